"""The life of an action item: added, carried over, done, redated, dropped; and the completion rate."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from engine.meeting.events import ActionAdded, Aim, CarriedAction, Evidence

Status = Literal["open", "done", "dropped"]

COMPLETION_LINES = (60.0, 72.0, 82.0)
"""Percent: advice below the first for two periods (R59); with explicit items (R25); with a review (R60)."""


class Action(Struct, frozen=True):
    """Something that somebody is to do."""

    id: str
    text: str
    owner: str
    due: date | None
    item: str
    """Topic that it came from; empty when it is carried over."""
    status: Status = "open"
    priority: int = 2
    aim: Aim | None = None
    finding: str = ""
    evidence: tuple[Evidence, ...] = ()
    from_meeting: str = ""
    """The meeting that it was carried over from; empty when it is of this meeting."""
    original_due: date | None = None
    """The due date that this meeting found it with: what "on time" is measured against."""
    added_at: datetime | None = None
    settled_at: datetime | None = None
    """When it was marked done or dropped."""
    redated: int = 0
    reason: str = ""

    @classmethod
    def added(cls, fact: ActionAdded) -> "Action":
        """An action of this meeting."""
        return cls(
            id=fact.id,
            text=fact.text,
            owner=fact.owner,
            due=fact.due,
            item=fact.item,
            priority=fact.priority,
            aim=fact.aim,
            finding=fact.finding,
            evidence=fact.evidence,
            original_due=fact.due,
            added_at=fact.at,
        )

    @classmethod
    def carried(cls, fact: CarriedAction) -> "Action":
        """An action of an earlier meeting, as this one finds it."""
        return cls(
            id=fact.id,
            text=fact.text,
            owner=fact.owner,
            due=fact.due,
            item="",
            priority=fact.priority,
            aim=fact.aim,
            finding=fact.finding,
            from_meeting=fact.from_meeting,
            original_due=fact.due,
            added_at=fact.added_at,
            redated=fact.redated,
        )

    def carry(self, meeting: str) -> CarriedAction:
        """The same action as the next meeting finds it; `meeting` is the one that is being closed."""
        return CarriedAction(
            id=self.id,
            text=self.text,
            owner=self.owner,
            due=self.due,
            from_meeting=self.from_meeting or meeting,
            priority=self.priority,
            aim=self.aim,
            finding=self.finding,
            added_at=self.added_at,
            redated=self.redated,
        )

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is missing before it can be handed out: owner, due (R23)."""
        return tuple(name for name, value in (("owner", self.owner), ("due", self.due)) if not value)

    def late(self, today: date) -> bool:
        """Whether it is open past its due date."""
        return self.status == "open" and self.due is not None and self.due < today


class Completion(Struct, frozen=True):
    """How many of the actions that were due got done (R58); open and dropped ones are counted apart."""

    due: int
    done: int
    open: int
    dropped: int

    @property
    def percent(self) -> float | None:
        """Done of those due, in percent; None when nothing was due."""
        return None if self.due == 0 else 100.0 * self.done / self.due


def completion(actions: Iterable[Action], until: date) -> Completion:
    """The completion rate of the review: carried actions that fell due up to `until`, the day of the meeting.

    An action counts by the date that this meeting found it with: moving a date does not mend the rate.
    Dropped ones leave the sum (mission, contradictions).
    """
    due = [a for a in actions if a.from_meeting and a.original_due is not None and a.original_due <= until]
    dropped = sum(a.status == "dropped" for a in due)
    done = sum(a.status == "done" for a in due)
    return Completion(len(due) - dropped, done, len(due) - dropped - done, dropped)
