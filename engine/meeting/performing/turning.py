"""Moves through the agenda: next, back, there, put off; and that nothing is left without a result unsaid."""

from datetime import datetime, timedelta

from engine.errors import RefusedError
from engine.meeting import events as ev
from engine.meeting import moves as mv
from engine.meeting.agenda import REVIEW
from engine.meeting.gates import EDITOR, item_numbered, must_have_item, must_run, passed_with, without_editor
from engine.meeting.state import Item, Meeting, has_result
from engine.meeting.timer import spent
from engine.words import Words

SKIPPED_WITHIN = timedelta(seconds=30)
"""A review left this soon with nothing touched was passed over, not held (R60; the figure: ext)."""
BY_ACCIDENT = timedelta(seconds=2)
"""A key that turns on again this soon was pressed by accident (ext)."""


def turned(meeting: Meeting, move: mv.Turning, at: datetime, by: str) -> ev.Facts:
    """From one agenda item to another."""
    if isinstance(move, mv.Park):
        return _parked(meeting, move, at, by)
    must_run(meeting)
    match move:
        case mv.Next():
            target = _next_item(meeting)
            if target is None:
                raise RefusedError(
                    Words("已是最后一项。", "This is the last item."),
                    Words("用 close 结束会议。", "End the meeting with close."),
                )
            return (*_concluded(meeting, move, "next", at, by), _opened(meeting, target, move, at, by))
        case mv.Inform():
            return _informed(meeting, move.text, at, by)
        case mv.Previous():
            return (_opened(meeting, _item_before(meeting), mv.Next(), at, by),)
        case mv.Goto():
            target = item_numbered(meeting, move.number)
            verb = f"goto {move.number}"
            opened = _opened(meeting, target, move, at, by, verb)
            return (*_concluded(meeting, move, verb, at, by), opened)


def just_opened(meeting: Meeting, at: datetime) -> bool:
    """Whether the item was turned to only now, so that turning on again looks like an accident.

    It is for keys, which slip; a line that was typed, or a script's, was meant.
    """
    current = meeting.current
    if current is None or current.opened_at is None:
        return False
    return timedelta(0) <= at - current.opened_at < BY_ACCIDENT


def _concluded(meeting: Meeting, move: mv.Next | mv.Goto, verb: str, at: datetime, by: str) -> ev.Facts:
    """That an item is left without a result, and why (R5); asked for once, and recorded."""
    current = meeting.current
    if current is None or has_result(meeting, current):
        return ()
    if not (move.reason or move.unasked):
        title = current.plan.title
        raise RefusedError(
            Words(f"「{title.zh}」还没有结论。", f"“{title.en}” has no result yet."),
            Words(
                f"d 决定、a 行动项、inform 仅知悉、park 搁置；都不是就写明原因：{verb} 原因。",
                f"d to decide, a for an action, inform, or park; else say why not: {verb} REASON.",
            ),
        )
    return (ev.ItemConcluded(at=at, by=by, item=current.id, outcome="none", reason=move.reason),)


def _informed(meeting: Meeting, text: str, at: datetime, by: str) -> ev.Facts:
    """The item was for information; the meeting turns on if there is anything to turn to."""
    current = must_have_item(meeting)
    concluded = ev.ItemConcluded(at=at, by=by, item=current.id, outcome="informed", reason=text)
    target = _next_item(meeting)
    return (concluded,) if target is None else (concluded, _opened(meeting, target, mv.Next(text), at, by, "inform"))


def _next_item(meeting: Meeting) -> Item | None:
    """The first item after the current one that waits or was broken off, else the first waiting one at all."""
    states = [item.state for item in meeting.items]
    here = states.index("current") if "current" in states else -1
    after = [item for item in meeting.items[here + 1 :] if item.state == "waiting" or _broken_off(meeting, item, here)]
    before = [item for item in meeting.items[: max(here, 0)] if item.state == "waiting"]
    return next(iter(after + before), None)


def _broken_off(meeting: Meeting, item: Item, here: int) -> bool:
    """Whether an item was left in order to turn back: it still needs its result, or the current one lay before it."""
    if item.state != "left":
        return False
    last = max((one for one in meeting.items if one.state == "left"), key=_opened_at)
    return not has_result(meeting, item) or (item is last and meeting.items[here + 1] is item)


def _opened_at(item: Item) -> float:
    return item.opened_at.timestamp() if item.opened_at else 0.0


def _item_before(meeting: Meeting) -> Item:
    states = [item.state for item in meeting.items]
    here = states.index("current") if "current" in states else len(states)
    if here == 0:
        raise RefusedError(
            Words("这已是第一项。", "This is the first item."),
            Words("用 next 往后，或用 goto 跳到某一项。", "Turn on with next, or to any item with goto."),
        )
    return meeting.items[here - 1]


def _opened(
    meeting: Meeting, target: Item, move: mv.Next | mv.Goto | mv.Park, at: datetime, by: str, verb: str = "next"
) -> ev.ItemOpened:
    """The next item; before the strategy it is asked again who may edit the back end (R51)."""
    if target.state == "current":
        raise RefusedError(
            Words(f"正在讨论「{target.plan.title.zh}」。", f"“{target.plan.title.en}” is open already."),
            Words("用 next 往后，或用 goto 跳到别的项。", "Turn on with next, or to another item with goto."),
        )
    skipped = ""
    if passes_over_review(meeting, at):
        skipped = _reason_for_skipping(move.reason)
    gates: tuple[str, ...] = ()
    if target.plan.phase == "strategy" and target.state == "waiting":
        gates = passed_with(without_editor(meeting), move.reason, verb, (EDITOR,) if move.unasked else ())
    said = move.reason if gates else ""
    return ev.ItemOpened(at=at, by=by, item=target.id, skipped=skipped, gates=gates, reason=said)


def passes_over_review(meeting: Meeting, at: datetime) -> bool:
    """Whether leaving now would leave the previous period unreviewed: nothing touched or noted (R60)."""
    current = meeting.current
    if current is None or current.id != REVIEW:
        return False
    carried = [action for action in meeting.actions if action.from_meeting]
    touched = any(action.touched for action in carried)
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


def _parked(meeting: Meeting, move: mv.Park, at: datetime, by: str) -> ev.Facts:
    """The current item, and on to the next; or one that is still to come, also before the start (R74)."""
    if move.number is None:
        must_run(meeting)
    target = must_have_item(meeting) if move.number is None else item_numbered(meeting, move.number)
    if target.state in ("left", "parked"):
        raise RefusedError(
            Words(f"「{target.plan.title.zh}」已经过了。", f"“{target.plan.title.en}” is over already."),
            Words("只有当前和以后的议题可以搁置。", "Only this item and those to come can be parked."),
        )
    if target.plan.locked and not move.reason:
        raise RefusedError(
            Words(f"「{target.plan.title.zh}」是固定议题。", f"“{target.plan.title.en}” is a fixed item."),
            Words("搁置要写原因：park 原因。", "To park it, give a reason: park REASON."),
        )
    parked = ev.ItemParked(at=at, by=by, item=target.id, reason=move.reason)
    following = _next_item(meeting) if target.state == "current" else None
    return (parked,) if following is None else (parked, _opened(meeting, following, move, at, by, "park"))
