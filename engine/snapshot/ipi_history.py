"""From placed reports to the history of the IPI: what was written down week by week, each day once."""

from collections.abc import Iterable, Sequence

from engine.dates import Period
from engine.kpi.levels import nearest
from engine.kpi.scorecard import origins
from engine.reports.once import once
from engine.reports.sources import Fact, Placed
from engine.snapshot.ipi import IpiHistory, IpiPoint

MOST = 26
"""Points that are kept: half a year of weeks, so that a fall before mid-year is seen coming (R80 asks for twelve)."""
_TOLD = frozenset({"ipi", "ipi_forecast", "storage_fee"})


def ipi_histories(
    placed: Sequence[Placed], period: Period, target: float, marketplaces: Iterable[str]
) -> tuple[IpiHistory, ...]:
    """What each marketplace's scores were up to the end of the period; one without a score is left out."""
    facts = [fact for one in placed for fact in one.facts if not _TOLD.isdisjoint(fact.values)]
    apart = {code: [fact for fact in facts if fact.marketplace == code] for code in marketplaces}
    found = (_history(told, period, target, code) for code, told in apart.items())
    return tuple(one for one in found if one.points or one.forecast is not None)


def _history(facts: Sequence[Fact], period: Period, target: float, marketplace: str) -> IpiHistory:
    # a score that is written down on the Monday of the meeting still speaks for the week before it
    ended = [fact for fact in facts if (fact.as_of.date() - period.end).days < period.days]
    scored = once(fact for fact in ended if fact.values.keys() & {"ipi", "ipi_forecast"})
    scored.sort(key=lambda fact: fact.as_of)
    points = {fact.as_of.date(): fact.values["ipi"] for fact in scored if "ipi" in fact.values}
    expected = next((fact for fact in reversed(scored) if "ipi_forecast" in fact.values), None)
    fee = nearest(ended, ("storage_fee",), period)
    return IpiHistory(
        marketplace,
        target,
        points=tuple(IpiPoint(day, score) for day, score in points.items())[-MOST:],
        forecast=expected.values["ipi_forecast"] if expected else None,
        forecast_of=expected.as_of.date() if expected else None,
        storage_fee=sum(fact.values["storage_fee"] for fact in fee) if fee else None,
        currency=fee[0].currency if fee else None,
        sources=origins([*scored, *fee]),
    )
