"""What the review passed over: overdue actions on which nobody said a word."""

from datetime import date

from engine.meeting.actions import Action
from engine.meeting.events import ActionAmended, ActionDeferred, ActionProgressed, ActionRedated, Facts
from engine.meeting.state import Meeting

_WORDS = (ActionAmended, ActionDeferred, ActionProgressed, ActionRedated)


def unspoken(meeting: Meeting, facts: Facts, today: date) -> tuple[Action, ...]:
    """Carried actions that are overdue, and that nothing in this meeting, or since the last one, is about (R60)."""
    spoken = {fact.id for fact in facts if isinstance(fact, _WORDS) and fact.move in meeting.moves}
    return tuple(
        action
        for action in meeting.actions
        if action.from_meeting and action.status == "open" and action.late(today) and action.id not in spoken
    )
