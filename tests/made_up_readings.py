"""Readings of a made-up shop, for tests of the engine: one week of 2026, marketplaces US and UK."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from engine.dates import UTC8, Period, period_named
from engine.kpi.catalogue import KpiValue, Scope
from engine.kpi.scorecard import kpi_values
from engine.reports.placing import Review
from engine.reports.reading import Measured, Reading
from engine.reports.sources import Handed, Placed
from engine.reports.survey import survey
from engine.settings import Series, Settings, Team


def week(name: str) -> Period:
    """The week of that name."""
    period = period_named(name)
    assert period is not None
    return period


WEEK = week("2026-W47")
MEETING = datetime(2026, 11, 23, 10, 0, tzinfo=UTC8)
"""Monday morning in China: Sunday still runs in the US, and is over in the UK."""
LATER = datetime(2026, 11, 27, 10, 0, tzinfo=UTC8)
US = Settings(series=Series(marketplaces=("US",)))
US_UK = Settings(series=Series(marketplaces=("US", "UK")))


def days_of(period: Period) -> list[date]:
    """All its days."""
    return [period.start + timedelta(days=n) for n in range(period.days)]


def campaign(
    spend: float = 30.0,
    sales: float = 100.0,
    name: str = "Auto",
    period: Period = WEEK,
    currency: str = "USD",
    report: str = "sp_campaign",
    attribution: int | None = 7,
) -> Reading:
    """An ads report by day: the figures are those of one day."""
    rows = tuple(
        Measured(
            {"ad_spend": spend, "ad_sales": sales, "clicks": 20.0, "impressions": 4000.0},
            (row, row),
            start=day,
            end=day,
            currency=currency,
            campaign=name,
        )
        for row, day in enumerate(days_of(period), start=2)
    )
    return Reading(
        report,
        "utf-8",
        len(rows),
        rows,
        currencies=(currency,),
        first_day=period.start,
        last_day=period.end,
        basis="column",
        attribution_days=attribution,
    )


def business(sales: float = 2100.0, units: float = 70.0, sessions: float = 1000.0, currency: str = "USD") -> Reading:
    """A business report by ASIN: no date inside, the figures are those of the whole range."""
    values = {"sales": sales, "units": units, "sessions": sessions}
    row = Measured(values, (2, 2), asin="B0MADEUP01")
    return Reading("business_report_by_asin", "utf-8-sig", 1, (row,), currencies=(currency,))


def levels(report: str, as_of: datetime | None = None, sku: str | None = None, **values: float) -> Reading:
    """A report of levels, such as stock or account health."""
    row = Measured(dict(values), (2, 2), sku=sku, as_of=as_of)
    return Reading(report, "utf-8", 1, (row,), basis="column" if as_of else None)


def handed(
    reading: Reading, file: str = "reports/2026-W47/US/a.csv", at: datetime = MEETING, team: Team = "ads"
) -> Handed:
    """The report as it was handed in."""
    return Handed(file, at, team, reading)


def placed(
    reports: Sequence[Handed], settings: Settings = US, now: datetime = MEETING, period: Period = WEEK
) -> tuple[Placed, ...]:
    """The reports, looked at before the meeting."""
    return survey(reports, settings, Review(period, now, MEETING - timedelta(hours=48)))


def scored(
    reports: Sequence[Handed], settings: Settings = US, now: datetime = MEETING, period: Period = WEEK
) -> dict[tuple[str, Scope], KpiValue]:
    """All KPI values, by id and scope."""
    values = kpi_values(placed(reports, settings, now, period), period, period.before(), settings)
    return {(value.id, value.scope): value for value in values}
