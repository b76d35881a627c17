"""The rates that Amazon judges an account by, as its report gives them, and what its own counts come to."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from engine.reports.measures import MEASURES
from engine.reports.reading import Problem
from engine.reports.sources import Fact
from engine.words import Words


class Rate(NamedTuple):
    """The measures that tell one rate."""

    rate: str
    part: str
    whole: str


RATES = {
    "vtr": Rate("vtr_rate", "vtr_valid", "vtr_shipments"),
    "lsr": Rate("lsr_rate", "lsr_late", "lsr_orders"),
    "cancel_rate": Rate("cancel_rate", "cancel_cancelled", "cancel_orders"),
}
DEFECTS: dict[Literal["mfn", "afn"], Rate] = {
    "mfn": Rate("odr_mfn_rate", "odr_mfn_defects", "odr_mfn_orders"),
    "afn": Rate("odr_afn_rate", "odr_afn_defects", "odr_afn_orders"),
}
"""Seller-fulfilled and FBA orders: judged apart, and never merged."""
ROUNDING = 0.0006
"""Amazon gives rates to four places; what is off by more does not come from these counts."""


def disagreement(values: Mapping[str, float], rate: Rate) -> Words | None:
    """A sentence where Amazon's counts do not come to the rate that it gives; the account is judged by the rate."""
    if rate.rate not in values or rate.part not in values or not values.get(rate.whole):
        return None
    counted = values[rate.part] / values[rate.whole]
    if abs(counted - values[rate.rate]) <= ROUNDING:
        return None
    label = MEASURES[rate.rate].label
    return Words(
        f"{label.zh}：报表给的是 {values[rate.rate]:.2%}，按计数 {values[rate.part]:g} / {values[rate.whole]:g} 是 "
        f"{counted:.2%}；以报表给的为准。",
        f"{label.en}: the report gives {values[rate.rate]:.2%}, its counts {values[rate.part]:g} / "
        f"{values[rate.whole]:g} come to {counted:.2%}; the given rate counts.",
    )


def disagreements(facts: Iterable[Fact]) -> tuple[Problem, ...]:
    """All rates of a report that its own counts do not come to."""
    rates = (*RATES.values(), *DEFECTS.values())
    given = {rate.rate for rate in rates}
    telling = [fact for fact in facts if not given.isdisjoint(fact.values)]  # of thousands, a handful
    said = ((disagreement(fact.values, rate), fact) for fact in telling for rate in rates)
    return tuple(Problem(words, fact.rows[0]) for words, fact in said if words)
