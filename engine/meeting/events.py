"""Every fact that a meeting can record. Past tense, frozen, one short class each.

The tag of each class is the `kind` in the file, for ever: an old log must load.
"""

from datetime import date, datetime

from msgspec import Struct

from engine.dates import Period
from engine.meeting.agenda import AgendaItem
from engine.settings import Person


class Event(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What all facts share."""

    seq: int = 0
    """Place in the meeting's list, from 1; given when the fact is stored."""
    move: int = 0
    """`seq` of the first fact of the same move: facts of one move are undone together."""
    at: datetime
    """When, in UTC, by the scribe's clock. Order is `seq`, never this."""
    by: str
    """Who wrote it down."""


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


class CarriedAction(Struct, frozen=True, omit_defaults=True):
    """An action that an earlier meeting left open."""

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
    first_numbers: dict[str, int] = {}
    """Letter to the first free number: A-12 is one thing through all meetings."""


class Attended(Event, frozen=True, kw_only=True, tag="attended"):
    """People came."""

    names: tuple[str, ...]


class Left(Event, frozen=True, kw_only=True, tag="left"):
    """People went."""

    names: tuple[str, ...]


class MeetingStarted(Event, frozen=True, kw_only=True, tag="meeting_started"):
    """The meeting began; gates that were not met are named with the reason they were passed."""

    period: Period | None = None
    """What it reviews, counted from the day it is really held on."""
    gates: tuple[str, ...] = ()
    reason: str = ""


class SnapshotTaken(Event, frozen=True, kw_only=True, tag="snapshot_taken"):
    """The meeting looks at this snapshot from now on."""

    snapshot: str
    """Its hash, as its file name carries it."""
    as_of: datetime | None = None
    flagged: tuple[str, ...] = ()
    """Ids of KPIs that rest on stale or doubtful data."""


class ItemOpened(Event, frozen=True, kw_only=True, tag="item_opened"):
    """The meeting turned to this item; the one before it is left."""

    item: str
    skipped: str = ""
    """Why the review was passed over, when it was (R60)."""


class ItemParked(Event, frozen=True, kw_only=True, tag="item_parked"):
    """An item was put off to the next meeting."""

    item: str
    reason: str


class ItemConcluded(Event, frozen=True, kw_only=True, tag="item_concluded"):
    """An item's outcome was named, where its records do not name it by themselves."""

    item: str
    outcome: str
    """informed or none."""
    reason: str = ""


class ItemExtended(Event, frozen=True, kw_only=True, tag="item_extended"):
    """An item got more minutes, or fewer when negative."""

    item: str
    minutes: int
    reason: str = ""


class Paused(Event, frozen=True, kw_only=True, tag="paused"):
    """All clocks stand still."""


class Resumed(Event, frozen=True, kw_only=True, tag="resumed"):
    """All clocks run again."""


class DecisionMade(Event, frozen=True, kw_only=True, tag="decision_made"):
    """Something was decided."""

    id: str
    item: str
    text: str
    flagged: tuple[str, ...] = ()
    """KPIs of the item that rested on doubtful data at that moment (R50)."""


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


class ActionAmended(Event, frozen=True, kw_only=True, tag="action_amended"):
    """What was missing or wrong in an action of this meeting was mended; absent fields stay as they were."""

    id: str
    text: str | None = None
    owner: str | None = None
    due: date | None = None


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


class QuestionAsked(Event, frozen=True, kw_only=True, tag="question_asked"):
    """Somebody is asked something."""

    id: str
    item: str
    text: str
    to: str = ""


class QuestionAnswered(Event, frozen=True, kw_only=True, tag="question_answered"):
    """A question got its answer."""

    id: str
    text: str


class NoteTaken(Event, frozen=True, kw_only=True, tag="note_taken"):
    """Something worth keeping was said."""

    id: str
    item: str
    text: str


class Undone(Event, frozen=True, kw_only=True, tag="undone"):
    """A move was taken back, its clock included."""

    undid: int
    """`move` of the facts that no longer count."""


class MeetingClosed(Event, frozen=True, kw_only=True, tag="meeting_closed"):
    """The meeting ended; gates that were not met are named with the reason they were passed."""

    gates: tuple[str, ...] = ()
    reason: str = ""


AnyEvent = (
    MeetingPlanned
    | Attended
    | Left
    | MeetingStarted
    | SnapshotTaken
    | ItemOpened
    | ItemParked
    | ItemConcluded
    | ItemExtended
    | Paused
    | Resumed
    | DecisionMade
    | ActionAdded
    | ActionAmended
    | ActionDone
    | ActionRedated
    | ActionDropped
    | QuestionAsked
    | QuestionAnswered
    | NoteTaken
    | Undone
    | MeetingClosed
)
"""All of them, as msgspec decodes them."""

Facts = tuple[Event, ...]
"""What one move records."""
