"""What the review passed over: overdue actions on which nobody said a word."""

from datetime import date

from engine.meeting.actions import Action
from engine.meeting.state import Meeting


def unspoken(meeting: Meeting, today: date) -> tuple[Action, ...]:
    """Carried actions that are overdue, and that nothing in this meeting, or since the last one, is about (R60)."""
    return tuple(one for one in meeting.actions if one.from_meeting and not one.touched and one.late(today))
