"""Actions on the screen: each in its row, and those of today in the assignment."""

from textual.content import Content

from engine.meeting.actions import Action
from engine.words import Words, counted
from tui.show import hanging, in_column, row, show, spaced
from tui.widgets.scene import Scene
from tui.widgets.table import Cell, Column, table

_COLUMNS = (
    Column(Words("编号", "id")),
    Column(Words("状态", "status")),
    Column(Words("负责人", "owner")),
    Column(Words("期限", "due")),
    Column(Words("级", "P"), rank=2),
    Column(Words("目标", "aim"), rank=3),
    Column(Words("来自", "from"), rank=4),
    Column(Words("内容", "action"), flexible=True),
)

CURSOR = "▸"
"""Stands before the chosen row."""
_BESIDE = 70
"""Cells from which on the text of an action stands beside its owner and due date."""


def assignment_rows(scene: Scene, width: int) -> list[Content]:
    """Today's actions, incomplete ones first and said to be so (R23)."""
    own = [action for action in scene.meeting.actions if not action.from_meeting]
    lacking = [action for action in own if action.status == "open" and action.lacks]
    ordered = sorted(own, key=lambda a: (a not in lacking, a.priority, str(a.due or "9")))
    if not own:
        none = Words(" 还没有行动项：{act} 记一条。", " No actions yet: {act} records one.")
        rows = [Content(""), show(scene.keyed(none), ".warn")]
        return rows + _open_ends(scene, width)
    head = Words(
        f" 行动项 {len(own)} 条，缺负责人或期限 {len(lacking)} 条",
        f" {counted(len(own), 'action')}, {len(lacking)} without owner or due date",
    )
    rows = [show(scene.said(head), ".bad" if lacking else ".good"), Content(""), *action_rows(scene, ordered, width)]
    if lacking:
        number = lacking[0].id[2:]
        mended = Words(f" 补上：{{fix}} {number} @负责人 ^期限", f" Mend it: {{fix}} {number} @OWNER ^DUE")
        rows += [Content(""), show(scene.keyed(mended), ".soft")]
    return rows + _untested(scene, own, width) + _open_ends(scene, width)


def _untested(scene: Scene, own: list[Action], width: int) -> list[Content]:
    """Actions of which nothing says how one will see that they are done (R57)."""
    ids = [action.id for action in own if action.status == "open" and action.lacks_acceptance]
    if not ids:
        return []
    words = Words(
        f"缺验收标准：{'、'.join(ids)} · {{accept}} 补上",
        f"No acceptance criterion: {', '.join(ids)} · {{accept}} adds it",
    )
    return [Content(""), *hanging(show(" ! ", ".warn"), show(scene.keyed(words), ".warn"), width)]


def _open_ends(scene: Scene, width: int) -> list[Content]:
    return _unanswered(scene, width) + _undecided(scene, width) + _unconfirmed(scene, width)


def _unanswered(scene: Scene, width: int) -> list[Content]:
    """Questions that nobody answered and no action takes up: the next meeting would not hear of them (R70)."""
    taken_up = {action.question for action in scene.meeting.actions}
    ids = [one.id for one in scene.meeting.questions if one.answer is None and one.id not in taken_up]
    if not ids:
        return []
    words = Words(
        f"质询没有回答：{'、'.join(ids)} · {{answer}} 回答，{{chase}} 转成行动项",
        f"Not answered: {', '.join(ids)} · {{answer}} answers, {{chase}} makes it an action",
    )
    return [Content(""), *hanging(show(" ! ", ".warn"), show(scene.keyed(words), ".warn"), width)]


def _undecided(scene: Scene, width: int) -> list[Content]:
    """Items with decisions but nobody to carry them out (R25)."""
    meeting = scene.meeting
    acted = {action.item for action in meeting.actions}
    decided = {decision.item for decision in meeting.decisions} - acted
    titles = [scene.said(item.plan.title) for item in meeting.items if item.id in decided]
    if not titles:
        return []
    words = Words(f"有决定没有行动项：{'、'.join(titles)}", f"decided, but no action: {', '.join(titles)}")
    return [Content(""), *hanging(show(" ! ", ".warn"), show(scene.said(words), ".warn"), width)]


def _unconfirmed(scene: Scene, width: int) -> list[Content]:
    """What is still to be read out and agreed to before the meeting closes."""
    if not scene.meeting.unconfirmed:
        return []
    label = show(scene.said(Words(" 待复读：", " To be read back: ")), ".strong")
    how = show(scene.keyed(Words("  {confirm} 逐条复读、补缺", "  {confirm} reads back and mends")), ".soft")
    return [Content(""), *hanging(label, row(show(" ".join(scene.meeting.unconfirmed)), how), width)]


def action_rows(scene: Scene, actions: list[Action], width: int) -> list[Content]:
    """Each action in a row, or stacked in two where there is no room; the chosen one is pointed at."""
    if width < _BESIDE:
        return [line for action in actions for line in _stacked(scene, action, width)]
    head, *rows = table(scene, _COLUMNS, [_cells(scene, action) for action in actions], width)
    pairs = zip(actions, rows, strict=True)
    return [head, *(pointed(line, width) if action.id == scene.chosen else line for action, line in pairs)]


def pointed(line: Content, width: int) -> Content:
    """The row under the cursor: a sign says so, not the colour alone."""
    return row(show(CURSOR), line[1:]).truncate(width, pad=True).stylize(".current")


def _stacked(scene: Scene, action: Action, width: int) -> list[Content]:
    """What is in the row, and the text below it: beside each other they would both be cut."""
    number, status, owner, due, priority, aim, _, text = _cells(scene, action)
    marks = spaced([show(cell.text.strip(), cell.style) for cell in (status, owner, due)])
    marked = spaced([show(f"P{priority.text}", priority.style), show(aim.text, aim.style)])
    head = row(show(" "), in_column(number.text, 6, number.style), marks, show("  "), marked)
    rest = hanging(show(" " * 7), show(text.text, text.style), width, most=2)
    return [pointed(head, width) if action.id == scene.chosen else head, *rest]


def _cells(scene: Scene, action: Action) -> list[Cell]:
    faded = ".soft" if action.status != "open" else ""
    return [
        Cell(action.id, ".strong" if action.status == "open" else ".soft"),
        _status(scene, action),
        Cell(action.owner, faded) if action.owner else Cell(scene.said(Words("缺", "none")), ".bad"),
        _due(scene, action),
        Cell(str(action.priority), ".bad" if action.priority == 1 and action.status == "open" else faded),
        Cell(action.aim.said() if action.aim else "", faded),
        Cell(action.from_meeting[5:10], ".soft"),
        Cell(action.text, faded),
    ]


def _status(scene: Scene, action: Action) -> Cell:
    style = {"open": ".bad" if action.late(scene.today) else "", "done": ".good", "dropped": ".soft"}[action.status]
    return Cell(scene.said(action.status_said(scene.today)), style)


def _due(scene: Scene, action: Action) -> Cell:
    if action.due is None:
        return Cell(scene.said(Words("缺", "none")), ".bad")
    moved = f" ({action.redated})" if action.redated else ""
    return Cell(f"{action.due:%m-%d}{moved}", ".bad" if action.late(scene.today) else "")
