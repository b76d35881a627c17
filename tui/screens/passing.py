"""Leaving the review: overdue actions that it passed over are named, since nobody answers for them until next time."""

from data.session import Session
from engine.dates import day_in_utc8
from engine.meeting.agenda import REVIEW
from engine.meeting.events import Facts, ItemOpened
from engine.meeting.figures.unspoken import unspoken
from engine.words import Words, joined, same
from tui.keymap import Keymap


def passed_over(facts: Facts, session: Session, keymap: Keymap) -> Words | None:
    """Said once the review is left, with the key that goes back; None where every overdue action had its word."""
    opened = [fact.item for fact in session.log.read() if isinstance(fact, ItemOpened)]
    if not any(isinstance(fact, ItemOpened) for fact in facts) or opened[-2:-1] != [REVIEW]:
        return None
    left = [same(action.id) for action in unspoken(session.meeting, day_in_utc8(session.clock.now()))]
    return keymap.worded(_SAID) + joined(left) if left else None


_SAID = Words("逾期没有交代（{previous} 回去）：", "Overdue, and not a word on them ({previous} goes back): ")
