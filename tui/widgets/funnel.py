"""The funnel on the screen: step by step how many went on, and where more was lost than in the period before (R17)."""

from textual.content import Content

from engine.kpi.figures import change_said, figure_said
from engine.kpi.funnel import SEARCH_WAY, WAY, Step
from engine.meeting.proposing.questions import way_of
from engine.meeting.state import Item
from engine.words import Words
from tui.widgets.scene import Scene
from tui.widgets.table import Cell, Column, table

_WAYS = ((Words("漏斗", "funnel"), WAY), (Words("搜索漏斗", "searches"), SEARCH_WAY))
_COLUMNS = (
    Column(Words("数量", "count"), rank=1, right=True),
    Column(Words("转化", "rate"), right=True),
    Column(Words("上期", "before"), right=True),
    Column(Words("变化", "change"), right=True),
    Column(Words("", "")),
)
_WORST = Words("! 流失最多", "! lost most")


def funnel_rows(scene: Scene, item: Item, width: int) -> list[Content]:
    """From being seen to being bought, then the same for searches; nothing for an item that is not about ads."""
    rows: list[Content] = []
    for title, steps in _WAYS:
        way = way_of(scene.meeting, item, scene.snapshot, steps) if scene.snapshot else None
        if way is not None:
            cells = [_cells(scene, step, place == way.worst) for place, step in enumerate(way.steps)]
            rows += table(scene, (Column(title, flexible=True), *_COLUMNS), cells, width)
    return rows


def _cells(scene: Scene, step: Step, worst: bool) -> list[Cell]:
    style = ".bad" if worst else ""
    first = step.rate is None and step.rate_before is None
    return [
        Cell(scene.said(step.label), style),
        Cell(figure_said(step.count, "count"), ".soft"),
        Cell("" if first else figure_said(step.rate, "percent"), style),
        Cell("" if first else figure_said(step.rate_before, "percent"), ".soft"),
        Cell("" if first else change_said(step.rate, step.rate_before, "ratio").replace("±0", "0"), style),
        Cell(scene.said(_WORST) if worst else "", ".bad"),
    ]
