"""A known report as data: which headers it has in which languages, and which measure each column sums into.

One TOML file a report, in columns/; what several reports call their columns alike is in vocabularies/. A new alias or
language, or a report of a known shape, needs no code.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Any, Literal

import msgspec
from msgspec import Struct

from engine.settings import Team
from engine.voice.comments import Source
from engine.words import Words

Type = Literal["text", "count", "number", "money", "percent", "fraction", "date", "range", "place", "currency"]
"""How a cell is understood. A percent cell 7.83 or 7.83% and a fraction cell 0.0783 mean the same."""

KEYS = ("campaign", "asin", "sku", "fnsku", "topic")
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
    least: float | None = None
    """What its figures cannot be below."""
    most: float | None = None
    """What they cannot be above."""
    nought_is_blank: bool = False
    """Whether 0 says that there is no figure, as an IPI of 0 does."""
    listed: bool = False
    """Whether it may hold nothing but the values that are counted; see listed.py."""
    fill: bool = False
    """Whether a blank cell says the same as the one above it: merged cells, or a summary row that speaks for all."""


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

    def takes(self, name: str, map_: "ColumnMap") -> bool:
        """Whether the part has a use for a column; search terms, for one, are only there to tell the report."""
        column = map_.columns[name]
        if column.type in NUMERIC:
            return not self.columns or name in self.columns
        if column.type in ("date", "range"):
            return name in ("day", "range", self.start, self.end)
        return column.type in ("place", "currency") or name in self.by or name in map_.consulted


class Only(Struct, frozen=True, forbid_unknown_fields=True):
    """Rows that count: those with one of these values in a column, or those without."""

    column: str
    values: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    """Values that keep a row from counting."""


class Counted(Struct, frozen=True, forbid_unknown_fields=True):
    """A measure that is how many rows there are, or how many with one of these values, or a figure of those."""

    into: str
    column: str = ""
    values: tuple[str, ...] = ()
    of: str = ""
    """The column whose figures are taken instead of 1 for each row; of several in one scope the last one counts."""
    share: bool = False
    """Whether those are percentages."""
    stars: int | None = None
    """Count rows whose column says that many stars, however they are written."""


class Guard(Struct, frozen=True, forbid_unknown_fields=True):
    """A ratio in the file that must come out of two of its columns, lest a column be taken for another."""

    ratio: str
    of: str
    over: str
    part: bool = False
    """Whether `of` is a part of `over`, and so never more."""
    within: float = 0.0001
    """How far off it may be: the last place of a ratio with four, or of what somebody rounds by hand."""


class Spoken(Struct, frozen=True, forbid_unknown_fields=True):
    """What buyers wrote, as the columns that hold it. It is counted by phrase in the child, and goes no further."""

    text: str
    source: Source
    title: str = ""
    rating: str = ""
    vine: str = ""
    """A column that says Vine where a review is one."""

    @property
    def columns(self) -> frozenset[str]:
        """All columns that it needs."""
        return frozenset({self.text, self.title, self.rating, self.vine} - {""})


class Listing(Struct, frozen=True, forbid_unknown_fields=True):
    """Shipments that are kept one by one, as the columns that describe them."""

    order: str
    carrier: str
    tracking: str
    origin: str
    method: str
    category: str
    promised: str
    criteria: dict[str, str]
    """Criterion to the column that says No when it is missed."""
    marks: dict[str, str] = {}
    """Criterion to a column of older files that has an X when it is missed."""

    @property
    def columns(self) -> frozenset[str]:
        """All columns that it needs."""
        described = {self.order, self.carrier, self.tracking, self.origin, self.method, self.category, self.promised}
        return frozenset({*described, *self.criteria.values(), *self.marks.values()})


class Metadata(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a JSON report says what it covers, as dotted keys."""

    start: str = ""
    end: str = ""
    marketplace: str = ""
    asin: str = ""
    declares: str = ""
    """What the document calls itself, so that it is known even without a row."""
    granularity: str = ""
    """DAY, WEEK (Sunday to Saturday) or MONTH: what a row's date stands for."""


class Shape(Struct, frozen=True, forbid_unknown_fields=True):
    """A report whose headers are in any language, so that its columns are known by their places."""

    columns: tuple[str, ...]
    """Column for each place."""
    order_id: int
    """The place where rows have an Amazon order number: what tells the report."""


class ColumnMap(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that is known of one report."""

    label: Words
    team: Team
    columns: dict[str, Column]
    form: Literal["table", "json"] = "table"
    vocabulary: str = ""
    """Columns that it shares with other reports."""
    must: tuple[str, ...] = ()
    """Columns of the vocabulary that a file must have."""
    parts: tuple[Part, ...] = (Part(),)
    unlike: tuple[str, ...] = ()
    """Columns, or headers, that tell another report from this one."""
    window: int | None = None
    """Days of attribution that its headers must name."""
    attribution: int | None = None
    """Days of attribution where its headers name none."""
    stands_for: Literal["DAY", "WEEK", "WEEK_ENDING", "MONTH"] = "DAY"
    """What a row's date means: itself, or the first or last day of a week, or a day of a month."""
    shape: Shape | None = None
    only: tuple[Only, ...] = ()
    counted: tuple[Counted, ...] = ()
    guard: Guard | None = None
    spoken: Spoken | None = None
    listing: Listing | None = None
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
        listed = frozenset() if self.listing is None else self.listing.columns
        spoken = frozenset() if self.spoken is None else self.spoken.columns
        return listed | spoken | {only.column for only in self.only} | {counted.column for counted in self.counted}


@cache
def column_maps() -> tuple[ColumnMap, ...]:
    """All known reports."""
    return tuple(_read_map(name, fields) for name, fields in _tomls("columns").items())


def _read_map(name: str, fields: dict[str, Any]) -> ColumnMap:
    """One report, with the columns that it shares with others."""
    shared = _vocabularies().get(fields.get("vocabulary", ""), {})
    columns = {column: dict(said) for column, said in {**shared, **fields.get("columns", {})}.items()}
    for column in fields.get("must", ()):
        columns[column]["must"] = True
    return msgspec.convert({**fields, "columns": columns, "id": name}, ColumnMap)


@cache
def _vocabularies() -> dict[str, dict[str, Any]]:
    return {name: fields["columns"] for name, fields in _tomls("vocabularies").items()}


def _tomls(folder: str) -> dict[str, dict[str, Any]]:
    files = sorted((resources.files("data.reports") / folder).iterdir(), key=lambda file: file.name)
    return {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
        for file in files
        if file.name.endswith(".toml")
    }
