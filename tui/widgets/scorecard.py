"""KPIs on the screen: value, change, target and status with its word, as of when; and what the rules found."""

from collections import Counter
from typing import NamedTuple

from textual.content import Content

from engine.findings.rules import Finding
from engine.kpi.catalogue import KPIS, KpiValue, Light
from engine.kpi.figures import change_said, figure_said, held_said
from engine.kpi.lights import FLAGS_SAID, light_said, target_said
from engine.meeting.proposing.advice import Advice, advice_for, findings_for, is_taken
from engine.reports.freshness import DOUBTFUL, as_of_said
from engine.snapshot.trend import bars, trend
from engine.words import Words
from tui.show import hanging, row, show
from tui.widgets.alarms import answer_rows
from tui.widgets.decided import decided_rows
from tui.widgets.funnel import funnel_rows
from tui.widgets.numbered import number_cell
from tui.widgets.questions import question_rows, settled_rows
from tui.widgets.scene import Scene
from tui.widgets.sources import no_data
from tui.widgets.table import Cell, Column, table

_STYLES: dict[Light, str] = {"green": ".good", "amber": ".warn", "red": ".bad", "unknown": ".soft"}
_COLUMNS = (
    Column(Words("KPI", "KPI"), flexible=True),
    Column(Words("现值", "now"), right=True),
    Column(Words("", "")),
    Column(Words("上期", "before"), rank=4, right=True),
    Column(Words("变化", "change"), rank=1, right=True),
    Column(Words("目标", "target"), rank=3),
    Column(Words("状态", "status")),
    Column(Words("数据截至", "as of"), rank=2),
    # last, since a terminal set up for Chinese may draw its bars two cells wide
    Column(Words("趋势", "trend"), rank=5),
)

_BELOW_A_RULE = 4
"""Campaigns or products that stand below their rule; the others come at the end."""


def diagnosis_rows(scene: Scene, width: int) -> list[Content]:
    """The item's KPIs, its findings with numbered advice, the questions they ask, the funnel, and what is settled."""
    item, snapshot = scene.current, scene.snapshot
    if item is None:
        return []
    questions = question_rows(scene, item, width)
    settled = [*decided_rows(scene, item, width), *settled_rows(scene, item, width)]
    if snapshot is None:
        parts = [[Content(""), *no_data(scene, width)], questions, settled]
    else:
        groups = [_values(scene, kpi) for kpi in item.plan.kpis]
        table_rows = _table(scene, [group.shown for group in groups], width)
        findings, more = _findings(scene, width)
        parts = [table_rows, findings, questions, funnel_rows(scene, item, width), settled]
        if item.plan.phase == "strategy":
            # the advice is what is talked about there; what was just decided is not to lie below all of it
            newest = decided_rows(scene, item, width, among=slice(1))
            parts = [newest, findings, settled[len(newest) :], table_rows, questions]
        if more:
            parts.append(
                [show(scene.said(Words(" 其余活动和商品", " Other campaigns and products")), ".strong"), *more]
            )
        if rest := _table(scene, [group.rest for group in groups], width):
            parts.append([show(scene.said(Words(" 其余站点", " The other marketplaces")), ".strong"), *rest])
    return [line for part in parts if part for line in (*part, Content(""))]


class _Group(NamedTuple):
    """The values of one KPI: those to be seen at once, and the marketplaces that say no more than the whole does."""

    shown: list[KpiValue]
    rest: list[KpiValue]


def _values(scene: Scene, kpi: str) -> _Group:
    """The value for all marketplaces; of several those in red or amber too, where not all stand alike."""
    assert scene.snapshot is not None
    whole = scene.snapshot.value(kpi)
    codes = scene.meeting.marketplaces
    each = [value for code in codes if (value := scene.snapshot.value(kpi, code)) is not None]
    if whole is None:
        return _Group(each, [])
    known = [value for value in each if value.value is not None] if len(codes) > 1 else []
    if whole.value is None and known:
        return _Group(known, [])
    alike = all(value.status == whole.status for value in known)
    culprits = [] if alike else [value for value in known if value.status in ("red", "amber")]
    return _Group([whole, *culprits], [value for value in known if value not in culprits])


def _table(scene: Scene, groups: list[list[KpiValue]], width: int) -> list[Content]:
    """A row a value; the KPI is named once, and its marketplaces stand below it."""
    rows = [_cells(scene, value, value is group[0]) for group in groups for value in group]
    return table(scene, _COLUMNS, rows, width) if rows else []


def _cells(scene: Scene, value: KpiValue, first: bool) -> list[Cell]:
    style = _STYLES[value.status]
    change = change_said(value.value, value.previous, value.unit).replace("±0", "0")
    return [
        Cell(_named(scene, value) if first else f"  {_place(scene, value)}"),
        Cell(figure_said(value.value, value.unit, value.currency), style),
        _mark(scene, value),
        Cell(figure_said(value.previous, value.unit, value.currency), ".soft"),
        Cell(change, _change_style(value)),
        Cell(target_said(value), ".soft"),
        Cell(scene.said(light_said(value)), style),
        _as_of(scene, value),
        Cell(_trend(scene, value), ".soft"),
    ]


def _trend(scene: Scene, value: KpiValue) -> str:
    """One bar a period, as far as earlier snapshots go back."""
    assert scene.snapshot is not None
    return bars(trend(value, scene.snapshot.period, scene.history))


def _named(scene: Scene, value: KpiValue) -> str:
    place = _place(scene, value)
    return scene.said(KPIS[value.id].label) + (f" {place}" if place else "")


def _place(scene: Scene, value: KpiValue) -> str:
    """Which marketplace; nothing for the whole, and where there is only one."""
    return value.scope.marketplace if value.scope.marketplace and len(scene.meeting.marketplaces) > 1 else ""


def _change_style(value: KpiValue) -> str:
    """Green where it went the good way, red where not, plain where neither is good (R45)."""
    better = KPIS[value.id].better
    if value.value is None or value.previous is None or value.value == value.previous or better not in ("up", "down"):
        return ".soft"
    return ".good" if (value.value > value.previous) == (better == "up") else ".bad"


def _mark(scene: Scene, value: KpiValue) -> Cell:
    """Beside the figure: whether its data is in doubt, not final, or leaves out what was not handed in (R10)."""
    doubtful = any(flag in DOUBTFUL for flag in value.flags)
    if "partial" in value.flags:
        return Cell(("! " if doubtful else "") + scene.said(FLAGS_SAID["partial"]), ".warn")
    return Cell("!", ".warn") if doubtful else Cell("~" if value.flags else " ", ".soft")


def _as_of(scene: Scene, value: KpiValue) -> Cell:
    """The moment that the value describes, and what is doubtful about it, in words."""
    if value.as_of is None:
        return Cell("")
    flags = [scene.said(FLAGS_SAID[flag]) for flag in value.flags if flag in FLAGS_SAID and flag != "partial"]
    return Cell(" ".join([scene.said(as_of_said(value.as_of, scene.now)), *flags]), _mark(scene, value).style)


def _findings(scene: Scene, width: int) -> tuple[list[Content], list[Content]]:
    """What fires here, with its evidence and the keys that make actions of its advice; and the rows for the end.

    A campaign or product in which a rule of the whole shop fires too takes one row: the advice is the same. Of many of
    them only the first stand below their rule, so that what the figures ask and the funnel are not pushed away.
    """
    assert scene.current is not None
    offered = advice_for(scene.current, scene.snapshot)
    keys = {id(advice): number for number, advice in enumerate(offered, start=1)}
    rows: list[Content] = []
    more: list[Content] = []
    narrow: Counter[str] = Counter()
    for finding in findings_for(scene.current, scene.snapshot):
        marks = [_key(scene, one, keys[id(one)]) for one in offered if one.finding is finding]
        if finding.scope.narrow:
            narrow[finding.rule] += 1
            below = rows if narrow[finding.rule] <= _BELOW_A_RULE else more
            below += _finding(scene, finding, marks, width)
            continue
        rows += _finding(scene, finding, [], width)
        for text, mark in zip(finding.advice, marks, strict=True):
            rows += hanging(row(show("   "), mark, show(" ")), show(scene.said(text)), width)
        rows += answer_rows(scene, finding, width)
    return rows, more


def _key(scene: Scene, advice: Advice, number: int) -> Content:
    cell = number_cell(number, is_taken(scene.meeting, advice, scene.language))
    return show(cell.text, cell.style)


def _finding(scene: Scene, finding: Finding, keys: list[Content], width: int) -> list[Content]:
    sign, style = ("✗", ".bad") if finding.level == "red" else ("!", ".warn")
    weak = scene.said(Words("（仅未定稿数据）", " (provisional data only)")) if finding.weak else ""
    evidence = show(f"{_evidence(scene, finding)}{weak}  ")
    return hanging(show(f" {sign} ", style), row(show(_label(scene, finding), style), evidence, *keys), width)


def _label(scene: Scene, finding: Finding) -> str:
    """The rule and where it fires; of a campaign or product its name, since it stands below its rule, and its shop."""
    if finding.scope.narrow:
        place = finding.scope.campaign or finding.scope.sku or finding.scope.asin
        shop = (
            f"{finding.scope.marketplace} " if finding.scope.marketplace and len(scene.meeting.marketplaces) > 1 else ""
        )
        return f"  {shop}{place}  " if place else f"  {scene.said(finding.scope.said())}  "
    place = f" · {finding.scope.marketplace}" if finding.scope.marketplace else ""
    return f"{scene.said(finding.label)}{place}  "


def _evidence(scene: Scene, finding: Finding) -> str:
    """The values and the limits that they are held against; `*` where the source text gives none."""
    parts, mark = [], "*" if finding.ext else ""
    own = [held for held in finding.evidence if held.scope == finding.scope]
    for held in own or finding.evidence:
        kpi = KPIS.get(held.kpi)
        if kpi is None or held.value is None:
            parts.append(held.file.rpartition("/")[2])
            continue
        limit = f" {held.comparison} {figure_said(held.limit, kpi.unit)}{mark}" if held.limit is not None else ""
        parts.append(f"{scene.said(kpi.label)} {held_said(held.value, held.limit, kpi.unit)}{limit}")
    return " · ".join(part for part in parts if part)
