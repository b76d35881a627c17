"""The fold: a meeting is what its facts make it, one function for each kind of fact."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from engine.meeting import events as ev
from engine.meeting.actions import Action
from engine.meeting.gates import REVIEWED
from engine.meeting.state import Decision, Gate, Item, Meeting, Note, Question, run_since


def replay(facts: Iterable[ev.Event]) -> Meeting:
    """The state that the facts make, in the order of their numbers; what was undone does not count."""
    listed = tuple(facts)
    undone = {fact.undid for fact in listed if isinstance(fact, ev.Undone)}
    meeting = Meeting()
    for fact in listed:
        meeting = evolve(meeting, fact) if fact.move not in undone else numbered(meeting, fact)
    return meeting


def carried_on(meeting: Meeting, new: ev.Facts, all_facts: ev.Facts) -> Meeting:
    """The same as replay(all_facts), from the state before the `new` ones, so that a keystroke need not replay all."""
    if any(isinstance(fact, ev.Undone) for fact in new):
        return replay(all_facts)
    for fact in new:
        meeting = evolve(meeting, fact)
    return meeting


def numbered(meeting: Meeting, fact: ev.Event) -> Meeting:
    """The meeting, knowing only that the fact has been stored."""
    return replace(meeting, seq=fact.seq)


def evolve(meeting: Meeting, fact: ev.Event) -> Meeting:
    """The meeting after one more fact. What an `Undone` took back only replay() leaves out."""
    if isinstance(fact, ev.Undone):
        return numbered(meeting, fact)
    moved = _FOLDS[type(fact)](_settled(meeting, fact.at), fact)
    return replace(moved, seq=fact.seq, moves=_undoable(moved, fact))


def _undoable(meeting: Meeting, fact: ev.Event) -> tuple[int, ...]:
    """The moves that the scribe can take back: not the planning, nor what the program does by itself."""
    by_program = isinstance(fact, ev.MeetingPlanned | ev.SnapshotTaken)
    if by_program or fact.move in meeting.moves[-1:]:
        return meeting.moves
    return (*meeting.moves, fact.move)


def _settled(meeting: Meeting, at: datetime) -> Meeting:
    """The time up to `at` booked to the meeting and its current item."""
    passed = run_since(meeting, at)
    at = at if meeting.settled_at is None else max(at, meeting.settled_at)
    if passed:
        items = tuple(
            replace(item, spent=item.spent + passed) if item.state == "current" else item for item in meeting.items
        )
        return replace(meeting, items=items, ran=meeting.ran + passed, settled_at=at)
    return replace(meeting, settled_at=at)


def _with_item(meeting: Meeting, item_id: str, **changes: object) -> Meeting:
    items = tuple(replace(item, **changes) if item.id == item_id else item for item in meeting.items)
    return replace(meeting, items=items)


def _with_action(meeting: Meeting, action_id: str, **changes: object) -> Meeting:
    actions = tuple(replace(action, **changes) if action.id == action_id else action for action in meeting.actions)
    return replace(meeting, actions=actions)


def _planned(meeting: Meeting, fact: ev.MeetingPlanned) -> Meeting:
    """A new meeting, or, when it is planned anew, the same one with another agenda and roster."""
    carried = tuple(Action.carried(action) for action in fact.carried)
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
        actions=meeting.actions or carried,
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


def _started(meeting: Meeting, fact: ev.MeetingStarted) -> Meeting:
    period = fact.period or meeting.period
    meeting = _passed(meeting, fact.gates, fact.reason, fact.at)
    return replace(meeting, state="running", started_at=fact.at, period=period)


def _closed(meeting: Meeting, fact: ev.MeetingClosed) -> Meeting:
    meeting = _without_current(_passed(meeting, fact.gates, fact.reason, fact.at))
    return replace(meeting, state="closed", closed_at=meeting.settled_at, paused=False)


def _passed(meeting: Meeting, gates: tuple[str, ...], reason: str, at: datetime) -> Meeting:
    """The meeting, knowing which gates it passed with a reason; without a reason there were none."""
    return replace(meeting, gates=(*meeting.gates, Gate(gates, reason, at))) if reason else meeting


def _without_current(meeting: Meeting) -> Meeting:
    current = meeting.current
    return meeting if current is None else _with_item(meeting, current.id, state="left")


def _opened(meeting: Meeting, fact: ev.ItemOpened) -> Meeting:
    if fact.skipped:
        meeting = _passed(meeting, (REVIEWED,), fact.skipped, fact.at)
        meeting = _with_item(meeting, meeting.items[0].id, reason=fact.skipped)
    return _with_item(_without_current(meeting), fact.item, state="current")


def _parked(meeting: Meeting, fact: ev.ItemParked) -> Meeting:
    return _with_item(meeting, fact.item, state="parked", reason=fact.reason)


def _concluded(meeting: Meeting, fact: ev.ItemConcluded) -> Meeting:
    return _with_item(meeting, fact.item, outcome=fact.outcome, reason=fact.reason)


def _extended(meeting: Meeting, fact: ev.ItemExtended) -> Meeting:
    return _with_item(meeting, fact.item, extended=meeting.item(fact.item).extended + fact.minutes)


def _paused(meeting: Meeting, fact: ev.Paused) -> Meeting:
    return replace(meeting, paused=True)


def _resumed(meeting: Meeting, fact: ev.Resumed) -> Meeting:
    return replace(meeting, paused=False)


def _snapshot(meeting: Meeting, fact: ev.SnapshotTaken) -> Meeting:
    return replace(meeting, snapshot=fact.snapshot, snapshot_as_of=fact.as_of, flagged=fact.flagged)


def _decided(meeting: Meeting, fact: ev.DecisionMade) -> Meeting:
    decision = Decision(fact.id, fact.item, fact.text, fact.at, fact.by, fact.flagged)
    return replace(meeting, decisions=(*meeting.decisions, decision))


def _action_added(meeting: Meeting, fact: ev.ActionAdded) -> Meeting:
    return replace(meeting, actions=(*meeting.actions, Action.added(fact)))


def _action_amended(meeting: Meeting, fact: ev.ActionAmended) -> Meeting:
    given = {"text": fact.text, "owner": fact.owner, "due": fact.due}
    return _with_action(meeting, fact.id, **{key: value for key, value in given.items() if value is not None})


def _action_done(meeting: Meeting, fact: ev.ActionDone) -> Meeting:
    return _with_action(meeting, fact.id, status="done", settled_at=fact.at)


def _action_redated(meeting: Meeting, fact: ev.ActionRedated) -> Meeting:
    action = meeting.action(fact.id)
    moved = 0 if action is None else action.redated + 1
    return _with_action(meeting, fact.id, due=fact.due, redated=moved, reason=fact.reason)


def _action_dropped(meeting: Meeting, fact: ev.ActionDropped) -> Meeting:
    return _with_action(meeting, fact.id, status="dropped", settled_at=fact.at, reason=fact.reason)


def _asked(meeting: Meeting, fact: ev.QuestionAsked) -> Meeting:
    question = Question(fact.id, fact.item, fact.text, fact.at, fact.by, fact.to)
    return replace(meeting, questions=(*meeting.questions, question))


def _answered(meeting: Meeting, fact: ev.QuestionAnswered) -> Meeting:
    questions = tuple(
        replace(question, answer=fact.text) if question.id == fact.id else question for question in meeting.questions
    )
    return replace(meeting, questions=questions)


def _noted(meeting: Meeting, fact: ev.NoteTaken) -> Meeting:
    return replace(meeting, notes=(*meeting.notes, Note(fact.id, fact.item, fact.text, fact.at, fact.by)))


_FOLDS: dict[type[ev.Event], Callable[[Meeting, Any], Meeting]] = {
    ev.MeetingPlanned: _planned,
    ev.Attended: _attended,
    ev.Left: _left,
    ev.MeetingStarted: _started,
    ev.SnapshotTaken: _snapshot,
    ev.ItemOpened: _opened,
    ev.ItemParked: _parked,
    ev.ItemConcluded: _concluded,
    ev.ItemExtended: _extended,
    ev.Paused: _paused,
    ev.Resumed: _resumed,
    ev.DecisionMade: _decided,
    ev.ActionAdded: _action_added,
    ev.ActionAmended: _action_amended,
    ev.ActionDone: _action_done,
    ev.ActionRedated: _action_redated,
    ev.ActionDropped: _action_dropped,
    ev.QuestionAsked: _asked,
    ev.QuestionAnswered: _answered,
    ev.NoteTaken: _noted,
    ev.MeetingClosed: _closed,
}
