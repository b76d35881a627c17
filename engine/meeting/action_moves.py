"""Moves that say what becomes of an action item, also between two meetings."""

from datetime import date

from msgspec import Struct


class Amend(Struct, frozen=True):
    """Mend an action item: fields that are None stay as they are."""

    action: str
    text: str | None = None
    owner: str | None = None
    due: date | None = None
    accept: str | None = None
    objective: str | None = None
    priority: int | None = None


class Defer(Struct, frozen=True):
    """Leave an action's owner or due date open, for a reason (待定)."""

    action: str
    reason: str


class Progress(Struct, frozen=True):
    """An action got so far, in percent."""

    action: str
    percent: int
    note: str = ""


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
