"""Moves that concern the meeting as a whole: who is there, start, end, undo, and the orders of an emergency."""

from datetime import datetime
from typing import assert_never

from engine.dates import period_under_review
from engine.errors import RefusedError
from engine.meeting import events as ev
from engine.meeting import moves as mv
from engine.meeting.agenda import period_kind
from engine.meeting.gates import (
    QUESTIONS,
    REVIEWED,
    UnmetGate,
    gate_said,
    may_edit,
    must_run,
    passed_with,
    unmet_at_close,
    unmet_at_start,
    unread_at_start,
)
from engine.meeting.performing.clocking import must_be_recent
from engine.meeting.performing.turning import passes_over_review
from engine.meeting.shipments import judged
from engine.meeting.state import Meeting
from engine.words import Words, joined, same

ByProgram = mv.UseSnapshot | mv.Bring | mv.ListOrders | mv.Trace


def held(meeting: Meeting, move: mv.Holding, at: datetime, by: str) -> ev.Facts:
    """What concerns the meeting as a whole."""
    if isinstance(move, ByProgram):
        return (_taken_in(move, at, by),)
    match move:
        case mv.Start():
            return _started(meeting, move, at, by)
        case mv.Close():
            return (_closed(meeting, move, at, by),)
        case mv.Rate():
            return (_rated(meeting, move, at, by),)
        case mv.Attend():
            return (_attended(move.names, at, by),)
        case mv.Read():
            return (ev.PrereadTicked(at=at, by=by, names=move.names),)
        case mv.Leave():
            return (_left(meeting, move.names, at, by),)
        case mv.Remedy() | mv.Judge():
            return (_of_orders(meeting, move, at, by),)
        case mv.Undo():
            return (_undone(meeting, at, by),)
        case _:
            assert_never(move)


def _taken_in(move: ByProgram, at: datetime, by: str) -> ev.Event:
    """What the program brings in by itself."""
    match move:
        case mv.UseSnapshot():
            return ev.SnapshotTaken(
                at=at,
                by=by,
                snapshot=move.snapshot,
                as_of=move.as_of,
                flagged=move.flagged,
                disputed=move.disputed,
                stale=move.stale,
                late=move.late,
            )
        case mv.Bring():
            return ev.ActionsBrought(at=at, by=by, actions=move.actions, first_numbers=dict(move.first_numbers))
        case mv.ListOrders():
            return ev.OrdersListed(at=at, by=by, orders=move.orders)
        case mv.Trace():
            return ev.OrdersTraced(at=at, by=by, orders=move.orders, source=move.source)


def _of_orders(meeting: Meeting, move: mv.Remedy | mv.Judge, at: datetime, by: str) -> ev.Event:
    if isinstance(move, mv.Judge):
        return judged(meeting, move, at, by)
    must_run(meeting)
    return ev.RemedyUploaded(at=at, by=by, file=move.file, who=may_edit(meeting, move.who))


def _attended(names: tuple[str, ...], at: datetime, by: str) -> ev.Attended:
    if not names:
        raise RefusedError(
            Words("名册是空的。", "The roster is empty."),
            Words(
                "写 attend 姓名，或在 kaihui.toml 里写名册（[[people]]）。",
                "Write attend NAMES, or put the roster into kaihui.toml ([[people]]).",
            ),
        )
    return ev.Attended(at=at, by=by, names=names)


def _started(meeting: Meeting, move: mv.Start, at: datetime, by: str) -> ev.Facts:
    """The start, and with it the first item: clocks start by themselves (R53)."""
    if meeting.state == "running":
        raise RefusedError(
            Words("会议已经开始。", "The meeting has started already."),
            Words("用 next 进入下一项。", "Go on with next."),
        )
    if move.began_at is not None:
        must_be_recent(move.began_at, at)
    gates = passed_with(unmet_at_start(meeting), move.reason, "start", QUESTIONS if move.unasked else ())
    started = ev.MeetingStarted(
        at=at,
        by=by,
        period=period_under_review(at, period_kind(meeting.template)),
        gates=gates,
        reason=move.reason if gates else "",
        began_at=move.began_at,
        unread=unread_at_start(meeting),
    )
    first = next((item for item in meeting.items if item.state == "waiting"), None)
    return (started,) if first is None else (started, ev.ItemOpened(at=at, by=by, item=first.id))


def _closed(meeting: Meeting, move: mv.Close, at: datetime, by: str) -> ev.MeetingClosed:
    must_run(meeting)
    unmet = (*_unreviewed(meeting, at), *unmet_at_close(meeting))
    gates = passed_with(unmet, move.reason, "close", QUESTIONS if move.unasked else ())
    return ev.MeetingClosed(at=at, by=by, gates=gates, reason=move.reason)


def _unreviewed(meeting: Meeting, at: datetime) -> tuple[UnmetGate, ...]:
    """Closing is no way around the review either (R60)."""
    return (UnmetGate(REVIEWED, gate_said(REVIEWED)),) if passes_over_review(meeting, at) else ()


def _rated(meeting: Meeting, move: mv.Rate, at: datetime, by: str) -> ev.MeetingRated:
    must_run(meeting)
    if not 1 <= move.score <= 5:
        raise RefusedError(
            Words(f"评分不能是 {move.score}。", f"The rating cannot be {move.score}."),
            Words("写 1 到 5，5 最好。", "Write 1 to 5; 5 is best."),
        )
    return ev.MeetingRated(at=at, by=by, score=move.score, who=move.who)


def _left(meeting: Meeting, names: tuple[str, ...], at: datetime, by: str) -> ev.Left:
    absent = [name for name in names if name not in meeting.present]
    if absent:
        here = joined([same(name) for name in meeting.present]) if meeting.present else Words("没有人", "nobody")
        raise RefusedError(
            joined([same(name) for name in absent]) + Words(" 不在签到名单里。", " did not attend."),
            Words("在场：", "Present: ") + here + Words("。", "."),
        )
    return ev.Left(at=at, by=by, names=names)


def _undone(meeting: Meeting, at: datetime, by: str) -> ev.Undone:
    if not meeting.moves:
        raise RefusedError(
            Words("没有可撤销的操作。", "There is nothing to undo."),
            Words("撤销只回到本次会议的第一步。", "Undoing ends at the first move of this meeting."),
        )
    return ev.Undone(at=at, by=by, undid=meeting.moves[-1])
