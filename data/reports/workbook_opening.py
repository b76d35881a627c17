"""Workbooks opened: their bytes become sheets, in a library that lets the interpreter go on meanwhile."""

import io
import zipfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from data.reports.sniff import UnreadableError, check_archive, made_at
from engine.words import Words


class Opened(NamedTuple):
    """A workbook that was safe to open."""

    sheets: list[CalamineSheet]
    made_at: datetime | None


_ahead: dict[Path, Opened] = {}


def open_ahead(path: Path) -> None:
    """Open the workbook at `path`, if it is one, before its turn; what is wrong with it is said when that comes."""
    with suppress(UnreadableError, OSError, MemoryError):
        with path.open("rb") as file:
            is_workbook = file.read(4) == b"PK\x03\x04"
        if is_workbook:
            _ahead[path] = _opened(path)


def opened_workbook(path: Path, unpacked: bytes | None) -> Opened:
    """The workbook at `path`, or in the bytes that were packed there.

    Raises:
        UnreadableError: it is damaged, no workbook, or not safe.
    """
    if path in _ahead:
        return _ahead.pop(path)
    return _opened(path if unpacked is None else io.BytesIO(unpacked))


def _opened(source: Path | io.BytesIO) -> Opened:
    try:
        with zipfile.ZipFile(source) as archive:
            check_archive(archive)
            made = made_at(archive)
        if isinstance(source, io.BytesIO):
            source.seek(0)  # calamine reads on from where the archive was left
        book = CalamineWorkbook.from_object(source)
        return Opened([book.get_sheet_by_name(name) for name in book.sheet_names], made)
    except (zipfile.BadZipFile, CalamineError, OSError, EOFError, ValueError, RuntimeError) as error:
        raise UnreadableError(
            Words("工作簿已损坏，或没有传完。请重新导出。", "The workbook is damaged or cut off. Export it again.")
        ) from error
