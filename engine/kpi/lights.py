"""Green, amber or red: a value held against its target, which it must have to be green."""

from msgspec.structs import replace

from engine.kpi.catalogue import KPIS, Kpi, KpiValue, Light
from engine.reports.freshness import STATUS_SAID
from engine.settings import Settings
from engine.words import Words

WORSE = 0.10
"""A KPI without a target turns amber when it is worse than before by more than this share (ext)."""


def targets(kpi: Kpi, settings: Settings) -> Kpi:
    """The KPI with the house's own target in place of the usual one."""
    own = settings.targets.get(kpi.id)
    if own is None:
        return kpi
    return replace(
        kpi,
        better=kpi.better or "up",
        target=own,
        ceiling=None if kpi.ceiling is None else max(kpi.ceiling, own),
        red=_beyond(kpi, own),
        source="kaihui.toml",
        ext=False,
    )


def _beyond(kpi: Kpi, target: float) -> float | None:
    """The red limit never lies on the good side of the target."""
    if kpi.red is None:
        return None
    if kpi.red == kpi.target:
        return target
    return max(kpi.red, target) if kpi.better == "down" else min(kpi.red, target)


def light(kpi: Kpi, value: float | None, previous: float | None) -> Light:
    """How a value stands. What is not known, or held against no target, is never green.

    With a target: green where it is met, red beyond the red limit, else amber. Without one nobody has said what is
    good: amber when it is worse than in the period before by more than 10 %, else unknown.
    """
    if value is None:
        return "unknown"
    if kpi.target is None:
        return "amber" if _worsened(kpi, value, previous) else "unknown"
    if _meets(kpi, value):
        return "green"
    return "red" if _is_red(kpi, value) else "amber"


def _meets(kpi: Kpi, value: float) -> bool:
    assert kpi.target is not None
    if kpi.better == "within":
        return kpi.target <= value <= (kpi.ceiling if kpi.ceiling is not None else value)
    if value == kpi.target:
        return not kpi.strict
    return (value < kpi.target) == (kpi.better == "down")


def _is_red(kpi: Kpi, value: float) -> bool:
    if kpi.red is None:
        return False
    if value == kpi.red:
        return kpi.strict
    return (value > kpi.red) == (kpi.better == "down")


def _worsened(kpi: Kpi, value: float, previous: float | None) -> bool:
    if not previous or not kpi.better:
        return False
    change = (value - previous) / abs(previous)
    return change > WORSE if kpi.better == "down" else change < -WORSE


def house_targets(settings: Settings) -> dict[str, Kpi]:
    """The whole catalogue with the house's own targets."""
    return {kpi.id: targets(kpi, settings) for kpi in KPIS.values()}


LIGHTS_SAID: dict[Light, Words] = {
    "green": Words("✓ 绿", "✓ green"),
    "amber": Words("! 黄", "! amber"),
    "red": Words("✗ 红", "✗ red"),
    "unknown": Words("? 未知", "? unknown"),
}
"""A light in words and with a sign: status is never colour alone."""
NO_TARGET = Words("· 无目标", "· no target")
"""What stands in its place where the value is known, and nobody has set a target."""
FLAGS_SAID: dict[str, Words] = {
    **{str(status): words for status, words in STATUS_SAID.items()},
    "weak": Words("仅未定稿", "provisional only"),
    "partial": Words("不全", "partial"),
    "by_hand": Words("手工", "by hand"),
    "mixed_attribution": Words("归因窗口混用", "mixed attribution"),
}
"""The flags of a value, in words."""


def light_said(value: KpiValue) -> Words:
    """How a value stands, with its sign; a known value without a target is neither good nor unknown."""
    if value.status == "unknown" and value.value is not None:
        return NO_TARGET
    return LIGHTS_SAID[value.status]


def is_ext(value: KpiValue) -> bool:
    """Whether its target is neither of the source text nor of the house's own, but Amazon's published one."""
    kpi = KPIS[value.id]
    return kpi.ext and value.target == kpi.target


def target_said(value: KpiValue) -> str:
    """The target with the sign that it is held against; `*` where the source text gives no number."""
    if value.target is None:
        return ""
    kpi = KPIS[value.id]
    mark = "*" if is_ext(value) else ""
    percent = "%" if value.unit == "percent" else ""
    if value.ceiling is not None:
        return f"{value.target:g}-{value.ceiling:g}{percent}{mark}"
    sign = {"up": ">=", "down": "<" if kpi.strict else "<="}.get(kpi.better or "up", "")
    return f"{sign}{value.target:g}{percent}{mark}"
