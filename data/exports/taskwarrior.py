"""Actions as the JSON that `task import` reads; a second import updates the first, by the same UUIDs."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec

from data.exports.task_text import described
from engine.dates import UTC8
from engine.minutes.tasks import Task
from engine.words import Language

_STATUSES = {"open": "pending", "done": "completed", "dropped": "deleted"}
_PRIORITIES = {1: "H", 2: "M", 3: "L"}


def as_taskwarrior(tasks: Sequence[Task], language: Language, series: str) -> bytes:
    """A list of tasks; the owner is a tag of the form owner_李敏, the series the project."""
    listed = [_fields(task, language, series) for task in tasks]
    return msgspec.json.format(msgspec.json.encode(listed), indent=2) + b"\n"


def _fields(task: Task, language: Language, series: str) -> dict[str, Any]:
    entered = _stamp(task.added_at or _midnight(task))
    fields: dict[str, Any] = {
        "uuid": str(uuid5(NAMESPACE_URL, f"kaihui:{series}/{task.key}")),
        "description": " ".join(task.text.split()) or task.id,
        "status": _STATUSES[task.status],
        "entry": entered,
        "project": _bare(series),
        "annotations": [{"entry": entered, "description": described(task, language)}],
    }
    if task.due:
        fields["due"] = _stamp(_midnight(task))
    if task.owner:
        fields["tags"] = [f"owner_{_bare(task.owner)}"]
    if task.priority in _PRIORITIES:
        fields["priority"] = _PRIORITIES[task.priority]
    if task.status != "open":
        fields["end"] = _stamp(task.settled_at) if task.settled_at else entered
    return fields


def _midnight(task: Task) -> datetime:
    """The beginning of the due day in UTC+8; of the day zero of computers where there is none."""
    return datetime.combine(task.due, time(), UTC8) if task.due else datetime.fromtimestamp(0, UTC)


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _bare(text: str) -> str:
    """A text as a tag or project may be called: blanks and commas would end it."""
    return "_".join(text.replace(",", " ").split())
