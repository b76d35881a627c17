"""The pick-list of root causes, shown while one is being written: the number is all that has to be typed (R18, R67)."""

from textual.content import Content

from engine.kpi.catalogue import KPIS
from engine.meeting.causes import CAUSES
from engine.meeting.proposing.questions import worst_kpi
from engine.words import Words
from tui.show import cells, in_column, row, show
from tui.widgets.scene import Scene

_GAP = 2


def cause_list_rows(scene: Scene, width: int) -> list[Content]:
    """As many columns as fit, two at least, numbered down each of them."""
    names = [f"{number:>2} {scene.said(words)}" for number, words in enumerate(CAUSES.values(), start=1)]
    wide = max(map(cells, names))
    columns = max(2, min(4, (width - 2) // (wide + _GAP)))
    wide = min(wide, (width - 2) // columns - _GAP)
    height = -(-len(names) // columns)
    lines = [names[place::height] for place in range(height)]
    rows = [row(show(" "), *(row(in_column(name, wide), show(" " * _GAP)) for name in line)) for line in lines]
    return [_title(scene), *rows, Content("")]


def _title(scene: Scene) -> Content:
    kpi = worst_kpi(scene.meeting, scene.snapshot)
    about = KPIS[kpi].label + Words(" ", " ") if kpi else Words("", "")
    title = Words(" ", " ") + about + Words("根因：", "root cause: ")
    how = Words("写编号，空一格，再写说明", "number, space, what happened")
    return row(show(scene.said(title), ".strong"), show(scene.said(how), ".soft"))
