"""The left pane: the agenda with its times, and below it who is here and how the meeting does."""

from collections.abc import Sequence

from textual.content import Content

from engine.meeting.figures.health import health_of
from engine.meeting.state import Item, outcome_of
from engine.meeting.timer import overrun, spent
from engine.words import Words
from tui.show import cells, hanging, in_column, row, show, spread
from tui.widgets.board import Board
from tui.widgets.scene import Scene

_AROUND_TITLE = 14
"""Cells of an agenda row that are not its title."""
_USED = 5
"""Cells for the minutes spent, with one between them and the plan."""


class Agenda(Board):
    """Number, state, title, planned and spent minutes of each item."""

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """The agenda first; what is below it shows where there is room."""
        items = scene.meeting.items
        rows = [_heading(scene, width)]
        rows += [_item_row(scene, number, item, width) for number, item in enumerate(items, start=1)]
        return [*rows, Content(""), *_people(scene, width), *_health(scene, width)]


def heading(scene: Scene, pane: str, left: Content, right: Content, width: int) -> Content:
    """The first row of a pane; brighter where the arrow keys go."""
    line = spread(row(show(" "), left), row(right, show(" ")), width)
    return line.stylize(".head-active" if scene.pane == pane else ".head")


def _heading(scene: Scene, width: int) -> Content:
    planned = sum(item.plan.minutes + item.extended for item in scene.meeting.items)
    slot = int(scene.meeting.slot.total_seconds()) // 60
    over = planned > slot
    total = show(scene.said(Words(f"{planned}/{slot} 分", f"{planned}/{slot} min")), ".warn" if over else ".soft")
    return heading(scene, "agenda", show(scene.said(Words("议程", "Agenda")), ".strong"), total, width)


def _item_row(scene: Scene, number: int, item: Item, width: int) -> Content:
    planned = item.plan.minutes + item.extended
    used = _used(scene, item)
    sign, style = _sign(scene, item)
    title = scene.said(item.plan.title)
    if item.plan.appearances > 1:
        title += scene.said(Words(f" 第{item.plan.appearances}次", f" x{item.plan.appearances}"))
    line = row(
        in_column(str(number), 2, ".soft", right=True),
        show(" "),
        in_column(sign, 2, style),
        in_column(title, width - _AROUND_TITLE),
        in_column(str(planned), 3, ".soft", right=True),
        in_column(used, _USED, ".bad" if "+" in used else "", right=True),
        show(" "),
    )
    if item.state == "current":
        return line.stylize(".current")
    return line.stylize_before(".soft") if item.state == "parked" else line


def _used(scene: Scene, item: Item) -> str:
    """Minutes spent, and by how many they went over: 17+2; far over, how far alone, which the plan beside it tells."""
    passed = int(spent(scene.meeting, item, scene.now).total_seconds()) // 60
    over = int(overrun(scene.meeting, item, scene.now).total_seconds()) // 60
    if item.state == "waiting" and not passed:
        return ""
    both = f"{passed}+{over}"
    if not over:
        return str(passed)
    return both if len(both) < _USED else f"+{over}"


def _sign(scene: Scene, item: Item) -> tuple[str, str]:
    """Signs that are one cell wide on every terminal."""
    match item.state:
        case "current":
            return "▸", ".strong"
        case "parked":
            return "»", ".warn"
        case "left":
            undecided = outcome_of(scene.meeting, item) == "none"
            return ("!", ".warn") if undecided else ("✓", ".good")
        case _:
            return " ", ".soft"


def _people(scene: Scene, width: int) -> list[Content]:
    """Who is here, and who of the roster is not; `*` may edit the back end (R51)."""
    meeting = scene.meeting
    if not meeting.people and not meeting.present:
        return []
    editors = {person.name for person in meeting.people if person.edit_rights}
    here = [f"{name}*" if name in editors else name for name in meeting.present]
    absent = [person.name for person in meeting.people if person.name not in meeting.present]
    total = len(here) + len(absent)
    rows = [show(scene.said(Words(f" 到场 {len(here)}/{total}", f" Present {len(here)}/{total}")), ".strong")]
    rows += _names(here, "", width)
    if absent:
        rows += _names([scene.said(Words("未到：", "not here: ")) + absent[0], *absent[1:]], ".soft", width)
    if editors and not editors & set(meeting.present):
        rows.append(show(scene.said(Words(" ! 无人可改后台", " ! nobody may edit")), ".warn"))
    return [*rows, Content("")]


def _names(names: list[str], style: str, width: int) -> list[Content]:
    if not names:
        return []
    return hanging(show(" "), show(" ".join(names), style), width)


def _health(scene: Scene, width: int) -> list[Content]:
    """The three ways in which these meetings fail, as they stand now (R55)."""
    if scene.meeting.state == "preparing":
        return []
    health = health_of(scene.meeting, scene.snapshot)
    figures = (
        (Words("议而不决", "undecided"), health.undecided, health.discussed),
        (Words("数据滞后", "stale data"), health.stale, health.sources),
        (Words("责任不清", "ownerless"), health.ownerless, health.actions),
    )
    label = max(cells(scene.said(words)) for words, _, _ in figures) + 2
    return [
        row(show(" "), in_column(scene.said(words), label, ".soft"), show(f"{bad}/{of}", ".warn" if bad else ""))
        for words, bad, of in figures
    ]
