"""Moves that change the clocks: pause, resume, extend, and putting a forgotten start right."""

from datetime import datetime, timedelta

from engine.dates import time_said
from engine.errors import RefusedError
from engine.meeting import events as ev
from engine.meeting import moves as mv
from engine.meeting.gates import must_have_item, must_run
from engine.meeting.state import Item, Meeting
from engine.meeting.timer import over_slot
from engine.words import Words, counted

LONGEST_EXTENSION = 240
"""Minutes; more is a slip of the keyboard (ext)."""
EARLIEST_START = timedelta(hours=3)
"""A start that was forgotten for longer is a slip of the keyboard (ext)."""


def clocked(meeting: Meeting, move: mv.Clocking, at: datetime, by: str) -> ev.Facts:
    """What changes the clocks."""
    must_run(meeting)
    match move:
        case mv.Pause():
            if meeting.paused:
                raise RefusedError(
                    Words("会议已暂停。", "The meeting is paused already."),
                    Words("用 resume 继续。", "Go on with resume."),
                )
            return (ev.Paused(at=at, by=by),)
        case mv.Resume():
            if not meeting.paused:
                raise RefusedError(
                    Words("会议没有暂停。", "The meeting is not paused."),
                    Words("用 pause 暂停。", "Stop the clocks with pause."),
                )
            return (ev.Resumed(at=at, by=by),)
        case mv.Extend():
            return (_extended(meeting, move, at, by),)
        case mv.Backdate():
            return (_backdated(meeting, move.began_at, at, by),)


def _extended(meeting: Meeting, move: mv.Extend, at: datetime, by: str) -> ev.ItemExtended:
    """More minutes, or fewer; more than the whole meeting has take a reason (R52)."""
    current = must_have_item(meeting)
    _must_be_possible(current, move.minutes)
    over = over_slot(meeting, at, timedelta(minutes=move.minutes)) if move.minutes > 0 else timedelta(0)
    if over and meeting.slot and not (move.reason or move.unasked):
        late = -(-over // timedelta(minutes=1))
        raise RefusedError(
            Words(
                f"这样整个会议会超时 {late} 分钟。",
                f"The whole meeting would run {counted(late, 'minute')} over.",
            ),
            Words(
                f"写明原因：extend {move.minutes} 原因；或用 park、trim 搁置议题。",
                f"Give a reason: extend {move.minutes} REASON; or park something (park, trim).",
            ),
        )
    return ev.ItemExtended(at=at, by=by, item=current.id, minutes=move.minutes, reason=move.reason)


def _must_be_possible(current: Item, minutes: int) -> None:
    if not 0 < abs(minutes) <= LONGEST_EXTENSION:
        raise RefusedError(
            Words(f"不能加减 {abs(minutes)} 分钟。", f"{abs(minutes)} minutes cannot be added or taken away."),
            Words(f"一次可加减 1 到 {LONGEST_EXTENSION} 分钟。", f"1 to {LONGEST_EXTENSION} minutes at a time."),
        )
    planned = current.plan.minutes + current.extended
    if planned + minutes < 1:
        left = "1 minute" if planned == 1 else f"{planned} minutes"
        raise RefusedError(
            Words("议题至少要留 1 分钟。", "An item keeps at least one minute."),
            Words(f"它现在有 {planned} 分钟。", f"It has {left} now."),
        )


def _backdated(meeting: Meeting, began_at: datetime, at: datetime, by: str) -> ev.StartBackdated:
    if meeting.started_at is None or began_at >= meeting.started_at:
        known = time_said(meeting.started_at) if meeting.started_at else ""
        raise RefusedError(
            Words(
                f"记录的开始时间是 {known}，只能往前改。", f"The start is recorded as {known}; it can only be earlier."
            ),
            Words("写更早的时间：started 09:55", "Write an earlier time: started 09:55"),
        )
    must_be_recent(began_at, at)
    return ev.StartBackdated(at=at, by=by, began_at=began_at)


def must_be_recent(began_at: datetime, at: datetime) -> None:
    """Refuse a start in the future, or one that is hours away."""
    if not timedelta(0) <= at - began_at <= EARLIEST_START:
        raise RefusedError(
            Words(f"会议不会是 {time_said(began_at)} 开始的。", f"It cannot have begun at {time_said(began_at)}."),
            Words(f"现在是 {time_said(at)}，最多往前改 3 小时。", f"It is {time_said(at)}; 3 hours back at most."),
        )
