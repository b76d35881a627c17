"""Every move that a scribe can make, as a value: what a line, a key or a script asks for."""

from datetime import date, datetime

from msgspec import Struct

from engine.meeting.events import Aim, Evidence


class Decide(Struct, frozen=True):
    """Record a decision."""

    text: str


class Act(Struct, frozen=True):
    """Record an action item."""

    text: str
    owner: str = ""
    due: date | None = None
    priority: int = 2
    aim: Aim | None = None
    finding: str = ""
    evidence: tuple[Evidence, ...] = ()


class Take(Struct, frozen=True):
    """Make an action of a finding's advice, by its number on the screen; the session turns it into an `Act`."""

    number: int
    owner: str = ""
    due: date | None = None


class Amend(Struct, frozen=True):
    """Mend an action item: fields that are None stay as they are."""

    action: str
    text: str | None = None
    owner: str | None = None
    due: date | None = None


class Ask(Struct, frozen=True):
    """Record a question."""

    text: str
    to: str = ""


class Answer(Struct, frozen=True):
    """Answer the open question."""

    text: str


class TakeNote(Struct, frozen=True):
    """Record a note."""

    text: str


class Next(Struct, frozen=True):
    """Turn to the next item."""

    reason: str = ""


class Previous(Struct, frozen=True):
    """Turn back to the item before."""


class Goto(Struct, frozen=True):
    """Turn to the item of that number, counted from 1."""

    number: int
    reason: str = ""


class Pause(Struct, frozen=True):
    """Stop all clocks."""


class Resume(Struct, frozen=True):
    """Let all clocks run again."""


class Extend(Struct, frozen=True):
    """Give the current item more minutes, or fewer when negative."""

    minutes: int
    reason: str = ""


class Park(Struct, frozen=True):
    """Put the current item off to the next meeting."""

    reason: str = ""


class Undo(Struct, frozen=True):
    """Take the last move back, its clock included."""


class Start(Struct, frozen=True):
    """Begin the meeting; the reason passes gates that are not met."""

    reason: str = ""


class Close(Struct, frozen=True):
    """End the meeting; the reason passes gates that are not met."""

    reason: str = ""


class Attend(Struct, frozen=True):
    """People have come."""

    names: tuple[str, ...]


class Leave(Struct, frozen=True):
    """People have gone."""

    names: tuple[str, ...]


class Done(Struct, frozen=True):
    """An action is finished."""

    action: str


class Redue(Struct, frozen=True):
    """An action gets another due date."""

    action: str
    due: date
    reason: str = ""


class Drop(Struct, frozen=True):
    """An action will not be done, on purpose."""

    action: str
    reason: str


class UseSnapshot(Struct, frozen=True):
    """Look at this snapshot from now on. Made by the program, never typed."""

    snapshot: str
    as_of: datetime | None = None
    flagged: tuple[str, ...] = ()


Move = (
    Decide
    | Act
    | Amend
    | Ask
    | Answer
    | TakeNote
    | Next
    | Previous
    | Goto
    | Pause
    | Resume
    | Extend
    | Park
    | Undo
    | Start
    | Close
    | Attend
    | Leave
    | Done
    | Redue
    | Drop
    | UseSnapshot
)
"""What a meeting takes, decided by commands.perform()."""

Spoken = Move | Take
"""What a line can say."""
