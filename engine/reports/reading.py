"""What one report file says, before anyone knows whose it is: sums by scope and window, and problems met."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from engine.voice.counts import Voice
from engine.words import Words

Basis = Literal["column", "metadata", "folder", "file_name", "file_time"]
"""What tells how old a file's data is, best first."""


class Measured(Struct, frozen=True, omit_defaults=True, gc=False):
    """Sums or levels of one scope over one window, out of some rows of one file.

    A measure that the file leaves blank is absent from `values`: unknown is not 0. Ratios are not kept here;
    they are recomputed from sums (design: reports to snapshot), except those that Amazon alone can compute.
    """

    values: dict[str, float]
    """Measure id to sum or level; money in `currency`, rates as fractions."""
    rows: tuple[int, int]
    """First and last row of the file that it rests on, counted as a spreadsheet does: the header is row 1."""
    start: date | None = None
    """First day of the window, a day of the marketplace; None where the file has no date."""
    end: date | None = None
    """Last day of the window."""
    marketplace: str | None = None
    """Where the row itself says it."""
    currency: str | None = None
    """ISO code where the file says it."""
    campaign: str | None = None
    asin: str | None = None
    sku: str | None = None
    fnsku: str | None = None
    """Amazon's label on the stock: shops that show the same one may show the same boxes."""
    as_of: datetime | None = None
    """Where measures of one file end at different moments (account health)."""
    topic: str | None = None
    """What is counted apart within the scope: a return reason, a review topic, where a review comes from."""


class Shipment(Struct, frozen=True, omit_defaults=True):
    """A seller-fulfilled order that a shipping report lists as a defect (R62, R63)."""

    order: str
    row: int
    """As a spreadsheet counts: the header is row 1."""
    carrier: str = ""
    tracking: str = ""
    origin: str = ""
    method: str = ""
    category: str = ""
    """VTR is judged by product category."""
    promised: date | None = None
    """The delivery date that was promised, which decides the window."""
    failed: tuple[str, ...] = ()
    """Which criteria it misses: tracking_id, valid_tracking, scan, delivery."""


class Problem(Struct, frozen=True, omit_defaults=True):
    """Something in a file that does not count, or not as it stands, and where it is."""

    message: Words
    row: int | None = None
    """As a spreadsheet counts: the header is row 1."""
    column: str | None = None
    """The header as the file has it."""


class Reading(Struct, frozen=True, omit_defaults=True):
    """One report file, read."""

    report: str
    """Which known report it is: the name of its column map."""
    encoding: str
    rows: int
    """Data rows that counted."""
    measured: tuple[Measured, ...] = ()
    problems: tuple[Problem, ...] = ()
    lost: tuple[str, ...] = ()
    """Measures whose sums lack a cell that could not be understood: they are partial."""
    marketplaces: tuple[str, ...] = ()
    """Which marketplaces the file itself names; empty where it is silent."""
    currencies: tuple[str, ...] = ()
    """ISO codes that the file names, or the codes that its bare sign may stand for."""
    first_day: date | None = None
    last_day: date | None = None
    """The window that the file's own dates or metadata cover."""
    generated_at: datetime | None = None
    """When the file was made, if its metadata say so."""
    as_of: datetime | None = None
    """The moment that the data describes, where the file gives a moment rather than a day."""
    basis: Basis | None = None
    """What first_day, last_day and as_of rest on; None where the file says nothing."""
    unzoned: bool = False
    """Whether its timestamps lack a zone that no documentation settles."""
    shipments: tuple[Shipment, ...] = ()
    """The orders of a shipping report, one by one: an emergency meeting goes through them."""
    voice: Voice | None = None
    """What buyers wrote in it, counted by phrase; the texts themselves stay behind."""
    attribution_days: int | None = None
    """7 or 14 in ads reports: sales of different windows are not mixed (R22)."""
    part: str = ""
    """Which sheet or type of ads it is, where the file holds other reports before it."""
    more: tuple["Reading", ...] = ()
    """The other reports in the same file."""


class Unread(Struct, frozen=True):
    """A file that could not be read at all, and why."""

    reason: Words
