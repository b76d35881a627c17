"""What must be seen before anyone scrolls: when it was, what was decided, who does what until when, what is late."""

from datetime import timedelta

from engine.dates import day_in_utc8, day_said, time_said
from engine.meeting.actions import Action
from engine.meeting.records import Decision
from engine.meeting.timer import clock_said
from engine.minutes.document import Block, Bullets, Column, Entry, Heading, Line, Paragraph, Table, plain, toned
from engine.minutes.lines import (
    ACTION,
    DUE,
    LATE_BY,
    NUMBER,
    OWNER,
    bracketed,
    due_of,
    evidence_said,
    kpis_named,
    late_by,
    number_of,
    owner_of,
    text_of,
)
from engine.minutes.record import Minutes
from engine.words import Words, joined, same


def front(minutes: Minutes) -> list[Block]:
    """The first screenful."""
    held = Paragraph((toned(_held(minutes), "soft"),))
    return [held, *_called_for(minutes), *_decisions(minutes), *_actions(minutes), *_late(minutes)]


def _called_for(minutes: Minutes) -> list[Block]:
    """What an emergency meeting was called for (R61)."""
    if minutes.emergency is None:
        return []
    held = evidence_said(minutes.emergency.evidence)
    why = toned(Words("⚠ 应急会议：", "⚠ Emergency meeting: ") + same(minutes.emergency.trigger), "bad")
    return [Paragraph((why, plain(bracketed(held))) if held.en else (why,))]


def _held(minutes: Minutes) -> Words:
    if minutes.started_at is None:
        return Words("会议还没有开始", "Not started yet")
    day, start = day_said(day_in_utc8(minutes.started_at)), time_said(minutes.started_at)
    end = "" if minutes.closed_at is None else f"–{time_said(minutes.closed_at)}"
    used, slot = clock_said(minutes.elapsed), int(minutes.slot / timedelta(minutes=1))
    parts = [
        day + Words(f" {start}{end}（UTC+8）", f" {start}{end} (UTC+8)"),
        Words(f"用时 {used}，计划 {slot} 分钟", f"took {used} of {slot} minutes"),
    ]
    if minutes.overran:
        over = clock_said(minutes.overran)
        parts.append(Words(f"超时 {over}", f"{over} over"))
    if minutes.closed_at is None:
        parts.append(Words("进行中", "still running"))
    parts.append(Words(f"出席 {len(minutes.attendance)} 人", f"{len(minutes.attendance)} present"))
    return joined(parts, " · ", " · ")


def _decisions(minutes: Minutes) -> list[Block]:
    count = len(minutes.decisions)
    head = Heading(Words(f"决定（{count}）", f"Decisions ({count})"))
    if not minutes.decisions:
        return [head, Paragraph((plain(Words("没有决定。", "None.")),))]
    return [head, Bullets(tuple(_decision(one, minutes) for one in minutes.decisions))]


def _decision(decision: Decision, minutes: Minutes) -> Entry:
    return Entry(
        (
            toned(f"{decision.id} ", "soft"),
            toned(decision.text, "strong"),
            toned(bracketed(joined(_circumstances(decision, minutes), "，", ", ")), "soft"),
            *on_doubted_data(decision),
            *_amended(decision.id, minutes),
        )
    )


def _circumstances(decision: Decision, minutes: Minutes) -> list[Words]:
    """Under which item it was taken, who approved it, and who has carried it out already (R72)."""
    said = [minutes.title_of(decision.item)]
    if decision.approver:
        said.append(Words(f"{decision.approver} 批准", f"approved by {decision.approver}"))
    if decision.executed_by:
        said.append(Words(f"{decision.executed_by} 已当场执行", f"carried out at once by {decision.executed_by}"))
    return said


def _amended(number: str, minutes: Minutes) -> Line:
    """The mark of what was changed after it had been read back."""
    amended = any(one.id == number for one in minutes.amendments)
    return (toned(Words("  ✎ 确认后有修改", "  ✎ amended after read-back"), "warn"),) if amended else ()


def on_doubted_data(decision: Decision) -> Line:
    """The marks of a decision whose KPIs were not up to date (R50), or on whose stock two counts differed (R28)."""
    marks = (
        (Words("  ⚠ 基于未更新数据：", "  ⚠ on data out of date: "), decision.flagged),
        (Words("  ⚠ 库存数据存疑：", "  ⚠ on stock counted differently by ERP and Amazon: "), decision.disputed),
    )
    return tuple(toned(mark + kpis_named(kpis), "warn") for mark, kpis in marks if kpis)


def _actions(minutes: Minutes) -> list[Block]:
    count = len(minutes.actions)
    head = Heading(Words(f"行动项（{count}）", f"Actions ({count})"))
    if not minutes.actions:
        return [head, Paragraph((plain(Words("没有新的行动项。", "No new actions.")),))]
    columns = (OWNER, ACTION, DUE, Column(Words("优先级", "Priority"), 2), NUMBER)
    return [head, Table(columns, tuple(_row(action, minutes) for action in minutes.actions))]


def _row(action: Action, minutes: Minutes) -> tuple[Line, ...]:
    return (
        owner_of(action),
        (*text_of(action), *_amended(action.id, minutes)),
        due_of(action),
        (plain(f"P{action.priority}"),),
        number_of(action),
    )


def _late(minutes: Minutes) -> list[Block]:
    """What is open past its date; without any, and with something to look back on, the good news."""
    if not minutes.late:
        none = Words("上期的行动项没有逾期的。", "No action of earlier meetings is late.")
        return [Paragraph((toned(none, "good"),))] if minutes.reviewed else []
    count = len(minutes.late)
    columns = (OWNER, ACTION, DUE, LATE_BY, NUMBER)
    rows = tuple(_late_row(action, minutes) for action in minutes.late)
    return [Heading(Words(f"已逾期（{count}）", f"Late ({count})")), Table(columns, rows)]


def _late_row(action: Action, minutes: Minutes) -> tuple[Line, ...]:
    return (owner_of(action), text_of(action), due_of(action), late_by(action, minutes.day), number_of(action))
