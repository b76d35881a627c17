"""May I, and what happens then: a move on a meeting gives the facts to record, or a refusal that says why.

Pure: nothing is stored here. So a key asks "may I?" by trying, and a scribe who lost a race decides again.
"""

from datetime import datetime
from typing import assert_never

from engine.dates import period_under_review
from engine.errors import RefusedError
from engine.meeting import events as ev
from engine.meeting import moves as mv
from engine.meeting.agenda import period_kind
from engine.meeting.gates import REVIEWED, UnmetGate, gate_said, must_run, unmet_at_close, unmet_at_start
from engine.meeting.recording import recorded, settled
from engine.meeting.state import Meeting
from engine.meeting.turning import clocked, passes_over_review, turned
from engine.words import Words, joined, same


def perform(meeting: Meeting, move: mv.Move, at: datetime, by: str) -> ev.Facts:
    """The facts that `move` makes of `meeting` at `at` (UTC), written down by `by`.

    Raises:
        RefusedError: the meeting does not allow it now.
        NotFoundError: there is no such item, action or question.
    """
    if meeting.state == "closed":
        raise RefusedError(
            Words("会议已结束。", "The meeting is closed."),
            Words("之后的变动记在下一次会议里。", "What comes after it is recorded in the next meeting."),
        )
    return _facts(meeting, move, at, by)


def _facts(meeting: Meeting, move: mv.Move, at: datetime, by: str) -> ev.Facts:
    match move:
        case mv.Decide() | mv.Act() | mv.Ask() | mv.TakeNote() | mv.Answer():
            return recorded(meeting, move, at, by)
        case mv.Amend() | mv.Done() | mv.Redue() | mv.Drop():
            return settled(meeting, move, at, by)
        case mv.Next() | mv.Previous() | mv.Goto() | mv.Park():
            return turned(meeting, move, at, by)
        case mv.Pause() | mv.Resume() | mv.Extend():
            return clocked(meeting, move, at, by)
        case mv.Start() | mv.Close() | mv.Attend() | mv.Leave() | mv.UseSnapshot() | mv.Undo():
            return _held(meeting, move, at, by)
        case _:
            assert_never(move)


def _held(
    meeting: Meeting,
    move: mv.Start | mv.Close | mv.Attend | mv.Leave | mv.UseSnapshot | mv.Undo,
    at: datetime,
    by: str,
) -> ev.Facts:
    """What concerns the meeting as a whole."""
    match move:
        case mv.Start():
            return _started(meeting, move.reason, at, by)
        case mv.Close():
            must_run(meeting)
            gates = _passed((*_unreviewed(meeting, at), *unmet_at_close(meeting)), move.reason, "close")
            return (ev.MeetingClosed(at=at, by=by, gates=gates, reason=move.reason),)
        case mv.Attend():
            return (ev.Attended(at=at, by=by, names=move.names),)
        case mv.Leave():
            return _left(meeting, move.names, at, by)
        case mv.UseSnapshot():
            return (ev.SnapshotTaken(at=at, by=by, snapshot=move.snapshot, as_of=move.as_of, flagged=move.flagged),)
        case mv.Undo():
            return _undone(meeting, at, by)


def _started(meeting: Meeting, reason: str, at: datetime, by: str) -> ev.Facts:
    """The start, and with it the first item: clocks start by themselves (R53)."""
    if meeting.state == "running":
        raise RefusedError(
            Words("会议已经开始。", "The meeting has started already."),
            Words("用 next 进入下一项。", "Go on with next."),
        )
    gates = _passed(unmet_at_start(meeting), reason, "start")
    period = period_under_review(at, period_kind(meeting.template))
    started = ev.MeetingStarted(at=at, by=by, period=period, gates=gates, reason=reason if gates else "")
    return (started, ev.ItemOpened(at=at, by=by, item=meeting.items[0].id))


def _unreviewed(meeting: Meeting, at: datetime) -> tuple[UnmetGate, ...]:
    """Closing is no way around the review either (R60)."""
    return (UnmetGate(REVIEWED, gate_said(REVIEWED)),) if passes_over_review(meeting, at) else ()


def _passed(unmet: tuple[UnmetGate, ...], reason: str, verb: str) -> tuple[str, ...]:
    if unmet and not reason:
        raise RefusedError(
            joined([gate.words for gate in unmet], zh="；", en="; ") + Words("。", "."),
            Words(f"补上，或写明原因：{verb} 原因。", f"Mend that, or give a reason: {verb} REASON."),
        )
    return tuple(gate.id for gate in unmet)


def _left(meeting: Meeting, names: tuple[str, ...], at: datetime, by: str) -> ev.Facts:
    absent = [name for name in names if name not in meeting.present]
    if absent:
        here = joined([same(name) for name in meeting.present]) if meeting.present else Words("没有人", "nobody")
        raise RefusedError(
            joined([same(name) for name in absent]) + Words(" 不在签到名单里。", " did not attend."),
            Words("在场：", "Present: ") + here + Words("。", "."),
        )
    return (ev.Left(at=at, by=by, names=names),)


def _undone(meeting: Meeting, at: datetime, by: str) -> ev.Facts:
    if not meeting.moves:
        raise RefusedError(
            Words("没有可撤销的操作。", "There is nothing to undo."),
            Words("撤销只回到本次会议的第一步。", "Undoing ends at the first move of this meeting."),
        )
    return (ev.Undone(at=at, by=by, undid=meeting.moves[-1]),)
