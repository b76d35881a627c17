"""The shape of what a meeting recorded, in the minutes' JSON: decisions, actions, questions, notes, causes, by item."""

from datetime import date, datetime

from msgspec import Struct

from engine.meeting.actions import Status
from engine.meeting.events import ActionList
from engine.meeting.state import Outcome
from engine.settings import Phase


class EvidenceShape(Struct, frozen=True):
    """A value as it stood when something was decided on it, with the limit that it was held against."""

    kpi: str
    value: float | None
    limit: float | None
    comparison: str | None
    scope: str
    as_of: datetime | None
    status: str


class BudgetShape(Struct, frozen=True):
    """A campaign's daily budget, old and new."""

    campaign: str
    before: float
    after: float
    currency: str | None


class DecisionShape(Struct, frozen=True):
    """What was decided; `flagged` names the KPIs that were out of date, `disputed` those on stock in doubt."""

    id: str
    item: str
    text: str
    at: datetime
    by: str
    flagged: tuple[str, ...]
    disputed: tuple[str, ...]
    approver: str | None
    evidence: tuple[EvidenceShape, ...]
    budgets: tuple[BudgetShape, ...]
    overtime: bool
    executed_by: str | None
    executed_at: datetime | None


class ActionShape(Struct, frozen=True):
    """Something that somebody is to do; `from_meeting` is null for actions of this meeting."""

    id: str
    text: str
    owner: str | None
    due: date | None
    status: Status
    priority: int
    item: str | None
    from_meeting: str | None
    finding: str | None
    rule_version: str | None
    kpi: str | None
    aim: str | None
    evidence: tuple[EvidenceShape, ...]
    reason: str | None
    accept: str | None
    objective: str | None
    progress: int
    deferred: str | None
    list: ActionList | None
    redated: int
    added_at: datetime | None
    settled_at: datetime | None


class QuestionShape(Struct, frozen=True):
    """What was asked; `answer` is null while it is open."""

    id: str
    text: str
    to: str | None
    answer: str | None
    at: datetime
    by: str
    asker: str | None
    kpi: str | None
    answered_at: datetime | None
    explainer: str | None
    explainer_role: str | None
    verified_by: str | None
    verifier_role: str | None


class NoteShape(Struct, frozen=True):
    """What else was said."""

    id: str
    text: str
    at: datetime
    by: str


class CauseShape(Struct, frozen=True):
    """The root cause of what an item is about; `kpi` is what got worst there, empty where nothing did."""

    category: str
    text: str
    at: datetime
    kpi: str


class ItemShape(Struct, frozen=True):
    """An agenda item as it went; `outcome` is null where it was not reached."""

    id: str
    title: str
    phase: Phase
    planned_min: float
    extended_min: int
    spent_min: float
    overrun_min: float
    outcome: Outcome | None
    reason: str | None
    decisions: tuple[DecisionShape, ...]
    actions: tuple[ActionShape, ...]
    questions: tuple[QuestionShape, ...]
    notes: tuple[NoteShape, ...]
    cause: CauseShape | None
