"""Moves that write something down under the current item: decisions, actions, questions, causes, marks, notes."""

from datetime import datetime

from engine.errors import NotFoundError, RefusedError
from engine.kpi.catalogue import KPIS
from engine.meeting import events as ev
from engine.meeting import moves as mv
from engine.meeting.gates import must_have_item, must_run
from engine.meeting.performing.named import question_named
from engine.meeting.state import Meeting
from engine.meeting.timer import elapsed
from engine.words import Words, same


def recorded(meeting: Meeting, move: mv.Recording, at: datetime, by: str) -> ev.Facts:
    """What is said, under the item that is being discussed."""
    must_run(meeting)
    item = meeting.current.id if meeting.current else ""
    match move:
        case mv.Decide():
            return (_decision(meeting, move, item, at, by),)
        case mv.Act():
            return (_action(meeting, move, item, at, by),)
        case mv.Ask():
            return (_question(meeting, move, item, at, by),)
        case mv.TakeNote():
            number = _next_id(meeting, "N", len(meeting.notes))
            return (ev.NoteTaken(at=at, by=by, id=number, item=item, text=move.text),)
        case mv.Answer():
            return (_answer(meeting, move, at, by),)
        case mv.Verify():
            return (_verification(meeting, move, at, by),)
        case mv.Cause():
            must_have_item(meeting)
            return (ev.CauseFound(at=at, by=by, item=item, category=move.category, text=move.text, kpi=move.kpi),)
        case mv.Mark():
            return (_mark(meeting, move, at, by),)


def _next_id(meeting: Meeting, letter: str, used: int) -> str:
    return f"{letter}-{meeting.first_numbers.get(letter, 1) + used}"


def _decision(meeting: Meeting, move: mv.Decide, item: str, at: datetime, by: str) -> ev.DecisionMade:
    """A decision; one on doubtful data says so (R50), and so does one made past the planned end (R52)."""
    return ev.DecisionMade(
        at=at,
        by=by,
        id=_next_id(meeting, "D", len(meeting.decisions)),
        item=item,
        text=move.text,
        flagged=_looked_at(meeting, meeting.flagged),
        disputed=_looked_at(meeting, meeting.disputed),
        approver=move.approver,
        evidence=move.evidence,
        budgets=move.budgets,
        overtime=bool(meeting.slot) and elapsed(meeting, at) > meeting.slot,
    )


def _looked_at(meeting: Meeting, doubted: tuple[str, ...]) -> tuple[str, ...]:
    """Which of the doubted KPIs the current item looks at (R28, R50)."""
    if meeting.current is None:
        return ()
    return tuple(kpi for kpi in meeting.current.plan.kpis if kpi in doubted)


def _action(meeting: Meeting, move: mv.Act, item: str, at: datetime, by: str) -> ev.ActionAdded:
    question = question_named(meeting, move.question) if move.question else None
    raised_at = question.at if question else meeting.current.plan.raised_at if meeting.current else None
    return ev.ActionAdded(
        at=at,
        by=by,
        id=_next_id(meeting, "A", len(meeting.own_actions)),
        item=item,
        text=move.text or (question.text if question else ""),
        owner=move.owner or (question.to if question else ""),
        due=move.due,
        priority=move.priority,
        aim=move.aim,
        finding=move.finding,
        evidence=move.evidence,
        accept=move.accept,
        objective=move.objective,
        question=move.question,
        list=move.list,
        raised_at=raised_at,
    )


def _question(meeting: Meeting, move: mv.Ask, item: str, at: datetime, by: str) -> ev.QuestionAsked:
    number = _next_id(meeting, "Q", len(meeting.questions))
    return ev.QuestionAsked(
        at=at, by=by, id=number, item=item, text=move.text, to=move.to, asker=move.asker, kpi=move.kpi
    )


def _answer(meeting: Meeting, move: mv.Answer, at: datetime, by: str) -> ev.QuestionAnswered:
    question = question_named(meeting, move.question) if move.question else meeting.open_question()
    if question is None:
        raise RefusedError(
            Words("没有待回答的质询。", "No question is open."),
            Words("先用 q 提问，或用 n 记一笔。", "Ask one with q, or take a note with n."),
        )
    explainer = move.explainer or question.to
    role = meeting.role_of(explainer)
    return ev.QuestionAnswered(at=at, by=by, id=question.id, text=move.text, explainer=explainer, role=role)


def _verification(meeting: Meeting, move: mv.Verify, at: datetime, by: str) -> ev.QuestionVerified:
    """Several roles verify: whoever explained, or shares their role, cannot (R71)."""
    question = question_named(meeting, move.question)
    if question.answer is None:
        raise RefusedError(
            Words(f"{question.id} 还没有回答。", f"{question.id} has no answer yet."),
            Words(f"先回答：ans {question.id} 内容 @解释人", f"Answer it first: ans {question.id} TEXT @EXPLAINER"),
        )
    role = meeting.role_of(move.who)
    if move.who == question.explainer or (role and role == question.explainer_role):
        raise RefusedError(
            Words(
                f"{move.who} 和解释人是同一角色，不能核实。", f"{move.who} has the explainer's role and cannot verify."
            ),
            Words("请另一角色的人核实。", "Somebody of another role has to."),
        )
    return ev.QuestionVerified(at=at, by=by, id=question.id, who=move.who, role=role)


def _mark(meeting: Meeting, move: mv.Mark, at: datetime, by: str) -> ev.KpiMarked:
    item = must_have_item(meeting)
    if move.kpi not in KPIS:
        raise NotFoundError(
            Words(f"没有 KPI「{move.kpi}」。", f"There is no KPI “{move.kpi}”."),
            Words("本议题有：", "This item has: ") + same(" ".join(item.plan.kpis) or "—"),
        )
    return ev.KpiMarked(at=at, by=by, item=item.id, kpi=move.kpi, mark=move.mark)
