"""The review on the screen: the completion rate with its lines, the carried actions, and what finished ones came to."""

from textual.content import Content

from engine.kpi.catalogue import KPIS
from engine.kpi.figures import change_said, figure_said
from engine.meeting.actions import COMPLETION_LINES, DRAWN_LINES, Action, Completion, completion
from engine.meeting.figures.effects import EFFECTS, Effect, EffectVerdict, effects
from engine.meeting.state import Meeting
from engine.words import Words, same
from tui.show import hanging, row, show
from tui.widgets.actions import action_rows
from tui.widgets.scene import Scene
from tui.widgets.table import Cell, Column, table

_DEFINITION = Words(
    "完成率：到期的里面按时完成的占比；期限按会前的算，改期不影响，取消的不计，迟办另列",
    "Completion: done on time of all that was due, by the dates before this meeting; dropped ones left out, late apart",
)
_BAR = 40
"""Cells of the bar; with what it was last time beside it, it fits the pane of an 80-column screen."""
_ROOMY = 70
"""Cells from which on the definition stands above the actions; in less they come first."""
_EFFECT_STYLES: dict[EffectVerdict, str] = {"worked": ".good", "better": ".good", "no_effect": ".bad"}
_EFFECT_COLUMNS = (
    Column(Words("编号", "id")),
    Column(same("KPI")),
    Column(Words("当时", "before"), right=True),
    Column(Words("现在", "now"), right=True),
    Column(Words("变化", "change"), rank=2, right=True),
    Column(Words("效果", "effect")),
    Column(Words("行动", "action"), rank=3, flexible=True),
)


def under_review(meeting: Meeting) -> list[Action]:
    """Carried actions, those due first at the top; a row stays where it is, whatever is said of it."""
    carried = (action for action in meeting.actions if action.from_meeting)
    return sorted(carried, key=lambda action: str(action.original_due or "9"))


def review_rows(scene: Scene, width: int) -> list[Content]:
    """Carried actions under the completion rate (R58, R60), and the effect of finished ones below (R19)."""
    carried = under_review(scene.meeting)
    if not carried:
        none = Words(" 上期没有遗留的行动项。", " No actions were carried over.")
        return [Content(""), show(scene.said(none), ".soft"), *_effects(scene, width)]
    rate = completion(scene.meeting.actions, until=scene.today)
    definition = hanging(show(" "), show(scene.said(_DEFINITION), ".soft"), width)
    above, below = (definition, []) if width >= _ROOMY else ([], definition)
    head = [*_rate(scene, rate, width), _bar(scene, rate), *_tool(scene, rate, width), *above, Content("")]
    foot = [*_effects(scene, width), Content(""), *_hint(scene, width), *below]
    return [*head, *action_rows(scene, carried, width), *foot]


def _rate(scene: Scene, rate: Completion, width: int) -> list[Content]:
    """How many of those due were done on time."""
    said = f"{rate.percent:.0f}%" if rate.percent is not None else scene.said(Words("无到期项", "none due"))
    late = Words(f" · 迟办 {rate.late}", f" · late {rate.late}") if rate.late else same("")
    count = Words(f"  到期 {rate.due} · 完成 {rate.done}", f"  due {rate.due} · done {rate.done}")
    left = Words(f" · 未完成 {rate.open}", f" · open {rate.open}")
    label = show(scene.said(Words(" 上期完成率 ", " Completion ")), ".soft")
    return hanging(label, row(show(said, _style(rate)), show(scene.said(count + late + left))), width)


def _style(rate: Completion) -> str:
    return ".soft" if rate.percent is None else ".good" if rate.percent >= COMPLETION_LINES[0] else ".bad"


def _bar(scene: Scene, rate: Completion) -> Content:
    """The rate as a bar in which each line's figure ends at its place (R25, R59, R60), beside what it was last time."""
    filled = round((rate.percent or 0) / 100 * _BAR)
    cells = ["="] * filled + ["-"] * (_BAR - filled)
    for line in DRAWN_LINES:
        place = round(line / 100 * _BAR)
        cells[place - 2 : place] = f"{line:.0f}"
    bar = "".join(cells)
    last = scene.last_completion
    before = same("") if last is None else Words(f" 上次 {last:.0f}%", f" last {last:.0f}%")
    done = show(bar[:filled], _style(rate))
    return row(show(" "), done, show(bar[filled:], ".soft"), show(scene.said(before), ".soft"))


def _tool(scene: Scene, rate: Completion, width: int) -> list[Content]:
    """What two periods in a row below the lowest line call for (R59), with the key that prepares it."""
    lowest, last = COMPLETION_LINES[0], scene.last_completion
    if rate.percent is None or last is None or max(rate.percent, last) >= lowest:
        return []
    words = Words(
        f"连续两期低于 {lowest:g}%：建议用项目管理工具跟进 · {{save_task_list}} 写成 Asana 能导入的 CSV",
        f"Below {lowest:g}% twice: follow actions up in a project tool · {{save_task_list}} writes a CSV for Asana",
    )
    return hanging(show(" ! ", ".warn"), show(scene.keyed(words), ".warn"), width)


def _hint(scene: Scene, width: int) -> list[Content]:
    words = Words(
        "逐条过：上下选一条，{done} 完成 · {redue} 改期 · {drop} 取消 · {fix} 修改 · {prog} 进度",
        "One by one: Up and Down choose, {done} done · {redue} new date · {drop} drop · {fix} mend · {prog} progress",
    )
    return hanging(show(" "), show(scene.keyed(words), ".soft"), width)


def _effects(scene: Scene, width: int) -> list[Content]:
    """What finished actions did to their KPI: before, now, and whether it worked."""
    found = effects(scene.meeting, scene.snapshot)
    if not found:
        return []
    head = show(scene.said(Words(" 已完成行动的效果", " What finished actions came to")), ".strong")
    return [Content(""), head, *table(scene, _EFFECT_COLUMNS, [_effect(scene, one) for one in found], width)]


def _effect(scene: Scene, one: Effect) -> list[Cell]:
    kpi = KPIS.get(one.kpi)
    unit = kpi.unit if kpi else "ratio"
    return [
        Cell(one.action.id),
        Cell(scene.said(kpi.label) if kpi else one.kpi),
        Cell(figure_said(one.before, unit)),
        Cell(figure_said(one.now, unit)),
        Cell(change_said(one.now, one.before, unit)),
        Cell(scene.said(EFFECTS[one.verdict]), _EFFECT_STYLES.get(one.verdict, ".soft")),
        Cell(one.action.text, ".soft"),
    ]
