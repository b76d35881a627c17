"""What workers tell the screen. A worker never touches a widget: it sends one of these."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from engine.errors import KaihuiError
from engine.reports.reading import Shipment
from engine.snapshot.history import NO_HISTORY, History
from engine.snapshot.record import Snapshot

if TYPE_CHECKING:
    from data.past import Past


@dataclass
class SnapshotRead(Message):
    """The reports were read, and their snapshot is on the disk."""

    snapshot: Snapshot
    hash: str
    """What the meeting cites it by."""
    history: History = NO_HISTORY
    """What earlier snapshots said."""


@dataclass
class FileBegun(Message):
    """A report is being read."""

    number: int
    """From 1."""
    files: int
    """How many there are."""
    name: str

    def can_replace(self, message: Message) -> bool:
        """Only the newest is worth a repaint."""
        return isinstance(message, FileBegun)


@dataclass
class OrdersRead(Message):
    """The defect report was read, for an emergency meeting to go through."""

    shipments: tuple[Shipment, ...]


@dataclass
class NothingHandedIn(Message):
    """There is no report to read."""


@dataclass
class ReadingFailed(Message):
    """The reports could not be read, or the snapshot not be stored."""

    error: KaihuiError


@dataclass
class LastCompletionRead(Message):
    """The meeting before this one was read."""

    percent: float | None
    """How much of what was due it found done."""


@dataclass
class PastRead(Message):
    """All closed meetings were read."""

    past: "Past"
