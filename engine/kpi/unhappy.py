"""NCX rate: the orders whose buyers reported a problem with the product or its listing, of all orders (R76)."""

from collections.abc import Iterable, Sequence
from math import fsum

from engine.dates import Period
from engine.kpi.catalogue import Scope
from engine.kpi.levels import nearest
from engine.kpi.results import Result, Results, rounded, unknown
from engine.kpi.tallies import Ledger, doubts
from engine.reports.once import once
from engine.reports.sources import Fact
from engine.settings import Settings
from engine.voice.cx_health import MEASURES
from engine.words import Words, counted, spaced

UNHAPPY, ORDERS = "ncx_orders", "cx_orders"
_TOLD = (UNHAPPY, ORDERS, *MEASURES.values())
"""What any row of the table may say."""
REPORT = "cx_health"
"""Our own table: the page has no documented download, and no report gives it."""


def unhappy(ledger: Ledger, settings: Settings, period: Period, later: Period | None) -> Results:
    """The rate for each marketplace, and for all that have the table together; nothing where none has."""
    codes = settings.series.marketplaces
    told = {code: of_one_day(ledger.levels(code, *_TOLD), period, later) for code in codes}
    found: Results = {("ncx_rate", Scope(code)): _rate(facts) for code, facts in told.items() if facts}
    if found:
        absent = [code for code in codes if not told[code]]
        found["ncx_rate", Scope()] = _rate([fact for facts in told.values() for fact in facts], absent)
    return found


def of_one_day(facts: Iterable[Fact], period: Period, later: Period | None = None) -> list[Fact]:
    """The table of offers nearest the period's end: all files of that day, a copy of a row once."""
    listed = [fact for fact in facts if fact.report == REPORT]
    first = nearest(listed, (), period, later)
    return once(fact for fact in listed if fact.as_of.date() == first[0].as_of.date()) if first else []


def _rate(facts: Sequence[Fact], absent: Sequence[str] = ()) -> Result:
    full = tuple(fact for fact in facts if UNHAPPY in fact.values and ORDERS in fact.values)
    if not full:
        return unknown(_NO_COUNTS)
    parts = {measure: fsum(fact.values[measure] for fact in full) for measure in (UNHAPPY, ORDERS)}
    lacking = len(facts) - len(full)
    flags = doubts(full) | ({"partial"} if lacking or absent else set())
    if parts[ORDERS] == 0:
        return Result(None, full, parts, flags, reason=_NO_ORDERS)
    value = rounded(100 * parts[UNHAPPY] / parts[ORDERS])
    return Result(value, full, parts, flags, reason=_left_out(absent, lacking))


_NO_COUNTS = Words("CX 健康表没有写订单数。", "The table of CX health gives no orders.")
_NO_ORDERS = Words("CX 健康表里的订单总数为 0。", "There are no orders in the table of CX health.")


def _left_out(absent: Sequence[str], lacking: int) -> Words | None:
    if absent:
        return Words(
            spaced(f"不含 {'、'.join(absent)} 站，没有 CX 健康表。"),
            f"Without {', '.join(absent)}: no table of CX health.",
        )
    if lacking:
        return Words(
            f"{lacking} 个商品没写订单数，未计入。", f"Left out for want of orders: {counted(lacking, 'product')}."
        )
    return None
