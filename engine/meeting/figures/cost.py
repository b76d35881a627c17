"""What a meeting costs in working time: by the hours of those who were there, else by a range a minute (R49)."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from engine.meeting.state import ZERO, Meeting, run_since
from engine.meeting.timer import elapsed
from engine.settings import Cost

_HOUR = timedelta(hours=1)
ANYBODY = "*"
"""The rate of whoever has none of their own."""


class MeetingCost(Struct, frozen=True):
    """What the meeting has cost in working time, as a range in yuan (R49)."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """The one figure that the header shows."""
        return (self.low + self.high) / 2


def cost(meeting: Meeting, now: datetime, rate: Cost) -> MeetingCost:
    """The cost so far: hours of those who were there by their rates, where the team gives any; else minutes on the
    clock times yuan a minute (R49)."""
    if rate.per_hour:
        known = sum(hours / _HOUR * _hourly(meeting, name, rate.per_hour) for name, hours in _sat(meeting, now).items())
        return MeetingCost(known, known)
    minutes = elapsed(meeting, now) / timedelta(minutes=1)
    return MeetingCost(minutes * rate.per_minute_low, minutes * rate.per_minute_high)


def cost_per_decision(meeting: Meeting, now: datetime, rate: Cost) -> float | None:
    """Yuan for each decision; None while nothing is decided (R49)."""
    return cost(meeting, now, rate).middle / len(meeting.decisions) if meeting.decisions else None


def _sat(meeting: Meeting, now: datetime) -> dict[str, timedelta]:
    more = run_since(meeting, now)
    return {**meeting.sat, **{name: meeting.sat.get(name, ZERO) + more for name in meeting.present}}


def _hourly(meeting: Meeting, name: str, per_hour: Mapping[str, float]) -> float:
    """By name, else by role, else the rate of anybody; where there is none either, the mean of those given."""
    for key in (name, meeting.role_of(name), ANYBODY):
        if key in per_hour:
            return per_hour[key]
    return sum(per_hour.values()) / len(per_hour)
