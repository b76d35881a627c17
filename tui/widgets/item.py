"""The right pane: the item under discussion with its time, and below it what serves its phase."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from textual.content import Content

from engine.meeting.agenda import EMERGENCY, PHASES, VOICE
from engine.meeting.state import Item
from engine.meeting.timer import WARN_AT, clock_said, remaining, spent
from engine.settings import ROLES_SAID, Person
from engine.words import Words
from tui.show import row, show, spread
from tui.widgets.actions import CURSOR, assignment_rows
from tui.widgets.board import Board
from tui.widgets.cause_list import cause_list_rows
from tui.widgets.lobby import lobby_rows
from tui.widgets.orders import emergency_rows
from tui.widgets.read_back import read_back_rows
from tui.widgets.review import review_rows
from tui.widgets.scene import Scene
from tui.widgets.scorecard import diagnosis_rows
from tui.widgets.sources import preparation_rows
from tui.widgets.stock import stock_rows
from tui.widgets.voice import voice_rows

_VIEWS: dict[str, Callable[[Scene, int], list[Content]]] = {
    "review": review_rows,
    "preparation": preparation_rows,
    "diagnosis": diagnosis_rows,
    "strategy": diagnosis_rows,
    "assignment": assignment_rows,
}
_ROOM_BELOW = 2
"""Rows below the cursor: a text that hangs there, and the last row, which says how many are hidden."""
_TOPICS: dict[str, Callable[[Scene, int], list[Content]]] = {VOICE: voice_rows, "stock": stock_rows}
"""Items that have more to show than their phase."""


class ItemHead(Board):
    """Title, who leads, and what is left of its minutes; the row fills as time goes by."""

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """One row."""
        item = scene.current
        if item is None:
            return [_without_item(scene, width)]
        place = f" {scene.meeting.items.index(item) + 1}/{len(scene.meeting.items)} "
        title = row(show(place, ".soft"), show(scene.said(item.plan.title), ".strong"))
        right = row(_time_left(scene, item), show(" "))
        share = spent(scene.meeting, item, scene.now) / item.planned
        room = width - title.cell_length - right.cell_length - 1
        line = spread(row(title, _fitting(scene, item, room)), right, width)
        line = line.stylize(".head-active" if scene.pane == "item" else ".head")
        return [line.stylize(pace_style(share), 0, filled_to(line, share, width))]


def filled_to(line: Content, share: float, width: int) -> int:
    """How many characters of a row lie in the filled share of it; no wide one is cut."""
    wanted, cells = min(1.0, max(0.0, share)) * width, 0
    for place in range(len(line)):
        cells += line[place].cell_length
        if cells > wanted:
            return place
    return len(line)


def pace_style(share: float) -> str:
    """The colour of the bar; the time is always written beside it."""
    return ".bar-bad" if share >= 1 else ".bar-warn" if share >= WARN_AT else ".bar"


def _without_item(scene: Scene, width: int) -> Content:
    words = {
        "preparing": Words("开会前", "Before the meeting"),
        "running": Words("议程已走完", "The agenda is done"),
        "closed": Words("会议小结", "Summary"),
    }[scene.meeting.state]
    line = spread(row(show(" "), show(scene.said(words), ".strong")), show(""), width)
    return line.stylize(".head-active" if scene.pane == "item" else ".head")


def _fitting(scene: Scene, item: Item, room: int) -> Content:
    """Phase and lead, or the lead alone, or nothing: never half a word."""
    phase = [scene.said(PHASES[item.plan.phase])] if item.plan.phase in ("preparation", "diagnosis") else []
    both, lead = _lead(scene, item, phase), _lead(scene, item, [])
    return next((said for said in (both, lead) if said.cell_length <= room), show(""))


def _lead(scene: Scene, item: Item, said: list[str]) -> Content:
    """Who leads the item, behind what else is said of it; a role that nobody here has is said (R16)."""
    role = item.plan.owner_role
    if not role:
        return show("".join(f" · {part}" for part in said), ".soft")
    having = [person for person in scene.meeting.people if person.role == role]
    here = [person.name for person in having if person.name in scene.meeting.present]
    label = scene.said(ROLES_SAID.get(role, Words(role, role)))
    if here:
        return show("".join(f" · {part}" for part in (*said, f"{label} {here[0]}")), ".soft")
    return row(show("".join(f" · {part}" for part in (*said, label)), ".soft"), _absent(scene, having))


def _absent(scene: Scene, having: list[Person]) -> Content:
    if not having:
        return show("")
    return show(scene.said(Words(f" {having[0].name} 未到", f" {having[0].name} is not here")), ".warn")


def _time_left(scene: Scene, item: Item) -> Content:
    left, planned = remaining(scene.meeting, item, scene.now), clock_said(item.planned)
    if left < timedelta(0):
        return show(
            scene.said(Words(f"超时 +{clock_said(left)}", f"over +{clock_said(left)}")) + f" / {planned}", ".strong"
        )
    return show(scene.said(Words(f"剩 {clock_said(left)}", f"left {clock_said(left)}")) + f" / {planned}", ".strong")


class ItemBody(Board):
    """What serves the phase: actions, sources, KPIs and findings, or what is still to be settled."""

    _follows = False
    """Whether the cursor has moved, and is to be seen."""

    def paint(self, scene: Scene) -> None:
        """Another item begins at its top; a cursor that moves is followed."""
        before = self._scene
        self._follows = before is not None and before.chosen != scene.chosen != ""
        other = before and (before.current and before.current.id) != (scene.current and scene.current.id)
        if other or (scene.picking and not (before and before.picking)):
            self.scroll_back()
        super().paint(scene)

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """By the state of the meeting, then by the phase of the item."""
        if scene.read_out:
            rows = read_back_rows(scene, width)
            self._follow(rows, height)
            return rows
        if scene.meeting.state == "preparing":
            return lobby_rows(scene, width)
        if scene.meeting.state == "closed" or scene.current is None:
            from tui.widgets.summary import summary_rows  # the minutes, which nobody reads at the start

            return summary_rows(scene, width)
        view = _TOPICS.get(scene.current.id, _VIEWS[scene.current.plan.phase])
        view = emergency_rows if scene.meeting.template == EMERGENCY else view
        rows = [*(cause_list_rows(scene, width) if scene.picking else ()), *view(scene, width)]
        if self._follows:
            self._follow(rows, height)
        return rows

    def _follow(self, rows: Sequence[Content], height: int) -> None:
        """Scrolls as little as shows the chosen row and the one below it."""
        place = next((n for n, line in enumerate(rows) if line.plain.startswith(CURSOR)), 0)
        below = place + _ROOM_BELOW
        self._scrolled = max(0, min(max(self._scrolled, below - height + 1), place - 1))
