"""Facts of what was said: decisions, questions, causes, marks, notes, and their read-back."""

from typing import Literal

from msgspec import Struct

from engine.meeting.facts.action_events import Evidence
from engine.meeting.facts.fact import Event

KpiMark = Literal["fine", "question", "decision", "action"]
"""How the look at a KPI ended; plain viewing is no result (R69)."""


class BudgetChange(Struct, frozen=True):
    """A campaign's daily budget, old and new (R20)."""

    campaign: str
    before: float
    after: float
    currency: str = ""

    def said(self) -> str:
        """Old and new, as the minutes print them."""
        return f"{self.campaign} {self.before:g} → {self.after:g} {self.currency}".rstrip()


class DecisionMade(Event, frozen=True, kw_only=True, tag="decision_made"):
    """Something was decided."""

    id: str
    item: str
    text: str
    flagged: tuple[str, ...] = ()
    """KPIs of the item that rested on doubtful data at that moment (R50)."""
    disputed: tuple[str, ...] = ()
    """KPIs of the item on stock that ERP and Amazon counted differently at that moment (R28)."""
    approver: str = ""
    """Who approved it (R72)."""
    evidence: tuple[Evidence, ...] = ()
    """The item's findings, else its KPIs, as they stood."""
    budgets: tuple[BudgetChange, ...] = ()
    """What it moves between campaigns, when it is a decision on budgets (R20)."""
    overtime: bool = False
    """Whether it was made after the meeting's planned end (R52)."""


class DecisionAmended(Event, frozen=True, kw_only=True, tag="decision_amended"):
    """A decision was put right; absent fields stay as they were."""

    id: str
    text: str | None = None
    approver: str | None = None


class DecisionExecuted(Event, frozen=True, kw_only=True, tag="decision_executed"):
    """A decision was carried out on the spot, by somebody with edit rights (R72)."""

    id: str
    who: str


class QuestionAsked(Event, frozen=True, kw_only=True, tag="question_asked"):
    """Somebody is asked something."""

    id: str
    item: str
    text: str
    to: str = ""
    asker: str = ""
    """Who asked; `by` only wrote it down (R70)."""
    kpi: str = ""
    """The KPI that got worse, where the question was proposed."""


class QuestionAnswered(Event, frozen=True, kw_only=True, tag="question_answered"):
    """A question got its answer."""

    id: str
    text: str
    explainer: str = ""
    role: str = ""
    """The explainer's role at that moment (R71)."""


class QuestionVerified(Event, frozen=True, kw_only=True, tag="question_verified"):
    """Somebody of another role confirmed an answer (R71)."""

    id: str
    who: str
    role: str


class CauseFound(Event, frozen=True, kw_only=True, tag="cause_found"):
    """The root cause of what an item is about (R18, R67)."""

    item: str
    category: str
    """An id of engine/meeting/causes.py."""
    text: str
    kpi: str = ""
    """The KPI or step of the funnel that it explains: the one that got worst (R17)."""


class KpiMarked(Event, frozen=True, kw_only=True, tag="kpi_marked"):
    """The look at a KPI ended in something (R69)."""

    item: str
    kpi: str
    mark: KpiMark


class NoteTaken(Event, frozen=True, kw_only=True, tag="note_taken"):
    """Something worth keeping was said."""

    id: str
    item: str
    text: str


class Confirmed(Event, frozen=True, kw_only=True, tag="confirmed"):
    """Decisions and actions were read back, and everybody agreed."""

    digests: dict[str, str]
    """Id to the digest of what was read out; later changes are amendments."""
