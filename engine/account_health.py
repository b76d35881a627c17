"""Account health: the rates that Amazon judges the account by, beside what its own counts come to."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from engine.dates import Period
from engine.kpis import Scope
from engine.levels import nearest
from engine.measures import MEASURES
from engine.reading import Problem
from engine.results import Result, Results, rounded, unknown, worst
from engine.settings import Settings
from engine.sources import Fact
from engine.tallies import Ledger, doubts
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
DEFECTS = {
    "mfn": Rate("odr_mfn_rate", "odr_mfn_defects", "odr_mfn_orders"),
    "afn": Rate("odr_afn_rate", "odr_afn_defects", "odr_afn_orders"),
}
"""Seller-fulfilled and FBA orders: judged apart, and never merged."""
ROUNDING = 0.0006
"""Amazon gives rates to four places; what is off by more does not come from these counts."""


def account_health(ledger: Ledger, settings: Settings, period: Period, later: Period | None) -> Results:
    """All rates for each marketplace; for all together the worst, since each account is judged for itself."""
    found: Results = {}
    codes = settings.series.marketplaces
    for kpi, rate in RATES.items():
        for code in codes:
            found[kpi, Scope(code)] = _rate(ledger, code, rate, period, later)
        found[kpi, Scope()] = worst(kpi, [found[kpi, Scope(code)] for code in codes])
    for code in codes:
        parts = {side: _rate(ledger, code, rate, period, later) for side, rate in DEFECTS.items()}
        for side, part in parts.items():
            if part.value is not None:
                found["odr", Scope(code, fulfilment="afn" if side == "afn" else "mfn")] = part
        found["odr", Scope(code)] = worst("odr", list(parts.values()))
    found["odr", Scope()] = worst("odr", [found["odr", Scope(code)] for code in codes])
    return found


def _rate(ledger: Ledger, code: str, rate: Rate, period: Period, later: Period | None) -> Result:
    facts = nearest(ledger.levels(code, *rate), (rate.rate,), period, later)
    facts = facts or nearest(ledger.levels(code, *rate), (rate.part, rate.whole), period, later)
    if not facts:
        label = MEASURES[rate.rate].label
        return unknown(
            Words(f"{code} 站没有接近 {period.end} 的{label.zh}。", f"No {label.en} for {code} near {period.end}.")
        )
    values = facts[0].values
    flags = doubts(facts[:1])
    parts = {measure: values[measure] for measure in rate if measure in values}
    if values.get(rate.whole) == 0:
        reason = Words("窗口期内没有订单。", "There were no orders in the window.")
        return Result(None, facts, parts, flags, reason=reason)
    value = values[rate.rate] if rate.rate in values else values[rate.part] / values[rate.whole]
    return Result(rounded(100 * value), facts, parts, flags, reason=disagreement(values, rate))


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
    said = ((disagreement(fact.values, rate), fact) for fact in facts for rate in rates)
    return tuple(Problem(words, fact.rows[0]) for words, fact in said if words)
