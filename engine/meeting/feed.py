"""What was just recorded, in one line for each fact: the feed of the screen, and what `play` prints."""

from collections.abc import Callable
from typing import Any

from engine.meeting import events as ev
from engine.meeting.fact import NotUnderstood
from engine.meeting.fed import fed_actions, fed_agenda, fed_holding, fed_records
from engine.meeting.state import Meeting
from engine.words import Words, same

Said = Callable[[Any, Meeting], tuple[Words, Words]]

_SAID: dict[type[ev.Event], Said] = {
    **fed_holding.SAID,
    **fed_agenda.SAID,
    **fed_records.SAID,
    **fed_actions.SAID,
    NotUnderstood: lambda fact, _: (Words("新版", "newer"), same(fact.of)),
}


def fact_said(fact: ev.Event, meeting: Meeting) -> tuple[Words, Words]:
    """The kind of a fact and what it says, for a person.

    Args:
        meeting: the state that the fact belongs to, for the titles of items.
    """
    return _SAID[type(fact)](fact, meeting)
