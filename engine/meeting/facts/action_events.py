"""Facts of action items, and the values that are frozen into them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from engine.kpi.comparing import holds
from engine.meeting.facts.fact import Event

ActionList = Literal["", "improvement", "prevention", "recheck"]
"""The list that an action stands on: the improvement list (R83), prevention and re-check of an emergency (R68)."""


class Evidence(Struct, frozen=True, omit_defaults=True):
    """A KPI's value as it stood when something was decided on it, with the limit it was held against."""

    kpi: str
    value: float | None
    limit: float | None = None
    comparison: str = ""
    """The sign between them that made the rule fire."""
    scope: str = ""
    """Marketplace and campaign as said on the screen."""
    as_of: datetime | None = None
    status: str = ""
    """Freshness at that moment: fresh, stale, provisional, …"""


class Aim(Struct, frozen=True):
    """The KPI value that an action is meant to bring about: ~tacos<=12."""

    kpi: str
    comparison: str
    """One of <=, >=, <, >, =."""
    value: float

    def said(self) -> str:
        """The aim as it is typed."""
        return f"{self.kpi}{self.comparison}{self.value:g}"

    def met(self, value: float) -> bool:
        """Whether `value` is what the action was meant to bring about."""
        return holds(value, self.comparison, self.value)


class CarriedAction(Struct, frozen=True, omit_defaults=True):
    """An action that an earlier meeting left open, or one that is done and whose effect is still watched."""

    id: str
    text: str
    owner: str
    due: date | None
    from_meeting: str
    priority: int = 2
    aim: Aim | None = None
    finding: str = ""
    added_at: datetime | None = None
    redated: int = 0
    """How often its due date was moved."""
    accept: str = ""
    """How one will see that it is done."""
    objective: str = ""
    progress: int = 0
    deferred: str = ""
    """Why owner or due date are still to be settled (待定)."""
    evidence: tuple[Evidence, ...] = ()
    list: ActionList = ""
    raised_at: datetime | None = None
    """When what it answers was first brought up (R73)."""
    done_at: datetime | None = None
    """When it was finished; only where its effect is watched."""
    overdue: bool = False
    """Whether the meeting that is being closed had asked for it already."""
    raised_as: str = ""
    """Its number where it came up, when another action has that number here."""


class ActionAdded(Event, frozen=True, kw_only=True, tag="action_added"):
    """Somebody is to do something."""

    id: str
    item: str
    text: str
    owner: str = ""
    due: date | None = None
    priority: int = 2
    aim: Aim | None = None
    finding: str = ""
    """Rule id and version, when the action came from a finding."""
    evidence: tuple[Evidence, ...] = ()
    accept: str = ""
    """How one will see that it is done, where no aim says so."""
    objective: str = ""
    """Objective or key result that it serves (R24)."""
    question: str = ""
    """Id of the open question that it follows up (R70)."""
    list: ActionList = ""
    raised_at: datetime | None = None
    """When what it answers was first brought up (R73)."""


class ActionAmended(Event, frozen=True, kw_only=True, tag="action_amended"):
    """What was missing or wrong in an open action was mended; absent fields stay as they were."""

    id: str
    text: str | None = None
    owner: str | None = None
    due: date | None = None
    accept: str | None = None
    objective: str | None = None
    priority: int | None = None


class ActionDeferred(Event, frozen=True, kw_only=True, tag="action_deferred"):
    """Owner or due date of an action are to be settled later, for a reason (待定, R23)."""

    id: str
    reason: str


class ActionProgressed(Event, frozen=True, kw_only=True, tag="action_progressed"):
    """An action got so far (R24)."""

    id: str
    percent: int
    note: str = ""


class ActionDone(Event, frozen=True, kw_only=True, tag="action_done"):
    """An action is finished."""

    id: str


class ActionRedated(Event, frozen=True, kw_only=True, tag="action_redated"):
    """An action got another due date."""

    id: str
    due: date
    reason: str = ""


class ActionDropped(Event, frozen=True, kw_only=True, tag="action_dropped"):
    """An action will not be done, on purpose."""

    id: str
    reason: str


class ActionsBrought(Event, frozen=True, kw_only=True, tag="actions_brought"):
    """A meeting held in between, an emergency, left actions open that belong to this one."""

    actions: tuple[CarriedAction, ...]
    first_numbers: Mapping[str, int] = {}
    """The first free numbers after that meeting."""
