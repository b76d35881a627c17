"""Item by item: the time that it was given and took, and what was asked, answered, decided and agreed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from engine.dates import day_said, time_said
from engine.kpi.catalogue import KPIS
from engine.meeting.actions import Action
from engine.meeting.causes import cause_said
from engine.meeting.events import Evidence
from engine.meeting.records import Cause, Decision, Question
from engine.meeting.state import OUTCOMES, Outcome
from engine.meeting.timer import clock_said
from engine.minutes.document import (
    Block,
    Bullets,
    Column,
    Entry,
    Heading,
    Line,
    Paragraph,
    Span,
    Table,
    Tone,
    plain,
    toned,
)
from engine.minutes.front import on_doubted_data
from engine.minutes.lines import PENDING, bracketed, evidence_said, rule_said, text_of
from engine.minutes.record import ItemMinutes, Minutes
from engine.settings import ROLES_SAID
from engine.words import Words, joined, same

_TONES: dict[Outcome, Tone] = {"none": "bad", "parked": "warn", "": "soft"}
_REASON = Words("原因：", "Reason: ")
_REASONS: dict[Outcome, Words] = {"informed": Words("知悉：", "Informed: ")}
"""What the words that were given with an outcome are headed by."""
_COLUMNS = (
    Column(Words("议题", "Item"), 5),
    Column(Words("阶段", "Phase"), 3),
    Column(Words("结论", "Outcome"), 3),
    Column(Words("计划", "Planned"), 2, numeric=True),
    Column(Words("用时", "Took"), 2, numeric=True),
    Column(Words("超时", "Over"), 2, numeric=True),
)


def proceedings(minutes: Minutes) -> list[Block]:
    """The agenda as it went, then what was recorded under each item."""
    rows = tuple(_row(number, item) for number, item in enumerate(minutes.items, start=1))
    blocks: list[Block] = [Heading(Words("议程", "Agenda")), Table(_COLUMNS, rows)]
    for number, item in enumerate(minutes.items, start=1):
        blocks += _records(number, item, minutes)
    return blocks


def _row(number: int, item: ItemMinutes) -> tuple[Line, ...]:
    extended = f"{item.item.extended:+}" if item.item.extended else ""
    return (
        (plain(_title(number, item)),),
        (plain(item.phase),),
        (toned(OUTCOMES[item.outcome], _TONES.get(item.outcome, "plain")),),
        (plain(f"{item.planned // timedelta(minutes=1)}{extended}"),),
        (plain(clock_said(item.spent) if item.spent else ""),),
        (toned(f"+{clock_said(item.overrun)}", "warn"),) if item.overrun else (),
    )


def _title(number: int, item: ItemMinutes) -> Words:
    return same(f"{number} ") + item.item.plan.title


def _records(number: int, item: ItemMinutes, minutes: Minutes) -> list[Block]:
    blocks: list[Block] = []
    if item.item.reason:
        blocks.append(Paragraph((plain(_REASONS.get(item.outcome, _REASON) + same(item.item.reason)),)))
    timed: list[tuple[datetime, Entry]] = [(one.at, _decision(one)) for one in item.decisions]
    timed += [(one.added_at, _action(one, minutes)) for one in item.actions if one.added_at]
    timed += [(one.at, _question(one, minutes)) for one in item.questions]
    timed += [(one.at, _cause(one)) for one in (item.cause,) if one is not None]
    timed += [(one.at, _entry(one.at, Words("记录", "Note"), "", plain(one.text))) for one in item.notes]
    if timed:
        blocks.append(Bullets(tuple(entry for _, entry in sorted(timed, key=lambda pair: pair[0]))))
    return [Heading(_title(number, item), 3), *blocks] if blocks else []


def _entry(at: datetime, kind: Words, number: str, *spans: Span, below: tuple[Line, ...] = ()) -> Entry:
    named = kind + same(f" {number} " if number else " ")
    return Entry((toned(f"{time_said(at)} ", "soft"), toned(named, "strong"), *spans), below)


def _decision(one: Decision) -> Entry:
    below: list[Line] = []
    if one.budgets:
        moved = joined([same(budget.said()) for budget in one.budgets], "；", "; ")
        below.append((plain(Words("日预算：", "Daily budgets: ") + moved),))
    if held := _evidence(one.evidence):
        below.append(held)
    if one.approver or one.executed_by:
        below.append((toned(_standing(one), "soft"),))
    overtime = (toned(Words("  超时后作出", "  after the planned end"), "warn"),) if one.overtime else ()
    spans = (plain(one.text), *on_doubted_data(one), *overtime)
    return _entry(one.at, Words("决定", "Decided"), one.id, *spans, below=tuple(below))


def _standing(one: Decision) -> Words:
    """Who stands for it, and whether it is done already (R72)."""
    said = [Words(f"批准：{one.approver}", f"approved by {one.approver}")] if one.approver else []
    if one.executed_by:
        at = f" {time_said(one.executed_at)}" if one.executed_at else ""
        said.append(Words(f"当场执行：{one.executed_by}{at}", f"carried out by {one.executed_by}{at}"))
    return joined(said, "；", "; ")


def _evidence(evidence: Sequence[Evidence]) -> Line:
    held = evidence_said(evidence)
    return (toned(Words("当时的数据：", "As it stood: ") + held, "soft"),) if held.en else ()


def _action(one: Action, minutes: Minutes) -> Entry:
    assert one.added_at is not None
    owner, due = same(one.owner) if one.owner else PENDING.text, day_said(one.due) if one.due else PENDING.text
    handed = bracketed(joined([owner, due], "，", ", "))
    below: tuple[Line, ...] = ()
    if one.finding:
        held = evidence_said(one.evidence)
        based = Words("依据：", "Based on: ") + rule_said(one.finding, minutes.rules)
        below = ((toned(based + Words("，", ": ") + held if held.en else based, "soft"),),)
    return _entry(one.added_at, Words("行动", "Action"), one.id, *text_of(one), plain(handed), below=below)


def _question(one: Question, minutes: Minutes) -> Entry:
    asked = joined([same(name) for name in (one.asker, one.to) if name], " → ", " → ")
    who = (toned(bracketed(asked), "soft"),) if asked.en else ()
    if one.answer is None:
        followed = [same(action.id) for action in minutes.actions if action.question == one.id]
        turned = Words("，转为 ", ", taken up by ") + joined(followed) if followed else same("")
        missing = toned(Words("还没有回答", "not answered yet") + turned, "warn")
        return _entry(one.at, Words("质询", "Question"), one.id, plain(one.text), *who, below=((missing,),))
    answer = (plain(Words("答：", "Answer: ") + same(one.answer)), *_vouched(one))
    return _entry(one.at, Words("质询", "Question"), one.id, plain(one.text), *who, below=(answer,))


def _vouched(one: Question) -> Line:
    """Who explained it, and who of another role confirmed it; what nobody confirmed is seen (R71)."""
    said = [_in_role(one.explainer, one.explainer_role)] if one.explainer else []
    if one.verified_by:
        said.append(_in_role(one.verified_by, one.verifier_role) + Words(" 核实", " confirms"))
    told = (toned(bracketed(joined(said, "，", ", ")), "soft"),) if said else ()
    return told if one.verified_by else (*told, toned(Words("  未经核实", "  not verified"), "warn"))


def _in_role(name: str, role: str) -> Words:
    return same(name) + (same(" · ") + ROLES_SAID.get(role, same(role)) if role else same(""))


def _cause(one: Cause) -> Entry:
    about = KPIS[one.kpi].label + Words("：", ": ") if one.kpi in KPIS else same("")
    said = about + cause_said(one.category) + (Words("：", ": ") + same(one.text) if one.text else same(""))
    return _entry(one.at, Words("根因", "Root cause"), "", plain(said))
