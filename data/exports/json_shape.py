"""The shape of the minutes' JSON, which docs/minutes.schema.json publishes: other programs rely on it.

Changes are additive. Times are ISO 8601 with offset, durations minutes, percent values numbers: 31.2 means 31.2 %.
What is not known is null, never 0.
"""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from data.exports.json_records import ActionShape, DecisionShape, ItemShape
from engine.findings.rules import Level
from engine.kpi.catalogue import Group, Light, Unit
from engine.kpi.verdicts import Verdict
from engine.meeting.events import KpiMark
from engine.meeting.figures.effects import EffectVerdict
from engine.meeting.state import State
from engine.reports.sources import Status as Freshness
from engine.settings import Team


class PeriodShape(Struct, frozen=True, rename={"first": "from", "last": "to"}):
    """A week or a month as days of each marketplace, both inclusive."""

    name: str
    first: date
    last: date


class ScopeShape(Struct, frozen=True, omit_defaults=True):
    """What a value speaks of; no marketplace means all of them."""

    marketplace: str | None
    campaign: str | None = None
    asin: str | None = None
    sku: str | None = None
    fulfilment: str | None = None


class ReviewShape(Struct, frozen=True):
    """How many of the actions that were due got done, by the dates that the meeting found them with."""

    due: int
    done: int
    late: int
    open: int
    dropped: int
    completion: float | None
    skipped: str | None


class EffectShape(Struct, frozen=True):
    """What a finished action did to the KPI that it aimed at."""

    action: str
    kpi: str
    scope: str
    before: float
    now: float | None
    expected: float | None
    verdict: EffectVerdict


class HealthShape(Struct, frozen=True):
    """The three ways that meetings fail, as counts."""

    undecided: int
    discussed: int
    stale: int
    sources: int
    ownerless: int
    actions: int
    decisions_on_flagged_data: int


class CostShape(Struct, frozen=True):
    """What the meeting cost in working time: a house estimate, as a range."""

    currency: Literal["CNY"]
    low: float
    high: float


class GateShape(Struct, frozen=True):
    """Conditions that were not met and were passed with a reason."""

    gates: tuple[str, ...]
    reason: str
    at: datetime


class TrendShape(Struct, frozen=True):
    """A KPI's value in one period."""

    period: str
    value: float | None


class KpiShape(Struct, frozen=True):
    """A KPI as the meeting looked at it; `mark` is how that look ended."""

    id: str
    label: str
    group: Group
    scope: ScopeShape
    value: float | None
    previous: float | None
    unit: Unit
    currency: str | None
    target: float | None
    target_to: float | None
    status: Light
    as_of: datetime | None
    formula: str
    flags: tuple[str, ...]
    reason: str | None
    mark: KpiMark | None
    trend: tuple[TrendShape, ...]


class GroupShape(Struct, frozen=True):
    """How a group of KPIs went against the period before."""

    group: Group
    verdict: Verdict


class FindingShape(Struct, frozen=True):
    """A house rule that fired."""

    rule: str
    title: str
    level: Level
    version: str
    scope: ScopeShape
    reason: str


class SourceShape(Struct, frozen=True):
    """A report that the figures rest on."""

    file: str
    report: str
    team: Team
    marketplace: str | None
    as_of: datetime
    submitted_at: datetime
    status: Freshness


class MissingShape(Struct, frozen=True):
    """A report that was expected and not handed in."""

    report: str
    team: Team
    marketplace: str | None


class MovedShape(Struct, frozen=True):
    """A value that is another than when the reports were first looked at."""

    kpi: str
    scope: ScopeShape
    before: float | None
    now: float | None
    unit: Unit
    currency: str | None
    since: datetime


class AmendmentShape(Struct, frozen=True):
    """A record that was changed after it had been read back and agreed to; `before` is its text as it was confirmed."""

    id: str
    before: str
    at: datetime
    by: str


class RatingShape(Struct, frozen=True):
    """How good the meeting was, 1 to 5."""

    score: int
    who: str | None


class MinutesShape(Struct, frozen=True):
    """The minutes of one meeting."""

    meeting: str
    series: str
    state: State
    period: PeriodShape | None
    planned_start: datetime | None
    started_at: datetime | None
    closed_at: datetime | None
    next_start: datetime | None
    slot_min: float
    elapsed_min: float
    overtime_min: float
    attendance: tuple[str, ...]
    roles: dict[str, str]
    unread: tuple[str, ...]
    gates: tuple[GateShape, ...]
    items: tuple[ItemShape, ...]
    decisions: tuple[DecisionShape, ...]
    actions: tuple[ActionShape, ...]
    late: tuple[str, ...]
    review: ReviewShape
    effects: tuple[EffectShape, ...]
    health: HealthShape
    cost: CostShape
    confirmed_at: datetime | None
    unconfirmed: tuple[str, ...]
    amendments: tuple[AmendmentShape, ...]
    ratings: tuple[RatingShape, ...]
    snapshot: str | None
    snapshot_lost: bool
    snapshot_as_of: datetime | None
    kpis: tuple[KpiShape, ...]
    groups: tuple[GroupShape, ...]
    findings: tuple[FindingShape, ...]
    sources: tuple[SourceShape, ...]
    missing: tuple[MissingShape, ...]
    moved: tuple[MovedShape, ...]
