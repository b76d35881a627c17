"""How old data is and whether that is too old; when reports are due, and whether they came in time."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from engine.dates import Period, moment_said
from engine.marketplaces import BY_CODE, end_of_day
from engine.reports.measures import HEALTH_LAG_DAYS, ads_type
from engine.reports.reading import Basis
from engine.reports.sources import Status
from engine.settings import Settings
from engine.words import Words, same

DEADLINE = timedelta(hours=48)
"""Reports are due this long before the meeting (R9)."""
CLOCKS_DIFFER = timedelta(minutes=5)
"""A timestamp this far ahead is another machine's clock, not the future (ext)."""
PROVISIONAL = timedelta(hours=72)
"""Ads figures of the last 72 h are still being booked: Amazon restates conversions (ext)."""

STATUS_SAID: dict[Status, Words] = {
    "fresh": Words("正常", "fresh"),
    "stale": Words("过期", "stale"),
    "future": Words("未来时间", "in the future"),
    "unzoned": Words("无时区", "no time zone"),
    "undated": Words("无日期", "no date"),
    "provisional": Words("未定稿", "provisional"),
}
DOUBTFUL: frozenset[Status] = frozenset({"stale", "future", "unzoned", "undated"})
"""What must be said before anyone decides on it (R56). Provisional data is in order, only not final."""


class Moment(Struct, frozen=True):
    """When a file's data is of, and what tells."""

    as_of: datetime
    basis: Basis
    days: Period | None = None
    """The days that told it, where it was days; they are of the zone of `as_of`."""
    partial: bool = False
    """Whether the file was written before those days were over, so that it cannot hold all of them."""


def as_of_said(as_of: datetime, now: datetime) -> Words:
    """The moment that data describes, in UTC+8; a day that still runs in its marketplace is said as that day."""
    if as_of <= now + CLOCKS_DIFFER:
        return same(moment_said(as_of))
    return Words(f"{as_of:%m-%d} 未结束", f"{as_of:%m-%d} not over")


def age_hours(as_of: datetime, now: datetime) -> float:
    """How old the data is, in hours to one decimal; never negative."""
    return max(0.0, round((now - as_of) / timedelta(hours=1), 1))


def deadline(meeting_at: datetime | None) -> datetime | None:
    """When the reports of a meeting are due (R9)."""
    return None if meeting_at is None else meeting_at - DEADLINE


def on_time(submitted_at: datetime, due: datetime | None) -> bool | None:
    """Whether it was handed in by the deadline; None while no meeting is planned."""
    return None if due is None else submitted_at <= due


def limit_hours(report: str, measures: Iterable[str], settings: Settings) -> float:
    """How old the report may be: the house limit, and for account health the days that Amazon keeps back."""
    own = settings.freshness.reports.get(report, settings.freshness.limit_hours)
    return own + 24.0 * max((HEALTH_LAG_DAYS.get(measure, 0) for measure in measures), default=0)


def status_of(moment: Moment, report: str, limit: float, unzoned: bool, now: datetime) -> Status:
    """How far the data can be trusted to be today's; the first that applies."""
    if unzoned:
        return "unzoned"
    if moment.basis == "file_time":
        return "undated"
    if _ahead(moment, now):
        return "future"
    if moment.days is not None and moment.as_of > now:
        return "provisional"
    if now - moment.as_of > timedelta(hours=limit):
        return "stale"
    if moment.partial:
        return "provisional"
    return "provisional" if ads_type(report) and now - moment.as_of <= PROVISIONAL else "fresh"


def _ahead(moment: Moment, now: datetime) -> bool:
    """Whether it speaks of what has not begun: a timestamp to come, a day that has not dawned there yet.

    A folder named for a period only says that the data lies inside it: its first day decides.
    """
    if moment.days is None:
        return moment.as_of > now + CLOCKS_DIFFER
    day = moment.days.start if moment.basis == "folder" else moment.days.end
    return day > now.astimezone(moment.as_of.tzinfo).date()


def worst(statuses: Iterable[Status]) -> Status:
    """The one that must be said first."""
    order: tuple[Status, ...] = ("unzoned", "undated", "future", "stale", "provisional", "fresh")
    return min(statuses, key=order.index, default="fresh")


def last_moment(days: Period, marketplaces: Sequence[str]) -> datetime | None:
    """The end of the last day where it ends last; None when no marketplace is known."""
    return max((end_of_day(code, days.end) for code in marketplaces if code in BY_CODE), default=None)
