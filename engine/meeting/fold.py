"""The fold: a meeting is what its facts make it, one function for each kind of fact."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from engine.meeting import events as ev
from engine.meeting.facts.fact import NotUnderstood
from engine.meeting.folding import action_folds, agenda_folds, holding_folds, record_folds
from engine.meeting.folding.clock import settled
from engine.meeting.state import Meeting


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
    if isinstance(fact, ev.Undone | NotUnderstood):
        return numbered(meeting, fact)
    moved = _FOLDS[type(fact)](settled(meeting, fact.at), fact)
    return replace(moved, seq=fact.seq, moves=_undoable(moved, fact))


def _undoable(meeting: Meeting, fact: ev.Event) -> tuple[int, ...]:
    """The moves that the scribe can take back: not the planning, nor what the program does by itself."""
    by_program = isinstance(fact, ev.MeetingPlanned | ev.SnapshotTaken | ev.ActionsBrought | ev.OrdersListed)
    if by_program or fact.move in meeting.moves[-1:]:
        return meeting.moves
    return (*meeting.moves, fact.move)


_FOLDS: dict[type[ev.Event], Callable[[Meeting, Any], Meeting]] = {
    **holding_folds.FOLDS,
    **agenda_folds.FOLDS,
    **record_folds.FOLDS,
    **action_folds.FOLDS,
}
