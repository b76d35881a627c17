"""How long, and how much longer: functions of the meeting and the moment, never of a clock."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Literal

from engine.meeting.state import ZERO, Item, Meeting, has_result, run_since

WARN_AT = 0.7
"""Share of an item's minutes after which a result should come into sight (R54)."""
AT_THE_END = ("assignment",)
"""Topics that come last by their nature: that they are still to come is nothing to warn of (R54; which ones: ext)."""


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


def over_slot(meeting: Meeting, now: datetime, more: timedelta = ZERO) -> timedelta:
    """By how much the meeting will pass its slot at this pace, with `more` for the current item; zero when it fits."""
    current = meeting.current
    left = ZERO if current is None else remaining(meeting, current, now)
    further = max(ZERO, left + more) - max(ZERO, left)
    return max(ZERO, elapsed(meeting, now) + still_needed(meeting, now) + further - meeting.slot)


Signal = Literal["", "warn", "up"]
"""What an item's clock says: nothing, 70 % gone, or time is up."""


def share_used(meeting: Meeting, item: Item, now: datetime) -> float:
    """Share of the item's minutes that is gone; past 1 in overrun."""
    return spent(meeting, item, now) / item.planned


def signal(meeting: Meeting, now: datetime) -> Signal:
    """What the clock of the current item says: at 70 % where a result is still missing, and when time is up (R54)."""
    item = meeting.current
    if item is None or not meeting.ticking:
        return ""
    share = share_used(meeting, item, now)
    if share >= 1:
        return "up"
    return "warn" if share >= WARN_AT and not has_result(meeting, item) else ""


def urgent_waiting(meeting: Meeting, now: datetime, red: Collection[str] = ()) -> tuple[Item, ...]:
    """The P1 items, and those with a `red` finding, still to come when 70 % of the meeting's time is gone (R54)."""
    if meeting.state != "running" or not meeting.slot or elapsed(meeting, now) < meeting.slot * WARN_AT:
        return ()
    waiting = (item for item in meeting.items if item.state == "waiting" and item.id not in AT_THE_END)
    return tuple(item for item in waiting if item.plan.priority == 1 or item.id in red)


def in_overtime(meeting: Meeting, now: datetime) -> timedelta:
    """By how much the meeting has passed its slot already (R52)."""
    return max(ZERO, elapsed(meeting, now) - meeting.slot) if meeting.slot else ZERO


def clock_said(duration: timedelta) -> str:
    """A duration as the screen shows it: 07:23, or 1:07:23 past an hour; the sign is the caller's."""
    seconds = int(abs(duration).total_seconds())
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
