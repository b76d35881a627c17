"""How a file was recognised: which header told what, which said nothing, and which reports it came near to."""

from typing import Literal

from msgspec import Struct

from engine.words import Words

Form = Literal["text", "workbook", "json"]
"""What kind of file it is, by its bytes."""


class Taken(Struct, frozen=True, omit_defaults=True):
    """A header that was made use of."""

    header: str
    """As the file has it."""
    column: str
    """The measure or key that it holds."""
    must: bool = False
    """Whether it is one of those that told which report this is."""


class Recognition(Struct, frozen=True, omit_defaults=True):
    """What the headers of one file were taken for."""

    column_map: str
    """The known layout; a report may come in several."""
    form: Form
    rows: int
    """Rows below the header, whether they counted or not."""
    separator: str = ""
    """Between the fields of a text."""
    sheet: str = ""
    """Of a workbook."""
    header_row: int | None = None
    """As a spreadsheet counts; a JSON document has none."""
    taken: tuple[Taken, ...] = ()
    idle: tuple[str, ...] = ()
    """Headers that are known and not needed."""
    unknown: tuple[str, ...] = ()
    """Headers that are not known."""
    absent: tuple[str, ...] = ()
    """Known columns that the file does not have, by their best name."""


class Nearest(Struct, frozen=True, omit_defaults=True):
    """A known report that a file came near to."""

    report: str
    label: Words
    found: int
    """How many of its columns the file has."""
    missing: tuple[str, ...] = ()
    """Columns that it would have to have, by their best name."""
    demanded: int = 0
    """How many columns a file must have to be this report."""

    @property
    def lacking(self) -> float:
        """The share of those that the file lacks: one of two is further away than two of five."""
        return len(self.missing) / max(1, self.demanded)
