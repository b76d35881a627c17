"""What a closed meeting leaves behind for later: its figures and its records, small enough to keep twenty years."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from msgspec import Struct

from engine.dates import day_in_utc8
from engine.meeting.actions import Action, Completion, completion
from engine.meeting.figures.cost import cost
from engine.meeting.records import Cause, Question
from engine.meeting.state import Item, Meeting, Outcome, outcome_of
from engine.meeting.timer import elapsed
from engine.settings import Cost
from engine.words import Words

RecordKind = Literal["decision", "action", "question", "cause", "note"]


class PastTopic(Struct, frozen=True):
    """How long an item took, and how it ended."""

    id: str
    title: Words
    planned: float
    """Minutes, extensions left out: what was asked for afterwards is overrun too."""
    spent: float
    """Minutes."""
    outcome: Outcome
    appearances: int
    """In how many meetings running it had stood."""

    @property
    def over(self) -> float:
        """Minutes past the plan."""
        return max(0.0, self.spent - self.planned)


class PastRecord(Struct, frozen=True):
    """Something that was written down, as this meeting left it."""

    kind: RecordKind
    id: str
    text: str
    at: datetime
    who: str = ""
    """Owner, approver, or who is asked."""
    status: str = ""
    """open, done, dropped; answered, unanswered; executed; the category of a cause."""
    raised_in: str = ""
    """The meeting that it came up in; A-12 of that meeting is one thing through all others."""
    due: date | None = None
    raised_at: datetime | None = None
    """When what it answers was first brought up (R73)."""
    decided_at: datetime | None = None
    done_at: datetime | None = None


class PastMeeting(Struct, frozen=True):
    """One closed meeting."""

    id: str
    template: str
    day: date
    period: str
    completion: Completion
    """Of its review (R58)."""
    slot: float
    """Minutes."""
    ran: float
    """Minutes."""
    cost: float
    """Yuan, the middle of the range (R49)."""
    topics: tuple[PastTopic, ...] = ()
    records: tuple[PastRecord, ...] = ()

    @property
    def decisions(self) -> int:
        """How many were made."""
        return sum(record.kind == "decision" for record in self.records)

    @property
    def cost_per_decision(self) -> float | None:
        """Yuan; None where nothing was decided (R49)."""
        return self.cost / self.decisions if self.decisions else None


_MINUTE = timedelta(minutes=1)


def past_of(meeting: Meeting, rate: Cost) -> PastMeeting | None:
    """What a meeting leaves behind; None while it is not closed."""
    if meeting.state != "closed" or meeting.closed_at is None:
        return None
    at = meeting.closed_at
    day = day_in_utc8(meeting.started_at or at)
    return PastMeeting(
        id=meeting.id,
        template=meeting.template,
        day=day,
        period=meeting.period.name if meeting.period else "",
        completion=completion(meeting.actions, day),
        slot=meeting.slot / _MINUTE,
        ran=elapsed(meeting, at) / _MINUTE,
        cost=cost(meeting, at, rate).middle,
        topics=tuple(_topic(meeting, item) for item in meeting.items),
        records=_records(meeting),
    )


def _topic(meeting: Meeting, item: Item) -> PastTopic:
    plan, outcome = item.plan, outcome_of(meeting, item)
    return PastTopic(plan.id, plan.title, plan.minutes, item.spent / _MINUTE, outcome, plan.appearances)


def _records(meeting: Meeting) -> tuple[PastRecord, ...]:
    return (
        *_decisions(meeting),
        *(_action(meeting, action) for action in meeting.actions),
        *(_question(meeting, question) for question in meeting.questions),
        *(_cause(meeting, cause) for cause in meeting.causes),
        *(PastRecord("note", one.id, one.text, one.at, raised_in=meeting.id) for one in meeting.notes),
    )


def _decisions(meeting: Meeting) -> Iterator[PastRecord]:
    raised = {item.id: item.plan.raised_at or item.opened_at for item in meeting.items}
    for one in meeting.decisions:
        yield PastRecord(
            "decision",
            one.id,
            one.text,
            one.at,
            who=one.approver,
            status="executed" if one.executed_by else "",
            raised_in=meeting.id,
            raised_at=raised.get(one.item),
            decided_at=one.at,
            done_at=one.executed_at,
        )


def _action(meeting: Meeting, action: Action) -> PastRecord:
    decided_at = action.added_at or meeting.started_at
    return PastRecord(
        "action",
        action.origin[1],
        action.text,
        decided_at or meeting.closed_at or datetime.min.replace(tzinfo=UTC),
        who=action.owner,
        status=action.status,
        raised_in=action.from_meeting or meeting.id,
        due=action.due,
        raised_at=action.raised_at or decided_at,
        decided_at=decided_at,
        done_at=action.settled_at if action.status == "done" else None,
    )


def _question(meeting: Meeting, question: Question) -> PastRecord:
    answered = question.answer is not None
    text = f"{question.text} → {question.answer}" if answered else question.text
    status = "answered" if answered else "unanswered"
    return PastRecord("question", question.id, text, question.at, question.to, status, meeting.id)


def _cause(meeting: Meeting, cause: Cause) -> PastRecord:
    return PastRecord("cause", "", cause.text, cause.at, status=cause.category, raised_in=meeting.id)
