"""What was just recorded, in one line for each fact: the feed of the screen, and what `play` prints."""

from collections.abc import Callable
from typing import Any

from engine.meeting import events as ev
from engine.meeting.facts.fact import NotUnderstood
from engine.meeting.feed_lines import of_actions, of_agenda, of_holding, of_records
from engine.meeting.state import Meeting
from engine.words import Words, same

Said = Callable[[Any, Meeting], tuple[Words, Words]]

_SAID: dict[type[ev.Event], Said] = {
    **of_holding.SAID,
    **of_agenda.SAID,
    **of_records.SAID,
    **of_actions.SAID,
    NotUnderstood: lambda fact, _: (Words("新版", "newer"), same(fact.of)),
}


def fact_said(fact: ev.Event, meeting: Meeting) -> tuple[Words, Words]:
    """The kind of a fact and what it says, for a person.

    Args:
        meeting: the state that the fact belongs to, for the titles of items.
    """
    return _SAID[type(fact)](fact, meeting)
