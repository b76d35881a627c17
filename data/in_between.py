"""Emergency meetings that have ended and whose open actions no meeting of the series has taken over yet."""

from datetime import UTC, datetime

from msgspec import Struct

from data.workspace import Workspace
from engine.errors import KaihuiError
from engine.meeting.emergency import is_emergency
from engine.meeting.state import Meeting

_LOOKED_AT = 3
"""Meetings of the series, with this one: what ended before the first was taken over by the second, and may be done."""
_BEGINNING = datetime.min.replace(tzinfo=UTC)


class InBetween(Struct, frozen=True):
    """Emergency meetings beside the series."""

    meetings: tuple[Meeting, ...] = ()
    """Those that are still to be taken over."""
    going_on: str = ""
    """The one that was called and has not ended; empty where none is on."""
    unread: tuple[KaihuiError, ...] = ()
    """Why one could not be read: a damaged one holds up no meeting of the series."""


def held_in_between(workspace: Workspace, meeting: Meeting) -> InBetween:
    """Those that `meeting`, the latest of the series, has still to take over; no other file is read without any."""
    emergencies = [name for name in workspace.meeting_ids() if is_emergency(name)]
    if not emergencies:
        return InBetween()
    earlier = [name for name in workspace.series_ids() if name < meeting.id][1 - _LOOKED_AT :]
    series = (*map(workspace.meeting, earlier), meeting)
    since = (series[0].started_at or _BEGINNING) if len(series) == _LOOKED_AT else _BEGINNING
    known = {action.from_meeting for one in series for action in one.actions}
    day = str(since.date())
    held, unread = [], []
    for name in emergencies:
        # a whole month is allowed for zones: the name says the day in UTC+8
        if name not in known and name[:7] >= day[:7]:
            try:
                held.append(workspace.meeting(name))
            except KaihuiError as error:
                unread.append(error)
    going_on = next((one.id for one in reversed(held) if one.state != "closed"), "")
    return InBetween(tuple(one for one in held if _left_open(one, since)), going_on, tuple(unread))


def _left_open(emergency: Meeting, since: datetime) -> bool:
    """Whether it ended since then and left something to do."""
    ended = emergency.closed_at is not None and emergency.closed_at >= since
    return ended and any(action.status == "open" for action in emergency.own_actions)
