"""Best-seller ranks by product: now, before, and which way they went; lower is better (R45)."""

from textual.content import Content

from engine.kpi.catalogue import KpiValue
from engine.words import Words, counted
from tui.show import hanging, show
from tui.widgets.scene import Scene
from tui.widgets.table import Cell, Column, table

_MOST = 5
"""Products that are shown, those that fell furthest first: more would push what buyers say off the screen."""
_COLUMNS = (
    Column(Words("BSR 排名", "best sellers rank"), flexible=True),
    Column(Words("站点", "place"), rank=1),
    Column(Words("现在", "now"), right=True),
    Column(Words("上期", "before"), right=True),
    Column(Words("变化", "change")),
)


def rank_rows(scene: Scene, width: int) -> list[Content]:
    """The products that fell furthest; none where nobody has written down ranks."""
    values = () if scene.snapshot is None else scene.snapshot.values
    ranked = sorted((one for one in values if one.id == "bsr" and one.scope.asin and one.value), key=_rise)
    if not ranked:
        return []
    told = [one for one in ranked if one.value != one.previous]
    rows = table(scene, _COLUMNS, [_cells(scene, one) for one in told[:_MOST]], width) if told else []
    return [*rows, *_rest(scene, len(ranked) - len(told), width), Content("")]


def _rest(scene: Scene, still: int, width: int) -> list[Content]:
    """Those that stand where they stood: a number, as nobody has to talk about them."""
    if not still:
        return []
    said = Words(f"BSR 排名没变：{still} 个产品", f"Best sellers rank unchanged: {counted(still, 'product')}")
    return hanging(show(" "), show(scene.said(said), ".soft"), width)


def _rise(value: KpiValue) -> float:
    """Places won, as a share of where it stood, so that 100 to 300 is worse than 9,000 to 9,200; unknown is none."""
    if value.value is None or not value.previous:
        return 0.0
    return (value.previous - value.value) / value.previous


def _cells(scene: Scene, one: KpiValue) -> list[Cell]:
    said, style = _change(one)
    several = len(scene.meeting.marketplaces) > 1
    return [
        Cell(one.scope.asin or ""),
        Cell((one.scope.marketplace or "") if several else "", ".soft"),
        Cell(f"{one.value:,.0f}"),
        Cell(f"{one.previous:,.0f}" if one.previous else "-", ".soft"),
        Cell(scene.said(said), style),
    ]


def _change(one: KpiValue) -> tuple[Words, str]:
    if one.value is None or not one.previous:
        return Words("上期没有同类目排名", "no rank in this category before"), ".soft"
    places = abs(one.value - one.previous)
    if one.value > one.previous:
        return Words(f"✗ 退 {places:,.0f} 位", f"✗ {places:,.0f} down"), ".bad"
    return Words(f"✓ 进 {places:,.0f} 位", f"✓ {places:,.0f} up"), ".good"
