"""Moves that write something down: decisions, actions, questions, notes, and what became of an action."""

from datetime import datetime

from engine.errors import NotFoundError, RefusedError
from engine.meeting import events as ev
from engine.meeting import moves as mv
from engine.meeting.actions import Action
from engine.meeting.gates import must_run
from engine.meeting.state import Meeting
from engine.words import Words, joined, same

Record = mv.Decide | mv.Act | mv.Ask | mv.TakeNote | mv.Answer
Settlement = mv.Amend | mv.Done | mv.Redue | mv.Drop


def recorded(meeting: Meeting, move: Record, at: datetime, by: str) -> ev.Facts:
    """Decisions, actions, questions and notes, under the item that is being discussed."""
    must_run(meeting)
    item = meeting.current.id if meeting.current else ""
    match move:
        case mv.Decide():
            flagged = _flagged(meeting)
            number = _next_id(meeting, "D", len(meeting.decisions))
            return (ev.DecisionMade(at=at, by=by, id=number, item=item, text=move.text, flagged=flagged),)
        case mv.Act():
            return (_action_added(meeting, move, item, at, by),)
        case mv.Ask():
            number = _next_id(meeting, "Q", len(meeting.questions))
            return (ev.QuestionAsked(at=at, by=by, id=number, item=item, text=move.text, to=move.to),)
        case mv.TakeNote():
            number = _next_id(meeting, "N", len(meeting.notes))
            return (ev.NoteTaken(at=at, by=by, id=number, item=item, text=move.text),)
        case mv.Answer():
            question = meeting.open_question()
            if question is None:
                raise RefusedError(
                    Words("没有待回答的质询。", "No question is open."),
                    Words("先用 q 提问，或用 n 记一笔。", "Ask one with q, or take a note with n."),
                )
            return (ev.QuestionAnswered(at=at, by=by, id=question.id, text=move.text),)


def _action_added(meeting: Meeting, move: mv.Act, item: str, at: datetime, by: str) -> ev.ActionAdded:
    own = sum(not action.from_meeting for action in meeting.actions)
    return ev.ActionAdded(
        at=at,
        by=by,
        id=_next_id(meeting, "A", own),
        item=item,
        text=move.text,
        owner=move.owner,
        due=move.due,
        priority=move.priority,
        aim=move.aim,
        finding=move.finding,
        evidence=move.evidence,
    )


def _next_id(meeting: Meeting, letter: str, used: int) -> str:
    return f"{letter}-{meeting.first_numbers.get(letter, 1) + used}"


def _flagged(meeting: Meeting) -> tuple[str, ...]:
    """The doubtful KPIs that the current item looks at (R50)."""
    if meeting.current is None:
        return ()
    return tuple(kpi for kpi in meeting.current.plan.kpis if kpi in meeting.flagged)


def settled(meeting: Meeting, move: Settlement, at: datetime, by: str) -> ev.Facts:
    """What becomes of an action item; also between two meetings."""
    action = _open_action(meeting, move.action)
    match move:
        case mv.Amend():
            return (ev.ActionAmended(at=at, by=by, id=action.id, text=move.text, owner=move.owner, due=move.due),)
        case mv.Done():
            return (ev.ActionDone(at=at, by=by, id=action.id),)
        case mv.Redue():
            return (ev.ActionRedated(at=at, by=by, id=action.id, due=move.due, reason=move.reason),)
        case mv.Drop():
            return (ev.ActionDropped(at=at, by=by, id=action.id, reason=move.reason),)


def _open_action(meeting: Meeting, action_id: str) -> Action:
    action = meeting.action(action_id)
    if action is None:
        known = joined([same(action.id) for action in meeting.actions if action.status == "open"] or [same("—")])
        raise NotFoundError(
            Words(f"没有行动项 {action_id}。", f"There is no action {action_id}."),
            Words("未完成的有：", "Open ones: ") + known + Words("。", "."),
        )
    if action.status != "open":
        status = {"done": Words("已完成", "done"), "dropped": Words("已取消", "dropped")}[action.status]
        raise RefusedError(
            Words(f"{action_id} {status.zh}。", f"{action_id} is already {status.en}."),
            Words("要改回来请用 undo。", "To take that back, use undo."),
        )
    return action
