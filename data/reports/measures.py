"""The measures that files hold beside those of the engine: no KPI is made of them yet, but all have a name."""

from engine.reports.measures import MEASURES, Measure
from engine.words import Words


def _levels(*named: tuple[str, str, str]) -> tuple[Measure, ...]:
    return tuple(Measure(id_, Words(zh, en), "level") for id_, zh, en in named)


def _sums(*named: tuple[str, str, str]) -> tuple[Measure, ...]:
    return tuple(Measure(id_, Words(zh, en)) for id_, zh, en in named)


def _rates(*named: tuple[str, str, str]) -> tuple[Measure, ...]:
    return tuple(Measure(id_, Words(zh, en), "rate") for id_, zh, en in named)


_HEALTH = (
    *_rates(
        ("odr_mfn_target", "自发货订单缺陷率目标", "target of the order defect rate, seller-fulfilled"),
        ("odr_afn_target", "FBA 订单缺陷率目标", "target of the order defect rate, FBA"),
        ("lsr_target", "迟发率目标", "target of the late shipment rate"),
        ("vtr_target", "有效追踪率目标", "target of the valid tracking rate"),
        ("cancel_target", "取消率目标", "target of the cancellation rate"),
        ("otd_rate", "准时送达率", "on-time delivery rate"),
        ("otd_target", "准时送达率目标", "target of on-time delivery"),
        ("unit_otd_rate", "商品准时送达率", "on-time delivery rate by unit"),
        ("unit_otd_target", "商品准时送达率目标", "target of on-time delivery by unit"),
        ("invoice_rate", "发票缺陷率", "invoice defect rate"),
        ("invoice_target", "发票缺陷率目标", "target of the invoice defect rate"),
    ),
    *_levels(
        ("odr_mfn_claims", "自发货 A-to-Z 索赔", "A-to-z claims, seller-fulfilled"),
        ("odr_mfn_chargebacks", "自发货信用卡拒付", "chargebacks, seller-fulfilled"),
        ("odr_mfn_negative_feedback", "自发货负面反馈", "negative feedback, seller-fulfilled"),
        ("odr_afn_claims", "FBA A-to-Z 索赔", "A-to-z claims, FBA"),
        ("odr_afn_chargebacks", "FBA 信用卡拒付", "chargebacks, FBA"),
        ("odr_afn_negative_feedback", "FBA 负面反馈", "negative feedback, FBA"),
        ("otd_shipments", "有效追踪的货件", "shipments with valid tracking"),
        ("otd_on_time", "准时送达的货件", "shipments on time"),
        ("unit_otd_units", "商品数", "units"),
        ("unit_otd_on_time", "准时送达的商品", "units on time"),
        ("invoice_orders", "需开票订单", "orders that need an invoice"),
        ("invoice_defects", "发票缺陷订单", "orders with invoice defects"),
        ("ahr_score", "账户状况评级分数", "account health rating"),
        ("policy_violations", "商品政策违规", "listing policy violations"),
    ),
)
_STOCK = _levels(
    ("on_hand", "库房库存", "stock in the warehouse"),
    ("stock_total", "总库存（含在途）", "all stock, inbound included"),
    ("reserved", "预留库存", "reserved stock"),
    ("unfulfillable", "不可售库存", "unfulfillable stock"),
    ("excess", "冗余库存", "excess stock by Amazon's estimate"),
    ("aged", "库龄超过 180 天", "stock older than 180 days"),
    ("units_7d", "近 7 天销量", "units of the last 7 days"),
    ("units_60d", "近 60 天销量", "units of the last 60 days"),
    ("units_90d", "近 90 天销量", "units of the last 90 days"),
    ("days_of_supply", "亚马逊可售天数", "days of supply by Amazon"),
    ("restock_advised", "建议补货量", "restock quantity that Amazon advises"),
    ("erp_inbound", "ERP 在途", "inbound stock by the ERP"),
)
_COUNTS = _sums(
    ("claims_in_returns", "退货中的 A-to-Z 索赔", "A-to-z claims among returns"),
    ("vtr_defects", "无有效追踪的包裹", "packages without valid tracking"),
    ("reviews", "评论数", "reviews"),
    ("stars_1", "1 星", "1 star"),
    ("stars_2", "2 星", "2 stars"),
    ("stars_3", "3 星", "3 stars"),
    ("stars_4", "4 星", "4 stars"),
    ("stars_5", "5 星", "5 stars"),
    ("erp_units", "ERP 销量", "units by the ERP"),
    ("top_search_terms", "热门搜索词数", "top search terms"),
)
_MENTIONS = _levels(
    ("positive_mentions", "好评提及次数", "positive mentions"),
    ("negative_mentions", "差评提及次数", "negative mentions"),
)
_BY_HAND = (
    Measure("storage_fee", Words("月仓储费", "monthly storage fee"), "level", money=True),
    Measure("settled", Words("结算金额", "settled amount"), money=True),
)

ALL_MEASURES: dict[str, Measure] = MEASURES | {
    measure.id: measure for measure in (*_HEALTH, *_STOCK, *_COUNTS, *_MENTIONS, *_BY_HAND)
}
"""Every measure that a reading can hold, by id."""
