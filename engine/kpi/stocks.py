"""KPIs out of levels: days of supply, turnover, agreement with the ERP, IPI, rank."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import fsum

from engine.dates import Period
from engine.kpi.catalogue import Scope
from engine.kpi.levels import nearest
from engine.kpi.pools import each_stock_once
from engine.kpi.results import Result, Results, of_all, rounded, unknown, worst_of_all
from engine.kpi.tallies import Ledger, amounts, doubts, tally
from engine.reports.measures import MEASURES
from engine.reports.sources import Fact
from engine.settings import Settings
from engine.words import Words, spaced

COUNTED = ("days_of_supply", "inventory_turnover", "inventory_sync_error")
"""KPIs that stand or fall with the count of stock; the IPI is Amazon's own."""
SCORES = ("ipi", "ipi_forecast")
"""What Amazon scores by itself, now and as logistics expects it (R31)."""
DAYS_SOLD = 30.0
"""The window of units_30d. Of Amazon's four kinds of days of supply none is taken; this one can be recomputed."""


def stocks(ledger: Ledger, settings: Settings, period: Period, later: Period | None) -> Results:
    """All KPIs that are levels, for all marketplaces together and for each."""
    found: Results = {}
    codes = settings.series.marketplaces
    supply = {code: _supply_parts(ledger, code, period, later) for code in codes}
    for code in codes:
        found["days_of_supply", Scope(code)] = _supply([supply[code]], code, period)
        for sku, facts in _by_sku(supply[code][0]).items():
            if sku and all("units_30d" in fact.values for fact in facts):
                found["days_of_supply", Scope(code, sku=sku)] = _supply([(facts, None)], code, period)
        found["inventory_turnover", Scope(code)] = _turnover(ledger, [code], period, later)
        found.update(_sync(ledger, code, period, later))
        for score in SCORES:
            found[score, Scope(code)] = _score(ledger, code, score, period, later)
        for asin, ranked in _ranks(ledger, code, period, later).items():
            found["bsr", Scope(code, asin=asin)] = ranked
        found["bsr", Scope(code)] = _no_single_rank()
    together = _supply([supply[code] for code in codes if supply[code][0]], "", period)
    found["days_of_supply", Scope()] = of_all(together, {code: found["days_of_supply", Scope(code)] for code in codes})
    found["inventory_turnover", Scope()] = _turnover(ledger, codes, period, later)
    for kpi in (*SCORES, "inventory_sync_error"):
        found[kpi, Scope()] = worst_of_all(kpi, {code: found[kpi, Scope(code)] for code in codes})
    found["bsr", Scope()] = _no_single_rank()
    return found


def _level(facts: Iterable[Fact], measure: str) -> float:
    return fsum(amounts(facts, measure).values())


def _by_sku(facts: Iterable[Fact]) -> dict[str | None, tuple[Fact, ...]]:
    grouped: dict[str | None, list[Fact]] = defaultdict(list)
    for fact in facts:
        grouped[fact.sku].append(fact)
    return {sku: tuple(same) for sku, same in grouped.items()}


Supply = tuple[tuple[Fact, ...], tuple[Fact, ...] | None]
"""Stock, and the facts that tell how fast it sells where the stock report itself does not."""


def _supply_parts(ledger: Ledger, code: str, period: Period, later: Period | None) -> Supply:
    facts = ledger.levels(code, "available")
    told = nearest(facts, ("available", "units_30d"), period, later)
    if told:
        return told, None
    return nearest(facts, ("available",), period, later), tally(ledger, code, ("units",), period).facts


def _supply(parts: Sequence[Supply], code: str, period: Period) -> Result:
    """Days that the stock lasts at the pace of the last 30 days, or of the period where that is all there is."""
    stock = tuple(fact for facts, _ in parts for fact in facts)
    if not stock:
        return unknown(Words(f"{code} 站没有库存报表。", f"No stock report for {code}.") if code else _no_stock())
    shared = each_stock_once(stock)
    paced = {fact.file for facts, sales in parts if sales is None for fact in facts}
    sold = [fact for _, sales in parts for fact in sales or ()]
    daily = _level((fact for fact in shared.selling if fact.file in paced), "units_30d") / DAYS_SOLD
    daily += _level(sold, "units") / period.days
    sold = [*stock, *sold]
    available = _level(shared.held, "available")
    figures = {"available": available, "daily_units": rounded(daily)}
    if daily == 0:
        reason = Words("近期没有销量，算不出可售天数。", "Nothing sold lately: days of supply cannot be told.")
        return Result(None, tuple(sold), figures, doubts(sold), reason=reason)
    formula = "" if all(sales is None for _, sales in parts) else f"available / (units / {period.days})"
    return Result(rounded(available / daily), tuple(sold), figures, doubts(sold), reason=shared.said, formula=formula)


def _no_stock() -> Words:
    return Words("没有库存报表。", "No stock report.")


def _turnover(ledger: Ledger, codes: Sequence[str], period: Period, later: Period | None) -> Result:
    """How often the stock was sold in the period; the stock is that of the period's end (R4: trend only)."""
    sold = [tally(ledger, code, ("units",), period) for code in codes]
    held = [nearest(ledger.levels(code, "available"), ("available",), period, later) for code in codes]
    pairs = [(one.facts, stock) for one, stock in zip(sold, held, strict=True) if one.facts and stock]
    if not pairs:
        return unknown(_no_stock() if not any(held) else next(one.reason for one in sold if not one.facts))
    units = fsum(_level(one, "units") for one, _ in pairs)
    shared = each_stock_once([fact for _, stock in pairs for fact in stock])
    available = _level(shared.held, "available")
    facts = tuple(fact for one, stock in pairs for fact in (*one, *stock))
    figures = {"units": units, "available": available}
    if available == 0:
        reason = Words("可售库存为 0。", "There is no available stock.")
        return Result(None, facts, figures, doubts(facts), reason=reason)
    partial = {"partial"} if len(pairs) < len(codes) else set()
    return Result(rounded(units / available), facts, figures, doubts(facts) | partial, reason=shared.said)


def _sync(ledger: Ledger, code: str, period: Period, later: Period | None) -> Results:
    """How far the ERP's stock is from Amazon's, SKU by SKU, of those that both have (R28)."""
    amazon = _by_sku(nearest(ledger.levels(code, "available"), ("available",), period, later))
    erp = _by_sku(nearest(ledger.levels(code, "erp_available"), ("erp_available",), period, later))
    shared = [sku for sku in amazon if sku and sku in erp]
    if not shared:
        reason = Words(
            f"{code} 站没有可以对上的 ERP 库存和亚马逊库存。", f"No stock of ERP and Amazon that matches for {code}."
        )
        return {("inventory_sync_error", Scope(code)): unknown(reason)}
    found: Results = {}
    apart, whole = [], []
    for sku in shared:
        ours, theirs = _level(erp[sku], "erp_available"), _level(amazon[sku], "available")
        apart.append(abs(ours - theirs))
        whole.append(theirs)
        if ours != theirs and theirs:
            found["inventory_sync_error", Scope(code, sku=sku)] = _error(apart[-1], theirs, (*amazon[sku], *erp[sku]))
    facts = tuple(fact for sku in shared for fact in (*amazon[sku], *erp[sku]))
    found["inventory_sync_error", Scope(code)] = _error(fsum(apart), fsum(whole), facts, _unmatched(amazon, erp))
    return found


def _error(apart: float, whole: float, facts: tuple[Fact, ...], reason: Words | None = None) -> Result:
    figures = {"difference": apart, "available": whole}
    if whole == 0:
        no_stock = Words("亚马逊可售库存为 0，算不出误差率。", "Amazon has no available stock: there is no error rate.")
        return Result(None, facts, figures, doubts(facts), reason=no_stock)
    return Result(rounded(100 * apart / whole), facts, figures, doubts(facts), reason=reason)


def _unmatched(amazon: dict[str | None, tuple[Fact, ...]], erp: dict[str | None, tuple[Fact, ...]]) -> Words | None:
    alone = sorted(str(sku) for sku in amazon.keys() ^ erp.keys() if sku)
    if not alone:
        return None
    some = "、".join(alone[:3])
    return Words(
        f"{len(alone)} 个 SKU 两边对不上（{some}…），未计入。",
        f"{len(alone)} SKUs are on one side only ({some}…) and left out.",
    )


def _score(ledger: Ledger, code: str, score: str, period: Period, later: Period | None) -> Result:
    facts = nearest(ledger.levels(code, score), (score,), period, later)
    if not facts:
        label = MEASURES[score].label
        return unknown(Words(spaced(f"{code} 站没有{label.zh}。"), f"No {label.en} for {code}."))
    value = facts[0].values[score]
    return Result(value, facts, {score: value}, doubts(facts))


def _ranks(ledger: Ledger, code: str, period: Period, later: Period | None) -> dict[str, Result]:
    """The best rank of each ASIN (R45); for the period before, in the same category: two categories do not compare."""
    told = ledger.levels(code, "sales_rank")
    ranked = nearest(told, ("sales_rank",), period, later)
    meant = _best_ranked(nearest(told, ("sales_rank",), later)) if later else {}
    alike = [fact for fact in ranked if fact.asin not in meant or fact.topic == meant[fact.asin].topic]
    return {
        asin: Result(fact.values["sales_rank"], (fact,), {"sales_rank": fact.values["sales_rank"]}, doubts((fact,)))
        for asin, fact in _best_ranked(alike).items()
    }


def _best_ranked(facts: Iterable[Fact]) -> dict[str, Fact]:
    """By ASIN, the fact that ranks it highest."""
    best: dict[str, Fact] = {}
    for fact in facts:
        if fact.asin and (fact.asin not in best or fact.values["sales_rank"] < best[fact.asin].values["sales_rank"]):
            best[fact.asin] = fact
    return best


def _no_single_rank() -> Result:
    return unknown(Words("排名只能按 ASIN 看。", "Ranks are told by ASIN only."))
