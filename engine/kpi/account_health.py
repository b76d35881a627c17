"""Account health: the rates that Amazon judges the account by, for each marketplace, and the worst for all."""

from engine.dates import Period
from engine.kpi.catalogue import Scope
from engine.kpi.levels import nearest
from engine.kpi.results import Result, Results, rounded, unknown, worst, worst_of_all
from engine.kpi.tallies import Ledger, doubts
from engine.reports.measures import MEASURES
from engine.reports.rates import DEFECTS, RATES, Rate, disagreement
from engine.settings import Settings
from engine.words import Words, spaced


def account_health(ledger: Ledger, settings: Settings, period: Period, later: Period | None) -> Results:
    """All rates for each marketplace; for all together the worst, since each account is judged for itself."""
    found: Results = {}
    codes = settings.series.marketplaces
    for kpi, rate in RATES.items():
        for code in codes:
            found[kpi, Scope(code)] = _rate(ledger, code, rate, period, later)
        found[kpi, Scope()] = worst_of_all(kpi, {code: found[kpi, Scope(code)] for code in codes})
    for code in codes:
        parts = {side: _rate(ledger, code, rate, period, later) for side, rate in DEFECTS.items()}
        for side, part in parts.items():
            if part.value is not None:
                found["odr", Scope(code, fulfilment=side)] = part
        found["odr", Scope(code)] = worst("odr", list(parts.values()))
    found["odr", Scope()] = worst_of_all("odr", {code: found["odr", Scope(code)] for code in codes})
    return found


def _rate(ledger: Ledger, code: str, rate: Rate, period: Period, later: Period | None) -> Result:
    facts = nearest(ledger.levels(code, *rate), (rate.rate,), period, later)
    facts = facts or nearest(ledger.levels(code, *rate), (rate.part, rate.whole), period, later)
    if not facts:
        label = MEASURES[rate.rate].label
        return unknown(
            Words(
                spaced(f"{code} 站没有接近 {period.end} 的{label.zh}。"), f"No {label.en} for {code} near {period.end}."
            )
        )
    values = facts[0].values
    flags = doubts(facts[:1])
    parts = {measure: values[measure] for measure in rate if measure in values}
    if values.get(rate.whole) == 0:
        reason = Words("窗口期内没有订单。", "There were no orders in the window.")
        return Result(None, facts, parts, flags, reason=reason)
    value = values[rate.rate] if rate.rate in values else values[rate.part] / values[rate.whole]
    return Result(rounded(100 * value), facts, parts, flags, reason=disagreement(values, rate))
