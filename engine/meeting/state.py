"""The meeting's state. It is never stored: fold.py makes it from the facts."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Literal

from msgspec import Struct

from engine.dates import Period
from engine.meeting.actions import Action
from engine.meeting.agenda import NEEDS_RESULT, AgendaItem
from engine.meeting.events import Evidence, KpiMark, TracedOrder
from engine.meeting.records import Amendment, Cause, Confirmation, Decision, Note, Question, Rating, digest
from engine.settings import Person
from engine.words import Words

State = Literal["preparing", "running", "closed"]
ItemState = Literal["waiting", "current", "left", "parked"]
Outcome = Literal["decided", "acted", "diagnosed", "parked", "informed", "none", ""]
"""How an item ended; empty while it has not."""

OUTCOMES: dict[Outcome, Words] = {
    "decided": Words("已决定", "decided"),
    "acted": Words("有行动", "acted on"),
    "diagnosed": Words("已查明原因", "cause found"),
    "parked": Words("搁置", "parked"),
    "informed": Words("已知悉", "informed"),
    "none": Words("无结论", "no result"),
    "": Words("未讨论", "not reached"),
}

ZERO = timedelta(0)


class Item(Struct, frozen=True):
    """An agenda item as the meeting goes on."""

    plan: AgendaItem
    state: ItemState = "waiting"
    extended: int = 0
    """Minutes added (or taken away) since it was planned."""
    spent: timedelta = ZERO
    """Time on the clock up to `Meeting.settled_at`."""
    outcome: Outcome = ""
    reason: str = ""
    """Why it was parked, passed over, or left without a result; what was informed of."""
    opened_at: datetime | None = None
    """When the meeting turned to it last."""

    @property
    def id(self) -> str:
        """The id of the topic."""
        return self.plan.id

    @property
    def planned(self) -> timedelta:
        """How long it may take, extensions included."""
        return timedelta(minutes=self.plan.minutes + self.extended)


class Gate(Struct, frozen=True):
    """A condition that was not met and was passed with a reason."""

    gates: tuple[str, ...]
    reason: str
    at: datetime


class Meeting(Struct, frozen=True):
    """One occurrence of the series, as its facts have made it so far."""

    id: str = ""
    series: str = ""
    template: str = "weekly"
    period: Period | None = None
    planned_start: datetime | None = None
    slot: timedelta = ZERO
    marketplaces: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    """The roster when the meeting was planned."""
    first_numbers: Mapping[str, int] = {}
    state: State = "preparing"
    items: tuple[Item, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    """As it was planned, before anything was moved."""
    present: tuple[str, ...] = ()
    attended: tuple[str, ...] = ()
    """Everyone who was there at some time."""
    started_at: datetime | None = None
    closed_at: datetime | None = None
    paused: bool = False
    ran: timedelta = ZERO
    """Time on the meeting's clock up to `settled_at`."""
    settled_at: datetime | None = None
    """The latest moment that the facts speak of; a clock that is set back never makes it earlier."""
    snapshot: str = ""
    snapshot_as_of: datetime | None = None
    flagged: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    """Carried ones first, then those of this meeting."""
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    causes: tuple[Cause, ...] = ()
    """The latest of each item."""
    marks: Mapping[str, KpiMark] = {}
    """KPI to how the look at it ended (R69)."""
    gates: tuple[Gate, ...] = ()
    read: tuple[str, ...] = ()
    """Who has read the pre-reading (R75)."""
    unread: tuple[str, ...] = ()
    """Who was there at the start without having read it."""
    stale: tuple[str, ...] = ()
    """Files of the snapshot that are old, undated or otherwise in doubt."""
    late: tuple[str, ...] = ()
    """Files of the snapshot that came after the deadline."""
    sat: Mapping[str, timedelta] = {}
    """Person to the time on the clock while they were there, for the cost (R49)."""
    confirmations: tuple[Confirmation, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    """What was changed after it had been read back."""
    watched: tuple[Action, ...] = ()
    """Finished actions of earlier meetings whose effect is still watched (R19)."""
    reviewed_on: Mapping[str, date] = {}
    """Marketplace to the day of the last meeting before this one that it was due in."""
    due_marketplaces: tuple[str, ...] = ()
    """Marketplaces whose turn it is (R38)."""
    ratings: tuple[Rating, ...] = ()
    trigger: str = ""
    """What an emergency meeting was called for (R61)."""
    trigger_evidence: tuple[Evidence, ...] = ()
    orders: tuple[TracedOrder, ...] = ()
    """What the forwarder says about each order (R64)."""
    remedy: str = ""
    """The remedy file; empty while it has not been uploaded (R66)."""
    remedy_by: str = ""
    remedy_at: datetime | None = None
    seq: int = 0
    """Number of the last fact, taken-back ones included."""
    moves: tuple[int, ...] = ()
    """Moves that count, oldest first: what undo takes back."""

    @property
    def current(self) -> Item | None:
        """The item under discussion."""
        return next((item for item in self.items if item.state == "current"), None)

    @property
    def ticking(self) -> bool:
        """Whether the clocks run."""
        return self.state == "running" and not self.paused

    def item(self, item_id: str) -> Item:
        """The item of that id, which must exist."""
        return next(item for item in self.items if item.id == item_id)

    def action(self, action_id: str) -> Action | None:
        """The action of that id."""
        return next((action for action in self.actions if action.id == action_id), None)

    def decision(self, decision_id: str) -> Decision | None:
        """The decision of that id."""
        return next((decision for decision in self.decisions if decision.id == decision_id), None)

    def question(self, question_id: str) -> Question | None:
        """The question of that id."""
        return next((question for question in self.questions if question.id == question_id), None)

    def role_of(self, name: str) -> str:
        """The role of somebody on the roster; empty for a guest."""
        return next((person.role for person in self.people if person.name == name), "")

    @property
    def editors_here(self) -> tuple[str, ...]:
        """Those present who may edit the Amazon back end (R51)."""
        return tuple(person.name for person in self.people if person.edit_rights and person.name in self.present)

    @property
    def own_actions(self) -> tuple[Action, ...]:
        """The actions of this meeting."""
        return tuple(action for action in self.actions if not action.from_meeting)

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Ids of this meeting's decisions and actions that were not read back as they stand now."""
        said = {one.id: one.digest for one in self.confirmations}
        records: tuple[Decision | Action, ...] = (
            *self.decisions,
            *(action for action in self.own_actions if action.status == "open"),
        )
        return tuple(record.id for record in records if said.get(record.id) != digest(record))

    def open_question(self) -> Question | None:
        """The question asked last that has no answer yet."""
        return next((question for question in reversed(self.questions) if question.answer is None), None)

    def has_records(self, item: str) -> bool:
        """Whether anything at all was written down under the item."""
        records: tuple[Decision | Question | Note | Action, ...] = (
            *self.decisions,
            *self.questions,
            *self.notes,
            *self.actions,
        )
        return any(record.item == item for record in records)


def run_since(meeting: Meeting, now: datetime) -> timedelta:
    """Time on the clocks that the facts do not hold yet; never negative, whatever the clock does."""
    if not meeting.ticking or meeting.settled_at is None:
        return ZERO
    return max(ZERO, now - meeting.settled_at)


def outcome_of(meeting: Meeting, item: Item) -> Outcome:
    """How the item ended, read from what was recorded under it (R5)."""
    if item.state in ("waiting", "current"):
        return ""
    if item.state == "parked":
        return "parked"
    if any(decision.item == item.id for decision in meeting.decisions):
        return "decided"
    if any(action.item == item.id for action in meeting.actions):
        return "acted"
    if any(cause.item == item.id for cause in meeting.causes):
        return "diagnosed"
    return (item.outcome or "none") if item.plan.phase in NEEDS_RESULT else "informed"


def has_result(meeting: Meeting, item: Item) -> bool:
    """Whether leaving the item now is no silent exit: it has a decision, an action or a cause, or needs none (R5)."""
    if item.plan.phase not in NEEDS_RESULT or item.outcome:
        return True
    results: tuple[Decision | Action | Cause, ...] = (*meeting.decisions, *meeting.actions, *meeting.causes)
    return any(result.item == item.id for result in results)


__all__ = [
    "OUTCOMES",
    "ZERO",
    "Decision",
    "Gate",
    "Item",
    "ItemState",
    "Meeting",
    "Note",
    "Outcome",
    "Question",
    "State",
    "has_result",
    "outcome_of",
    "run_since",
]
