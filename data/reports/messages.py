"""What parent and child say to each other, one JSON line each: a file to read, and what was read in it."""

from msgspec import Struct

from data.reports.days import Order
from engine.reading import Reading, Unread
from engine.words import Words


class Request(Struct, frozen=True):
    """A file that the child is to read."""

    path: str
    marketplace: str | None = None
    order: Order | None = None


class Answer(Struct, frozen=True, omit_defaults=True):
    """What became of it: a reading, or the reason why there is none."""

    reading: Reading | None = None
    reason: Words | None = None

    @property
    def outcome(self) -> Reading | Unread:
        """The one that there is."""
        if self.reading is not None:
            return self.reading
        return Unread(self.reason or Words("没有读出任何内容。", "Nothing was read."))
