"""The KPI catalogue: what each is called, how it is computed, and when it is good."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from engine.words import Words

Unit = Literal["percent", "ratio", "money", "count", "days", "score", "rank"]
"""A percent value is a percent number: 31.2 means 31.2 %."""
Light = Literal["green", "amber", "red", "unknown"]
"""How a value stands; unknown exactly where there is no value."""
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
        place = Words("全部站点", "all marketplaces") if self.marketplace is None else None
        parts = [self.marketplace, self.campaign, self.asin, self.sku]
        if self.fulfilment:
            parts.append("FBA" if self.fulfilment == "afn" else "FBM")
        rest = " · ".join(part for part in parts if part)
        if place is None:
            return Words(rest, rest)
        return place if not rest else place + Words(f" · {rest}", f" · {rest}")


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
    """What is doubtful: stale, provisional, future, unzoned, undated, partial, mixed_attribution."""
    reason: Words | None = None
    """Why it is unknown, or what it leaves out."""
