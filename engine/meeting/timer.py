"""How long, how much longer, and what it costs: functions of the meeting and the moment, never of a clock."""

from datetime import datetime, timedelta

from msgspec import Struct

from engine.meeting.state import ZERO, Item, Meeting, run_since
from engine.settings import Cost


def spent(meeting: Meeting, item: Item, now: datetime) -> timedelta:
    """Time on the item's clock."""
    return item.spent + (run_since(meeting, now) if item.state == "current" else ZERO)


def remaining(meeting: Meeting, item: Item, now: datetime) -> timedelta:
    """Time left of the item's minutes; negative in overrun (R53)."""
    return item.planned - spent(meeting, item, now)


def overrun(meeting: Meeting, item: Item, now: datetime) -> timedelta:
    """Time past the item's minutes, zero before."""
    return max(ZERO, -remaining(meeting, item, now))


def elapsed(meeting: Meeting, now: datetime) -> timedelta:
    """Time on the meeting's clock, pauses left out."""
    return meeting.ran + run_since(meeting, now)


def still_needed(meeting: Meeting, now: datetime) -> timedelta:
    """What the agenda still asks for: the rest of the current item, and every waiting one in full."""
    current = meeting.current
    rest = ZERO if current is None else max(ZERO, remaining(meeting, current, now))
    return rest + sum((item.planned for item in meeting.items if item.state == "waiting"), ZERO)


def ends_at(meeting: Meeting, now: datetime) -> datetime:
    """When the meeting will end at this pace."""
    return now + still_needed(meeting, now)


def over_slot(meeting: Meeting, now: datetime) -> timedelta:
    """By how much the meeting will pass its slot at this pace; zero when it fits (R74)."""
    return max(ZERO, elapsed(meeting, now) + still_needed(meeting, now) - meeting.slot)


class MeetingCost(Struct, frozen=True):
    """What the meeting has cost in working time, as a range in yuan (R49)."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """The one figure that the header shows."""
        return (self.low + self.high) / 2


def cost(meeting: Meeting, now: datetime, rate: Cost) -> MeetingCost:
    """The cost so far: minutes on the clock times yuan a minute (R49)."""
    minutes = elapsed(meeting, now) / timedelta(minutes=1)
    return MeetingCost(minutes * rate.per_minute_low, minutes * rate.per_minute_high)


def clock_said(duration: timedelta) -> str:
    """A duration as the screen shows it: 07:23, or 1:07:23 past an hour; the sign is the caller's."""
    seconds = int(abs(duration).total_seconds())
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
