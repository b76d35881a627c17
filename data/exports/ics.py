"""Due dates and the next meeting as a calendar; a second import updates what the first one made."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from icalendar import Calendar, Component, Event, Timezone
from msgspec import Struct

from data.exports.task_text import told
from engine.dates import in_utc8
from engine.minutes.tasks import Task
from engine.words import Language, Words, same

_ZONE = "Asia/Shanghai"
_STATUSES = {"open": "CONFIRMED", "done": "CONFIRMED", "dropped": "CANCELLED"}


class Next(Struct, frozen=True):
    """The meeting that comes."""

    starts_at: datetime
    slot: timedelta
    follows: str
    """The meeting before it: what it is known by, so that a new date moves it."""


def as_ics(
    tasks: Sequence[Task], language: Language, series: str, stamp: datetime, following: Next | None = None
) -> bytes:
    """One all-day event for each action with a due date, and the next meeting where it is known.

    Args:
        stamp: when what is said was settled: the same minutes are the same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Kaihui//kaihui//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", series)
    if following:
        calendar.add_component(_zone())
        calendar.add_component(_meeting(following, language, series, stamp))
    for task in tasks:
        if task.due:
            calendar.add_component(_due(task, task.due, language, series, stamp))
    return bytes(calendar.to_ical())


def _due(task: Task, due: date, language: Language, series: str, stamp: datetime) -> Event:
    done = Words("✓ ", "✓ ") if task.status == "done" else same("")
    owner = f"{task.owner}：" if language == "zh" else f"{task.owner}: "
    event = _event(series, task.key, stamp)
    event.add("summary", f"{done.said(language)}{owner if task.owner else ''}{task.text}")
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("transp", "TRANSPARENT")  # a due date blocks nobody's day
    event.add("status", _STATUSES[task.status])
    event.add("sequence", task.changes)
    event.add("description", "\n".join(told(task, language)))
    return event


def _meeting(following: Next, language: Language, series: str, stamp: datetime) -> Event:
    event = _event(series, f"after/{following.follows}", stamp)
    event.add("summary", Words(f"开会：{series}", f"Meeting: {series}").said(language))
    event.add("dtstart", in_utc8(following.starts_at).replace(tzinfo=None), parameters={"tzid": _ZONE})
    ends_at = in_utc8(following.starts_at + following.slot).replace(tzinfo=None)
    event.add("dtend", ends_at, parameters={"tzid": _ZONE})
    return event


def _event(series: str, key: str, stamp: datetime) -> Event:
    """An event by a lasting UID; the series is in it as a digest, since two teams number their actions alike.

    The name of the series is what tells teams apart: a workspace may be moved, copied or restored and its events stay
    the same, so nothing of its folder is in it. Two teams that fill one calendar need two names, as their readers do.
    """
    event = Event()
    team = hashlib.sha256(series.encode()).hexdigest()[:12]
    event.add("uid", f"{key.replace('/', '-')}-{team}@kaihui")
    event.add("dtstamp", stamp)
    return event


def _zone() -> Component:
    """Asia/Shanghai by its one rule, so that no calendar has to know the name."""
    return Timezone.from_ical(_RULE)


_RULE = """BEGIN:VTIMEZONE
TZID:Asia/Shanghai
BEGIN:STANDARD
DTSTART:19910915T000000
TZOFFSETFROM:+0800
TZOFFSETTO:+0800
TZNAME:CST
END:STANDARD
END:VTIMEZONE
"""
