"""Agenda items, and the templates that a meeting begins with: weekly, monthly, lite, emergency."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from engine.dates import PeriodKind
from engine.settings import Phase, Topic
from engine.words import Words, same

PHASES: dict[Phase, Words] = {
    "review": Words("上期复盘", "Review"),
    "preparation": Words("数据准备", "Preparation"),
    "diagnosis": Words("问题诊断", "Diagnosis"),
    "strategy": Words("策略迭代", "Strategy"),
    "assignment": Words("任务分配", "Assignment"),
}

NEEDS_RESULT: tuple[Phase, ...] = ("diagnosis", "strategy")
"""Phases whose items must end in something (R5); looking back, checking data and reading out are gone through."""
OFTEN = 3
"""From the third meeting running it is said how often a topic has come back."""
_CLOSING: tuple[Phase, ...] = ("strategy", "assignment")
REVIEW = "review"
"""The id of the item that stands first and is not skipped without a reason (R60)."""
EMERGENCY = "emergency"
"""The template of meetings that are called at an account warning (R61)."""
UNSCHEDULED = (EMERGENCY,)
"""Templates that no series has: their meetings are called, not planned."""
VOICE = "voice"
"""The id of 用户体验洞察, which can be shortened but not removed (R81)."""


class AgendaItem(Struct, frozen=True, omit_defaults=True):
    """A timed topic as it was planned."""

    id: str
    title: Words
    phase: Phase
    minutes: int
    kpis: tuple[str, ...] = ()
    """Ids of the KPIs that this topic looks at, in the order of the screen."""
    rules: tuple[str, ...] = ()
    """Ids of the rules whose findings belong here."""
    owner_role: str = ""
    """Who leads it."""
    priority: int = 2
    """1 to 3, 1 first (R54)."""
    locked: bool = False
    """Whether it may be parked or left out only with a reason (R60, R81)."""
    carried: str = ""
    """Why it was put off, when it comes from the parking lot."""
    appearances: int = 1
    """In how many meetings running it has stood, parked ones included."""
    raised_at: datetime | None = None
    """When it was first brought up, for one that was put off (R73)."""


_ADS = ("acos", "tacos", "roas", "ctr", "ad_spend", "ad_sales")
_HEALTH = ("odr", "vtr", "lsr", "cancel_rate", "sales", "units", "sessions", "cvr")
_STOCK = ("days_of_supply", "inventory_turnover", "ipi", "inventory_sync_error")
_VOICE = ("return_rate", "ncx_rate", "claims_granted", "claims_rate", "claims_14d_growth", "bsr")
_PRICING = ("sales", "units", "cvr", "bsr")
_ADS_RULES = ("ads.overspend", "ads.roas_low")
_HEALTH_RULES = ("health.vtr", "health.odr")
_STOCK_RULES = ("inventory.low", "inventory.high", "inventory.sync", "ipi.low")
_STRATEGY_RULES = (*_ADS_RULES, *_HEALTH_RULES, *_STOCK_RULES, "claims.rising")


def _item(
    topic: str,
    zh: str,
    en: str,
    phase: Phase,
    minutes: int,
    kpis: tuple[str, ...] = (),
    rules: tuple[str, ...] = (),
    owner_role: str = "",
    priority: int = 2,
) -> AgendaItem:
    return AgendaItem(
        id=topic,
        title=Words(zh, en),
        phase=phase,
        minutes=minutes,
        kpis=kpis,
        rules=rules,
        owner_role=owner_role,
        priority=priority,
        locked=topic in (REVIEW, VOICE),
    )


def _full(
    review: int, data: int, health: int, ads: int, stock: int, voice: int, strategy: int, close: int, pricing: int = 0
) -> tuple[AgendaItem, ...]:
    items = (
        _item(REVIEW, "上期复盘", "Last period", "review", review, priority=1),
        _item("data", "数据核对", "Data check", "preparation", data, rules=("data.late", "data.stale")),
        _item(
            "health",
            "账户健康与转化",
            "Account health",
            "diagnosis",
            health,
            _HEALTH,
            _HEALTH_RULES,
            "operations",
        ),
        _item("ads", "广告", "Ads", "diagnosis", ads, _ADS, _ADS_RULES, "ads", priority=1),
        _item(
            "stock",
            "库存与物流",
            "Stock and logistics",
            "diagnosis",
            stock,
            _STOCK,
            _STOCK_RULES,
            "warehouse",
        ),
        _item(
            VOICE,
            "用户体验洞察",
            "Customer experience",
            "diagnosis",
            voice,
            _VOICE,
            ("claims.rising",),
            "service",
        ),
        _item("strategy", "策略迭代", "Strategy", "strategy", strategy, _ADS, _STRATEGY_RULES, "ops_lead", 1),
        _item("assignment", "任务分配", "Assignment", "assignment", close, owner_role="ops_lead", priority=1),
    )
    prices = _item("pricing", "定价", "Pricing", "diagnosis", pricing, _PRICING, (), "operations")
    return before_strategy(items, (prices,)) if pricing else items


def before_strategy(items: Sequence[AgendaItem], more: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items with `more` of them where the problems have been gone through and nothing is settled yet."""
    place = next((i for i, item in enumerate(items) if item.phase in _CLOSING), len(items))
    return (*items[:place], *more, *items[place:])


TEMPLATES: dict[str, tuple[AgendaItem, ...]] = {
    # 60 and 90 minutes in all (ext: the source text gives none; 15 + 30 + 15 of an hour is usual)
    "weekly": _full(10, 5, 6, 12, 8, 7, 8, 4),
    "monthly": _full(15, 5, 12, 15, 12, 12, 12, 7),
    # one-person shops: ads and stock only (R35); the review stays first all the same
    "lite": (
        _item(REVIEW, "上期复盘", "Last period", "review", 5, priority=1),
        _item("ads", "广告", "Ads", "diagnosis", 10, _ADS, _ADS_RULES, "ads", priority=1),
        _item("stock", "库存", "Stock", "diagnosis", 10, _STOCK, _STOCK_RULES, "warehouse"),
        _item("assignment", "任务分配", "Assignment", "assignment", 5, priority=1),
    ),
    # three timed steps at an account warning (R61-R68; the minutes: ext)
    EMERGENCY: (
        _item("orders", "筛出不合规订单", "Find the orders", "preparation", 10, ("vtr", "odr", "lsr")),
        _item("trace", "核对上传时间", "Trace uploads", "diagnosis", 15, ("vtr",), priority=1),
        _item("remedy", "补救与预防", "Remedy", "strategy", 15, ("vtr",), priority=1),
    ),
}


WITH_PRICING: dict[str, tuple[AgendaItem, ...]] = {
    "weekly": _full(10, 4, 6, 10, 7, 7, 7, 4, pricing=5),
    "monthly": _full(15, 5, 12, 12, 11, 11, 10, 7, pricing=7),
}
"""The same minutes with a topic on prices, for categories that change them often (R36; the minutes: ext)."""
PRICED_OFTEN = ("3c", "home", "beauty")
"""Categories with frequent pricing and ad tuning (R36)."""


def _own_item(topic: Topic) -> AgendaItem:
    return AgendaItem(
        id=topic.id,
        title=same(topic.title),
        phase=topic.phase,
        minutes=topic.minutes,
        kpis=topic.kpis,
        owner_role=topic.owner_role,
        priority=topic.priority,
        locked=topic.id in (REVIEW, VOICE),
    )


def period_kind(template: str) -> PeriodKind:
    """What a meeting of the template reviews (R3)."""
    return "month" if template == "monthly" else "week"


def planned_agenda(template: str, topics: tuple[Topic, ...], category: str = "") -> tuple[AgendaItem, ...]:
    """The agenda of a new meeting: the template's, or the team's topics with the locked items kept.

    Whatever the team writes, the review comes first (R60) and 用户体验洞察 stays (R81).
    """
    items = TEMPLATES.get(template, TEMPLATES["weekly"])
    if category in PRICED_OFTEN:
        items = WITH_PRICING.get(template, items)
    if not topics:
        return items
    own = {topic.id: _own_item(topic) for topic in topics}
    kept = [own.get(item.id, item) for item in items if item.locked]
    review = [item for item in kept if item.id == REVIEW]
    voice = [item for item in kept if item.id == VOICE and VOICE not in own]
    others = [item for item in own.values() if item.id != REVIEW]
    return (*review, *before_strategy(others, voice))
