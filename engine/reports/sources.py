"""Where a report file belongs: its marketplace, its days and its currency, by what it says, never by a guess."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from engine.dates import Period
from engine.reports.reading import Basis, Problem, Reading
from engine.settings import Team
from engine.voice.counts import Voice

Status = Literal["fresh", "stale", "future", "unzoned", "undated", "provisional"]
"""How far a file's data can be trusted to be today's."""


class Handed(Struct, frozen=True):
    """A report as it was handed in: the file, when, by which team, and what was read in it."""

    file: str
    """Path inside the workspace, with slashes."""
    submitted_at: datetime
    team: Team
    reading: Reading


class Fact(Struct, frozen=True, omit_defaults=True, gc=False):
    """Sums or levels of one file, once it is settled whose they are."""

    file: str
    report: str
    rows: tuple[int, int]
    values: dict[str, float]
    submitted_at: datetime
    as_of: datetime
    status: Status
    marketplace: str | None = None
    """None where nothing settles it: such facts do not count."""
    currency: str | None = None
    start: date | None = None
    end: date | None = None
    campaign: str | None = None
    asin: str | None = None
    sku: str | None = None
    fnsku: str | None = None
    """Amazon's label on the stock: shops that show the same one may show the same boxes."""
    topic: str | None = None
    """What is counted apart within the scope: a return reason, a review topic, where a review comes from."""
    attribution_days: int | None = None


class Source(Struct, frozen=True, omit_defaults=True):
    """A report file with all that a person must know to trust it or not."""

    file: str
    report: str
    team: Team
    encoding: str
    rows: int
    as_of: datetime
    """The moment that the data describes, with the marketplace's offset where a bare day told it."""
    basis: Basis
    submitted_at: datetime
    status: Status
    marketplace: str | None = None
    """None where the file holds several, or nothing settles it."""
    marketplaces: tuple[str, ...] = ()
    """All marketplaces that its facts belong to."""
    currency: str | None = None
    period: Period | None = None
    """First and last day that the file covers."""
    on_time: bool | None = None
    """None as long as no meeting is planned, and for reports of other periods."""
    in_review: bool = False
    """Whether it speaks of the period under review."""
    limit_hours: float = 24.0
    """How old its data may be, Amazon's own delay included."""
    problems: tuple[Problem, ...] = ()


class Placed(Struct, frozen=True, omit_defaults=True):
    """A source, and the facts that it brings."""

    source: Source
    facts: tuple[Fact, ...]
    voice: Voice | None = None
    """What buyers wrote in it, as it was read: its own days and marketplaces, not yet those of the source."""
    lost: tuple[str, ...] = ()
    """Measures whose sums lack a cell that could not be understood."""
