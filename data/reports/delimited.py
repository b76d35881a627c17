"""Text tables: CSV and tab files, of any encoding, read by pandas' C parser with every spelling kept as it is.

Text columns come as categories, so that each distinct spelling is understood once and not once a row; columns of
plain numbers come as numbers. Where a column is not plain, the whole file is read again as spellings.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast

import numpy as np
import pandas as pd

from data.codec import encoding_of
from data.reports.column_map import NUMERIC
from data.reports.numbers import MOST as MOST_FIGURE
from data.reports.problems import Problems
from data.reports.sheet import HEAD_RECORDS, Wanted
from data.reports.sniff import UnreadableError
from engine.words import Words

DELIMITERS = ("\t", ",", ";", "|")
MOST_ROWS = 2_000_000
"""Twice as many as a sheet of Excel holds; more is no weekly report."""
SURPLUS = "\x00surplus"
"""Name of the column behind the last one: whatever stands there has shifted its row."""

_HEAD_BYTES = 1 << 18
"""Looked at for header and delimiter: a wide header with some rows takes a tenth of it."""
_UTF8 = ("utf-8", "utf-8-sig")
_TEXT = "·"
"""Stands in the leading record of every text column, so that pandas never takes 00123 or 1E5 for numbers."""
_MOST_FIELD = 4 << 20
"""Bytes of one field; longer ones come from a quotation mark that is never closed."""


class TextFile:
    """A text file, decoded at most once, whatever its delimiter turns out to be."""

    def __init__(self, path: Path, unpacked: bytes | None, marketplace: str | None) -> None:
        self._path = path
        self._raw = unpacked
        self._marketplace = marketplace
        self._is_torn = False

    @cached_property
    def _start(self) -> bytes:
        if self._raw is not None:
            return self._raw[:_HEAD_BYTES]
        with self._path.open("rb") as file:
            return file.read(_HEAD_BYTES)

    @cached_property
    def encoding(self) -> str:
        """Judged by the first quarter of a megabyte; `reconsider` judges by all of it."""
        return encoding_of(self._start, self._marketplace, cut=len(self._start) == _HEAD_BYTES)

    @cached_property
    def head(self) -> str:
        """The beginning as text."""
        return self._start.decode(self.encoding, errors="replace").removeprefix("\ufeff")

    def reconsider(self) -> bool:
        """The beginning was UTF-8, the rest is not: judge by all bytes. Says whether it is UTF-8 with damage."""
        self.encoding = encoding_of(self._bytes, self._marketplace)
        self.head = self._bytes[:_HEAD_BYTES].decode(self.encoding, errors="replace").removeprefix("\ufeff")
        self._is_torn = self.encoding in _UTF8
        return self._is_torn

    @property
    def _bytes(self) -> bytes:
        return self._path.read_bytes() if self._raw is None else self._raw

    def stream(self, skip: int = 0) -> BinaryIO:
        """The file from character `skip` of its head on, as UTF-8."""
        if self._is_torn or self.encoding not in _UTF8:
            text = self._bytes.decode(self.encoding, errors="replace").removeprefix("\ufeff")
            return io.BytesIO(text[skip:].encode("utf-8", errors="replace"))
        mark = 3 if self.encoding == "utf-8-sig" else 0
        offset = mark + len(self.head[:skip].encode("utf-8"))
        stream = self._path.open("rb") if self._raw is None else io.BytesIO(self._raw)
        stream.seek(offset)
        return stream


class Delimited:
    """A text file read with one delimiter."""

    name = ""
    made_at: datetime | None = None

    def __init__(self, file: TextFile, delimiter: str) -> None:
        self._file = file
        self.delimiter = delimiter
        # tab files are written without quoting: a lone quote in a product name would swallow rows
        self._quoting: Literal[0, 3] = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL

    @property
    def encoding(self) -> str:
        """How the file is encoded."""
        return self._file.encoding

    def head(self) -> Sequence[Sequence[str]]:
        """The first records."""
        return [record for record, _ in self._records()]

    def _records(self) -> Iterator[tuple[list[str], int]]:
        """The first records, each with where it ends in the text."""
        end = 0

        def lines() -> Iterator[str]:
            nonlocal end
            for line in io.StringIO(self._file.head, newline=""):
                end += len(line)
                yield line

        csv.field_size_limit(_MOST_FIELD)
        reader = csv.reader(lines(), delimiter=self.delimiter, quoting=self._quoting)
        try:
            for number, record in enumerate(reader):
                if number == HEAD_RECORDS:
                    return
                yield record, end
        except csv.Error:
            return

    def frame(self, header: int, wanted: Mapping[str, Wanted], problems: Problems) -> pd.DataFrame:
        """The wanted columns below record `header`."""
        record, end = list(self._records())[header]
        try:
            frame = self._read(end, len(record), wanted, header, problems)
        except UnicodeDecodeError:
            if self._file.reconsider():
                problems.add(Words("文件里有损坏的字符。", "Some characters of the file are damaged."))
            return self.frame(header, wanted, problems)
        if len(frame) > MOST_ROWS:
            raise UnreadableError(
                Words(
                    f"超过 {MOST_ROWS:,} 行，没有读。请缩短导出的日期范围。",
                    f"More than {MOST_ROWS:,} rows: export fewer days.",
                )
            )
        frame.index = pd.RangeIndex(header + 2, header + 2 + len(frame))
        return frame

    def _read(
        self, end: int, width: int, wanted: Mapping[str, Wanted], header: int, problems: Problems
    ) -> pd.DataFrame:
        """As numbers where all cells are plain, else as spellings, else record by record."""
        try:
            return self._parsed(end, width, wanted, plain=True)
        except UnicodeDecodeError:
            raise
        except (ValueError, OverflowError):
            pass
        try:
            return self._parsed(end, width, wanted, plain=False)
        except pd.errors.ParserError:
            return self._one_by_one(end, width, wanted, header, problems)

    def _parsed(self, end: int, width: int, wanted: Mapping[str, Wanted], *, plain: bool) -> pd.DataFrame:
        """By the C parser. A leading record of our own settles the width and the kind of each column."""
        names = {column.position: name for name, column in wanted.items()} | {width: SURPLUS}
        kinds = {column.position: _kind(column, plain) for column in wanted.values()} | {width: "text"}
        lead = (_TEXT if kinds.get(at, "text") in ("text", "str") else "0" for at in range(width + 1))
        with self._file.stream(end) as stream, np.errstate(invalid="ignore"):
            frame = pd.read_csv(
                cast("BinaryIO", _Led(f"{self.delimiter.join(lead)}\n".encode(), stream)),
                sep=self.delimiter,
                quoting=self._quoting,
                header=None,
                names=list(range(width + 1)),
                usecols=sorted(names),
                dtype={at: pd.CategoricalDtype() if kind == "text" else kind for at, kind in kinds.items()},
                keep_default_na=False,
                na_values=[""],
                skip_blank_lines=False,
                encoding="utf-8",
                nrows=MOST_ROWS + 2,
            )
        if any((frame[at].abs() > MOST_FIGURE).any() for at, kind in kinds.items() if kind in ("int64", "float64")):
            raise OverflowError("no shop has so much of anything")
        return frame.iloc[1:].rename(columns=names)

    def _one_by_one(
        self, end: int, width: int, wanted: Mapping[str, Wanted], header: int, problems: Problems
    ) -> pd.DataFrame:
        """By the csv module, which forgives an open quote; what that quote swallowed does not count."""
        with io.TextIOWrapper(self._file.stream(end), "utf-8", errors="replace", newline="") as text:
            records = list(csv.reader(text, delimiter=self.delimiter, quoting=self._quoting))
        if records and any("\n" in field for field in records[-1]):
            problems.add(
                Words("引号没有闭合，从这一行起没有计入。", "A quote is not closed: nothing counts from here on."),
                header + 1 + len(records),
            )
            records.pop()
        columns = {name: column.position for name, column in wanted.items()} | {SURPLUS: width}
        return pd.DataFrame(
            {name: pd.Categorical([_field(record, at) for record in records]) for name, at in columns.items()}
        )


def _field(record: list[str], at: int) -> str | None:
    return (record[at] or None) if at < len(record) else None


def _kind(column: Wanted, plain: bool) -> Any:
    """What the C parser is to make of a column: counts must be integers, since 1.234 may be a German thousand.

    Spelled figures are no categories: those would be sorted, and most of them are different.
    """
    if column.type not in NUMERIC:
        return "text"
    if not plain or column.type in ("percent", "fraction"):
        return "str"
    return "int64" if column.type == "count" else "float64"


class _Led(io.RawIOBase):
    """A stream with a record before it."""

    def __init__(self, lead: bytes, stream: BinaryIO) -> None:
        self._lead = lead
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._lead:
            rest = self._stream.read(len(buffer))
            buffer[: len(rest)] = rest
            return len(rest)
        size = min(len(buffer), len(self._lead))
        buffer[:size], self._lead = self._lead[:size], self._lead[size:]
        return size
