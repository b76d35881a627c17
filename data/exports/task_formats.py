"""Actions in the formats of other programs: of one meeting's minutes, or of the ledger over all meetings."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time

from msgspec import Struct

from engine.minutes.record import Minutes
from engine.minutes.tasks import Task, tasks_of
from engine.words import Language, Words

# each exporter's library is loaded only when it is asked for


class Batch(Struct, frozen=True):
    """Actions that are exported together."""

    tasks: Sequence[Task]
    series: str
    stamp: datetime
    """When what they say was settled."""
    title: Words
    decisions: Sequence[str] = ()
    addresses: dict[str, str] = {}
    """Name to the e-mail address that the team's task list knows the person by."""
    minutes: Minutes | None = None
    """Where they come from one meeting's minutes."""


def minutes_as(name: str, minutes: Minutes, language: Language, title: Words | None = None) -> bytes:
    """The actions of a meeting's minutes in a format of TASK_FORMATS."""
    stamp = minutes.closed_at or minutes.started_at or datetime.combine(minutes.day, time(), UTC)
    period = minutes.period.name if minutes.period else str(minutes.day)
    headed = title or Words(f"{minutes.series} {period} 会议纪要", f"{minutes.series} {period} minutes")
    decisions = tuple(one.text for one in minutes.decisions)
    batch = Batch(tasks_of(minutes), minutes.series, stamp, headed, decisions, minutes.addresses, minutes)
    return tasks_as(name, batch, language)


def tasks_as(name: str, batch: Batch, language: Language) -> bytes:
    """Actions in a format of TASK_FORMATS."""
    return TASK_FORMATS[name](batch, language)


def _csv(batch: Batch, language: Language) -> bytes:
    from data.exports.csv import as_csv

    return as_csv(batch.tasks, language)


def _ics(batch: Batch, language: Language) -> bytes:
    from data.exports.ics import Next, as_ics

    minutes = batch.minutes
    following = Next(minutes.next_start, minutes.slot, minutes.meeting) if minutes and minutes.next_start else None
    return as_ics(batch.tasks, language, batch.series, batch.stamp, following)


def _asana(batch: Batch, language: Language) -> bytes:
    from data.exports.asana_csv import as_asana_csv

    return as_asana_csv(batch.tasks, language, batch.addresses)


def _taskwarrior(batch: Batch, language: Language) -> bytes:
    from data.exports.taskwarrior import as_taskwarrior

    return as_taskwarrior(batch.tasks, language, batch.series)


def _feishu(batch: Batch, language: Language) -> bytes:
    from data.exports.feishu import as_feishu

    still_open = [task for task in batch.tasks if task.status == "open"]
    return as_feishu(batch.title, batch.decisions, still_open, language)


TASK_FORMATS: dict[str, Callable[[Batch, Language], bytes]] = {
    "csv": _csv,
    "ics": _ics,
    "asana": _asana,
    "taskwarrior": _taskwarrior,
    "feishu": _feishu,
}
"""Name of the format to exporter."""
