"""Moves that say what becomes of decisions and actions, also between two meetings."""

from datetime import datetime

from engine.errors import NotFoundError, RefusedError
from engine.meeting import events as ev
from engine.meeting import moves as mv
from engine.meeting.actions import Action
from engine.meeting.gates import may_edit, must_run
from engine.meeting.performing.named import decision_named, open_action_named
from engine.meeting.records import Decision, digest
from engine.meeting.state import Meeting
from engine.words import Words

OfDecisions = mv.AmendDecision | mv.Execute | mv.Confirm
OfActions = mv.Amend | mv.Defer | mv.Progress | mv.Done | mv.Redue | mv.Drop


def settled(meeting: Meeting, move: mv.Settling, at: datetime, by: str) -> ev.Facts:
    """What becomes of a decision or an action."""
    if isinstance(move, OfDecisions):
        return _of_decision(meeting, move, at, by)
    return _of_action(open_action_named(meeting, move.action), move, at, by)


def _of_action(action: Action, move: OfActions, at: datetime, by: str) -> ev.Facts:
    match move:
        case mv.Amend():
            return (_amended(action, move, at, by),)
        case mv.Defer():
            return (ev.ActionDeferred(at=at, by=by, id=action.id, reason=move.reason),)
        case mv.Progress():
            return _progressed(action, move, at, by)
        case mv.Done():
            return (ev.ActionDone(at=at, by=by, id=action.id),)
        case mv.Redue():
            return (ev.ActionRedated(at=at, by=by, id=action.id, due=move.due, reason=move.reason),)
        case mv.Drop():
            return (ev.ActionDropped(at=at, by=by, id=action.id, reason=move.reason),)


def _amended(action: Action, move: mv.Amend, at: datetime, by: str) -> ev.ActionAmended:
    return ev.ActionAmended(
        at=at,
        by=by,
        id=action.id,
        text=move.text,
        owner=move.owner,
        due=move.due,
        accept=move.accept,
        objective=move.objective,
        priority=move.priority,
    )


def _progressed(action: Action, move: mv.Progress, at: datetime, by: str) -> ev.Facts:
    """How far it got; 100 % finishes it."""
    if not 0 <= move.percent <= 100:
        raise RefusedError(
            Words(f"进度不能是 {move.percent}%。", f"Progress cannot be {move.percent} %."),
            Words("写 0 到 100。", "Write 0 to 100."),
        )
    progressed = ev.ActionProgressed(at=at, by=by, id=action.id, percent=move.percent, note=move.note)
    return (progressed, ev.ActionDone(at=at, by=by, id=action.id)) if move.percent == 100 else (progressed,)


def _of_decision(meeting: Meeting, move: OfDecisions, at: datetime, by: str) -> ev.Facts:
    must_run(meeting)
    match move:
        case mv.AmendDecision():
            decision = decision_named(meeting, move.decision)
            return (ev.DecisionAmended(at=at, by=by, id=decision.id, text=move.text, approver=move.approver),)
        case mv.Execute():
            decision = decision_named(meeting, move.decision)
            if decision.executed_by:
                raise RefusedError(
                    Words(
                        f"{decision.id} 已由 {decision.executed_by} 执行。", f"{decision.id} was carried out already."
                    ),
                    Words("要改回来请用 undo。", "To take that back, use undo."),
                )
            return (ev.DecisionExecuted(at=at, by=by, id=decision.id, who=may_edit(meeting, move.who)),)
        case mv.Confirm():
            return (ev.Confirmed(at=at, by=by, digests=_read_back(meeting, move.ids)),)


def _read_back(meeting: Meeting, ids: tuple[str, ...]) -> dict[str, str]:
    """What was read out, as it stands now; without ids, all that has not been confirmed."""
    records: dict[str, Decision | Action] = {one.id: one for one in meeting.decisions}
    records |= {one.id: one for one in meeting.actions}
    wanted = ids or meeting.unconfirmed
    unknown = [one for one in wanted if one not in records]
    if unknown:
        raise NotFoundError(
            Words(f"没有 {'、'.join(unknown)}。", f"There is no {', '.join(unknown)}."),
            Words("写 A-3、D-2 或 all。", "Write A-3, D-2 or all."),
        )
    if not wanted:
        raise RefusedError(
            Words("没有要确认的决定和行动项。", "There is nothing to confirm."),
            Words("都已确认，或还没有记录。", "All is confirmed, or nothing was recorded yet."),
        )
    return {one: digest(records[one]) for one in wanted}
