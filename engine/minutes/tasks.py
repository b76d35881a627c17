"""Actions as other programs take them: one task each, with the topic and KPI it came from, and a lasting key."""

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from engine.meeting.actions import Action, Status
from engine.meeting.past.ledger import Entry
from engine.meeting.state import Meeting
from engine.minutes.lines import aim_said, evidence_said, rule_said
from engine.minutes.record import Minutes
from engine.words import Words, same

_NOTHING = Words("", "")


class Task(Struct, frozen=True):
    """One action, ready to be handed over."""

    key: str
    """Meeting that it came up in and number: the same in every export, so that a second import updates the first."""
    id: str
    """The number that people call it by."""
    text: str
    owner: str
    """Empty where nobody has it yet."""
    due: date | None
    status: Status
    priority: int
    topic: Words
    """Title of the agenda item that it came from; empty where nobody knows it any more."""
    meeting: str
    """The meeting that it came up in."""
    aim: Words
    """What it is meant to bring about; empty when no KPI is named."""
    based_on: Words
    """The rule and the values that it rests on; empty when none did."""
    accept: str
    """How one will see that it is done."""
    changes: int
    """Grows whenever date or status change: what calendars order two copies by."""
    added_at: datetime | None
    settled_at: datetime | None


def tasks_of(minutes: Minutes) -> tuple[Task, ...]:
    """The actions of one meeting's minutes: its own first, then those of earlier ones."""
    titles = {one.item.id: one.item.plan.title for one in minutes.items}
    own = [_task(one, minutes.meeting, titles.get(one.item, _NOTHING), minutes.rules) for one in minutes.actions]
    earlier = [
        _task(one, one.from_meeting, minutes.topics.get(key_of(one.from_meeting, one), _NOTHING), minutes.rules)
        for one in minutes.reviewed
    ]
    return (*own, *earlier)


def tasks_from(entries: Iterable[Entry], meetings: Iterable[Meeting], rules: dict[str, Words]) -> tuple[Task, ...]:
    """The actions of the ledger, with their topics as far as the meetings at hand know them.

    Args:
        rules: rule id to its title in words.
    """
    held = {meeting.id: meeting for meeting in meetings}
    found: list[Task] = []
    for entry in entries:
        meeting = held.get(entry.raised_in)
        topic = topic_in(meeting, entry.action.origin[1]) if meeting else _NOTHING
        found.append(_task(entry.action, entry.raised_in, topic, rules))
    return tuple(found)


def facts_of(task: Task) -> list[tuple[Words, Words]]:
    """What is worth telling about a task beside its text, owner and date: label and value, nothing that is empty."""
    told = (
        (Words("议题", "Topic"), task.topic),
        (Words("目标", "Aim"), task.aim),
        (Words("验收", "Done when"), same(task.accept)),
        (Words("依据", "Based on"), task.based_on),
        (Words("来自", "From"), same(f"{task.meeting} {task.id}")),
    )
    return [(label, value) for label, value in told if value.zh]


def key_of(meeting: str, action: Action) -> str:
    """What an action is known by for ever: the number alone may be given twice, by a meeting held in between."""
    return f"{meeting}/{action.origin[1]}"


def topic_in(meeting: Meeting, action: str) -> Words:
    """The topic that an action came up under, in the meeting that it came up in: carrying it over forgets it."""
    item = next((one.item for one in meeting.actions if one.id == action), "")
    return next((one.plan.title for one in meeting.items if one.id == item), _NOTHING)


def _task(action: Action, meeting: str, topic: Words, rules: dict[str, Words]) -> Task:
    based = rule_said(action.finding, rules) if action.finding else _NOTHING
    held = evidence_said(action.evidence)
    return Task(
        key=key_of(meeting, action),
        id=action.id,
        text=action.text,
        owner=action.owner,
        due=action.due,
        status=action.status,
        priority=action.priority,
        topic=topic,
        meeting=meeting,
        aim=aim_said(action.aim) if action.aim else _NOTHING,
        based_on=based + Words("，", ": ") + held if based.zh and held.zh else based + held,
        accept=action.accept,
        changes=action.redated + (action.status != "open"),
        added_at=action.added_at,
        settled_at=action.settled_at,
    )
