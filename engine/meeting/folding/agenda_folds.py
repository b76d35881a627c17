"""What facts of the agenda and its clocks do to a meeting."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from engine.meeting import events as ev
from engine.meeting.gates import REVIEWED
from engine.meeting.state import Gate, Meeting


def with_item(meeting: Meeting, item_id: str, **changes: object) -> Meeting:
    """The meeting with one item changed."""
    items = tuple(replace(item, **changes) if item.id == item_id else item for item in meeting.items)
    return replace(meeting, items=items)


def without_current(meeting: Meeting) -> Meeting:
    """The meeting with its current item left."""
    current = meeting.current
    return meeting if current is None else with_item(meeting, current.id, state="left")


def passed(meeting: Meeting, gates: tuple[str, ...], reason: str, at: datetime) -> Meeting:
    """The meeting, knowing which gates it passed, and why; a script that nobody could ask gives no reason."""
    return replace(meeting, gates=(*meeting.gates, Gate(gates, reason, at))) if gates or reason else meeting


def _opened(meeting: Meeting, fact: ev.ItemOpened) -> Meeting:
    if fact.skipped:
        meeting = passed(meeting, (REVIEWED,), fact.skipped, fact.at)
        meeting = with_item(meeting, meeting.items[0].id, reason=fact.skipped)
    if fact.gates:
        meeting = passed(meeting, fact.gates, fact.reason, fact.at)
    return with_item(without_current(meeting), fact.item, state="current", opened_at=meeting.settled_at)


def _parked(meeting: Meeting, fact: ev.ItemParked) -> Meeting:
    return with_item(meeting, fact.item, state="parked", reason=fact.reason)


def _concluded(meeting: Meeting, fact: ev.ItemConcluded) -> Meeting:
    return with_item(meeting, fact.item, outcome=fact.outcome, reason=fact.reason)


def _extended(meeting: Meeting, fact: ev.ItemExtended) -> Meeting:
    return with_item(meeting, fact.item, extended=meeting.item(fact.item).extended + fact.minutes)


def _prioritised(meeting: Meeting, fact: ev.ItemPrioritised) -> Meeting:
    return with_item(meeting, fact.item, plan=replace(meeting.item(fact.item).plan, priority=fact.priority))


def _reordered(meeting: Meeting, fact: ev.AgendaReordered) -> Meeting:
    """The named items in their new order; one that was not named, since it came later, stays at the end."""
    place = {item: number for number, item in enumerate(fact.items)}
    items = sorted(meeting.items, key=lambda item: place.get(item.id, len(place)))
    return replace(meeting, items=tuple(items))


def _paused(meeting: Meeting, fact: ev.Paused) -> Meeting:
    return replace(meeting, paused=True)


def _resumed(meeting: Meeting, fact: ev.Resumed) -> Meeting:
    return replace(meeting, paused=False)


FOLDS: dict[type[ev.Event], Callable[[Meeting, Any], Meeting]] = {
    ev.ItemOpened: _opened,
    ev.ItemParked: _parked,
    ev.ItemConcluded: _concluded,
    ev.ItemExtended: _extended,
    ev.ItemPrioritised: _prioritised,
    ev.AgendaReordered: _reordered,
    ev.Paused: _paused,
    ev.Resumed: _resumed,
}
