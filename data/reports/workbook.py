"""XLSX workbooks, read by calamine: Amazon's files declare themselves one cell large, and it does not believe them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from data.reports.problems import Problems
from data.reports.sheet import HEAD_RECORDS, MOST_COLUMNS, Wanted, spelled
from data.reports.sniff import UnreadableError, check_archive, made_at
from engine.words import Words


class WorkbookSheet:
    """One sheet of a workbook."""

    encoding = "xlsx"

    def __init__(self, sheet: CalamineSheet, made: datetime | None) -> None:
        self._sheet = sheet
        self.made_at = made

    def head(self) -> Sequence[Sequence[str]]:
        """The first rows."""
        rows: list[list[str]] = []
        for row in self._sheet.iter_rows():
            rows.append([spelled(cell) for cell in row])
            if len(rows) == HEAD_RECORDS:
                break
        return rows

    def frame(self, header: int, wanted: Mapping[str, Wanted], problems: Problems) -> pd.DataFrame:
        """The wanted columns below row `header`."""
        columns: dict[str, list[object]] = {name: [] for name in wanted}
        takers = [(columns[name].append, column.position) for name, column in wanted.items()]
        for number, row in enumerate(self._sheet.iter_rows()):
            if number > header:
                for take, position in takers:
                    take(row[position])
        frame = pd.DataFrame({name: _cells(values) for name, values in columns.items()})
        first = self._first_row + header + 1
        frame.index = pd.RangeIndex(first, first + len(frame))
        return frame

    @property
    def _first_row(self) -> int:
        """Row of the first record, counted from 1: empty rows above it are not handed out."""
        return 1 if self._sheet.start is None else self._sheet.start[0] + 1


def _cells(values: list[object]) -> pd.Series:
    cells = np.empty(len(values), dtype=object)
    cells[:] = values
    return pd.Series(cells)


def sheets_of(path: Path, unpacked: bytes | None) -> list[WorkbookSheet]:
    """The sheets of a workbook that is safe to open."""
    source: Path | io.BytesIO = path if unpacked is None else io.BytesIO(unpacked)
    try:
        with zipfile.ZipFile(source) as archive:
            check_archive(archive)
            made = made_at(archive)
        book = CalamineWorkbook.from_object(path if unpacked is None else io.BytesIO(unpacked))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except (zipfile.BadZipFile, CalamineError, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise UnreadableError(
            Words("工作簿已损坏，或没有传完。请重新导出。", "The workbook is damaged or cut off. Export it again.")
        ) from error
    return [WorkbookSheet(sheet, made) for sheet in sheets if 0 < sheet.width <= MOST_COLUMNS]
