"""What parent and child say to each other, one JSON line each: a file to read, and what was read in it."""

from msgspec import Struct

from data.reports.days import Order
from engine.reports.reading import Reading, Unread
from engine.reports.recognition import Nearest, Recognition
from engine.words import Words


class Request(Struct, frozen=True):
    """A file that the child is to read."""

    path: str
    marketplace: str | None = None
    order: Order | None = None
    explain: bool = False
    """Whether to tell as well how the file was recognised."""
    as_text: bool = False
    """Whether its rows are asked for as they stand; it is no report then."""


class Answer(Struct, frozen=True, omit_defaults=True):
    """What became of it: a reading, or the reason why there is none."""

    reading: Reading | None = None
    reason: Words | None = None
    text: str | None = None
    """Its rows, where they were asked for."""
    recognitions: tuple[Recognition, ...] = ()
    """How each report of the file was recognised, where that was asked for."""
    nearest: tuple[Nearest, ...] = ()
    """The known reports that an unknown one came near to, where that was asked for."""

    @property
    def outcome(self) -> Reading | Unread:
        """The one that there is."""
        if self.reading is not None:
            return self.reading
        return Unread(self.reason or Words("没有读出任何内容。", "Nothing was read."))
