"""What a meeting wrote down, as it stands now: decisions, questions, causes, notes, and what was amended later."""

import hashlib
from datetime import datetime

from msgspec import Struct

from engine.meeting.actions import Action
from engine.meeting.events import BudgetChange, Evidence, KpiMark
from engine.words import Words

MARKS: dict[KpiMark, Words] = {
    "fine": Words("没问题", "fine"),
    "question": Words("有质询", "question"),
    "decision": Words("有决定", "decision"),
    "action": Words("有行动", "action"),
}
"""How the look at a KPI ended (R69)."""


class Decision(Struct, frozen=True):
    """What was decided."""

    id: str
    item: str
    text: str
    at: datetime
    by: str
    flagged: tuple[str, ...] = ()
    """KPIs of the item that rested on doubtful data at that moment (R50)."""
    disputed: tuple[str, ...] = ()
    """KPIs of the item on stock that ERP and Amazon counted differently at that moment (R28)."""
    approver: str = ""
    evidence: tuple[Evidence, ...] = ()
    budgets: tuple[BudgetChange, ...] = ()
    overtime: bool = False
    """Whether it was made after the planned end (R52)."""
    executed_by: str = ""
    """Who carried it out on the spot; empty while nobody has (R72)."""
    executed_at: datetime | None = None


class Question(Struct, frozen=True):
    """What was asked, what was answered, and who stands for it."""

    id: str
    item: str
    text: str
    at: datetime
    by: str
    to: str = ""
    answer: str | None = None
    asker: str = ""
    kpi: str = ""
    """The KPI that got worse, where the question was proposed."""
    answered_at: datetime | None = None
    explainer: str = ""
    explainer_role: str = ""
    verified_by: str = ""
    """Who of another role confirmed the answer; empty while nobody has (R71)."""
    verifier_role: str = ""


class Note(Struct, frozen=True):
    """What else was said."""

    id: str
    item: str
    text: str
    at: datetime
    by: str


class Cause(Struct, frozen=True):
    """The root cause of what an item is about (R18, R67)."""

    item: str
    category: str
    text: str
    at: datetime
    kpi: str = ""
    """The KPI or step of the funnel that it explains: the one that got worst (R17)."""


class Rating(Struct, frozen=True):
    """How good the meeting was, 1 to 5; without a name, the room as a whole."""

    score: int
    who: str = ""


class Confirmation(Struct, frozen=True):
    """When a record was read back, and what was read out."""

    id: str
    digest: str
    at: datetime


class Amendment(Struct, frozen=True):
    """A record that was changed after it had been read back and agreed to."""

    id: str
    before: str
    """Its text as it was confirmed."""
    at: datetime
    by: str


def digest(record: Decision | Action) -> str:
    """What a confirmation vouches for, in twelve letters: text and approver, or text, owner, due date, acceptance."""
    said: tuple[str, ...] = (record.id, record.text)
    if isinstance(record, Decision):
        said += (record.approver,)
    else:
        aim = record.aim.said() if record.aim else ""
        said += (record.owner, str(record.due), record.accept, aim, record.deferred)
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:12]
