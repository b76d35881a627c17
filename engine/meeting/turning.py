"""Moves through the agenda and on its clocks: next, back, there, park, pause, resume, extend."""

from datetime import datetime, timedelta

from engine.errors import NotFoundError, RefusedError
from engine.meeting import events as ev
from engine.meeting import moves as mv
from engine.meeting.agenda import REVIEW
from engine.meeting.gates import must_have_item, must_run
from engine.meeting.state import Item, Meeting
from engine.meeting.timer import spent
from engine.words import Words

Turn = mv.Next | mv.Previous | mv.Goto | mv.Park
Clocking = mv.Pause | mv.Resume | mv.Extend
SKIPPED_WITHIN = timedelta(seconds=30)
"""A review left this soon with nothing touched was passed over, not held (R60; the figure: ext)."""
LONGEST_EXTENSION = 240
"""Minutes; more is a slip of the keyboard (ext)."""


def turned(meeting: Meeting, move: Turn, at: datetime, by: str) -> ev.Facts:
    """From one agenda item to another."""
    must_run(meeting)
    match move:
        case mv.Next():
            target = _next_item(meeting)
            if target is None:
                raise RefusedError(
                    Words("已是最后一项。", "This is the last item."),
                    Words("用 close 结束会议。", "End the meeting with close."),
                )
            return (_opened(meeting, target, move.reason, at, by),)
        case mv.Previous():
            return (_opened(meeting, _item_before(meeting), "", at, by),)
        case mv.Goto():
            return (_opened(meeting, _item_numbered(meeting, move.number), move.reason, at, by),)
        case mv.Park():
            return _parked(meeting, move.reason, at, by)


def _next_item(meeting: Meeting) -> Item | None:
    """The first waiting item after the current one, else the first waiting one at all."""
    states = [item.state for item in meeting.items]
    here = states.index("current") if "current" in states else -1
    after = [item for item in meeting.items[here + 1 :] if item.state == "waiting"]
    before = [item for item in meeting.items[: max(here, 0)] if item.state == "waiting"]
    return next(iter(after + before), None)


def _item_before(meeting: Meeting) -> Item:
    states = [item.state for item in meeting.items]
    here = states.index("current") if "current" in states else len(states)
    if here == 0:
        raise RefusedError(
            Words("这已是第一项。", "This is the first item."),
            Words("用 next 往后，或用 goto 跳到某一项。", "Turn on with next, or to any item with goto."),
        )
    return meeting.items[here - 1]


def _item_numbered(meeting: Meeting, number: int) -> Item:
    if not 1 <= number <= len(meeting.items):
        raise NotFoundError(
            Words(f"没有第 {number} 项。", f"There is no item {number}."),
            Words(f"议程有 1 到 {len(meeting.items)} 项。", f"The agenda has items 1 to {len(meeting.items)}."),
        )
    return meeting.items[number - 1]


def _opened(meeting: Meeting, target: Item, reason: str, at: datetime, by: str) -> ev.ItemOpened:
    if target.state == "current":
        raise RefusedError(
            Words(f"正在讨论「{target.plan.title.zh}」。", f"“{target.plan.title.en}” is open already."),
            Words("用 next 往后，或用 goto 跳到别的项。", "Turn on with next, or to another item with goto."),
        )
    skipped = ""
    if passes_over_review(meeting, at):
        skipped = _reason_for_skipping(reason)
    return ev.ItemOpened(at=at, by=by, item=target.id, skipped=skipped)


def passes_over_review(meeting: Meeting, at: datetime) -> bool:
    """Whether leaving now would leave the previous period unreviewed: nothing touched or noted (R60)."""
    current = meeting.current
    if current is None or current.id != REVIEW:
        return False
    carried = [action for action in meeting.actions if action.from_meeting]
    touched = any(action.status != "open" or action.settled_at or action.reason for action in carried)
    return (
        bool(carried)
        and not touched
        and not meeting.has_records(REVIEW)
        and spent(meeting, current, at) < SKIPPED_WITHIN
    )


def _reason_for_skipping(reason: str) -> str:
    if not reason:
        raise RefusedError(
            Words(
                "上期复盘还没有做，不能跳过。",
                "The previous period has not been reviewed, and is not skipped.",
            ),
            Words(
                "请逐条过上期行动项（done、redue、drop），或写明原因：next 原因。",
                "Go through its actions (done, redue, drop), or give a reason: next REASON.",
            ),
        )
    return reason


def _parked(meeting: Meeting, reason: str, at: datetime, by: str) -> ev.Facts:
    current = must_have_item(meeting)
    if current.plan.locked and not reason:
        raise RefusedError(
            Words(f"「{current.plan.title.zh}」是固定议题。", f"“{current.plan.title.en}” is a fixed item."),
            Words("搁置要写原因：park 原因。", "To park it, give a reason: park REASON."),
        )
    parked = ev.ItemParked(at=at, by=by, item=current.id, reason=reason)
    target = _next_item(meeting)
    if target is None:
        return (parked,)
    return (parked, ev.ItemOpened(at=at, by=by, item=target.id))


def clocked(meeting: Meeting, move: Clocking, at: datetime, by: str) -> ev.Facts:
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


def _extended(meeting: Meeting, move: mv.Extend, at: datetime, by: str) -> ev.ItemExtended:
    current = must_have_item(meeting)
    if not 0 < abs(move.minutes) <= LONGEST_EXTENSION:
        raise RefusedError(
            Words(
                f"不能加减 {abs(move.minutes)} 分钟。", f"{abs(move.minutes)} minutes cannot be added or taken away."
            ),
            Words(f"一次可加减 1 到 {LONGEST_EXTENSION} 分钟。", f"1 to {LONGEST_EXTENSION} minutes at a time."),
        )
    planned = current.plan.minutes + current.extended
    if planned + move.minutes < 1:
        raise RefusedError(
            Words("议题至少要留 1 分钟。", "An item keeps at least one minute."),
            Words(f"它现在有 {planned} 分钟。", f"It has {planned} minutes now."),
        )
    return ev.ItemExtended(at=at, by=by, item=current.id, minutes=move.minutes, reason=move.reason)
