"""One report file, from bytes to a Reading. Runs in the child process only: the file may be hostile."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from data.reports.column_map import NUMERIC, ColumnMap, Part, column_maps
from data.reports.delimited import DELIMITERS, Delimited, TextFile
from data.reports.json_rows import JsonRows, found_at, parsed, refuse_failure
from data.reports.recognise import Match, columns_found, is_unlike, matches, near_misses, places_of, shaped, unknown
from data.reports.several import Table, by_type
from data.reports.sheet import Sheet
from data.reports.sniff import MOST_BYTES, UnreadableError, form_of, unpacked
from data.reports.tally import Hints, Tally
from data.reports.workbook import sheets_of
from engine.reports.reading import Reading
from engine.text import clean
from engine.words import Words, joined, same

_HEAD = 1 << 16
"""Bytes that tell what a file is."""


@cache
def _maps(form: str) -> tuple[ColumnMap, ...]:
    return tuple(map_ for map_ in column_maps() if map_.form == form)


class Recognised(NamedTuple):
    """A file whose report is known, before its rows are counted."""

    map: ColumnMap
    parts: tuple[tuple[Part, Match, Sheet], ...]
    others: tuple[str, ...] = ()
    """Sheets that may tell the same again, and are named instead of read."""
    more: tuple["Recognised", ...] = ()
    """Other reports in the same file."""
    part: str = ""
    """Which part of the file it is, of those in `more`."""
    marketplace: str = ""
    """Where the name of the sheet tells it."""
    document: Any = None
    """What a JSON file holds."""


def read(path: Path, hints: Hints) -> Reading:
    """The report at `path`; raises UnreadableError with the reason where it is none."""
    return whole(recognised(path, hints), hints)


def whole(known: Recognised, hints: Hints) -> Reading:
    """What a recognised file says, with the other reports that it holds."""
    return msgspec.structs.replace(counted(known, hints), more=tuple(counted(one, hints) for one in known.more))


def recognised(path: Path, hints: Hints) -> Recognised:
    """Which report is at `path`, by its headers; raises UnreadableError where it is none."""
    size = path.stat().st_size
    if size == 0:
        raise UnreadableError(
            Words("文件是空的（0 字节）。请重新导出。", "The file is empty (0 bytes). Export it again.")
        )
    if size > MOST_BYTES:
        raise UnreadableError(Words("文件超过 400 MB，没有读。", "The file is larger than 400 MB, and was not read."))
    with path.open("rb") as file:
        head = file.read(_HEAD)
    inner = unpacked(path.read_bytes()) if head.startswith(b"\x1f\x8b") else None
    form = form_of(head if inner is None else inner[:_HEAD])
    if form == "json":
        return _known_document(path.read_bytes() if inner is None else inner, hints)
    if form == "workbook":
        return _known_table(sheets_of(path, inner))
    text = TextFile(path, inner, hints.marketplace)
    return _known_table([Delimited(text, delimiter) for delimiter in DELIMITERS])


def counted(known: Recognised, hints: Hints) -> Reading:
    """What the rows of a recognised file say."""
    tally = Tally(known.map, hints, known.document)
    if known.others:
        named = joined([same(clean(name, 60)) for name in known.others])
        tally.problems.add(
            Words("工作簿里还有报表没有读，请分开上传：", "More reports in other sheets, hand them in apart: ") + named
        )
    for part, match, sheet in known.parts:
        tally.add(sheet, match, part)
    reading = msgspec.structs.replace(tally.reading(), part=clean(known.part, 60))
    return _placed_in(reading, known.marketplace) if known.marketplace else reading


def _placed_in(reading: Reading, code: str) -> Reading:
    """The same, with the marketplace after which its sheet is named, where its rows do not say another."""
    rows = tuple(msgspec.structs.replace(row, marketplace=row.marketplace or code) for row in reading.measured)
    return msgspec.structs.replace(reading, measured=rows, marketplaces=reading.marketplaces or (code,))


def _known_table(sheets: Sequence[Sheet]) -> Recognised:
    heads = [(sheet, sheet.head()) for sheet in sheets]
    fits = [(match, sheet) for sheet, head in heads for match in matches(_maps("table"), head)]
    fits = fits or [(match, sheet) for sheet, head in heads for match in shaped(_maps("table"), head)]
    if not fits:
        raise unknown([miss for _, head in heads for miss in near_misses(_maps("table"), head)], table=True)
    best: dict[str, tuple[Match, Sheet]] = {}
    for match, sheet in sorted(fits, key=lambda fit: fit[0].fit, reverse=True):
        best.setdefault(sheet.name, (match, sheet))
    return _together([one for match, sheet in best.values() for one in by_type(match, sheet)])


def _together(tables: Sequence[Table]) -> Recognised:
    """The surest report first, and others that are surely not the same again: of another kind, or marketplace."""
    same_kind: dict[str, list[Table]] = {}
    for table in tables:
        same_kind.setdefault(table.map.report or table.map.id, []).append(table)
    read: list[Recognised] = []
    others: list[str] = []
    for alike in same_kind.values():
        apart = len(alike) > 1 and len({one.marketplace for one in alike} - {""}) == len(alike)
        read += [_of_table(table, table.marketplace if apart else "") for table in (alike if apart else alike[:1])]
        others += [] if apart else [table.sheet.name for table in alike[1:]]
    first, *more = read
    return first._replace(others=tuple(others), more=tuple(more), part="")


def _of_table(table: Table, marketplace: str) -> Recognised:
    parts = tuple((part, table.match, table.sheet) for part in table.map.parts)
    return Recognised(table.map, parts, part=table.part, marketplace=marketplace)


def _known_document(raw: bytes, hints: Hints) -> Recognised:
    document, encoding = parsed(raw, hints.marketplace)
    fits = [fit for map_ in _maps("json") if (fit := _json_fit(map_, document, encoding)) is not None]
    if not fits:
        refuse_failure(document)
        heads = [JsonRows(document, part.path, encoding).head() for map_ in _maps("json") for part in map_.parts]
        raise unknown(near_misses(_maps("json"), [record for head in heads for record in head]), table=False)
    map_, found = max(fits, key=lambda fit: max((match.fit for match, _ in fit[1].values()), default=(0, 0, 0)))
    parts = tuple((part, *found[part]) for part in map_.parts if part in found)
    return Recognised(map_, parts, document=document)


_Found = dict[Part, tuple[Match, JsonRows]]


def _json_fit(map_: ColumnMap, document: Any, encoding: str) -> tuple[ColumnMap, _Found] | None:
    """The lists of a document that a report is made of; None where a demanded column is nowhere."""
    found: _Found = {}
    for part in map_.parts:
        rows = JsonRows(document, part.path, encoding)
        for record in rows.head():
            if is_unlike(map_, places_of(record)):
                return None
            columns = {
                name: column
                for name, column in map_.columns.items()
                if column.type not in NUMERIC or part.takes(name, map_)
            }
            places = columns_found(columns, places_of(record))
            header = {name: (place, record[place]) for name, place in places.items()}
            if header:
                found[part] = Match(map_, 0, header), rows
    demanded = {name for name, column in map_.columns.items() if column.must}
    declared = bool(map_.metadata.declares) and found_at(document, _TYPE) == map_.metadata.declares
    complete = demanded <= {name for match, _ in found.values() for name in match.found}
    return (map_, found) if declared or (found and complete) else None


_TYPE = "reportSpecification.reportType"
