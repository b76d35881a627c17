"""What facts of decisions, questions, causes, marks and notes do to a meeting."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from engine.meeting import events as ev
from engine.meeting.records import Amendment, Cause, Confirmation, Decision, Note, Question
from engine.meeting.state import Meeting


def amended(meeting: Meeting, fact: ev.Event, record_id: str, before: str) -> Meeting:
    """The meeting, knowing that a record was changed; before the read-back nobody need know."""
    if not any(one.id == record_id for one in meeting.confirmations):
        return meeting
    return replace(meeting, amendments=(*meeting.amendments, Amendment(record_id, before, fact.at, fact.by)))


def _with_decision(meeting: Meeting, decision_id: str, **changes: object) -> Meeting:
    decisions = tuple(replace(one, **changes) if one.id == decision_id else one for one in meeting.decisions)
    return replace(meeting, decisions=decisions)


def _with_question(meeting: Meeting, question_id: str, **changes: object) -> Meeting:
    questions = tuple(replace(one, **changes) if one.id == question_id else one for one in meeting.questions)
    return replace(meeting, questions=questions)


def _decided(meeting: Meeting, fact: ev.DecisionMade) -> Meeting:
    decision = Decision(
        id=fact.id,
        item=fact.item,
        text=fact.text,
        at=fact.at,
        by=fact.by,
        flagged=fact.flagged,
        disputed=fact.disputed,
        approver=fact.approver,
        evidence=fact.evidence,
        budgets=fact.budgets,
        overtime=fact.overtime,
    )
    return replace(meeting, decisions=(*meeting.decisions, decision))


def _decision_amended(meeting: Meeting, fact: ev.DecisionAmended) -> Meeting:
    before = meeting.decision(fact.id)
    if before is not None:
        meeting = amended(meeting, fact, fact.id, before.text)
    given = {"text": fact.text, "approver": fact.approver}
    return _with_decision(meeting, fact.id, **{key: value for key, value in given.items() if value is not None})


def _executed(meeting: Meeting, fact: ev.DecisionExecuted) -> Meeting:
    return _with_decision(meeting, fact.id, executed_by=fact.who, executed_at=fact.at)


def _asked(meeting: Meeting, fact: ev.QuestionAsked) -> Meeting:
    question = Question(
        id=fact.id,
        item=fact.item,
        text=fact.text,
        at=fact.at,
        by=fact.by,
        to=fact.to,
        asker=fact.asker,
        kpi=fact.kpi,
    )
    return replace(meeting, questions=(*meeting.questions, question))


def _answered(meeting: Meeting, fact: ev.QuestionAnswered) -> Meeting:
    """A new answer has to be verified anew."""
    return _with_question(
        meeting,
        fact.id,
        answer=fact.text,
        answered_at=fact.at,
        explainer=fact.explainer,
        explainer_role=fact.role,
        verified_by="",
        verifier_role="",
    )


def _verified(meeting: Meeting, fact: ev.QuestionVerified) -> Meeting:
    return _with_question(meeting, fact.id, verified_by=fact.who, verifier_role=fact.role)


def _caused(meeting: Meeting, fact: ev.CauseFound) -> Meeting:
    others = tuple(cause for cause in meeting.causes if cause.item != fact.item)
    return replace(meeting, causes=(*others, Cause(fact.item, fact.category, fact.text, fact.at, fact.kpi)))


def _marked(meeting: Meeting, fact: ev.KpiMarked) -> Meeting:
    return replace(meeting, marks={**meeting.marks, fact.kpi: fact.mark})


def _noted(meeting: Meeting, fact: ev.NoteTaken) -> Meeting:
    return replace(meeting, notes=(*meeting.notes, Note(fact.id, fact.item, fact.text, fact.at, fact.by)))


def _confirmed(meeting: Meeting, fact: ev.Confirmed) -> Meeting:
    said = {one.id: one for one in meeting.confirmations}
    said.update({name: Confirmation(name, digest, fact.at) for name, digest in fact.digests.items()})
    return replace(meeting, confirmations=tuple(said.values()))


FOLDS: dict[type[ev.Event], Callable[[Meeting, Any], Meeting]] = {
    ev.DecisionMade: _decided,
    ev.DecisionAmended: _decision_amended,
    ev.DecisionExecuted: _executed,
    ev.QuestionAsked: _asked,
    ev.QuestionAnswered: _answered,
    ev.QuestionVerified: _verified,
    ev.CauseFound: _caused,
    ev.KpiMarked: _marked,
    ev.NoteTaken: _noted,
    ev.Confirmed: _confirmed,
}
