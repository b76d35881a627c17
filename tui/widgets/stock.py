"""Stock on the screen: bands of supply by SKU, then the IPI with its forecast and what more points may save."""

from textual.content import Content

from engine.kpi.catalogue import KpiValue
from engine.kpi.figures import figure_said
from engine.meeting.proposing.advice import advice_for, is_taken, lines_for
from engine.meeting.proposing.ipi_lines import IpiLine, ipi_taken_as
from engine.snapshot.ipi import STEP, IpiHistory, next_check
from engine.snapshot.trend import score_bars
from engine.words import Words
from tui.show import hanging, row, show
from tui.widgets.numbered import number_cell
from tui.widgets.scene import Scene
from tui.widgets.scorecard import diagnosis_rows
from tui.widgets.table import Cell, Column, table

_COLUMNS = (
    Column(Words("SKU", "SKU"), flexible=True),
    Column(Words("站点", "place"), rank=3),
    Column(Words("可售天数", "days"), right=True),
    Column(Words("区间", "band")),
    Column(Words("", "")),
    Column(Words("可售", "stock"), rank=1, right=True),
    Column(Words("日销", "a day"), rank=2, right=True),
)


def stock_rows(scene: Scene, width: int) -> list[Content]:
    """The item's KPIs and findings as in any diagnosis, then bands by SKU (R14), then the IPI (R31, R33, R80)."""
    rows = diagnosis_rows(scene, width)
    if scene.snapshot is None:
        return rows
    skus = [value for value in scene.snapshot.values if value.id == "days_of_supply" and value.scope.sku]
    if skus:
        skus.sort(key=lambda value: (value.value is None, value.value or 0.0))
        keys = _keys(scene)
        rows += [*table(scene, _COLUMNS, [_cells(scene, value, keys) for value in skus], width), Content("")]
    for history in scene.snapshot.ipi:
        rows += [*_ipi(scene, history, width), Content("")]
    return rows


def _keys(scene: Scene) -> dict[tuple[str | None, str], Cell]:
    """Marketplace and SKU to the key that makes an action of its advice; a tick once it is one."""
    offered = advice_for(scene.current, scene.snapshot) if scene.current else ()
    return {
        (advice.finding.scope.marketplace, advice.finding.scope.sku): number_cell(
            number, is_taken(scene.meeting, advice, scene.language)
        )
        for number, advice in enumerate(offered, start=1)
        if advice.finding.scope.sku
    }


def _cells(scene: Scene, value: KpiValue, keys: dict[tuple[str | None, str], Cell]) -> list[Cell]:
    band, style = _band(value)
    several = len(scene.meeting.marketplaces) > 1
    return [
        Cell(value.scope.sku or ""),
        Cell((value.scope.marketplace or "") if several else "", ".soft"),
        Cell(figure_said(value.value, "days"), style),
        Cell(scene.said(band), style),
        keys.get((value.scope.marketplace, value.scope.sku or ""), Cell("")),
        Cell(_part(value, "available"), ".soft"),
        Cell(_part(value, "daily_units"), ".soft"),
    ]


def _band(value: KpiValue) -> tuple[Words, str]:
    """Too little, enough, or too much; the limits are the KPI's own (R14)."""
    if value.value is None or value.target is None or value.ceiling is None:
        return Words("? 未知", "? unknown"), ".soft"
    if value.value < value.target:
        return Words("! 断货风险", "! may run out"), ".warn"
    if value.value > value.ceiling:
        return Words("! 滞销风险", "! may not sell"), ".warn"
    return Words("✓ 合适", "✓ right"), ".good"


def _part(value: KpiValue, measure: str) -> str:
    return f"{value.parts[measure]:,.0f}" if measure in value.parts else ""


def _ipi(scene: Scene, one: IpiHistory, width: int) -> list[Content]:
    label = show(f" IPI {one.marketplace} " if len(scene.meeting.marketplaces) > 1 else " IPI ", ".strong")
    scores = [point.score for point in one.points]
    now = figure_said(scores[-1] if scores else None, "score")
    style = ".bad" if one.gap else ".good"
    line = row(
        show(now, style),
        show(scene.said(Words(f"（目标 ≥{one.target:.0f}）  ", f" (target ≥{one.target:.0f})  ")), ".soft"),
        show(scene.said(_forecast_said(one)), ".warn" if one.forecast is None else style),
        show(scene.said(_check_said(scene)), ".soft"),
    )
    rows = hanging(label, line, width)
    if len(scores) > 2:
        said = Words(
            f"近 {len(scores)} 次 {min(scores):.0f}-{max(scores):.0f}  ",
            f"last {len(scores)}: {min(scores):.0f}-{max(scores):.0f}  ",
        )
        line = row(show(scene.said(said), ".soft"), show(_line(one, scores)), *_trend(scene, one))
        rows += hanging(show("   "), line, width)
    return [*rows, *_saving(scene, one, width), *_to_do(scene, one, width)]


def _to_do(scene: Scene, one: IpiHistory, width: int) -> list[Content]:
    """What can be made an action of it by its number (R31, R33)."""
    if scene.current is None:
        return []
    first = len(advice_for(scene.current, scene.snapshot)) + 1
    rows: list[Content] = []
    for number, line in enumerate(lines_for(scene.current, scene.snapshot), start=first):
        if isinstance(line, IpiLine) and line.marketplace == one.marketplace:
            key = number_cell(number, ipi_taken_as(scene.meeting, line) is not None)
            rows += hanging(row(show("   "), show(f"{key.text} ", key.style)), show(scene.said(line.todo)), width)
    return rows


def _line(one: IpiHistory, scores: list[float]) -> str:
    """The scores and, behind an arrow, what is expected: all on one scale."""
    drawn = score_bars([*scores, one.forecast] if one.forecast is not None else scores)
    return f"{drawn[:-1]} → {drawn[-1]}" if one.forecast is not None else drawn


def _forecast_said(one: IpiHistory) -> Words:
    if one.forecast is None or one.forecast_of is None:
        return Words("缺预测：在 IPI 记录表的 forecast 列填上", "No forecast: fill it into the IPI log")
    score, day = f"{one.forecast:.0f}", f"{one.forecast_of:%m-%d}"
    return Words(f"预测 {score}（{day} 填）", f"forecast {score} (as of {day})")


def _check_said(scene: Scene) -> Words:
    """When Amazon looks next; house rules say nothing of it, so it is marked as external."""
    check = next_check(scene.today)
    days = (check - scene.today).days
    return Words(
        f"  季度末 {check:%m-%d} 检查*，还有 {days} 天", f"  checked* at quarter end {check:%m-%d}, in {days} days"
    )


def _trend(scene: Scene, one: IpiHistory) -> list[Content]:
    """Where the scores lead by the next check, so that a cut of capacity is seen coming (R80)."""
    check = next_check(scene.today)
    score = one.projected(check)
    if score is None:
        return []
    said = Words(f"  照走势 {check:%m-%d} 约 {score:.0f}", f"  at this rate {score:.0f} on {check:%m-%d}")
    return [show(scene.said(said), ".bad" if score < one.target else ".soft")]


def _saving(scene: Scene, one: IpiHistory, width: int) -> list[Content]:
    """A claim, and said to be one (R33)."""
    if one.saving is None:
        return []
    fee, low, high = (figure_said(amount, "money", one.currency) for amount in (one.storage_fee, *one.saving))
    points = f"{one.gap or STEP:.0f}"
    words = Words(
        f"说法（未证实）：IPI 每 +50 分仓储费降 7%-12%。+{points} 分 → 月仓储费 {fee} 约省 {low} 至 {high}",
        f"Claim, not proven: +50 points cost 7-12% less storage. +{points} points: {low} to {high} of {fee} a month",
    )
    return hanging(show("   "), show(scene.said(words), ".soft"), width)
