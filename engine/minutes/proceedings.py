"""Item by item: the time that it was given and took, and what was asked, answered, decided and agreed."""

from datetime import datetime, timedelta

from engine.dates import day_said, time_said
from engine.meeting.actions import Action
from engine.meeting.state import Decision, Outcome, Question
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
from engine.minutes.front import on_old_data
from engine.minutes.lines import evidence_said, rule_said
from engine.minutes.record import OUTCOMES, ItemMinutes, Minutes
from engine.words import Words, same

_TONES: dict[Outcome, Tone] = {"none": "bad", "parked": "warn", "": "soft"}
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
        blocks.append(Paragraph((plain(Words("原因：", "Reason: ") + same(item.item.reason)),)))
    timed: list[tuple[datetime, Entry]] = [(one.at, _decision(one)) for one in item.decisions]
    timed += [(one.added_at, _action(one, minutes)) for one in item.actions if one.added_at]
    timed += [(one.at, _question(one)) for one in item.questions]
    timed += [(one.at, _entry(one.at, Words("记录", "Note"), "", plain(one.text))) for one in item.notes]
    if timed:
        blocks.append(Bullets(tuple(entry for _, entry in sorted(timed, key=lambda pair: pair[0]))))
    return [Heading(_title(number, item), 3), *blocks] if blocks else []


def _entry(at: datetime, kind: Words, number: str, *spans: Span, below: tuple[Line, ...] = ()) -> Entry:
    named = kind + same(f" {number} " if number else " ")
    return Entry((toned(f"{time_said(at)} ", "soft"), toned(named, "strong"), *spans), below)


def _decision(one: Decision) -> Entry:
    return _entry(one.at, Words("决定", "Decided"), one.id, plain(one.text), *on_old_data(one))


def _action(one: Action, minutes: Minutes) -> Entry:
    owner, due = one.owner or "?", day_said(one.due) if one.due else same("?")
    handed = Words(f"（{owner}，{due.zh}）", f" ({owner}, {due.en})")
    below: tuple[Line, ...] = ()
    if one.finding:
        held = evidence_said(one.evidence)
        based = Words("依据：", "Based on: ") + rule_said(one.finding, minutes.rules)
        below = ((toned(based + Words("，", ": ") + held if held.en else based, "soft"),),)
    assert one.added_at is not None
    return _entry(one.added_at, Words("行动", "Action"), one.id, plain(one.text), plain(handed), below=below)


def _question(one: Question) -> Entry:
    to = (toned(f" @{one.to}", "soft"),) if one.to else ()
    answered = one.answer is not None
    answer = plain(Words("答：", "Answer: ") + same(one.answer or ""))
    missing = toned(Words("还没有回答", "not answered yet"), "warn")
    below = ((answer,),) if answered else ((missing,),)
    return _entry(one.at, Words("质询", "Question"), one.id, plain(one.text), *to, below=below)
