"""Every move that a scribe can make, as a value: what a line, a key or a script asks for."""

from datetime import date, datetime

from msgspec import Struct

from engine.meeting.action_moves import Amend as Amend
from engine.meeting.action_moves import Defer as Defer
from engine.meeting.action_moves import Done as Done
from engine.meeting.action_moves import Drop as Drop
from engine.meeting.action_moves import Progress as Progress
from engine.meeting.action_moves import Redue as Redue
from engine.meeting.events import ActionList, Aim, BudgetChange, Evidence, KpiMark, OrderClass
from engine.meeting.program_moves import Bring as Bring
from engine.meeting.program_moves import ListOrders as ListOrders
from engine.meeting.program_moves import Trace as Trace
from engine.meeting.program_moves import UseSnapshot as UseSnapshot


class Answered(Struct, frozen=True, kw_only=True):
    """A move that may bring up a question: why an item has no result, why actions lack acceptance, …"""

    unasked: bool = False
    """A script says it, and nobody is there to answer: it is recorded that the question stands open."""


class Decide(Struct, frozen=True):
    """Record a decision."""

    text: str
    approver: str = ""
    evidence: tuple[Evidence, ...] = ()
    """Filled in from the snapshot by the program."""
    budgets: tuple[BudgetChange, ...] = ()


class AmendDecision(Struct, frozen=True):
    """Put a decision right: fields that are None stay as they are."""

    decision: str
    text: str | None = None
    approver: str | None = None


class Execute(Struct, frozen=True):
    """A decision was carried out on the spot; without a name, by the only one here who may."""

    decision: str
    who: str = ""


class Act(Struct, frozen=True):
    """Record an action item."""

    text: str
    owner: str = ""
    due: date | None = None
    priority: int = 2
    aim: Aim | None = None
    finding: str = ""
    evidence: tuple[Evidence, ...] = ()
    accept: str = ""
    objective: str = ""
    question: str = ""
    """The open question that it follows up; its text is the action's where that has none."""
    list: ActionList = ""


class Take(Struct, frozen=True):
    """Make an action of a finding's advice, by its number on the screen; the session turns it into an `Act`."""

    number: int
    owner: str = ""
    due: date | None = None


class Ask(Struct, frozen=True):
    """Record a question."""

    text: str
    to: str = ""
    asker: str = ""
    kpi: str = ""


class Pose(Struct, frozen=True):
    """Ask a proposed question, by its number on the screen; the session turns it into an `Ask`."""

    number: int
    to: str = ""
    asker: str = ""


class Answer(Struct, frozen=True):
    """Answer a question; without an id, the one asked last."""

    text: str
    question: str = ""
    explainer: str = ""


class Verify(Struct, frozen=True):
    """Somebody of another role confirms an answer."""

    question: str
    who: str


class Cause(Struct, frozen=True):
    """Name the root cause of what the item is about."""

    category: str
    text: str = ""
    kpi: str = ""
    """What got worst; filled in from the snapshot by the program."""


class Mark(Struct, frozen=True):
    """End the look at a KPI."""

    kpi: str
    mark: KpiMark


class TakeNote(Struct, frozen=True):
    """Record a note."""

    text: str


class Confirm(Struct, frozen=True):
    """Decisions and actions were read back and agreed to; none named means all."""

    ids: tuple[str, ...] = ()


class Next(Answered, frozen=True):
    """Turn to the next item; the reason says why this one has no result, or why a gate is passed."""

    reason: str = ""


class Inform(Struct, frozen=True):
    """The item was for information: that is its result, and the meeting turns on."""

    text: str = ""


class Previous(Struct, frozen=True):
    """Turn back to the item before."""


class Goto(Answered, frozen=True):
    """Turn to the item of that number, counted from 1."""

    number: int
    reason: str = ""


class Pause(Struct, frozen=True):
    """Stop all clocks."""


class Resume(Struct, frozen=True):
    """Let all clocks run again."""


class Extend(Answered, frozen=True):
    """Give the current item more minutes, or fewer when negative."""

    minutes: int
    reason: str = ""


class Park(Answered, frozen=True):
    """Put an item off to the next meeting: the current one, or that of a number."""

    reason: str = ""
    number: int | None = None


class Prioritise(Struct, frozen=True):
    """Give the item of a number another priority."""

    number: int
    priority: int


class Reorder(Struct, frozen=True):
    """Put the agenda in the proposed order; the session turns it into an `Arrange`."""


class Arrange(Struct, frozen=True):
    """Put the agenda in this order."""

    items: tuple[str, ...]


class Trim(Struct, frozen=True):
    """Park what is proposed, so that the agenda fits the slot."""

    reason: str = ""


class Undo(Struct, frozen=True):
    """Take the last move back, its clock included."""


class Start(Answered, frozen=True):
    """Begin the meeting; the reason passes gates that are not met."""

    reason: str = ""
    began_at: datetime | None = None
    """When it really began, where the start was forgotten."""


class Backdate(Struct, frozen=True):
    """The meeting had begun at that moment already."""

    began_at: datetime


class Close(Answered, frozen=True):
    """End the meeting; the reason passes gates that are not met."""

    reason: str = ""


class Rate(Struct, frozen=True):
    """Say how good the meeting was, 1 to 5."""

    score: int
    who: str = ""


class Attend(Struct, frozen=True):
    """People have come."""

    names: tuple[str, ...]


class Leave(Struct, frozen=True):
    """People have gone."""

    names: tuple[str, ...]


class Read(Struct, frozen=True):
    """People have read the pre-reading."""

    names: tuple[str, ...]


class Remedy(Struct, frozen=True):
    """The remedy file was uploaded; without a name, by the only one here who may."""

    file: str
    who: str = ""


class Judge(Struct, frozen=True):
    """Say why an order does not comply, whatever the rule says (R65)."""

    order: str
    cause: OrderClass


Recording = Decide | Act | Ask | Answer | Verify | Cause | Mark | TakeNote
"""What writes something down under the current item."""
Settling = Amend | AmendDecision | Execute | Defer | Progress | Done | Redue | Drop | Confirm
"""What becomes of decisions and actions."""
Turning = Next | Inform | Previous | Goto | Park
"""What leads from one item to another."""
Clocking = Pause | Resume | Extend | Backdate
"""What changes the clocks."""
Arranging = Prioritise | Arrange | Trim
"""What changes the agenda."""
Holding = (
    Start | Close | Rate | Attend | Leave | Read | UseSnapshot | Bring | ListOrders | Trace | Judge | Remedy | Undo
)
"""What concerns the meeting as a whole."""

Move = Recording | Settling | Turning | Clocking | Arranging | Holding
"""What a meeting takes, decided by commands.perform()."""

Spoken = Move | Take | Pose | Reorder
"""What a line can say."""
