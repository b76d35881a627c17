"""Which report a header belongs to. Headers decide, never file names."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from data.reports.column_map import NUMERIC, Column, ColumnMap
from data.reports.headers import attribution_days, plain
from data.reports.sheet import MOST_COLUMNS
from data.reports.sniff import UnreadableError
from engine.reports.recognition import Nearest
from engine.text import clean
from engine.words import Words, joined, same

_ORDER_ID = re.compile(r"\d{3}-\d{7}-\d{7}")


class Match(Struct, frozen=True):
    """A header that a known report fits."""

    map: ColumnMap
    header: int
    """Which record it is, from 0."""
    found: dict[str, tuple[int, str]]
    """Column of the map to its place in the header, and the header as the file has it."""

    @property
    def attribution(self) -> int | None:
        """The days of attribution that its headers name, where they all name the same."""
        attributed = (header for name, (_, header) in self.found.items() if self.map.columns[name].attributed)
        days = {told for header in attributed if (told := attribution_days(header)) is not None}
        return days.pop() if len(days) == 1 else None

    @property
    def fit(self) -> tuple[int, int, int]:
        """The more columns it demands and finds, the surer it is."""
        demanded = sum(column.must for column in self.map.columns.values())
        return demanded, self.map.window is not None, len(self.found)


class UnknownReportError(UnreadableError):
    """A file whose headers fit no known report, with the known ones that come nearest."""

    def __init__(self, what: Words, nearest: Sequence[Nearest] = ()) -> None:
        super().__init__(what)
        self.nearest = tuple(nearest)


def places_of(record: Sequence[str]) -> dict[str, int]:
    """Comparable header to its place; the first of two alike."""
    places: dict[str, int] = {}
    for position, cell in enumerate(record[: MOST_COLUMNS + 1]):
        places.setdefault(plain(cell[:300]), position)
    places.pop("", None)
    return places


def columns_found(columns: dict[str, Column], places: dict[str, int]) -> dict[str, int]:
    """Column to place: for each, its best name that the header has; no place is taken twice."""
    found: dict[str, int] = {}
    for name, column in columns.items():
        place = next((places[alias] for alias in map(plain, column.names) if alias in places), None)
        if place is not None and place not in found.values():
            found[name] = place
    return found


def matches(maps: Sequence[ColumnMap], head: Sequence[Sequence[str]]) -> list[Match]:
    """Every report that fits one of the first records; rows of data share no name with any report."""
    known = {plain(name) for map_ in maps for column in map_.columns.values() for name in column.names}
    return [
        match
        for number, record in enumerate(head)
        if not known.isdisjoint(places := places_of(record))
        for map_ in maps
        if (match := _match(map_, number, record, places)) is not None
    ]


def shaped(maps: Iterable[ColumnMap], head: Sequence[Sequence[str]]) -> list[Match]:
    """Reports whose headers may be in any language: told by the order number in the first row of data."""
    return [
        Match(map_, number, {name: (place, record[place]) for place, name in enumerate(map_.shape.columns)})
        for map_ in maps
        if map_.shape is not None
        for number, (record, row) in enumerate(pairwise(head))
        if len(record) == len(row) == len(map_.shape.columns)
        and _ORDER_ID.fullmatch(row[map_.shape.order_id].strip())
        and not _ORDER_ID.fullmatch(record[map_.shape.order_id].strip())
    ]


def _match(map_: ColumnMap, number: int, record: Sequence[str], places: dict[str, int]) -> Match | None:
    if is_unlike(map_, places):
        return None
    found = columns_found(map_.columns, places)
    if any(column.must and name not in found for name, column in map_.columns.items()):
        return None
    if not map_.counted and not any(map_.columns[name].type in NUMERIC for name in found):
        return None
    match = Match(map_, number, {name: (place, record[place]) for name, place in found.items()})
    return match if map_.window in (None, match.attribution) else None


def is_unlike(map_: ColumnMap, places: dict[str, int]) -> bool:
    """Whether the header has a column that only another report has."""
    names = (map_.columns[name].names if name in map_.columns else (name,) for name in map_.unlike)
    return any(plain(alias) in places for aliases in names for alias in aliases)


def near_misses(maps: Iterable[ColumnMap], head: Sequence[Sequence[str]]) -> list[Nearest]:
    """For each report, the record that fits it best; a date or a currency alone is in every table, and tells none."""
    records = [places_of(record) for record in head]
    fits = ((map_, _best_found(map_, records)) for map_ in maps)
    return [_nearest(map_, found) for map_, found in fits if any(_tells(map_.columns[name]) for name in found)]


def _best_found(map_: ColumnMap, records: list[dict[str, int]]) -> dict[str, int]:
    return max((columns_found(map_.columns, places) for places in records), key=len, default={})


def _tells(column: Column) -> bool:
    """Whether to have it says something of which report it is."""
    return column.type in NUMERIC or (column.must and column.type == "text")


def _nearest(map_: ColumnMap, found: dict[str, int]) -> Nearest:
    demanded = [name for name, column in map_.columns.items() if column.must]
    missing = tuple(map_.columns[name].names[0] for name in demanded if name not in found)
    return Nearest(map_.id, map_.label, len(found), missing, demanded=len(demanded))


def unknown(misses: Iterable[Nearest], *, table: bool) -> UnknownReportError:
    """No report fits: the three nearest, and what each lacks; a table may be one of the team's own."""
    ordered: dict[str, Nearest] = {}
    for miss in sorted(misses, key=lambda miss: (miss.lacking, -miss.found)):
        ordered.setdefault(miss.report, miss)  # a text was looked at with every delimiter
    nearest = list(ordered.values())[:3]
    if not nearest:
        return UnknownReportError(_STRANGE + _OWN if table else _STRANGE)
    hints = [_hint(miss) for miss in nearest]
    what = Words("不是已知的报表。最接近的是：", "This is no known report. The nearest are: ")
    return UnknownReportError(what + joined(hints, "；", "; "), nearest)


_STRANGE = Words("不是已知的报表：没有一个列名认得出是哪种报表。", "This is no known report: no header tells of one.")
_OWN = Words("自己记的表，第一行照抄 templates/ 里的。", " The first row of a table of your own is that of templates/.")


def _hint(miss: Nearest) -> Words:
    if not miss.missing:
        return miss.label
    lacks = joined([same(clean(name, 60)) for name in miss.missing[:4]])
    return miss.label + Words("，缺 ", ", which lacks ") + lacks
