"""Figures over many closed meetings: days from raised to decided to done, overruns, topics that come again."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from msgspec import Struct

from engine.meeting.agenda import OFTEN
from engine.meeting.past.meeting import PastMeeting, PastRecord, PastTopic
from engine.meeting.state import Outcome
from engine.words import Words

RESPONSE_LINES = (5.3, 1.8)
"""Days from raised to done: without and with a data meeting (R73)."""
_DAY = timedelta(days=1)
_SEEN = 1.0
"""Minutes past the plan from which it is an overrun (ext): nobody turns on by the second, and less is not seen."""


class Response(Struct, frozen=True):
    """How long a team takes, on average, for what was done."""

    to_decide: float
    """Days from raised to decided."""
    to_do: float
    """Days from decided to done."""
    count: int
    """How many actions and executed decisions it rests on."""

    @property
    def days(self) -> float:
        """Days from raised to done."""
        return self.to_decide + self.to_do


class TopicPast(Struct, frozen=True):
    """One topic through all meetings."""

    id: str
    title: Words
    held: int
    """In how many meetings it was discussed."""
    planned: float
    """Minutes on average."""
    spent: float
    """Minutes on average."""
    overrun: int
    """How many times it took longer than planned."""
    undecided: int
    """How many times it ended in nothing."""
    appearances: int
    """The most meetings running in which it stood."""


def standing(meetings: Iterable[PastMeeting]) -> dict[tuple[str, str, str], tuple[PastMeeting, PastRecord]]:
    """Every record once, with the meeting that said the last word on it; meetings come oldest first."""
    found: dict[tuple[str, str, str], tuple[PastMeeting, PastRecord]] = {}
    for meeting in meetings:
        for place, record in enumerate(meeting.records):
            number = record.id or f"{meeting.id}/{place}"
            found[record.kind, record.raised_in, number] = (meeting, record)
    return found


def responses(meetings: Sequence[PastMeeting]) -> dict[str, Response]:
    """Meeting to the response days of what got done since the one before it (R73)."""
    spans: dict[str, list[tuple[float, float]]] = {}
    for meeting, record in standing(meetings).values():
        if (span := _span(record)) is not None:
            spans.setdefault(meeting.id, []).append(span)
    return {meeting: _mean(found) for meeting, found in spans.items()}


def response(meetings: Sequence[PastMeeting]) -> Response | None:
    """The response days over all of them; None where nothing was done."""
    spans = [span for _, record in standing(meetings).values() if (span := _span(record)) is not None]
    return _mean(spans) if spans else None


def topics(meetings: Sequence[PastMeeting]) -> tuple[TopicPast, ...]:
    """Every topic that was discussed, the one that overran most often first."""
    found: dict[str, list[PastTopic]] = {}
    for meeting in meetings:
        for one in meeting.topics:
            if one.spent:
                found.setdefault(one.id, []).append(one)
    listed = [_topic(times) for times in found.values()]
    return tuple(sorted(listed, key=lambda one: (-one.overrun, -one.spent, one.id)))


def outcomes(meetings: Iterable[PastMeeting]) -> dict[Outcome, int]:
    """How many items ended how; those that were never reached under an empty outcome."""
    counted: dict[Outcome, int] = {}
    for meeting in meetings:
        for topic in meeting.topics:
            counted[topic.outcome] = counted.get(topic.outcome, 0) + 1
    return counted


def coming_again(meetings: Iterable[PastMeeting]) -> tuple[tuple[PastMeeting, str], ...]:
    """Every third or later appearance of a topic that was put off time and again: the meeting and the topic (R5)."""
    return tuple((meeting, topic.id) for meeting in meetings for topic in meeting.topics if topic.appearances >= OFTEN)


def same_cause(meetings: Iterable[PastMeeting], category: str) -> tuple[tuple[PastMeeting, PastRecord], ...]:
    """Earlier meetings that named the same root cause, the newest first (R68)."""
    found = [
        (meeting, record)
        for meeting in meetings
        for record in meeting.records
        if record.kind == "cause" and record.status == category
    ]
    return tuple(reversed(found))


def same_cause_said(meeting: PastMeeting, record: PastRecord) -> Words:
    """What is said of one of them: what was done then did not prevent it."""
    return Words(f"同样的根因：{meeting.id} {record.text}", f"The same cause: {meeting.id} {record.text}")


def _span(record: PastRecord) -> tuple[float, float] | None:
    """Days from raised to decided and from there to done; a clock that was set back makes no negative days."""
    if record.done_at is None or record.decided_at is None:
        return None
    raised_at = min(record.raised_at or record.decided_at, record.decided_at)
    to_decide, to_do = (record.decided_at - raised_at) / _DAY, (record.done_at - record.decided_at) / _DAY
    return to_decide, max(0.0, to_do)


def _mean(spans: Sequence[tuple[float, float]]) -> Response:
    count = len(spans)
    return Response(sum(one[0] for one in spans) / count, sum(one[1] for one in spans) / count, count)


def _topic(times: Sequence[PastTopic]) -> TopicPast:
    held = len(times)
    return TopicPast(
        id=times[-1].id,
        title=times[-1].title,
        held=held,
        planned=sum(one.planned for one in times) / held,
        spent=sum(one.spent for one in times) / held,
        overrun=sum(one.over >= _SEEN for one in times),
        undecided=sum(one.outcome == "none" for one in times),
        appearances=max(one.appearances for one in times),
    )
