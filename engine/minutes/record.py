"""The record of a meeting and its snapshot: all that any export may need, at one moment."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from engine.dates import Period, day_in_utc8, week_of
from engine.findings.rules import Finding
from engine.kpi.catalogue import KpiValue
from engine.kpi.verdicts import GroupVerdict, verdicts
from engine.meeting.actions import Action, Completion, completion
from engine.meeting.agenda import PHASES
from engine.meeting.events import Evidence, KpiMark, TracedOrder
from engine.meeting.figures.completion import by_owner
from engine.meeting.figures.cost import MeetingCost, cost
from engine.meeting.figures.effects import Effect, effects
from engine.meeting.figures.health import Health, health_of
from engine.meeting.gates import REVIEWED
from engine.meeting.past.figures import Response, response
from engine.meeting.past.meeting import past_of
from engine.meeting.records import Amendment, Cause, Decision, Note, Question, Rating
from engine.meeting.state import Gate, Item, Meeting, Outcome, outcome_of
from engine.meeting.timer import elapsed, overrun, spent
from engine.reports.absent import Missing, Unrecognised
from engine.reports.sources import Source
from engine.settings import Cost
from engine.snapshot.history import NO_HISTORY, History
from engine.snapshot.market_voice import MarketVoice
from engine.snapshot.moved import Moved, moved
from engine.snapshot.record import Snapshot
from engine.snapshot.trend import Point, trend
from engine.words import Words


class ItemMinutes(Struct, frozen=True):
    """One agenda item, with all that was recorded under it."""

    item: Item
    phase: Words
    planned: timedelta
    spent: timedelta
    overrun: timedelta
    outcome: Outcome
    decisions: tuple[Decision, ...]
    actions: tuple[Action, ...]
    questions: tuple[Question, ...]
    notes: tuple[Note, ...]
    cause: Cause | None = None
    """The root cause of what it is about, where one was named (R67)."""


class Emergency(Struct, frozen=True):
    """What an emergency meeting went through (R61-R68)."""

    trigger: str
    """What it was called for."""
    evidence: tuple[Evidence, ...]
    orders: tuple[TracedOrder, ...]
    remedy: str
    """The remedy file; empty while it has not been uploaded."""
    remedy_by: str
    remedy_at: datetime | None


class Minutes(Struct, frozen=True):
    """The whole record; where a meeting had no snapshot, what rests on one is empty."""

    meeting: str
    series: str
    period: Period | None
    state: str
    day: date
    """The day that it was held on, in UTC+8."""
    planned_start: datetime | None
    started_at: datetime | None
    closed_at: datetime | None
    slot: timedelta
    elapsed: timedelta
    attendance: tuple[str, ...]
    roles: dict[str, str]
    """Person to role, as the roster had it."""
    unread: tuple[str, ...]
    """Who was there at the start without having read the pre-reading (R75)."""
    gates: tuple[Gate, ...]
    decisions: tuple[Decision, ...]
    actions: tuple[Action, ...]
    """Of this meeting, by owner and date."""
    reviewed: tuple[Action, ...]
    """Of earlier meetings, as this one found and left them."""
    late: tuple[Action, ...]
    """What is open past its due date, the longest first."""
    review: Completion
    last_completion: float | None
    """Percent of actions done in the meeting before; None where nothing was due, or nobody knows."""
    review_skipped: str
    """Why the review was passed over; empty when it was held."""
    by_owner: dict[str, Completion]
    """The same for each owner, those with the most due first (R58)."""
    effects: tuple[Effect, ...]
    """What finished actions did to their KPI (R19)."""
    items: tuple[ItemMinutes, ...]
    marks: dict[str, KpiMark]
    """KPI to how the look at it ended (R69)."""
    confirmed_at: datetime | None
    """When decisions and actions were read back last; None where they never were."""
    unconfirmed: tuple[str, ...]
    """Numbers of what was not read back as it stands now."""
    amendments: tuple[Amendment, ...]
    """What was changed after it had been read back."""
    ratings: tuple[Rating, ...]
    emergency: Emergency | None
    """None for a meeting of the ordinary kind."""
    response: Response | None
    """Days from raised to done of what got done since the meeting before (R73); None where nothing did."""
    health: Health
    cost: MeetingCost
    snapshot: str
    """Hash of the snapshot; empty when the meeting had no data."""
    snapshot_lost: bool
    """Whether the meeting looked at a snapshot that cannot be read any more."""
    snapshot_as_of: datetime | None
    kpis: tuple[KpiValue, ...]
    trends: tuple[tuple[Point, ...], ...]
    """How each of `kpis` went, the oldest period first."""
    verdicts: tuple[GroupVerdict, ...]
    """Better, same or worse, for each group of KPIs (R1)."""
    findings: tuple[Finding, ...]
    rules: dict[str, Words]
    """Rule id to its title in words."""
    sources: tuple[Source, ...]
    missing: tuple[Missing, ...]
    unrecognised: tuple[Unrecognised, ...]
    voice: tuple[MarketVoice, ...] = ()
    """What buyers said, marketplace by marketplace (R76-R79)."""
    moved: tuple[Moved, ...] = ()
    """Figures that are others than when the reports were first looked at (R9, R56)."""
    next_start: datetime | None = None
    """When the meeting after this one begins; None where that is not known."""
    topics: dict[str, Words] = {}
    """Meeting and number of an action of earlier meetings (2026-11-16-weekly/A-12) to the topic that it came from."""
    addresses: dict[str, str] = {}
    """Name to the e-mail address that the team's task list knows the person by."""

    @property
    def overran(self) -> timedelta:
        """By how much the meeting passed its slot."""
        return max(timedelta(0), self.elapsed - self.slot)

    def title_of(self, item: str) -> Words:
        """The title of the item that something was recorded under."""
        return next((one.item.plan.title for one in self.items if one.item.id == item), Words("", ""))


def minutes_of(
    meeting: Meeting,
    snapshot: Snapshot | None,
    now: datetime,
    rate: Cost,
    history: History = NO_HISTORY,
    last_completion: float | None = None,
) -> Minutes:
    """The minutes of a meeting as it stands at `now`; a closed one no longer depends on `now`.

    Args:
        snapshot: the one that the meeting looked at, if any.
        rate: yuan a minute (R49).
        history: what earlier snapshots said, for trends and for what moved.
        last_completion: percent of actions done in the meeting before (R60).
    """
    now = meeting.closed_at or now
    day = day_in_utc8(meeting.started_at or meeting.planned_start or now)
    own = (action for action in meeting.actions if not action.from_meeting)
    looked_at = snapshot or _nothing(meeting, now)
    kpis = looked_at.of_whole_shops
    return Minutes(
        meeting=meeting.id,
        series=meeting.series,
        period=meeting.period,
        state=meeting.state,
        day=day,
        planned_start=meeting.planned_start,
        started_at=meeting.started_at,
        closed_at=meeting.closed_at,
        slot=meeting.slot,
        elapsed=elapsed(meeting, now),
        attendance=meeting.attended,
        roles={person.name: person.role for person in meeting.people},
        unread=meeting.unread,
        gates=meeting.gates,
        decisions=meeting.decisions,
        actions=tuple(sorted(own, key=lambda a: (a.owner == "", a.owner, str(a.due or "9"), a.priority))),
        reviewed=tuple(action for action in meeting.actions if action.from_meeting),
        late=tuple(sorted((a for a in meeting.actions if a.late(day)), key=lambda a: str(a.due))),
        review=completion(meeting.actions, until=day),
        last_completion=last_completion,
        review_skipped=next((gate.reason for gate in meeting.gates if REVIEWED in gate.gates), ""),
        by_owner=by_owner(meeting.actions, until=day),
        effects=effects(meeting, snapshot),
        items=tuple(_item_minutes(meeting, item, now) for item in meeting.items),
        marks=dict(meeting.marks),
        confirmed_at=max((one.at for one in meeting.confirmations), default=None),
        unconfirmed=meeting.unconfirmed if meeting.confirmations else (),
        amendments=meeting.amendments,
        ratings=meeting.ratings,
        emergency=_emergency(meeting),
        response=_response(meeting, rate),
        health=health_of(meeting, snapshot),
        cost=cost(meeting, now, rate),
        snapshot=meeting.snapshot,
        snapshot_lost=bool(meeting.snapshot) and snapshot is None,
        snapshot_as_of=meeting.snapshot_as_of,
        kpis=kpis,
        trends=tuple(trend(value, looked_at.period, history) for value in kpis),
        verdicts=verdicts(kpis),
        findings=tuple(finding for finding in looked_at.findings if finding.verdict == "fires"),
        rules={finding.rule: finding.label for finding in looked_at.findings},
        sources=looked_at.sources,
        missing=looked_at.missing,
        unrecognised=looked_at.unrecognised,
        voice=looked_at.voice,
        moved=moved(looked_at, history.first),
    )


def _response(meeting: Meeting, rate: Cost) -> Response | None:
    past = past_of(meeting, rate)
    return None if past is None else response((past,))


def _emergency(meeting: Meeting) -> Emergency | None:
    if not meeting.trigger:
        return None
    return Emergency(
        meeting.trigger,
        meeting.trigger_evidence,
        meeting.orders,
        meeting.remedy,
        meeting.remedy_by,
        meeting.remedy_at,
    )


def _nothing(meeting: Meeting, now: datetime) -> Snapshot:
    """What a meeting without a snapshot looked at."""
    period = meeting.period or week_of(day_in_utc8(now))
    return Snapshot(period=period, previous=period.before(), taken_at=now)


def _item_minutes(meeting: Meeting, item: Item, now: datetime) -> ItemMinutes:
    return ItemMinutes(
        item=item,
        phase=PHASES[item.plan.phase],
        planned=timedelta(minutes=item.plan.minutes),
        spent=spent(meeting, item, now),
        overrun=overrun(meeting, item, now),
        outcome=outcome_of(meeting, item),
        decisions=tuple(one for one in meeting.decisions if one.item == item.id),
        actions=tuple(one for one in meeting.actions if one.item == item.id),
        questions=tuple(one for one in meeting.questions if one.item == item.id),
        notes=tuple(one for one in meeting.notes if one.item == item.id),
        cause=next((one for one in reversed(meeting.causes) if one.item == item.id), None),
    )
