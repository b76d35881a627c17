"""The measures that readings hold: what each is called, and whether it may be added up."""

from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from engine.voice.cx_health import CX_CLASSES
from engine.voice.cx_health import MEASURES as CX_MEASURES
from engine.words import Words

Kind = Literal["sum", "level", "rate"]
"""A sum belongs to a window and is added; a level belongs to a moment; a rate is a fraction that Amazon gives."""


class Measure(NamedTuple):
    """One figure that a report can hold."""

    id: str
    label: Words
    kind: Kind = "sum"
    money: bool = False
    """Whether it is an amount of some currency."""


_ADS = (
    Measure("impressions", Words("广告展示量", "impressions")),
    Measure("clicks", Words("广告点击量", "clicks")),
    Measure("ad_spend", Words("广告花费", "ad spend"), money=True),
    Measure("ad_sales", Words("广告销售额", "ad sales"), money=True),
    Measure("ad_orders", Words("广告订单数", "ad orders")),
    Measure("ad_units", Words("广告销量", "ad units")),
)
_SALES = (
    Measure("sales", Words("销售额", "sales"), money=True),
    Measure("units", Words("销量", "units ordered")),
    Measure("order_items", Words("订单商品数", "order items")),
    Measure("sessions", Words("会话数", "sessions")),
    Measure("page_views", Words("页面浏览量", "page views")),
    Measure("units_refunded", Words("退款件数", "units refunded")),
    Measure("claims_granted", Words("A-to-Z 索赔成立数", "A-to-z claims granted")),
    Measure("claims_amount", Words("A-to-Z 索赔金额", "amount of A-to-z claims"), money=True),
    Measure("units_returned", Words("退货件数", "units returned")),
)
_HEALTH = (
    Measure("odr_mfn_rate", Words("自发货订单缺陷率", "order defect rate, seller-fulfilled"), "rate"),
    Measure("odr_mfn_defects", Words("自发货缺陷订单", "orders with defects, seller-fulfilled"), "level"),
    Measure("odr_mfn_orders", Words("自发货订单", "orders, seller-fulfilled"), "level"),
    Measure("odr_afn_rate", Words("FBA 订单缺陷率", "order defect rate, FBA"), "rate"),
    Measure("odr_afn_defects", Words("FBA 缺陷订单", "orders with defects, FBA"), "level"),
    Measure("odr_afn_orders", Words("FBA 订单", "orders, FBA"), "level"),
    Measure("vtr_rate", Words("有效追踪率", "valid tracking rate"), "rate"),
    Measure("vtr_valid", Words("有效追踪的包裹", "packages with valid tracking"), "level"),
    Measure("vtr_shipments", Words("已发包裹", "packages shipped"), "level"),
    Measure("lsr_rate", Words("迟发率", "late shipment rate"), "rate"),
    Measure("lsr_late", Words("迟发订单", "orders shipped late"), "level"),
    Measure("lsr_orders", Words("自发货订单", "seller-fulfilled orders"), "level"),
    Measure("cancel_rate", Words("配送前取消率", "pre-fulfilment cancellation rate"), "rate"),
    Measure("cancel_cancelled", Words("卖家取消的订单", "orders that the seller cancelled"), "level"),
    Measure("cancel_orders", Words("自发货订单", "seller-fulfilled orders"), "level"),
)
_STOCK = (
    Measure("available", Words("可售库存", "available stock"), "level"),
    Measure("units_30d", Words("近 30 天销量", "units of the last 30 days"), "level"),
    Measure("inbound", Words("在途库存", "inbound stock"), "level"),
    Measure("erp_available", Words("ERP 可售库存", "available stock by the ERP"), "level"),
    Measure("sales_rank", Words("BSR 排名", "best sellers rank"), "level"),
    Measure("ipi", Words("IPI 分数", "IPI score"), "level"),
    Measure("ipi_forecast", Words("IPI 预测", "IPI forecast"), "level"),
)
_VOICE = (
    Measure("feedback", Words("买家反馈数", "seller feedback")),
    Measure("negative_feedback", Words("负面反馈数", "negative seller feedback")),
    Measure("ncx_orders", Words("买家不满意订单", "orders with an unhappy buyer"), "level"),
    Measure("cx_orders", Words("买家之声的订单总数", "orders that Voice of the Customer counts"), "level"),
    *(Measure(CX_MEASURES[one], Words("CX ", "CX health: ") + label, "level") for one, label in CX_CLASSES.items()),
)
_SEARCH = (
    Measure("search_impressions", Words("搜索展示量", "impressions in search")),
    Measure("search_clicks", Words("搜索点击量", "clicks from search")),
    Measure("search_cart_adds", Words("搜索加购量", "cart adds from search")),
    Measure("search_purchases", Words("搜索购买量", "purchases from search")),
)
BY_HAND: dict[str, str] = {
    kpi: f"{kpi}_by_hand"
    for kpi in (
        *("odr", "vtr", "lsr", "cancel_rate", "acos", "tacos", "roas", "ctr", "impressions", "clicks"),
        *("ad_spend", "ad_sales", "days_of_supply", "inventory_turnover", "inventory_sync_error"),
        *("return_rate", "negative_feedback_rate", "ncx_rate", "claims_14d_growth"),
        *("bounce_rate", "cvr", "sales", "units", "sessions"),
    )
}
"""KPI to the measure that a team's own table gives it: what somebody read off a page and typed."""
_TYPED = tuple(
    Measure(measure, Words(f"手工填写的 {kpi}", f"{kpi} by hand"), "level") for kpi, measure in BY_HAND.items()
)

MEASURES: dict[str, Measure] = {
    measure.id: measure for measure in (*_ADS, *_SALES, *_HEALTH, *_STOCK, *_VOICE, *_SEARCH, *_TYPED)
}
"""By id. A reading may hold others; nothing is computed from them."""

HEALTH_LAG_DAYS: dict[str, int] = {
    "odr_mfn_rate": 15,
    "odr_afn_rate": 15,
    "vtr_rate": 10,
    "lsr_rate": 0,
    "cancel_rate": 1,
}
"""How many days before the report's own day Amazon ends each window, so that this much age is no staleness.

From Amazon's example of GET_V2_SELLER_PERFORMANCE_REPORT: made on 2020-11-19, ODR ends on 11-04, VTR on 11-09,
late shipments on 11-19, cancellations on 11-18.
"""


_SUMS = frozenset(measure.id for measure in MEASURES.values() if measure.kind == "sum")


def only_levels(measures: Iterable[str]) -> bool:
    """Whether none of them is a sum over days: levels of one moment, and rates that Amazon computes."""
    return _SUMS.isdisjoint(measures)


LEVELS = frozenset(measure.id for measure in MEASURES.values() if measure.kind != "sum")
"""Levels, and rates that Amazon gives."""


@cache
def ads_type(report: str) -> str:
    """Which kind of ads a report speaks of: sp, sb or sd; empty when it is no ads report."""
    head = report.split("_", 1)[0]
    return head if head in ("sp", "sb", "sd") else ""


_RETURNS = {"fba_returns": "afn", "seller_fulfilled_returns": "mfn"}


@cache
def part_of(report: str) -> str:
    """Which part of the whole it tells, where several reports add up: an ads type, FBA or own shipping.

    Empty for a report that tells the whole by itself.
    """
    return ads_type(report) or _RETURNS.get(report, "")


EVENTS = frozenset({"fba_returns", "seller_fulfilled_returns", "seller_feedback"})
"""Reports with a row for each thing that happened: a day on which nothing did has none, and lacks nothing."""

_FINEST_LAST = ("campaign", "placement", "advertised_product", "targeting", "purchased_product", "search_term")
"""Ads reports of one type tell the same spend; the coarser one misses nothing (search terms miss impressions)."""

SALES_REPORTS = ("sales_and_traffic", "business_report_by_date", "business_report_by_asin")
"""Reports that tell the sales of a shop, the fullest first."""
STOCK_REPORTS = ("fba_planning", "fba_restock", "fba_myi", "fba_afn")
"""Reports that tell the stock, the fullest first."""


def report_rank(report: str) -> tuple[int, str]:
    """Which of several reports of the same facts is believed first: the lowest."""
    for reports in (SALES_REPORTS, STOCK_REPORTS):
        if report in reports:
            return reports.index(report), report
    if ads_type(report):
        for place, grain in enumerate(_FINEST_LAST):
            if grain in report:
                return place, report
    return len(_FINEST_LAST), report
