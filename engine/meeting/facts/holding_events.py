"""Facts of the meeting as a whole: planned, who is there, begun, ended."""

from collections.abc import Mapping
from datetime import date, datetime

from engine.dates import Period
from engine.meeting.agenda import AgendaItem
from engine.meeting.facts.action_events import CarriedAction, Evidence
from engine.meeting.facts.fact import Event
from engine.settings import Person


class MeetingPlanned(Event, frozen=True, kw_only=True, tag="meeting_planned"):
    """The meeting exists, with all that it needs to be read without the settings of its day."""

    meeting: str
    series: str
    template: str
    period: Period
    starts_at: datetime
    minutes: int
    marketplaces: tuple[str, ...]
    agenda: tuple[AgendaItem, ...]
    people: tuple[Person, ...] = ()
    carried: tuple[CarriedAction, ...] = ()
    first_numbers: Mapping[str, int] = {}
    """Letter to the first free number: A-12 is one thing through all meetings."""
    watched: tuple[CarriedAction, ...] = ()
    """Finished actions of earlier meetings whose effect is still watched (R19)."""
    reviewed_on: Mapping[str, date] = {}
    """Marketplace to the day of the last meeting that it was due in (R37, R38)."""
    due: tuple[str, ...] = ()
    """Marketplaces whose turn it is; none named means all."""
    trigger: str = ""
    """What an emergency meeting was called for (R61)."""
    trigger_evidence: tuple[Evidence, ...] = ()


class Attended(Event, frozen=True, kw_only=True, tag="attended"):
    """People came."""

    names: tuple[str, ...]


class Left(Event, frozen=True, kw_only=True, tag="left"):
    """People went."""

    names: tuple[str, ...]


class PrereadTicked(Event, frozen=True, kw_only=True, tag="preread_ticked"):
    """People have read the pre-reading (R75)."""

    names: tuple[str, ...]


class MeetingStarted(Event, frozen=True, kw_only=True, tag="meeting_started"):
    """The meeting began; gates that were not met are named with the reason they were passed."""

    period: Period | None = None
    """What it reviews, counted from the day it is really held on."""
    gates: tuple[str, ...] = ()
    reason: str = ""
    began_at: datetime | None = None
    """When it really began, where the start was forgotten."""
    unread: tuple[str, ...] = ()
    """Who was there without having read the pre-reading (R75)."""


class StartBackdated(Event, frozen=True, kw_only=True, tag="start_backdated"):
    """The meeting had begun earlier than its start was recorded; the clocks are put right."""

    began_at: datetime


class SnapshotTaken(Event, frozen=True, kw_only=True, tag="snapshot_taken"):
    """The meeting looks at this snapshot from now on."""

    snapshot: str
    """Its hash, as its file name carries it."""
    as_of: datetime | None = None
    flagged: tuple[str, ...] = ()
    """Ids of KPIs that rest on stale or doubtful data."""
    disputed: tuple[str, ...] = ()
    """Ids of KPIs on stock that the ERP and Amazon count differently (R28)."""
    stale: tuple[str, ...] = ()
    """Files that are old, undated or otherwise in doubt (R56)."""
    late: tuple[str, ...] = ()
    """Files that came after the deadline (R9)."""


class MeetingRated(Event, frozen=True, kw_only=True, tag="meeting_rated"):
    """The room said how good the meeting was, 1 to 5."""

    score: int
    who: str = ""
    """Empty for the room as a whole."""


class Undone(Event, frozen=True, kw_only=True, tag="undone"):
    """A move was taken back, its clock included."""

    undid: int
    """`move` of the facts that no longer count."""


class MeetingClosed(Event, frozen=True, kw_only=True, tag="meeting_closed"):
    """The meeting ended; gates that were not met are named with the reason they were passed."""

    gates: tuple[str, ...] = ()
    reason: str = ""
