"""Figures that somebody read off a page and typed: they fill a KPI where no report does, and are marked."""

from engine.dates import Period
from engine.kpi.catalogue import KPIS, Scope
from engine.kpi.levels import nearest
from engine.kpi.results import Result, Results, rounded, unknown
from engine.kpi.tallies import Ledger, doubts
from engine.reports.measures import BY_HAND
from engine.settings import Settings
from engine.words import Words

_TYPED = Words("手工填写，没有报表可核对。", "Typed by hand: there is no report to check it against.")
_NO_SIGN = Words(
    "手工填的百分比要写百分号，例如 31.2%，且不超过 100%。", "Write a percentage by hand with its sign, such as 31.2%."
)

_ONE_PRODUCT = Words(
    "手工填的是单个商品的数，不能当整店的；整店的那一行，asin 和 sku 留空。",
    "What was typed is of one product, and not of the shop: leave asin and sku blank for the shop's own.",
)


def filled_by_hand(found: Results, ledger: Ledger, settings: Settings, period: Period, later: Period | None) -> Results:
    """The results, with the typed figure where a marketplace has no other."""
    filled = dict(found)
    codes = settings.series.marketplaces
    for kpi, measure in BY_HAND.items():
        for code in codes:
            reported = found.get((kpi, Scope(code)))
            if reported is None or reported.value is None:
                filled[kpi, Scope(code)] = (
                    _typed(kpi, measure, ledger, code, period, later) or reported or _nothing(kpi)
                )
        whole = found.get((kpi, Scope()))
        if whole is None or (whole.value is None and len(codes) == 1):
            # figures of several shops were typed by ratio, and ratios do not add up
            filled[kpi, Scope()] = filled[kpi, Scope(codes[0])] if len(codes) == 1 else _by_marketplace()
    return filled


def _typed(kpi: str, measure: str, ledger: Ledger, code: str, period: Period, later: Period | None) -> Result | None:
    facts = ledger.levels(code, measure)
    told = nearest([fact for fact in facts if not (fact.asin or fact.sku)], (measure,), period, later)
    if not told:
        return unknown(_ONE_PRODUCT) if nearest(facts, (measure,), period, later) else None
    figure, unit = told[0].values[measure], KPIS[kpi].unit
    flags = doubts(told[:1]) | {"by_hand"}
    if unit == "percent" and figure > 1:
        return Result(None, told[:1], {measure: figure}, flags, reason=_NO_SIGN)
    value = rounded(100 * figure if unit == "percent" else figure)
    currency = told[0].currency if unit == "money" else None
    return Result(value, told[:1], {measure: figure}, flags, currency, _TYPED, "typed by hand")


def _nothing(kpi: str) -> Result:
    label = KPIS[kpi].label
    return unknown(
        Words(
            f"没有报表给出「{label.zh}」，只能填在手工 KPI 表里。",
            f"No report gives “{label.en}”: type it into the table manual_kpis.",
        )
    )


def _by_marketplace() -> Result:
    return unknown(Words("手工填的只能分站点看。", "What was typed is told by marketplace only."))
