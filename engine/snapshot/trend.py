"""How a KPI went over the last eight periods: each as its own snapshot left it."""

from collections.abc import Sequence

from msgspec import Struct

from engine.dates import Period
from engine.kpi.catalogue import KpiValue
from engine.snapshot.history import History

PERIODS = 8
"""This one and seven before it: two months of weekly meetings, and one cell each beside the value (ext)."""
_BARS = "▁▂▃▄▅▆▇█"
_LEVEL = "▄"
"""Where all values are the same there is no way up or down."""
_UNKNOWN = "·"
_LEAST = 3
"""Values that make a trend: two are a change, which has a column of its own."""


class Point(Struct, frozen=True):
    """One period of a trend."""

    period: Period
    value: float | None
    """None where no snapshot knows it."""


def trend(value: KpiValue, period: Period, history: History) -> tuple[Point, ...]:
    """The last periods up to `period`, the oldest first; those before anything was known are left out.

    A period without a snapshot is as the one after it remembers it, as long as that one does.
    """
    known = {past.period: past.value(value.id, value.scope) for past in history.earlier}
    known[period] = value
    points: list[Point] = []
    later: KpiValue | None = None
    for _ in range(PERIODS):
        own = known.get(period)
        points.append(Point(period, _figure(own, later, value.currency)))
        period, later = period.before(), own
    while points and points[-1].value is None:
        points.pop()
    return tuple(reversed(points))


def _figure(own: KpiValue | None, later: KpiValue | None, currency: str | None) -> float | None:
    """Amounts of another currency are no part of the trend."""
    if own is not None and own.value is not None:
        return own.value if own.currency == currency else None
    return later.previous if later is not None and later.currency == currency else None


def bars(points: tuple[Point, ...]) -> str:
    """One cell a period, from the lowest value to the highest; nothing where the period before says it all."""
    values = [point.value for point in points if point.value is not None]
    if len(values) < _LEAST:
        return ""
    low, high = min(values), max(values)
    return "".join(_bar(point.value, low, high) for point in points)


def score_bars(scores: Sequence[float]) -> str:
    """One cell a score, from the lowest to the highest."""
    return "".join(_bar(score, min(scores), max(scores)) for score in scores)


def _bar(value: float | None, low: float, high: float) -> str:
    if value is None:
        return _UNKNOWN
    return _BARS[round((value - low) / (high - low) * (len(_BARS) - 1))] if high > low else _LEVEL
