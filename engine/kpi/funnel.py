"""The way from being seen to being bought, step by step, and where more was lost than in the period before (R17)."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from engine.kpi.catalogue import KPIS, KpiValue, Scope
from engine.words import Words

WAY = ("impressions", "clicks", "sessions", "units")
"""Ads are seen and clicked; shoppers come, from ads and otherwise, and buy."""
SEARCH_WAY = ("search_impressions", "search_clicks", "search_cart_adds", "search_purchases")
"""The same for searches alone, by Amazon's own count: every step goes on from the one before."""
OTHER_DOORS = ("sessions",)
"""Steps that more come to than the step before has: most sessions are no ad clicks, so their rate is no loss."""


class Step(Struct, frozen=True, omit_defaults=True):
    """How many got as far, and what share of the step before."""

    kpi: str
    count: float | None = None
    """None where no report tells it."""
    previous: float | None = None
    """The count of the period before."""
    rate: float | None = None
    """Percent of the step before; None for the first."""
    rate_before: float | None = None
    """The same in the period before."""

    @property
    def label(self) -> Words:
        """What is counted."""
        return KPIS[self.kpi].label

    @property
    def change(self) -> float | None:
        """By how many percent the rate changed; below 0, more was lost than before."""
        if self.rate is None or not self.rate_before:
            return None
        return 100 * (self.rate - self.rate_before) / self.rate_before


class Funnel(Struct, frozen=True):
    """All steps of one way in one marketplace, or in all."""

    steps: tuple[Step, ...]
    worst: int | None = None
    """Place of the step whose rate fell most; None where none fell, or nothing can be compared."""

    @property
    def known(self) -> bool:
        """Whether there is a step to be looked at."""
        return any(step.rate is not None for step in self.steps)


def funnel(values: Iterable[KpiValue], marketplace: str | None = None, way: Sequence[str] = WAY) -> Funnel:
    """The funnel out of the values of a snapshot; `way` is WAY or SEARCH_WAY."""
    scope = Scope(marketplace)
    known = {value.id: value for value in values if value.scope == scope and value.id in way}
    steps: list[Step] = []
    for kpi in way:
        value, before = known.get(kpi), steps[-1] if steps else None
        count, previous = (value.value, value.previous) if value else (None, None)
        rate, rate_before = (_share(count, before.count), _share(previous, before.previous)) if before else (None, None)
        steps.append(Step(kpi, count, previous, rate, rate_before))
    return Funnel(tuple(steps), _worst(steps))


def _share(count: float | None, of: float | None) -> float | None:
    return None if count is None or not of else 100 * count / of


def _worst(steps: Sequence[Step]) -> int | None:
    falls = [
        (change, place)
        for place, step in enumerate(steps)
        if (change := step.change) is not None and change < 0 and step.kpi not in OTHER_DOORS
    ]
    return min(falls)[1] if falls else None
