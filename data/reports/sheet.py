"""What every kind of file is made into before it is understood: records to look at, and columns to take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from data.reports.column_map import Type
from data.reports.problems import Problems

if TYPE_CHECKING:
    import pandas as pd

HEAD_RECORDS = 25
"""How far down the header is looked for: metadata and preamble lines may stand above it."""
MOST_COLUMNS = 200
"""More is no report, and every column costs memory in every row."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A column that is to be taken."""

    position: int
    type: Type


class Sheet(Protocol):
    """A table somewhere in a file."""

    @property
    def name(self) -> str:
        """What it is called in its workbook; empty for a text."""

    @property
    def encoding(self) -> str:
        """How its text was encoded."""

    @property
    def made_at(self) -> datetime | None:
        """When the file was made, if its metadata say so."""

    def head(self) -> Sequence[Sequence[str]]:
        """The first records, as text."""

    def frame(self, header: int, wanted: Mapping[str, Wanted], problems: Problems) -> "pd.DataFrame":
        """The wanted columns below record `header`; the index is the row as a spreadsheet counts.

        Columns are categories of spellings, or numbers where every cell is a plain one.
        """


def spelled(cell: object) -> str:
    """A cell as text: whole numbers without the ".0" that a workbook gives them."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return str(cell)
