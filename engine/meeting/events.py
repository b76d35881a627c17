"""Every fact that a meeting can record, in one place. Past tense, frozen, one short class each.

The tag of each class is the `kind` in the file, for ever: an old log must load.
"""

from engine.meeting.facts.action_events import (
    ActionAdded,
    ActionAmended,
    ActionDeferred,
    ActionDone,
    ActionDropped,
    ActionList,
    ActionProgressed,
    ActionRedated,
    ActionsBrought,
    Aim,
    CarriedAction,
    Evidence,
)
from engine.meeting.facts.agenda_events import (
    AgendaReordered,
    ItemConcluded,
    ItemExtended,
    ItemOpened,
    ItemParked,
    ItemPrioritised,
    Paused,
    Resumed,
)
from engine.meeting.facts.emergency_events import (
    OrderClass,
    OrderJudged,
    OrdersListed,
    OrdersTraced,
    RemedyUploaded,
    TracedOrder,
)
from engine.meeting.facts.fact import Event
from engine.meeting.facts.holding_events import (
    Attended,
    Left,
    MeetingClosed,
    MeetingPlanned,
    MeetingRated,
    MeetingStarted,
    PrereadTicked,
    SnapshotTaken,
    StartBackdated,
    Undone,
)
from engine.meeting.facts.record_events import (
    BudgetChange,
    CauseFound,
    Confirmed,
    DecisionAmended,
    DecisionExecuted,
    DecisionMade,
    KpiMark,
    KpiMarked,
    NoteTaken,
    QuestionAnswered,
    QuestionAsked,
    QuestionVerified,
)

AnyEvent = (
    MeetingPlanned
    | Attended
    | Left
    | PrereadTicked
    | MeetingStarted
    | StartBackdated
    | SnapshotTaken
    | ItemOpened
    | ItemParked
    | ItemConcluded
    | ItemExtended
    | ItemPrioritised
    | AgendaReordered
    | Paused
    | Resumed
    | DecisionMade
    | DecisionAmended
    | DecisionExecuted
    | ActionAdded
    | ActionAmended
    | ActionDeferred
    | ActionProgressed
    | ActionDone
    | ActionRedated
    | ActionDropped
    | ActionsBrought
    | QuestionAsked
    | QuestionAnswered
    | QuestionVerified
    | CauseFound
    | KpiMarked
    | NoteTaken
    | Confirmed
    | OrdersListed
    | OrdersTraced
    | OrderJudged
    | RemedyUploaded
    | MeetingRated
    | Undone
    | MeetingClosed
)
"""All of them, as msgspec decodes them."""

Facts = tuple[Event, ...]
"""What one move records."""

__all__ = [
    "ActionAdded",
    "ActionAmended",
    "ActionDeferred",
    "ActionDone",
    "ActionDropped",
    "ActionList",
    "ActionProgressed",
    "ActionRedated",
    "ActionsBrought",
    "AgendaReordered",
    "Aim",
    "AnyEvent",
    "Attended",
    "BudgetChange",
    "CarriedAction",
    "CauseFound",
    "Confirmed",
    "DecisionAmended",
    "DecisionExecuted",
    "DecisionMade",
    "Event",
    "Evidence",
    "Facts",
    "ItemConcluded",
    "ItemExtended",
    "ItemOpened",
    "ItemParked",
    "ItemPrioritised",
    "KpiMark",
    "KpiMarked",
    "Left",
    "MeetingClosed",
    "MeetingPlanned",
    "MeetingRated",
    "MeetingStarted",
    "NoteTaken",
    "OrderClass",
    "OrderJudged",
    "OrdersListed",
    "OrdersTraced",
    "Paused",
    "PrereadTicked",
    "QuestionAnswered",
    "QuestionAsked",
    "QuestionVerified",
    "RemedyUploaded",
    "Resumed",
    "SnapshotTaken",
    "StartBackdated",
    "TracedOrder",
    "Undone",
]
