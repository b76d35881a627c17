"""The read-back on the screen: the record under the cursor in full, the others in a row each."""

from textual.content import Content

from engine.dates import WEEKDAYS_SAID
from engine.kpi.catalogue import KPIS
from engine.kpi.figures import kpi_said
from engine.meeting.actions import Action
from engine.meeting.read_back import Lack, lacks_of, read_out
from engine.meeting.records import MARKS, Decision
from engine.words import Words, joined, same
from tui.show import hanging, row, show
from tui.widgets.actions import CURSOR
from tui.widgets.scene import Scene

_LACKS: dict[Lack, Words] = {
    "owner": Words("负责人", "owner"),
    "due": Words("期限", "due date"),
    "accept": Words("验收标准", "acceptance"),
}


def read_back_rows(scene: Scene, width: int) -> list[Content]:
    """How far it is, then each record; what was agreed to has a tick."""
    records = read_out(scene.meeting)
    ids = [one.id for one in records]
    place = ids.index(scene.read_out) + 1
    left = len([one for one in ids if one in scene.meeting.unconfirmed])
    head = Words(f" 复读 {place} / {len(ids)}", f" Read-back {place} / {len(ids)}")
    rest = Words(f" · 待确认 {left}", f" · {left} to confirm") if left else Words(" · 都已确认", " · all confirmed")
    rows = [row(show(scene.said(head), ".strong"), show(scene.said(rest), ".warn" if left else ".good"))]
    for record in records:
        rows += _open(scene, record, width) if record.id == scene.read_out else [_closed(scene, record, width)]
    return rows


def _closed(scene: Scene, record: Decision | Action, width: int) -> Content:
    """A row: whether it was agreed to, its number, what it lacks, its text."""
    lacks = _lacking(scene, record)
    line = row(show(" "), _sign(scene, record), show(f"{record.id} ", ".key"), lacks, show(record.text))
    return line.truncate(width, ellipsis=True)


def _open(scene: Scene, record: Decision | Action, width: int) -> list[Content]:
    """All that is read out of one record."""
    label = row(show(CURSOR), _sign(scene, record), show(f"{record.id} ", ".key"))
    rows = hanging(label, show(record.text, ".strong"), width)
    said = _of_action(record) if isinstance(record, Action) else _of_decision(record)
    for words in said:
        rows += hanging(show("     "), show(scene.said(words)), width)
    marks = _marks(scene, record)
    if marks:
        rows += hanging(show("     "), show(" · ".join(scene.said(one) for one in marks), ".warn"), width)
    if lacks_of(scene.meeting, record.id):
        rows += hanging(show("     "), _lacking(scene, record), width)
    return rows


def _sign(scene: Scene, record: Decision | Action) -> Content:
    if record.id in scene.meeting.unconfirmed:
        return show("? ", ".warn")
    return show("✓ ", ".good")


def _lacking(scene: Scene, record: Decision | Action) -> Content:
    lacks = lacks_of(scene.meeting, record.id)
    if not lacks:
        return show("")
    listed = joined([_LACKS[one] for one in lacks])
    return show(scene.said(Words("✗ 缺", "✗ no ") + listed) + "  ", ".bad")


def _of_action(action: Action) -> list[Words]:
    """Owner and due date, how one will see that it is done, or why they are still to be settled."""
    said = [Words(f"负责人 {action.owner}", f"Owner {action.owner}")] if action.owner else []
    if action.due:
        day = WEEKDAYS_SAID[action.due.weekday()]
        said.append(Words(f"期限 {action.due} ", f"due {action.due} ") + day)
    rows = [joined(said, zh=" · ", en=" · ")] if said else []
    if action.aim or action.accept:
        from engine.minutes.lines import aim_said  # the minutes, which nobody reads at the start

        accept = [*([same(action.accept)] if action.accept else []), *([aim_said(action.aim)] if action.aim else [])]
        rows.append(Words("验收 ", "Accepted when ") + joined(accept, zh=" · ", en=" · "))
    if action.deferred:
        rows.append(Words("待定：", "To be settled: ") + same(action.deferred))
    return rows


def _of_decision(decision: Decision) -> list[Words]:
    """Who approved it, what budgets it moves, who carried it out."""
    said = [Words(f"批准 {decision.approver}", f"Approved by {decision.approver}")] if decision.approver else []
    if decision.executed_by:
        said.append(Words(f"已执行 {decision.executed_by}", f"carried out by {decision.executed_by}"))
    return [*([joined(said, zh=" · ", en=" · ")] if said else []), *(same(one.said()) for one in decision.budgets)]


def _marks(scene: Scene, record: Decision | Action) -> list[Words]:
    """What must be heard with it: doubtful data, overtime, and how the looks at the item's KPIs ended (R50, R69)."""
    marks: list[Words] = []
    if isinstance(record, Decision):
        if record.flagged:
            marks.append(Words("基于未更新数据：", "on data out of date: ") + joined([*map(kpi_said, record.flagged)]))
        if record.disputed:
            marks.append(Words("库存数据存疑", "stock in doubt"))
        if record.overtime:
            marks.append(Words("超时作出", "made in overtime"))
    kpis = next((item.plan.kpis for item in scene.meeting.items if item.id == record.item), ())
    looked = [(KPIS[one].label, MARKS[scene.meeting.marks[one]]) for one in kpis if one in scene.meeting.marks]
    return [*marks, *(label + Words("：", ": ") + mark for label, mark in looked)]
