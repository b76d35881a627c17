"""What is read back before a meeting closes, and what each record still lacks (R23, R57, R69)."""

from typing import Literal

from engine.meeting.actions import Action
from engine.meeting.records import Decision
from engine.meeting.state import Meeting

Lack = Literal["owner", "due", "accept"]
"""What an action cannot be handed out without, in the order in which it is asked for."""


def read_out(meeting: Meeting) -> tuple[Decision | Action, ...]:
    """This meeting's decisions, its open actions, then older actions that still lack something."""
    older = [one for one in meeting.actions if one.from_meeting and one.status == "open" and one.lacks]
    return (*meeting.decisions, *(one for one in meeting.own_actions if one.status == "open"), *older)


def lacks_of(meeting: Meeting, record: str) -> tuple[Lack, ...]:
    """What an action lacks; nothing where it is 待定 for a reason. A decision is whole as it stands."""
    action = meeting.action(record)
    if action is None or action.status != "open":
        return ()
    lacks: list[Lack] = []
    if "owner" in action.lacks:
        lacks.append("owner")
    if "due" in action.lacks:
        lacks.append("due")
    if action.lacks_acceptance:
        lacks.append("accept")
    return tuple(lacks)


def first_lack(meeting: Meeting, record: str) -> Lack | None:
    """What to ask for next."""
    return next(iter(lacks_of(meeting, record)), None)
