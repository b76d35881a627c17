"""The meeting's state. It is never stored: fold.py makes it from the facts."""

from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

from engine.dates import Period
from engine.meeting.actions import Action
from engine.meeting.agenda import NEEDS_RESULT, AgendaItem
from engine.settings import Person

State = Literal["preparing", "running", "closed"]
ItemState = Literal["waiting", "current", "left", "parked"]
Outcome = Literal["decided", "acted", "parked", "informed", "none", ""]
"""How an item ended; empty while it has not."""

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
    """Why it was parked, passed over, or left without a result."""

    @property
    def id(self) -> str:
        """The id of the topic."""
        return self.plan.id

    @property
    def planned(self) -> timedelta:
        """How long it may take, extensions included."""
        return timedelta(minutes=self.plan.minutes + self.extended)


class Decision(Struct, frozen=True):
    """What was decided."""

    id: str
    item: str
    text: str
    at: datetime
    by: str
    flagged: tuple[str, ...] = ()


class Question(Struct, frozen=True):
    """What was asked, and what was answered."""

    id: str
    item: str
    text: str
    at: datetime
    by: str
    to: str = ""
    answer: str | None = None


class Note(Struct, frozen=True):
    """What else was said."""

    id: str
    item: str
    text: str
    at: datetime
    by: str


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
    first_numbers: dict[str, int] = {}
    state: State = "preparing"
    items: tuple[Item, ...] = ()
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
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    """Carried ones first, then those of this meeting."""
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    gates: tuple[Gate, ...] = ()
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
    return (item.outcome or "none") if item.plan.phase in NEEDS_RESULT else "informed"
