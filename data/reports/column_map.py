"""A known report as data: which headers it has in which languages, and which measure each column sums into.

One TOML file a report, in columns/. A new alias or language, or a report of a known shape, needs no code.
"""

from importlib import resources
from typing import Literal

import msgspec
from msgspec import Struct

from engine.settings import Team
from engine.words import Words

Type = Literal["text", "count", "number", "money", "percent", "fraction", "date", "range", "place", "currency"]
"""How a cell is understood. A percent cell 7.83 or 7.83% and a fraction cell 0.0783 mean the same."""

KEYS = ("campaign", "asin", "sku")
"""Columns that say what a row speaks of; with marketplace, currency and the days they make its scope."""
NUMERIC: frozenset[Type] = frozenset({"count", "number", "money", "percent", "fraction"})


class Column(Struct, frozen=True, forbid_unknown_fields=True):
    """One column: the name of its table in the TOML is the measure or key that it holds."""

    names: tuple[str, ...]
    """Headers that it goes by, the best first: the first one found in a file is taken."""
    type: Type = "text"
    must: bool = False
    """Whether a file without it is another report; a row with a blank key of this kind does not count."""
    into: str = ""
    """Measure, where it is not the column's own name: several columns may be added into one."""
    how: Literal["sum", "last", "least", "check"] = "sum"
    """How the rows of one scope come together; "check" columns are looked at and not kept."""
    attributed: bool = False
    """Whether its header tells the days of attribution."""


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """Rows of one grain in the file; a table has one part, a JSON report may have several."""

    path: str = ""
    """Dotted keys to the list of rows, in JSON."""
    by: tuple[str, ...] = KEYS
    """Keys that its rows are summed by."""
    columns: tuple[str, ...] = ()
    """Measures of this part; all of them when empty."""
    start: str = "start"
    end: str = "end"
    """Columns that bound the window."""


class Only(Struct, frozen=True, forbid_unknown_fields=True):
    """Rows that count: those with one of these values in a column."""

    column: str
    values: tuple[str, ...]


class Counted(Struct, frozen=True, forbid_unknown_fields=True):
    """A measure that is how many rows there are, or how many with one of these values."""

    into: str
    column: str = ""
    values: tuple[str, ...] = ()


class Guard(Struct, frozen=True, forbid_unknown_fields=True):
    """A ratio in the file that must come out of two of its columns, lest a column be taken for another."""

    ratio: str
    of: str
    over: str


class Metadata(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a JSON report says what it covers, as dotted keys."""

    start: str = ""
    end: str = ""
    marketplace: str = ""
    declares: str = ""
    """What the document calls itself, so that it is known even without a row."""
    granularity: str = ""
    """DAY, WEEK (Sunday to Saturday) or MONTH: what a row's date stands for."""


class ColumnMap(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that is known of one report."""

    label: Words
    team: Team
    columns: dict[str, Column]
    form: Literal["table", "json"] = "table"
    parts: tuple[Part, ...] = (Part(),)
    unlike: tuple[str, ...] = ()
    """Headers that tell another report from this one."""
    only: tuple[Only, ...] = ()
    counted: tuple[Counted, ...] = ()
    guard: Guard | None = None
    metadata: Metadata = Metadata()
    private: bool = False
    """Whether it names buyers: then no cell is ever quoted."""
    empty_is_news: bool = False
    """Whether a file with no rows is an answer rather than a gap."""
    report: str = ""
    """The known report that this is another form of; empty when it is one itself."""
    id: str = ""
    """The file's name, filled in when it is read."""

    @property
    def consulted(self) -> frozenset[str]:
        """Columns that decide which rows count, or what they count as."""
        return frozenset({only.column for only in self.only} | {counted.column for counted in self.counted})


def column_maps() -> tuple[ColumnMap, ...]:
    """All known reports."""
    folder = resources.files("data.reports") / "columns"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return tuple(
        msgspec.structs.replace(msgspec.toml.decode(file.read_bytes(), type=ColumnMap), id=file.name[: -len(".toml")])
        for file in files
    )
