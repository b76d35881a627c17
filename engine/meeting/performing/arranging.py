"""The agenda against slot and priorities: what is proposed, and moves that change it (R54, R74)."""

from datetime import datetime, timedelta
from itertools import groupby

from engine.errors import RefusedError
from engine.meeting import events as ev
from engine.meeting import moves as mv
from engine.meeting.agenda import REVIEW
from engine.meeting.gates import item_numbered
from engine.meeting.proposing.advice import findings_for
from engine.meeting.state import ZERO, Item, Meeting
from engine.meeting.timer import over_slot
from engine.snapshot.record import Snapshot
from engine.words import Words


def proposed_order(meeting: Meeting, snapshot: Snapshot | None) -> tuple[str, ...]:
    """The agenda by priority, then red findings, then how long a topic has been put off (R54).

    The review stays first and phases keep their order (R60, R7); what was gone through stays where it is.
    """
    done = [item for item in meeting.items if item.state != "waiting"]
    waiting = [item for item in meeting.items if item.state == "waiting"]
    ordered: list[Item] = []
    for _, run in groupby(waiting, key=lambda item: item.plan.phase):
        ordered += sorted(run, key=lambda item: _urgency(item, snapshot))
    return tuple(item.id for item in (*done, *ordered))


def _urgency(item: Item, snapshot: Snapshot | None) -> tuple[bool, int, bool, int]:
    red = any(finding.level == "red" for finding in findings_for(item, snapshot))
    return (item.id != REVIEW, item.plan.priority, not red, -item.plan.appearances)


def over_budget(meeting: Meeting, now: datetime) -> timedelta:
    """By how much the agenda asks for more than the slot has, before the start and in the meeting (R74)."""
    return over_slot(meeting, now) if meeting.slot else ZERO


def proposed_to_park(meeting: Meeting, now: datetime) -> tuple[Item, ...]:
    """What to put off so that the rest fits: lowest priority first, of these the latest (R74).

    Never the review, fixed items or the assignment, nor more than is needed.
    """
    over, chosen = over_budget(meeting, now), []
    for _, item in sorted(enumerate(meeting.items), key=lambda one: (-one[1].plan.priority, -one[0])):
        if over <= ZERO:
            break
        if item.state == "waiting" and not item.plan.locked and item.plan.phase not in ("review", "assignment"):
            chosen.append(item)
            over -= item.planned
    return tuple(chosen)


def arranged(meeting: Meeting, move: mv.Arranging, at: datetime, by: str) -> ev.Facts:
    """What changes the agenda, before the start or in the meeting."""
    match move:
        case mv.Prioritise():
            return (_prioritised(meeting, move, at, by),)
        case mv.Arrange():
            return (_reordered(meeting, move.items, at, by),)
        case mv.Trim():
            return _trimmed(meeting, move.reason, at, by)


def _prioritised(meeting: Meeting, move: mv.Prioritise, at: datetime, by: str) -> ev.ItemPrioritised:
    item = item_numbered(meeting, move.number)
    return ev.ItemPrioritised(at=at, by=by, item=item.id, priority=move.priority)


def _reordered(meeting: Meeting, items: tuple[str, ...], at: datetime, by: str) -> ev.AgendaReordered:
    known = tuple(item.id for item in meeting.items)
    if items == known:
        raise RefusedError(
            Words("议程已按优先级排好。", "The agenda is in order already."),
            Words("改优先级：prio 3 !1", "To change a priority: prio 3 !1"),
        )
    if sorted(items) != sorted(known) or (known[:1] == (REVIEW,) and items[:1] != (REVIEW,)):
        raise RefusedError(
            Words("新次序和议程对不上。", "The new order does not fit the agenda."),
            Words("再排一次：reorder", "Order it again: reorder"),
        )
    return ev.AgendaReordered(at=at, by=by, items=items)


def _trimmed(meeting: Meeting, reason: str, at: datetime, by: str) -> ev.Facts:
    chosen = proposed_to_park(meeting, at)
    if not chosen:
        raise RefusedError(
            Words("没有可以搁置的议题。", "There is nothing to park."),
            Words("议程放得下，或剩下的都是固定议题。", "The agenda fits, or only fixed items are left."),
        )
    return tuple(ev.ItemParked(at=at, by=by, item=item.id, reason=reason) for item in chosen)
