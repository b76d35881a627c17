"""What facts of action items do to a meeting."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from engine.meeting import events as ev
from engine.meeting.actions import Action
from engine.meeting.folding.record_folds import amended
from engine.meeting.state import Meeting


def _with_action(meeting: Meeting, action_id: str, **changes: object) -> Meeting:
    """The meeting with one action changed, which the review has touched thereby."""
    actions = tuple(
        replace(action, **{"touched": True, **changes}) if action.id == action_id else action
        for action in meeting.actions
    )
    return replace(meeting, actions=actions)


def _added(meeting: Meeting, fact: ev.ActionAdded) -> Meeting:
    return replace(meeting, actions=(*meeting.actions, Action.added(fact)))


def _amended(meeting: Meeting, fact: ev.ActionAmended) -> Meeting:
    before = meeting.action(fact.id)
    if before is not None:
        meeting = amended(meeting, fact, fact.id, before.text)
    given = {
        "text": fact.text,
        "owner": fact.owner,
        "due": fact.due,
        "accept": fact.accept,
        "objective": fact.objective,
        "priority": fact.priority,
    }
    return _with_action(meeting, fact.id, **{key: value for key, value in given.items() if value is not None})


def _deferred(meeting: Meeting, fact: ev.ActionDeferred) -> Meeting:
    return _with_action(meeting, fact.id, deferred=fact.reason)


def _progressed(meeting: Meeting, fact: ev.ActionProgressed) -> Meeting:
    return _with_action(meeting, fact.id, progress=fact.percent)


def _done(meeting: Meeting, fact: ev.ActionDone) -> Meeting:
    return _with_action(meeting, fact.id, status="done", settled_at=fact.at)


def _redated(meeting: Meeting, fact: ev.ActionRedated) -> Meeting:
    action = meeting.action(fact.id)
    moved = 0 if action is None else action.redated + 1
    if action is not None:
        meeting = amended(meeting, fact, fact.id, action.text)
    return _with_action(meeting, fact.id, due=fact.due, redated=moved, reason=fact.reason)


def _dropped(meeting: Meeting, fact: ev.ActionDropped) -> Meeting:
    return _with_action(meeting, fact.id, status="dropped", settled_at=fact.at, reason=fact.reason)


def _brought(meeting: Meeting, fact: ev.ActionsBrought) -> Meeting:
    """An action that is here already is not brought twice."""
    known = {action.origin for action in meeting.actions}
    new = tuple(one for action in fact.actions if (one := Action.carried(action)).origin not in known)
    return replace(meeting, actions=(*new, *meeting.actions), first_numbers=fact.first_numbers or meeting.first_numbers)


FOLDS: dict[type[ev.Event], Callable[[Meeting, Any], Meeting]] = {
    ev.ActionAdded: _added,
    ev.ActionAmended: _amended,
    ev.ActionDeferred: _deferred,
    ev.ActionProgressed: _progressed,
    ev.ActionDone: _done,
    ev.ActionRedated: _redated,
    ev.ActionDropped: _dropped,
    ev.ActionsBrought: _brought,
}
