"""The IPI over the past periods, with its forecast, and what more points may save in storage (R31, R33, R80)."""

from datetime import date
from itertools import combinations
from statistics import median

from msgspec import Struct

from engine.kpi.catalogue import Origin

STEP = 50.0
"""Points of the claim that so many of them lower storage cost by 7 to 12 % (R33)."""
LESS, MORE = 0.07, 0.12
"""The two ends of the claim; its source is a fee white paper of 2023, and nobody has proven it."""
HIGHEST = 1000.0
"""The scale of the score: 0 to 1,000."""
_TREND_NEEDS = 4
"""Scores below which no line is drawn: three may fall in a row by chance."""
_QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


class IpiPoint(Struct, frozen=True):
    """The score of one day."""

    day: date
    score: float


class IpiHistory(Struct, frozen=True, omit_defaults=True):
    """The scores of one marketplace, the oldest first."""

    marketplace: str
    target: float
    """What the house wants it to be at least (R32)."""
    points: tuple[IpiPoint, ...] = ()
    forecast: float | None = None
    """As logistics expects it (R31); None where nobody has written one down, which is said."""
    forecast_of: date | None = None
    """The day on which it was expected."""
    storage_fee: float | None = None
    """Of a month; None where nobody has written it down."""
    currency: str | None = None
    sources: tuple[Origin, ...] = ()

    @property
    def gap(self) -> float:
        """Points that the lower of score and forecast lacks to the target; 0 where none."""
        known = [point.score for point in self.points[-1:]]
        known += [self.forecast] if self.forecast is not None else []
        return max(0.0, self.target - min(known)) if known else 0.0

    def projected(self, day: date) -> float | None:
        """Where the scores lead by that day if they go on as they went (R80); None where too few are known.

        Theil's and Sen's line, the median of the slopes between any two points: one week that was mistyped or went
        badly does not turn it.
        """
        if len(self.points) < _TREND_NEEDS:
            return None
        slope = median((b.score - a.score) / (b.day - a.day).days for a, b in combinations(self.points, 2))
        first = self.points[0].day
        level = median(point.score - slope * (point.day - first).days for point in self.points)
        return min(HIGHEST, max(0.0, level + slope * (day - first).days))

    @property
    def saving(self) -> tuple[float, float] | None:
        """What closing the gap, or 50 points where there is none, would save a month if the claim holds (R33)."""
        if self.storage_fee is None:
            return None
        steps = (self.gap or STEP) / STEP
        return self.storage_fee * LESS * steps, self.storage_fee * MORE * steps


def next_check(day: date) -> date:
    """The end of the quarter, when Amazon looks at the score for the next one's capacity (ext)."""
    return next(end for month, last in _QUARTER_ENDS if (end := date(day.year, month, last)) >= day)
