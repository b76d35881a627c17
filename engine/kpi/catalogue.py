"""The KPI catalogue: what each is called, how it is computed, and when it is good."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from engine.words import Words, joined, same

Unit = Literal["percent", "ratio", "money", "count", "days", "score", "rank"]
"""A percent value is a percent number: 31.2 means 31.2 %."""
Light = Literal["green", "amber", "red", "unknown"]
"""How a value stands; unknown where there is no value, or no target to hold it against."""
Group = Literal["health", "ads", "inventory", "voice", "conversion"]
"""The fixed groups of the scorecard (R1)."""

GROUPS: dict[Group, Words] = {
    "health": Words("账户健康", "Account health"),
    "ads": Words("广告", "Ads"),
    "inventory": Words("库存", "Inventory"),
    "voice": Words("用户体验", "Customer voice"),
    "conversion": Words("转化", "Conversion"),
}


class Scope(Struct, frozen=True, order=True, omit_defaults=True):
    """What a value speaks of; no marketplace means all of them."""

    marketplace: str | None = None
    campaign: str | None = None
    asin: str | None = None
    sku: str | None = None
    fulfilment: Literal["afn", "mfn"] | None = None
    """FBA or seller-fulfilled, where Amazon judges them apart."""

    @property
    def narrow(self) -> bool:
        """Whether it is less than a marketplace."""
        return bool(self.campaign or self.asin or self.sku or self.fulfilment)

    def said(self) -> Words:
        """The scope as a person says it."""
        place = Words("全部站点", "all marketplaces") if self.marketplace is None else same(self.marketplace)
        fulfilment = {"afn": "FBA", "mfn": "FBM", None: None}[self.fulfilment]
        narrower = [same(part) for part in (self.campaign, self.asin, self.sku, fulfilment) if part]
        return joined([place, *narrower], " · ", " · ")


class Kpi(Struct, frozen=True):
    """One KPI of the scorecard."""

    id: str
    label: Words
    group: Group
    unit: Unit
    formula: str
    """In measure ids, the same in every language."""
    better: Literal["up", "down", "within", ""] = ""
    """Which way is good; empty where neither is."""
    target: float | None = None
    """Green from here on."""
    ceiling: float | None = None
    """Upper end of the target, where it is a range."""
    red: float | None = None
    """Red beyond this; None where amber is the worst."""
    strict: bool = False
    """Whether a value on the target itself already misses it."""
    source: str = ""
    """Where the target comes from, with its R-number."""
    ext: bool = False
    """Whether the source text gives no number, so that the target is Amazon's or a sensible default."""


class Origin(Struct, frozen=True, order=True):
    """Rows of a file that a value rests on."""

    file: str
    first: int
    last: int


class KpiValue(Struct, frozen=True, omit_defaults=True):
    """What a KPI came to in one scope, with where it came from."""

    id: str
    scope: Scope
    unit: Unit
    status: Light
    formula: str
    value: float | None = None
    """None is unknown, which is never 0 and never green."""
    previous: float | None = None
    """The same in the period before."""
    currency: str | None = None
    target: float | None = None
    ceiling: float | None = None
    as_of: datetime | None = None
    """The oldest moment among its sources."""
    sources: tuple[Origin, ...] = ()
    parts: dict[str, float] = {}
    """Measure to sum: the figures inside the formula."""
    flags: tuple[str, ...] = ()
    """What is doubtful: a state of its sources, weak (nothing but provisional), partial, mixed_attribution."""
    reason: Words | None = None
    """Why it is unknown, or what it leaves out."""


def _below(id_: str, label: Words, formula: str, limit: float) -> Kpi:
    """A rate of account health that Amazon wants below its published limit."""
    source = f"Amazon < {limit:g} %"
    return Kpi(id_, label, "health", "percent", formula, "down", limit, red=limit, strict=True, source=source, ext=True)


_SEARCH = (("impressions", "展示量"), ("clicks", "点击量"), ("cart_adds", "加购量"), ("purchases", "购买量"))

KPIS: dict[str, Kpi] = {
    kpi.id: kpi
    for kpi in (
        Kpi(
            "odr",
            Words("订单缺陷率 ODR", "Order defect rate"),
            "health",
            "percent",
            "odr_rate * 100; odr_defects / odr_orders * 100 where Amazon gives no rate; the worse of mfn and afn",
            better="down",
            target=1.0,
            red=1.0,
            strict=True,
            source="Amazon < 1 % (R11)",
            ext=True,
        ),
        Kpi(
            "vtr",
            Words("有效追踪率 VTR", "Valid tracking rate"),
            "health",
            "percent",
            "vtr_rate * 100; vtr_valid / vtr_shipments * 100 where Amazon gives no rate",
            better="up",
            target=95.0,
            red=95.0,
            source="≥ 95 % (R12, R61)",
        ),
        _below(
            "lsr",
            Words("迟发率 LSR", "Late shipment rate"),
            "lsr_rate * 100; lsr_late / lsr_orders * 100 where Amazon gives no rate",
            4.0,
        ),
        _below(
            "cancel_rate",
            Words("配送前取消率", "Cancellation rate"),
            "cancel_rate * 100; cancel_cancelled / cancel_orders * 100 where Amazon gives no rate",
            2.5,
        ),
        Kpi(
            "acos",
            Words("ACoS", "ACoS"),
            "ads",
            "percent",
            "ad_spend / ad_sales * 100",
            better="down",
            target=28.57,
            red=30.0,
            source="ROAS ≥ 3.5 (R13); > 30 % (R21, R22)",
        ),
        Kpi(
            "tacos",
            Words("TACoS", "TACoS"),
            "ads",
            "percent",
            "ad_spend / sales * 100",
            better="down",
            target=15.0,
            source="> 15 % (R21, R22)",
        ),
        Kpi("roas", same("ROAS"), "ads", "ratio", "ad_sales / ad_spend", "up", 3.5, source="≥ 3.5 (R13)"),
        Kpi(
            "ctr",
            Words("点击率 CTR", "Click-through rate"),
            "ads",
            "percent",
            "clicks / impressions * 100",
            better="up",
        ),
        Kpi("impressions", Words("广告展示量", "Ad impressions"), "ads", "count", "sum(impressions)", better="up"),
        Kpi("clicks", Words("广告点击量", "Ad clicks"), "ads", "count", "sum(clicks)", better="up"),
        Kpi("ad_spend", Words("广告花费", "Ad spend"), "ads", "money", "sum(ad_spend)"),
        Kpi("ad_sales", Words("广告销售额", "Ad sales"), "ads", "money", "sum(ad_sales)", better="up"),
        Kpi(
            "days_of_supply",
            Words("可售天数", "Days of supply"),
            "inventory",
            "days",
            "available / (units_30d / 30)",
            better="within",
            target=60.0,
            ceiling=90.0,
            source="60-90 (R14)",
        ),
        Kpi(
            "inventory_turnover",
            Words("库存周转", "Inventory turnover"),
            "inventory",
            "ratio",
            "units / available",
            better="up",
        ),
        Kpi(
            "ipi",
            Words("IPI 分数", "IPI score"),
            "inventory",
            "score",
            "ipi",
            better="up",
            target=400.0,
            red=400.0,
            source="≥ 400 (R32)",
        ),
        Kpi(
            "ipi_forecast",
            Words("IPI 预测", "IPI forecast"),
            "inventory",
            "score",
            "ipi_forecast",
            better="up",
            target=400.0,
            red=400.0,
            source="≥ 400 (R31, R32)",
        ),
        Kpi(
            "inventory_sync_error",
            Words("库存同步误差", "Stock sync error"),
            "inventory",
            "percent",
            "sum(abs(erp_available - available)) / sum(available) * 100",
            better="down",
            target=0.5,
            red=0.5,
            strict=True,
            source="< 0.5 % (R28)",
        ),
        Kpi("return_rate", Words("退货率", "Return rate"), "voice", "percent", "units_returned / units * 100", "down"),
        Kpi(
            "negative_feedback_rate",
            Words("负面反馈率", "Negative feedback rate"),
            "voice",
            "percent",
            "negative_feedback / feedback * 100",
            better="down",
        ),
        Kpi(
            "ncx_rate",
            Words("买家不满意率 NCX", "NCX rate"),
            "voice",
            "percent",
            "ncx_orders / cx_orders * 100",
            "down",
        ),
        Kpi("claims_granted", Words("A-to-Z 索赔", "A-to-z claims"), "voice", "count", "sum(claims_granted)", "down"),
        Kpi(
            "claims_rate",
            Words("A-to-Z 索赔率", "A-to-z claim rate"),
            "voice",
            "percent",
            "claims_granted / units * 100",
            better="down",
        ),
        Kpi(
            "claims_14d_growth",
            Words("A-to-Z 索赔 14 天增幅", "A-to-z claims, 14-day growth"),
            "voice",
            "percent",
            "claims_granted of the last 14 days / of the 14 days before * 100 - 100",
            better="down",
            target=20.0,
            red=20.0,
            source="> 20 % (R30)",
        ),
        Kpi("bsr", Words("BSR 排名", "Best sellers rank"), "voice", "rank", "sales_rank", better="down"),
        Kpi("cvr", Words("转化率", "Conversion rate"), "conversion", "percent", "units / sessions * 100", better="up"),
        Kpi("bounce_rate", Words("跳出率", "Bounce rate"), "conversion", "percent", "typed by hand", better="down"),
        Kpi("sales", Words("销售额", "Sales"), "conversion", "money", "sum(sales)", better="up"),
        Kpi("units", Words("销量", "Units"), "conversion", "count", "sum(units)", better="up"),
        Kpi("sessions", Words("会话数", "Sessions"), "conversion", "count", "sum(sessions)", better="up"),
        *(
            Kpi(
                f"search_{n}",
                Words(f"搜索{zh}", f"Search {n}".replace("_", " ")),
                "conversion",
                "count",
                f"sum(search_{n})",
                "up",
            )
            for n, zh in _SEARCH
        ),
    )
}
"""By id, in the order of the scorecard: account health, ads, inventory, customer voice, conversion (R1)."""
