"""What one file comes to, window by window: for whoever wants to hold its sums against the page they came from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from math import fsum
from typing import Literal

from msgspec import Struct

from engine.reports.measures import MEASURES, Measure
from engine.reports.reading import Measured, Reading

Grain = Literal["shop", "campaign", "asin", "sku", "topic"]
"""What the rows of a window speak of: a report may tell the same sums at several grains, which are never added."""


class WindowSum(Struct, frozen=True, omit_defaults=True):
    """All rows of one window, marketplace, currency and grain."""

    values: dict[str, float]
    """Measure to sum; what several rows have and cannot be added, such as rates and ranks, is left out."""
    rows: int
    """Scopes that were added: campaigns, products or days."""
    grain: Grain = "shop"
    start: date | None = None
    end: date | None = None
    marketplace: str | None = None
    currency: str | None = None


def window_sums(reading: Reading, measures: Mapping[str, Measure] = MEASURES) -> tuple[WindowSum, ...]:
    """The sums of a file, the oldest window first; windows without days come before all others.

    Args:
        measures: all that is known of what a file may hold.
    """
    grouped: dict[tuple[date | None, date | None, Grain, str | None, str | None], list[Measured]] = defaultdict(list)
    for row in reading.measured:
        grouped[row.start, row.end, _grain(row), row.marketplace, row.currency].append(row)
    sums = [
        WindowSum(_added(rows, measures), len(rows), grain, start, end, marketplace, currency)
        for (start, end, grain, marketplace, currency), rows in grouped.items()
    ]
    return tuple(sorted(sums, key=_place))


def _grain(row: Measured) -> Grain:
    """The narrowest thing that the row names."""
    if row.topic:
        return "topic"
    return "sku" if row.sku else "asin" if row.asin else "campaign" if row.campaign else "shop"


def _added(rows: Iterable[Measured], measures: Mapping[str, Measure]) -> dict[str, float]:
    figures: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        for measure, value in row.values.items():
            figures[measure].append(value)
    return {name: fsum(values) for name, values in figures.items() if len(values) == 1 or _adds_up(name, measures)}


def _adds_up(measure: str, measures: Mapping[str, Measure]) -> bool:
    """Sums do, and the levels of stock that KPIs add; rates, ranks, days and scores do not, nor what is not known."""
    known = measures.get(measure)
    if known is None or known.kind == "sum":
        return known is not None
    return known.kind == "level" and measure in MEASURES and measure not in ("sales_rank", "ipi", "ipi_forecast")


def _place(one: WindowSum) -> tuple[date, date, str, str, str]:
    return one.start or date.min, one.end or date.min, one.grain, one.marketplace or "", one.currency or ""
