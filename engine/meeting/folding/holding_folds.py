"""What facts of the meeting as a whole do to it: planned, attended, begun, ended, and the orders of an emergency."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from engine.meeting import events as ev
from engine.meeting.actions import Action
from engine.meeting.folding.agenda_folds import passed, without_current
from engine.meeting.folding.clock import booked
from engine.meeting.records import Rating
from engine.meeting.state import Item, Meeting


def _planned(meeting: Meeting, fact: ev.MeetingPlanned) -> Meeting:
    """A new meeting, or, when it is planned anew, the same one with another agenda and roster."""
    return replace(
        meeting,
        id=fact.meeting,
        series=fact.series,
        template=fact.template,
        period=fact.period,
        planned_start=fact.starts_at,
        slot=timedelta(minutes=fact.minutes),
        marketplaces=fact.marketplaces,
        people=fact.people,
        first_numbers=fact.first_numbers,
        items=tuple(Item(plan) for plan in fact.agenda),
        agenda=fact.agenda,
        actions=meeting.actions or tuple(Action.carried(action) for action in fact.carried),
        watched=meeting.watched or tuple(Action.carried(action) for action in fact.watched),
        reviewed_on=fact.reviewed_on,
        due_marketplaces=fact.due or fact.marketplaces,
        trigger=fact.trigger,
        trigger_evidence=fact.trigger_evidence,
    )


def _attended(meeting: Meeting, fact: ev.Attended) -> Meeting:
    return replace(
        meeting,
        present=_joined(meeting.present, fact.names),
        attended=_joined(meeting.attended, fact.names),
    )


def _joined(names: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, *more)))


def _left(meeting: Meeting, fact: ev.Left) -> Meeting:
    return replace(meeting, present=tuple(name for name in meeting.present if name not in fact.names))


def _read(meeting: Meeting, fact: ev.PrereadTicked) -> Meeting:
    return replace(meeting, read=_joined(meeting.read, fact.names))


def _started(meeting: Meeting, fact: ev.MeetingStarted) -> Meeting:
    meeting = passed(meeting, fact.gates, fact.reason, fact.at)
    period = fact.period or meeting.period
    meeting = replace(meeting, state="running", started_at=fact.at, period=period, unread=fact.unread)
    return meeting if fact.began_at is None else _begun_at(meeting, fact.began_at)


def _backdated(meeting: Meeting, fact: ev.StartBackdated) -> Meeting:
    return _begun_at(meeting, fact.began_at)


def _begun_at(meeting: Meeting, began_at: datetime) -> Meeting:
    """The time since then belongs to the first item, which was being discussed."""
    if meeting.started_at is None or began_at >= meeting.started_at:
        return meeting
    earlier = meeting.started_at - began_at
    return booked(replace(meeting, started_at=began_at), earlier, meeting.items[0].id if meeting.items else "")


def _closed(meeting: Meeting, fact: ev.MeetingClosed) -> Meeting:
    meeting = without_current(passed(meeting, fact.gates, fact.reason, fact.at))
    return replace(meeting, state="closed", closed_at=meeting.settled_at, paused=False)


def _snapshot(meeting: Meeting, fact: ev.SnapshotTaken) -> Meeting:
    return replace(
        meeting,
        snapshot=fact.snapshot,
        snapshot_as_of=fact.as_of,
        flagged=fact.flagged,
        disputed=fact.disputed,
        stale=fact.stale,
        late=fact.late,
    )


def _rated(meeting: Meeting, fact: ev.MeetingRated) -> Meeting:
    """Who says it again means the latter."""
    others = tuple(rating for rating in meeting.ratings if rating.who != fact.who)
    return replace(meeting, ratings=(*others, Rating(fact.score, fact.who)))


def _traced(meeting: Meeting, fact: ev.OrdersTraced | ev.OrdersListed) -> Meeting:
    orders = {order.order: order for order in (*meeting.orders, *fact.orders)}
    return replace(meeting, orders=tuple(orders.values()))


def _judged(meeting: Meeting, fact: ev.OrderJudged) -> Meeting:
    """By hand, until the order is on the list no more: a pasted time does not change it."""
    orders = (
        replace(one, cause=fact.cause, judged_by=fact.by) if one.order == fact.order else one for one in meeting.orders
    )
    return replace(meeting, orders=tuple(orders))


def _remedied(meeting: Meeting, fact: ev.RemedyUploaded) -> Meeting:
    return replace(meeting, remedy=fact.file, remedy_by=fact.who, remedy_at=fact.at)


FOLDS: dict[type[ev.Event], Callable[[Meeting, Any], Meeting]] = {
    ev.MeetingPlanned: _planned,
    ev.Attended: _attended,
    ev.Left: _left,
    ev.PrereadTicked: _read,
    ev.MeetingStarted: _started,
    ev.StartBackdated: _backdated,
    ev.SnapshotTaken: _snapshot,
    ev.MeetingRated: _rated,
    ev.OrdersListed: _traced,
    ev.OrdersTraced: _traced,
    ev.OrderJudged: _judged,
    ev.RemedyUploaded: _remedied,
    ev.MeetingClosed: _closed,
}
