"""The life of an action item: added, carried over, done, redated, dropped; and the completion rate."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from engine.meeting.events import ActionAdded, ActionList, Aim, CarriedAction, Evidence
from engine.words import Words, same

Status = Literal["open", "done", "dropped"]

STATUSES: dict[Status, Words] = {
    "open": Words("未完成", "open"),
    "done": Words("已完成", "done"),
    "dropped": Words("已取消", "dropped"),
}
_SIGNS: dict[Status, str] = {"open": " ", "done": "✓", "dropped": "x"}

LISTS: dict[ActionList, Words] = {
    "": Words("行动", "action"),
    "improvement": Words("改进", "improvement"),
    "prevention": Words("预防", "prevention"),
    "recheck": Words("复查", "re-check"),
}
"""What an action is called by the list that it stands on (R68, R83)."""

COMPLETION_LINES = (60.0, 72.0, 82.0)
"""Percent: advice below the first for two periods (R59); with explicit items (R25); with a review (R60)."""
WITHOUT_ITEMS = 38.0
"""Percent done, by the same survey, where meetings leave no explicit action items (R25)."""
DRAWN_LINES = (WITHOUT_ITEMS, *COMPLETION_LINES)
"""Percent: every line that a completion rate is shown against, the lowest first (R25, R59, R60)."""


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
    """The due date that this meeting found it with: moving it later does not mend the rate."""
    overdue: bool = False
    """Whether an earlier review had asked for it already, by that date."""
    added_at: datetime | None = None
    settled_at: datetime | None = None
    """When it was marked done or dropped."""
    redated: int = 0
    reason: str = ""
    """Why it was dropped or redated."""
    accept: str = ""
    """How one will see that it is done, where no aim says so."""
    objective: str = ""
    """Objective or key result that it serves (R24)."""
    progress: int = 0
    """Percent (R24)."""
    deferred: str = ""
    """Why owner or due date are still to be settled (待定, R23)."""
    question: str = ""
    """The question that it follows up (R70)."""
    list: ActionList = ""
    raised_at: datetime | None = None
    """When what it answers was first brought up (R73)."""
    raised_as: str = ""
    """Its number where it came up, when another action has that number here."""
    touched: bool = False
    """Whether this meeting said anything about it."""

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
            accept=fact.accept,
            objective=fact.objective,
            question=fact.question,
            list=fact.list,
            raised_at=fact.raised_at,
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
            overdue=fact.overdue,
            added_at=fact.added_at,
            redated=fact.redated,
            evidence=fact.evidence,
            accept=fact.accept,
            objective=fact.objective,
            progress=fact.progress,
            deferred=fact.deferred,
            list=fact.list,
            raised_at=fact.raised_at,
            status="done" if fact.done_at else "open",
            settled_at=fact.done_at,
            raised_as=fact.raised_as,
        )

    def carry(self, meeting: str, held_on: date | None) -> CarriedAction:
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
            accept=self.accept,
            objective=self.objective,
            progress=self.progress,
            deferred=self.deferred,
            evidence=self.evidence,
            list=self.list,
            raised_at=self.raised_at,
            done_at=self.settled_at if self.status == "done" else None,
            raised_as=self.raised_as,
            overdue=self.due is not None and held_on is not None and self.due <= held_on,
        )

    @property
    def origin(self) -> tuple[str, str]:
        """What it is known by through all meetings: where it came up, empty for here, and its number there."""
        return self.from_meeting, self.raised_as or self.id

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is missing before it can be handed out: owner, due (R23); nothing where it is 待定 for a reason."""
        if self.deferred:
            return ()
        return tuple(name for name, value in (("owner", self.owner), ("due", self.due)) if not value)

    @property
    def lacks_acceptance(self) -> bool:
        """Whether nothing says how one will see that it is done; older meetings did not ask for it."""
        return not (self.from_meeting or self.deferred or self.aim or self.accept)

    @property
    def on_time(self) -> bool:
        """Whether it was done by the first review that asked for it (R58).

        Most actions are ticked in the review and on no day before: by the day of the tick, nothing would be on time.
        """
        return self.status == "done" and not self.overdue

    def late(self, today: date) -> bool:
        """Whether it is open past its due date."""
        return self.status == "open" and self.due is not None and self.due < today

    def status_said(self, today: date) -> Words:
        """How it stands, as a table has it: a sign, then by how many days it is late, or its status; how far it is."""
        reached = same(f" {self.progress}%" if self.status == "open" and self.progress else "")
        if self.due is not None and self.late(today):
            days = (today - self.due).days
            return Words(f"✗ 逾期{days}天", f"✗ {days}d late") + reached
        return same(f"{_SIGNS[self.status]} ") + STATUSES[self.status] + reached


class Completion(Struct, frozen=True):
    """How many of the actions that were due got done (R58); late, open and dropped ones are counted apart."""

    due: int
    done: int
    """On time."""
    open: int
    dropped: int
    late: int = 0
    """Done after an earlier review had asked for them."""

    @property
    def percent(self) -> float | None:
        """Done on time of those due, in percent; None when nothing was due."""
        return None if self.due == 0 else 100.0 * self.done / self.due


def completion(actions: Iterable[Action], until: date) -> Completion:
    """The completion rate of the review: carried actions that fell due up to `until`, the day of the meeting.

    An action counts by the date that this meeting found it with: moving a date does not mend the rate.
    Dropped ones leave the sum; done late is not done on time, but shown (mission, contradictions).
    """
    due = [a for a in actions if a.from_meeting and a.original_due is not None and a.original_due <= until]
    dropped = sum(a.status == "dropped" for a in due)
    done = sum(a.status == "done" and a.on_time for a in due)
    late = sum(a.status == "done" and not a.on_time for a in due)
    return Completion(len(due) - dropped, done, len(due) - dropped - done - late, dropped, late)
