"""The ledger: every action as one thing, through all the meetings that it was carried through. A-12 stays A-12."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from engine.meeting.actions import Action
from engine.meeting.state import Meeting


class Entry(Struct, frozen=True):
    """One action, as the last meeting that knows it has it."""

    action: Action
    raised_in: str
    """The meeting that it came up in."""
    known_to: str
    """The meeting that said the last word on it."""


class Wanted(Struct, frozen=True):
    """Which actions are asked for; what is not set lets everything pass."""

    open: bool = False
    late: bool = False
    owner: str | None = None
    within: int | None = None
    """Days from today in which it falls due; what is overdue is due all the more."""

    def takes(self, action: Action, today: date) -> bool:
        """Whether an action is asked for."""
        return (
            (action.status == "open" or not self.only_open)
            and (action.late(today) or not self.late)
            and self.owner in (None, action.owner)
            and (self.within is None or _falls_due(action, today + timedelta(days=self.within)))
        )

    @property
    def only_open(self) -> bool:
        """Whether what is settled is of no interest."""
        return self.open or self.late or self.within is not None


def ledger(meetings: Iterable[Meeting]) -> tuple[Entry, ...]:
    """Every action of the meetings, which come oldest first; a later meeting's word counts.

    An id alone would not do: a meeting that was held in between may have given the same number.
    """
    entries: dict[tuple[str, str], Entry] = {}
    for meeting in meetings:
        for action in meeting.actions:
            raised_in = action.from_meeting or meeting.id
            entries[raised_in, action.origin[1]] = Entry(action, raised_in, meeting.id)
    return tuple(entries.values())


def chosen(entries: Iterable[Entry], wanted: Wanted, today: date) -> tuple[Entry, ...]:
    """The entries that are asked for: what is late longest first, then what falls due, then what is settled."""
    return tuple(sorted((e for e in entries if wanted.takes(e.action, today)), key=_urgency))


def _falls_due(action: Action, until: date) -> bool:
    return action.due is not None and action.due <= until


def _urgency(entry: Entry) -> tuple[bool, float, date, int, int]:
    action = entry.action
    settled_at = -action.settled_at.timestamp() if action.settled_at else 0.0
    number = int("".join(filter(str.isdigit, action.id)) or 0)
    return action.status != "open", settled_at, action.due or date.max, action.priority, number
