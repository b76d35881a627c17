"""KPIs on the screen: value, change, target and status with its word, as of when; and what the rules found."""

from textual.content import Content

from engine.advice import findings_for
from engine.figures import change_said, figure_said
from engine.freshness import DOUBTFUL, STATUS_SAID
from engine.kpis import KPIS, KpiValue, Light
from engine.rules import Finding
from engine.words import Words
from tui.show import hanging, row, show
from tui.widgets.scene import Scene, day_and_clock
from tui.widgets.sources import no_data
from tui.widgets.table import Cell, Column, table

LIGHTS: dict[Light, tuple[Words, str]] = {
    "green": (Words("✓ 绿", "✓ green"), ".good"),
    "amber": (Words("! 黄", "! amber"), ".warn"),
    "red": (Words("✗ 红", "✗ red"), ".bad"),
    "unknown": (Words("? 未知", "? unknown"), ".soft"),
}
_FLAGS: dict[str, Words] = {
    **{str(status): words for status, words in STATUS_SAID.items()},
    "partial": Words("不全", "partial"),
    "mixed_attribution": Words("归因混用", "mixed attribution"),
}
_COLUMNS = (
    Column(Words("KPI", "KPI"), flexible=True),
    Column(Words("站点", "place"), rank=5),
    Column(Words("现值", "now"), right=True),
    Column(Words("", "")),
    Column(Words("上期", "before"), rank=4, right=True),
    Column(Words("变化", "change"), rank=1, right=True),
    Column(Words("目标", "target"), rank=3),
    Column(Words("状态", "status")),
    Column(Words("数据截至", "as of"), rank=6),
    Column(Words("数据", "data"), rank=2),
)


def diagnosis_rows(scene: Scene, width: int) -> list[Content]:
    """The item's KPIs, then its findings with numbered advice, then the questions that are open."""
    item, snapshot = scene.current, scene.snapshot
    if item is None:
        return []
    rows: list[Content] = []
    if snapshot is None:
        rows += [Content(""), *no_data(scene, width)]
    else:
        values = [value for kpi in item.plan.kpis for value in _values(scene, kpi)]
        findings = _findings(scene, width)
        table_rows = table(scene, _COLUMNS, [_cells(scene, value) for value in values], width) if values else []
        # in the strategy phase the advice is what is talked about, so it comes first
        parts = [findings, table_rows] if item.plan.phase == "strategy" else [table_rows, findings]
        rows += [line for part in parts if part for line in (*part, Content(""))]
    return [*rows, *_questions(scene, width)]


def _values(scene: Scene, kpi: str) -> list[KpiValue]:
    """The value for all marketplaces, and for each where there are several."""
    assert scene.snapshot is not None
    whole = scene.snapshot.value(kpi)
    codes = scene.meeting.marketplaces
    each = [value for code in codes if (value := scene.snapshot.value(kpi, code)) is not None]
    if whole is None:
        return each
    if len(codes) < 2:
        return [whole]
    known = [value for value in each if value.value is not None]
    return known if whole.value is None and known else [whole, *known]


def _cells(scene: Scene, value: KpiValue) -> list[Cell]:
    kpi = KPIS[value.id]
    light, style = LIGHTS[value.status]
    change = change_said(value.value, value.previous, value.unit).replace("±0", "0")
    return [
        Cell(scene.said(kpi.label)),
        Cell(value.scope.marketplace or scene.said(Words("全部", "all")), ".soft"),
        Cell(figure_said(value.value, value.unit, value.currency), style if value.status != "unknown" else ".soft"),
        _mark(value),
        Cell(figure_said(value.previous, value.unit, value.currency), ".soft"),
        Cell(change, _change_style(value)),
        Cell(_target(value), ".soft"),
        Cell(scene.said(light), style),
        Cell(day_and_clock(value.as_of) if value.as_of else "", ".soft"),
        _freshness(scene, value),
    ]


def _change_style(value: KpiValue) -> str:
    """Green where it went the good way, red where not, plain where neither is good (R45)."""
    better = KPIS[value.id].better
    if value.value is None or value.previous is None or value.value == value.previous or better not in ("up", "down"):
        return ".soft"
    return ".good" if (value.value > value.previous) == (better == "up") else ".bad"


def _target(value: KpiValue) -> str:
    """The target with the sign that it is held against; `*` where the source text gives no number."""
    if value.target is None:
        return ""
    kpi = KPIS[value.id]
    mark = "*" if kpi.ext else ""
    if value.ceiling is not None:
        return f"{value.target:g}-{value.ceiling:g}{mark}"
    sign = {"up": ">=", "down": "<" if kpi.strict else "<="}.get(kpi.better, "")
    return f"{sign}{value.target:g}{'%' if value.unit == 'percent' else ''}{mark}"


def _mark(value: KpiValue) -> Cell:
    """Beside the figure: whether its data is in doubt, or not final."""
    if any(flag in DOUBTFUL for flag in value.flags):
        return Cell("!", ".warn")
    return Cell("~" if value.flags else " ", ".soft")


def _freshness(scene: Scene, value: KpiValue) -> Cell:
    """What is doubtful about the value, in words."""
    if not value.flags:
        return Cell(scene.said(STATUS_SAID["fresh"]) if value.value is not None else "", ".soft")
    said = " ".join(scene.said(_FLAGS[flag]) for flag in value.flags if flag in _FLAGS)
    return Cell(said, _mark(value).style)


def _findings(scene: Scene, width: int) -> list[Content]:
    """What fires here, each with its evidence and the keys that make actions of its advice."""
    assert scene.current is not None
    assert scene.snapshot is not None
    number, rows = 0, list[Content]()
    for finding in findings_for(scene.current, scene.snapshot):
        rows += _finding(scene, finding, width)
        for advice in finding.advice:
            number += 1
            key = show(f"   [{number}] ", ".key") if number <= 9 else show("       ")
            rows += hanging(key, show(scene.said(advice)), width)
    return rows


def _finding(scene: Scene, finding: Finding, width: int) -> list[Content]:
    sign, style = ("✗", ".bad") if finding.level == "red" else ("!", ".warn")
    held = _evidence(finding)
    weak = scene.said(Words("（仅未定稿数据）", " (provisional data only)")) if finding.weak else ""
    scope = f" · {scene.said(finding.scope.said())}" if finding.scope.narrow or finding.scope.marketplace else ""
    label, evidence = show(f"{scene.said(finding.label)}{scope}  ", style), row(show(held), show(weak, ".soft"))
    return hanging(show(f" {sign} ", style), row(label, evidence), width)


def _evidence(finding: Finding) -> str:
    """The values and the limits that they are held against."""
    parts = []
    for held in finding.evidence:
        kpi = KPIS.get(held.kpi)
        if kpi is None or held.value is None:
            parts.append(held.file.rpartition("/")[2])
            continue
        limit = f" {held.comparison} {figure_said(held.limit, kpi.unit)}" if held.limit is not None else ""
        parts.append(f"{kpi.label.zh if kpi.label.zh.isascii() else kpi.id} {figure_said(held.value, kpi.unit)}{limit}")
    return " · ".join(part for part in parts if part)


def _questions(scene: Scene, width: int) -> list[Content]:
    """Questions under this item that nobody has answered (R70)."""
    rows: list[Content] = []
    for question in scene.meeting.questions:
        if question.answer is None and scene.current is not None and question.item == scene.current.id:
            to = show(f" @{question.to}" if question.to else "", ".key")
            how = show(scene.said(Words("  w 回答", "  w answers")), ".soft")
            rows += hanging(show(f" ? {question.id} ", ".warn"), row(show(question.text), to, how), width)
    return rows
