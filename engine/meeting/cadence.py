"""How often each marketplace is met about: every 7 days, Japan every 14 (R37, R38); and what is overdue."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from engine.dates import WEEKDAYS, week_of
from engine.settings import Series

USUAL_DAYS = 7
"""North America and Europe are met about once a week (R37)."""
LONGER_DAYS = {"JP": 14}
"""Japan once in two weeks (R38)."""
SHIFTED = timedelta(days=3)
"""A meeting held up to so many days early still stands for its week (ext)."""


def cadence(series: Series, marketplace: str) -> timedelta:
    """The time between two meetings about a marketplace."""
    usual = LONGER_DAYS.get(marketplace, USUAL_DAYS)
    return timedelta(days=series.cadence_days.get(marketplace, usual))


def due_marketplaces(series: Series, day: date, reviewed_on: Mapping[str, date]) -> tuple[str, ...]:
    """The marketplaces whose turn it is on `day`; all of them in a monthly meeting, and where none would be left."""
    if series.template == "monthly":
        return series.marketplaces
    due = tuple(
        code
        for code in series.marketplaces
        if code not in reviewed_on or day - reviewed_on[code] >= cadence(series, code) - SHIFTED
    )
    return due or series.marketplaces


def overdue_days(series: Series, today: date, reviewed_on: Mapping[str, date]) -> dict[str, int]:
    """Marketplace to the days by which its meeting is overdue; a monthly meeting is due by its calendar."""
    if series.template == "monthly":
        return {}
    late = {
        code: (today - reviewed_on[code] - cadence(series, code)).days
        for code in series.marketplaces
        if code in reviewed_on
    }
    return {code: days for code, days in late.items() if days > 0}


def next_meeting_day(series: Series, earliest: date, last: date | None) -> date:
    """The first day from `earliest` on which the series meets, counted from the week of its last meeting."""
    on = weekday(WEEKDAYS.index(series.weekday))
    if series.template == "monthly":
        first = earliest.replace(day=1)
        days = rrule(MONTHLY, byweekday=on(+1), dtstart=_midnight(first))
    else:
        shortest = min((cadence(series, code) for code in series.marketplaces), default=timedelta(days=USUAL_DAYS))
        begin = _midnight(week_of(last or earliest).start)
        days = rrule(WEEKLY, interval=max(1, shortest.days // 7), byweekday=on, dtstart=begin)
    found = days.after(_midnight(earliest), inc=True)
    return found.date() if found else earliest


def _midnight(day: date) -> datetime:
    """A day as dateutil takes it; neither zone nor hour play a part in counting days."""
    return datetime.combine(day, time(), UTC)
