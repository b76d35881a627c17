"""From a report as it was handed in to a source with its facts: whose, which days, how old, and what is wrong."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec
from msgspec import Struct

from engine.dates import Period
from engine.marketplaces import end_of_day
from engine.reports.belonging import NO_ROW, Folders, Home, covered, folders_of, has_sums, homes_of, period_problems
from engine.reports.freshness import PROVISIONAL, Moment, last_moment, limit_hours, on_time, status_of, worst
from engine.reports.measures import HEALTH_LAG_DAYS, MEASURES, ads_type, only_levels
from engine.reports.reading import Measured, Problem
from engine.reports.sources import Fact, Handed, Placed, Source, Status
from engine.settings import Settings


class Review(Struct, frozen=True):
    """What a meeting looks at, and when."""

    period: Period
    now: datetime
    due: datetime | None = None
    """When its reports are due."""


def place(handed: Handed, settings: Settings, review: Review) -> Placed:
    """The source that a report makes, and its facts."""
    series, reading = settings.series.marketplaces, handed.reading
    folders = folders_of(handed.file, series)
    rows = reading.measured or (NO_ROW,)
    homes = homes_of(rows, reading, folders, series)
    codes = tuple(sorted({home.marketplace for home in homes if home.marketplace}))
    days = covered(reading, folders)
    moment = _moment(handed, folders, days, codes or series)
    measures = {measure for row in reading.measured for measure in row.values}
    limit = limit_hours(reading.report, measures, settings)
    status = status_of(moment, reading.report, limit, reading.unzoned, review.now)
    facts = tuple(
        _fact(handed, row, home, days, moment, status, settings, review.now)
        for row, home in zip(reading.measured, homes, strict=False)
    )
    currencies = {home.currency for home in homes if home.currency}
    reviewed = _in_review(folders, facts, review.period)
    source = Source(
        file=handed.file,
        report=reading.report,
        team=handed.team,
        encoding=reading.encoding,
        rows=reading.rows,
        as_of=moment.as_of,
        basis=moment.basis,
        submitted_at=handed.submitted_at,
        status=worst(_judged(facts) or [status]),
        marketplace=codes[0] if len(codes) == 1 else None,
        marketplaces=codes,
        currency=next(iter(currencies)) if len(currencies) == 1 else None,
        period=days,
        on_time=on_time(handed.submitted_at, review.due) if reviewed else None,
        in_review=reviewed,
        limit_hours=limit,
        problems=(*_home_problems(rows, homes), *period_problems(reading, folders), *reading.problems),
    )
    return Placed(source, facts, reading.voice, reading.lost)


def _home_problems(rows: Sequence[Measured], homes: Sequence[Home]) -> tuple[Problem, ...]:
    """Each thing that is wrong with the rows' homes once, at the first row that it meets."""
    seen: dict[str, Problem] = {}
    for row, home in zip(rows, homes, strict=True):
        if home.problem:
            whole = len(set(homes)) == 1
            seen.setdefault(home.problem.en, Problem(home.problem, None if whole else row.rows[0]))
    return tuple(seen.values())


def _moment(handed: Handed, folders: Folders, days: Period | None, codes: Sequence[str]) -> Moment:
    """When the file's data is of: what it says, else its folder, else the file's own time.

    Args:
        codes: the marketplaces whose day may be meant: all of the series where nothing settles which.
    """
    reading = handed.reading
    stamps = [row.as_of for row in reading.measured if row.as_of]
    if reading.as_of or stamps:
        return Moment(reading.as_of or max(stamps), reading.basis or "column")
    by_folder = days is not None and reading.last_day is None and not any(row.end for row in reading.measured)
    if by_folder and reading.generated_at and not has_sums(reading):
        return Moment(reading.generated_at, "metadata")
    last = last_moment(days, codes) if days else None
    if days and last:
        return (
            _by_folder(days, last, handed.submitted_at) if by_folder else Moment(last, reading.basis or "column", days)
        )
    if reading.generated_at:
        return Moment(reading.generated_at, "metadata")
    return Moment(handed.submitted_at, "file_time")


def _by_folder(days: Period, last: datetime, submitted_at: datetime) -> Moment:
    """The end of the folder's days, or when it was handed in, where their last had not begun: Saturday knows no Sunday.

    A file time before the first of the days is another clock's, and tells nothing.
    """
    written = submitted_at.astimezone(last.tzinfo)
    if days.start <= written.date() < days.end:
        return Moment(written, "folder", days, partial=True)
    return Moment(last, "folder", days)


def _fact(
    handed: Handed,
    row: Measured,
    home: Home,
    days: Period | None,
    moment: Moment,
    status: Status,
    settings: Settings,
    now: datetime,
) -> Fact:
    reading = handed.reading
    own = _own_moment(row, home, moment)
    if own is not None:
        limit = limit_hours(reading.report, row.values, settings)
        status = status_of(own, reading.report, limit, reading.unzoned, now)
    elif row.end and home.marketplace and status == "provisional" and ads_type(reading.report):
        final = now - end_of_day(home.marketplace, row.end) > PROVISIONAL
        status = "fresh" if final else status
    return Fact(
        file=handed.file,
        report=reading.report,
        rows=row.rows,
        values=row.values,
        submitted_at=handed.submitted_at,
        as_of=(own or moment).as_of,
        status=status,
        marketplace=home.marketplace,
        currency=home.currency,
        start=row.start or (days.start if days else None),
        end=row.end or (days.end if days else None),
        campaign=row.campaign,
        asin=row.asin,
        sku=row.sku,
        fnsku=row.fnsku,
        topic=row.topic,
        attribution_days=reading.attribution_days,
    )


def _judged(facts: Sequence[Fact]) -> list[Status]:
    """The state of the newest fact of each measure that a KPI may rest on; older days are there by right."""
    judged: list[Status] = []
    seen: set[str] = set()
    for fact in sorted(facts, key=_days_end, reverse=True):
        unseen = fact.values.keys() - seen
        if not unseen.isdisjoint(MEASURES):
            judged.append(fact.status)
        seen |= unseen
    return judged


def _days_end(fact: Fact) -> tuple[datetime, date]:
    return fact.as_of, fact.end or date.min


def _own_moment(row: Measured, home: Home, moment: Moment) -> Moment | None:
    """When a level is of, where its row tells it: metrics of account health end at different days."""
    if not only_levels(row.values):
        return None
    day = Period(row.end, row.end) if row.end else None
    if row.as_of:
        # Amazon ends a window at the last minute of a day that may still be running
        return Moment(row.as_of, moment.basis, day)
    if row.end and home.marketplace:
        return Moment(end_of_day(home.marketplace, row.end), moment.basis, day)
    return None


def _in_review(folders: Folders, facts: Sequence[Fact], period: Period) -> bool:
    """Whether it speaks of the period: its folder says so, or its days, or its levels are about that old."""
    if folders.period and folders.period.touches(period.start, period.end):
        return True
    return any(speaks_of(fact, period) for fact in facts)


def speaks_of(fact: Fact, period: Period) -> bool:
    """Whether a fact is of the period: its days touch it, or its level is nearest to that period's end."""
    if not only_levels(fact.values):
        return fact.start is not None and fact.end is not None and period.touches(fact.start, fact.end)
    return days_apart(fact, period) < period.days


def days_apart(fact: Fact, period: Period) -> int:
    """How many days a level lies from the period's end; the days that Amazon keeps back do not count."""
    behind = (period.end - fact.as_of.date()).days
    if behind <= 0:
        return -behind
    return max(0, behind - max((HEALTH_LAG_DAYS.get(measure, 0) for measure in fact.values), default=0))


def with_problem(placed: Placed, problem: Problem) -> Placed:
    """The same, with one more thing said about it."""
    source = msgspec.structs.replace(placed.source, problems=(*placed.source.problems, problem))
    return msgspec.structs.replace(placed, source=source)
