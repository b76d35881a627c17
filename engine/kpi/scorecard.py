"""From placed sources to KPI values: computed for the period and the one before, then judged."""

from collections.abc import Sequence

from engine.dates import Period
from engine.kpi.account_health import account_health
from engine.kpi.by_hand import filled_by_hand
from engine.kpi.catalogue import KPIS, Kpi, KpiValue, Origin, Scope
from engine.kpi.flows import flows
from engine.kpi.lights import house_targets, light
from engine.kpi.results import Result, Results
from engine.kpi.search import searches
from engine.kpi.stocks import stocks
from engine.kpi.tallies import Ledger
from engine.kpi.unhappy import unhappy
from engine.reports.measures import ads_type
from engine.reports.sources import Fact, Placed
from engine.settings import Settings


def kpi_values(placed: Sequence[Placed], period: Period, previous: Period, settings: Settings) -> tuple[KpiValue, ...]:
    """All KPIs in the order of the scorecard, whole shops before what is narrower."""
    ledger = Ledger(placed)
    now = _results(ledger, settings, period, None)
    before = _results(ledger, settings, previous, period)
    house = house_targets(settings)
    order = {kpi: place for place, kpi in enumerate(KPIS)}
    codes = {code: place for place, code in enumerate(settings.series.marketplaces)}
    keys = sorted(now, key=lambda key: (order[key[0]], *_place(key[1], codes)))
    return tuple(_value(house[kpi], scope, now[kpi, scope], before.get((kpi, scope))) for kpi, scope in keys)


def _results(ledger: Ledger, settings: Settings, period: Period, later: Period | None) -> Results:
    found = {
        **flows(ledger, settings, period),
        **searches(ledger, settings, period),
        **stocks(ledger, settings, period, later),
        **account_health(ledger, settings, period, later),
        **unhappy(ledger, settings, period, later),
    }
    return filled_by_hand(found, ledger, settings, period, later)


def _place(scope: Scope, codes: dict[str, int]) -> tuple[bool, int, str, str, str, str]:
    code = -1 if scope.marketplace is None else codes[scope.marketplace]
    return scope.narrow, code, scope.fulfilment or "", scope.campaign or "", scope.asin or "", scope.sku or ""


def _value(kpi: Kpi, scope: Scope, result: Result, before: Result | None) -> KpiValue:
    previous = before.value if before and _comparable(kpi, result, before) else None
    return KpiValue(
        id=kpi.id,
        scope=scope,
        unit=kpi.unit,
        status=light(kpi, result.value, previous),
        formula=result.formula or kpi.formula,
        value=result.value,
        previous=previous,
        currency=result.currency,
        target=kpi.target,
        ceiling=kpi.ceiling,
        as_of=min((fact.as_of for fact in result.facts), default=None),
        sources=origins(result.facts),
        parts=result.parts,
        flags=tuple(sorted(result.flags | _weak(result.facts))),
        reason=result.reason,
    )


def _comparable(kpi: Kpi, result: Result, before: Result) -> bool:
    """Whether a change is one of the shop, and not of what was handed in.

    Some marketplaces against all of them say nothing, and a sum of some days is none of all; a rate may lack a day.
    """
    if result.currency != before.currency:
        return False
    now, then = _marketplaces(result), _marketplaces(before)
    if now < then or then < now:
        return False
    adds_up = kpi.unit in ("count", "money")
    return not adds_up or ("partial" in result.flags) == ("partial" in before.flags)


def _marketplaces(result: Result) -> set[str | None]:
    return {fact.marketplace for fact in result.facts}


def _weak(facts: Sequence[Fact]) -> frozenset[str]:
    """Flagged where it rests on nothing but ads figures that are still being booked."""
    ads = any(ads_type(fact.report) for fact in facts)
    return frozenset({"weak"} if ads and all(fact.status == "provisional" for fact in facts) else ())


def origins(facts: Sequence[Fact]) -> tuple[Origin, ...]:
    """Each file once, with the span of its rows."""
    spans: dict[str, tuple[int, int]] = {}
    for fact in facts:
        known = spans.get(fact.file)
        if known is None or fact.rows[0] < known[0] or fact.rows[1] > known[1]:
            first, last = known or fact.rows
            spans[fact.file] = min(first, fact.rows[0]), max(last, fact.rows[1])
    return tuple(Origin(file, *span) for file, span in sorted(spans.items()))
