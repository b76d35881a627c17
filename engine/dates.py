"""UTC+8 and the periods that a meeting reviews. Due dates are in due.py, days of marketplaces in theirs."""

from datetime import date, datetime, timedelta, timezone
from typing import Literal, get_args

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from engine.words import Words, same

UTC8 = timezone(timedelta(hours=8), "UTC+8")
"""Where the scribe sits. China has no summer time, so a fixed offset is exact."""

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
PeriodKind = Literal["week", "month"]
"""What a series reviews (R3)."""
WEEKDAYS_SAID = tuple(
    Words(f"周{zh}", en)
    for zh, en in zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True)
)


class Period(Struct, frozen=True, order=True):
    """A week (Monday to Sunday) or a month under review, as days of each marketplace, both inclusive."""

    start: date
    end: date

    @property
    def name(self) -> str:
        """The period as folders are named for it: 2026-W47, 2026-11, or both days when it is neither."""
        if self == week_of(self.start):
            year, week, _ = self.start.isocalendar()
            return f"{year}-W{week:02}"
        if self == month_of(self.start):
            return f"{self.start:%Y-%m}"
        return f"{self.start}..{self.end}"

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    def before(self) -> "Period":
        """The period of the same kind just before this one."""
        if self == month_of(self.start):
            return month_of(self.start - timedelta(days=1))
        length = timedelta(days=self.days)
        return Period(self.start - length, self.end - length)

    def covers(self, start: date, end: date) -> bool:
        """Whether the window lies wholly inside."""
        return self.start <= start and end <= self.end

    def touches(self, start: date, end: date) -> bool:
        """Whether the window shares a day with it."""
        return start <= self.end and self.start <= end


def week_of(day: date) -> Period:
    """The Monday-to-Sunday week that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def month_of(day: date) -> Period:
    """The calendar month that holds `day`."""
    first = day.replace(day=1)
    return Period(first, first + relativedelta(months=1, days=-1))


def period_under_review(moment: datetime, kind: PeriodKind) -> Period:
    """The last whole week or month before `moment`'s day in UTC+8 (R3)."""
    today = day_in_utc8(moment)
    return (week_of(today) if kind == "week" else month_of(today)).before()


def period_named(name: str) -> Period | None:
    """The period that a folder name stands for: 2026-W47 or 2026-11; None for any other name."""
    try:
        if "-W" in name.upper() and len(name) == 8:
            year, week = name.upper().split("-W")
            return week_of(date.fromisocalendar(int(year), int(week), 1)) if int(year) in OUR_AGE else None
        if len(name) == 7 and name[4] == "-":
            return month_of(date(int(name[:4]), int(name[5:]), 1)) if int(name[:4]) in OUR_AGE else None
    except ValueError:
        return None
    return None


OUR_AGE = range(1990, 2200)
"""Years that a report or a script can mean; others are slips, and the calendar's ends break arithmetic."""


def moment_named(text: str) -> datetime | None:
    """The moment that ISO 8601 text stands for, in UTC+8 where it has no offset; None for any other text.

    A year of another age is a slip, and would lead out of the calendar.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.year not in OUR_AGE:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC8)


def in_utc8(moment: datetime) -> datetime:
    """`moment` as the scribe reads it."""
    return moment.astimezone(UTC8)


def day_in_utc8(moment: datetime) -> date:
    """The scribe's day at `moment`."""
    return in_utc8(moment).date()


def day_said(day: date) -> Words:
    """A day with its weekday: 2026-11-27 周五."""
    return same(f"{day} ") + WEEKDAYS_SAID[day.weekday()]


def time_said(moment: datetime) -> str:
    """Hours and minutes in UTC+8: 10:21."""
    return f"{in_utc8(moment):%H:%M}"


def moment_said(moment: datetime) -> str:
    """Month, day, hours and minutes in UTC+8: 11-23 10:21."""
    return f"{in_utc8(moment):%m-%d %H:%M}"
