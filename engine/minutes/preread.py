"""The pre-reading of a meeting that comes: what is red, what moved, what is open, and when which topic is due (R75)."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from engine.dates import day_in_utc8, day_said, moment_said, time_said
from engine.findings.rules import Finding
from engine.kpi.catalogue import KPIS, KpiValue
from engine.kpi.figures import change_said, figure_said
from engine.kpi.lights import target_said
from engine.meeting.actions import Action
from engine.meeting.state import Item, Meeting, Question
from engine.minutes.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Entry,
    Heading,
    Line,
    Paragraph,
    Table,
    plain,
    toned,
)
from engine.minutes.lines import (
    ACTION,
    DUE,
    LATE_BY,
    NUMBER,
    OWNER,
    bracketed,
    due_of,
    late_by,
    listed,
    names,
    number_of,
    owner_of,
    text_of,
)
from engine.reports.freshness import as_of_said
from engine.settings import ROLES_SAID
from engine.snapshot.moved import Moved
from engine.snapshot.record import Snapshot
from engine.words import Words, joined, same


class Preread(Struct, frozen=True):
    """All that is to be known before the meeting begins."""

    meeting: Meeting
    today: date
    """In UTC+8."""
    snapshot: Snapshot | None = None
    """The newest figures; None where no report has been handed in."""
    moved: tuple[Moved, ...] = ()
    """What is another than when the reports were first looked at (R9)."""
    questions: tuple[Question, ...] = ()
    """What earlier meetings asked and nobody has answered (R70)."""

    @property
    def red(self) -> tuple[KpiValue, ...]:
        """Whole shops' KPIs that are red; where there is only one shop, it is not said twice."""
        values = () if self.snapshot is None else self.snapshot.of_whole_shops
        return tuple(value for value in values if value.status == "red")

    @property
    def fired(self) -> tuple[Finding, ...]:
        """House rules that fire for whole shops."""
        findings = () if self.snapshot is None else self.snapshot.findings
        return tuple(one for one in findings if one.verdict == "fires" and not one.scope.narrow)

    @property
    def open_actions(self) -> tuple[Action, ...]:
        """What is still to be done, the longest overdue first."""
        still = (action for action in self.meeting.actions if action.status == "open")
        return tuple(sorted(still, key=lambda one: (one.due or date.max, one.priority)))

    @property
    def unread(self) -> tuple[str, ...]:
        """Who is on the roster and has not read it."""
        return tuple(person.name for person in self.meeting.people if person.name not in self.meeting.read)


def preread_document(preread: Preread) -> Document:
    """The pre-reading, without format."""
    meeting = preread.meeting
    title = f"{meeting.series} {meeting.period.name if meeting.period else ''}".strip()
    parts = (_when, _red, _moves, _actions, _questions, _agenda)
    blocks = tuple(block for part in parts for block in part(preread))
    return Document(Words(f"{title} 会前阅读", f"{title} pre-reading"), blocks)


def _when(preread: Preread) -> list[Block]:
    meeting = preread.meeting
    parts = [same(meeting.id)]
    if meeting.planned_start is not None:
        start, minutes = meeting.planned_start, meeting.slot // timedelta(minutes=1)
        when = day_said(day_in_utc8(start)) + same(f" {time_said(start)}")
        parts = [when + Words(f"（UTC+8），计划 {minutes} 分钟", f" (UTC+8), {minutes} minutes")]
    return [Paragraph((plain(joined(parts)),)), *_readers(preread)]


def _readers(preread: Preread) -> list[Block]:
    """Who has read it, and who has not (R75)."""
    read, unread = preread.meeting.read, preread.unread
    parts: list[Words] = []
    if read:
        parts.append(Words(f"已读 {len(read)}：", f"Read by {len(read)}: ") + names(read))
    if unread:
        parts.append(Words(f"未读 {len(unread)}：", f"Not read by {len(unread)}: ") + names(unread))
    return [Paragraph((toned(joined(parts, " · ", " · "), "soft"),))] if parts else []


def _red(preread: Preread) -> list[Block]:
    red = preread.red
    blocks: list[Block] = [Heading(Words(f"红灯 KPI（{len(red)}）", f"Red KPIs ({len(red)})"))]
    if preread.snapshot is None:
        return [*blocks, _line(Words("还没有交报表。", "No report has been handed in."))]
    if red:
        blocks.append(_values(red, preread.snapshot))
    else:
        blocks.append(_line(Words("没有红灯。", "None.")))
    if preread.fired:
        blocks.append(Bullets(tuple(_finding(one) for one in preread.fired)))
    missing = dict.fromkeys(one.label for one in preread.snapshot.missing)
    return [*blocks, _line(Words("未交的报表：", "Not handed in: ") + listed(missing))] if missing else blocks


def _values(red: Sequence[KpiValue], snapshot: Snapshot) -> Table:
    placed = len({value.scope.marketplace for value in red}) > 1
    columns = (
        Column(same("KPI"), 4),
        *((Column(Words("范围", "Scope"), 2),) if placed else ()),
        Column(Words("现值", "Now"), 3, numeric=True),
        Column(Words("上期", "Before"), 3, numeric=True),
        Column(Words("变化", "Change"), 2, numeric=True),
        Column(Words("目标", "Target"), 3, numeric=True),
        Column(Words("数据截至（UTC+8）", "As of (UTC+8)"), 4),
    )
    return Table(columns, tuple(_value_row(value, placed, snapshot) for value in red))


def _value_row(value: KpiValue, placed: bool, snapshot: Snapshot) -> tuple[Cell, ...]:
    place = ((plain(value.scope.said()),),) if placed else ()
    as_of: Line = (plain(as_of_said(value.as_of, snapshot.taken_at)),) if value.as_of else ()
    return (
        (toned(KPIS[value.id].label, "strong"),),
        *place,
        (toned(figure_said(value.value, value.unit, value.currency), "bad"),),
        (plain(figure_said(value.previous, value.unit, value.currency)),),
        (plain(change_said(value.value, value.previous, value.unit)),),
        (plain(target_said(value)),),
        as_of,
    )


def _finding(finding: Finding) -> Entry:
    red = finding.level == "red"
    where = bracketed(finding.scope.said()) + Words("：", ": ")
    return Entry(
        (
            toned("✗ " if red else "! ", "bad" if red else "warn"),
            toned(finding.label, "strong"),
            plain(where + (finding.reason or finding.label)),
        )
    )


def _moves(preread: Preread) -> list[Block]:
    """What was read before hand-in is not what will be on the screen (R9, R56)."""
    if not preread.moved:
        return []
    entries = tuple(Entry((plain(one.said()),)) for one in preread.moved)
    since = moment_said(preread.moved[0].since)
    against = Words(f"对比 {since} 的快照：", f"Against the snapshot of {since}:")
    return [Heading(Words("提交后的变动", "Moved since hand-in")), _line(against), Bullets(entries)]


def _actions(preread: Preread) -> list[Block]:
    still = preread.open_actions
    late = sum(action.late(preread.today) for action in still)
    count = Words(f"（{len(still)}，逾期 {late}）", f" ({len(still)}, {late} late)")
    head = Heading(Words("未完成的行动项", "Open actions") + count)
    if not still:
        return [head, _line(Words("没有。", "None."))]
    columns = (OWNER, ACTION, DUE, LATE_BY, NUMBER)
    return [head, Table(columns, tuple(_action_row(action, preread.today) for action in still))]


def _action_row(action: Action, today: date) -> tuple[Line, ...]:
    return (owner_of(action), text_of(action), due_of(action), late_by(action, today), number_of(action))


def _questions(preread: Preread) -> list[Block]:
    count = len(preread.questions)
    head = Heading(Words(f"未答的质询（{count}）", f"Open questions ({count})"))
    if not count:
        return [head, _line(Words("没有。", "None."))]
    return [head, Bullets(tuple(_question(one) for one in preread.questions))]


def _question(question: Question) -> Entry:
    to = Words(f"（问 {question.to}）", f" (to {question.to})") if question.to else same("")
    asked = day_in_utc8(question.at)
    return Entry((toned(f"{question.id} ", "soft"), plain(same(question.text) + to), toned(f"  {asked:%m-%d}", "soft")))


def _agenda(preread: Preread) -> list[Block]:
    """Each topic with the time at which it begins, if those before it keep to theirs."""
    columns = (
        Column(Words("时间", "From"), 2),
        Column(Words("议题", "Item"), 6),
        Column(Words("分钟", "Min"), 1, numeric=True),
        Column(Words("主持", "Lead"), 3),
        Column(Words("备注", "Remark"), 5),
    )
    rows: list[tuple[Cell, ...]] = []
    passed = timedelta()
    for item in preread.meeting.items:
        rows.append(_agenda_row(item, passed, preread.meeting))
        passed += item.planned
    return [Heading(Words("议程", "Agenda")), Table(columns, tuple(rows)), *_over(passed, preread.meeting)]


def _agenda_row(item: Item, passed: timedelta, meeting: Meeting) -> tuple[Cell, ...]:
    start = time_said(meeting.planned_start + passed) if meeting.planned_start else ""
    return (
        (plain(start),),
        (plain(item.plan.title),),
        (plain(f"{item.planned // timedelta(minutes=1)}"),),
        (plain(_lead(item.plan.owner_role, meeting)),),
        (plain(_remark(item)),),
    )


def _lead(role: str, meeting: Meeting) -> Words:
    """Whoever has the role; the role where nobody on the roster has it."""
    having = [person.name for person in meeting.people if role and person.role == role]
    return names(having) if having else ROLES_SAID.get(role, same(role))


def _remark(item: Item) -> Words:
    if item.plan.appearances < 2:
        return same("")
    reason = same(item.plan.carried)
    times = _nth(item.plan.appearances)
    return times + Words("：", ": ") + reason if item.plan.carried else times


def _nth(number: int) -> Words:
    """How often a topic has stood on the agenda, from the second time on."""
    ending = {2: "nd", 3: "rd"}.get(number, "th")
    return Words(f"第 {number} 次", f"{number}{ending} time")


def _over(planned: timedelta, meeting: Meeting) -> list[Block]:
    """The agenda is lean, or it is said that it is not (R74)."""
    over = (planned - meeting.slot) // timedelta(minutes=1)
    if over <= 0:
        return []
    words = Words(f"⚠ 议程比会议多 {over} 分钟。", f"⚠ The agenda is {over} minutes longer than the meeting.")
    return [Paragraph((toned(words, "warn"),))]


def _line(words: Words) -> Paragraph:
    return Paragraph((plain(words),))
