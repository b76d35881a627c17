"""XLSX workbooks, read by calamine: Amazon's files declare themselves one cell large, and it does not believe them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from python_calamine import CalamineSheet

from data.reports.numbers import MOST as MOST_FIGURE
from data.reports.problems import Problems
from data.reports.sheet import HEAD_RECORDS, MOST_COLUMNS, Wanted, spelled
from data.reports.workbook_opening import opened_workbook


class WorkbookSheet:
    """One sheet of a workbook."""

    encoding = "xlsx"

    def __init__(self, sheet: CalamineSheet, made: datetime | None) -> None:
        self._sheet = sheet
        self.name = sheet.name
        self.made_at = made

    def head(self) -> Sequence[Sequence[str]]:
        """The first rows."""
        rows: list[list[str]] = []
        for row in self._sheet.iter_rows():
            rows.append([spelled(cell) for cell in row])
            if len(rows) == HEAD_RECORDS:
                break
        return rows

    def rows(self) -> Iterator[Sequence[object]]:
        """All rows, cell by cell."""
        return iter(self._sheet.iter_rows())

    def frame(self, header: int, wanted: Mapping[str, Wanted], problems: Problems) -> pd.DataFrame:
        """The wanted columns below row `header`."""
        if not wanted:
            return pd.DataFrame()
        take = itemgetter(*(column.position for column in wanted.values()), 0)  # one more, so that it is a tuple
        rows = [take(row) for row in islice(self._sheet.iter_rows(), header + 1, None)]
        columns = zip(*rows, strict=True) if rows else (() for _ in wanted)
        frame = pd.DataFrame(
            {name: _column(cells, column) for (name, column), cells in zip(wanted.items(), columns, strict=False)}
        )
        frame.index = pd.RangeIndex(header + 2, header + 2 + len(frame))
        return frame


def _column(values: Sequence[object], column: Wanted) -> "pd.Series[Any]":
    """Plain numbers where all cells are, else each distinct cell under a code of its own."""
    kinds = set(map(type, values))
    if column.type in ("count", "number", "money") and kinds <= {float, int, str}:
        figures = _plain(values, with_blanks=str in kinds)
        if figures is not None and _are_sound(figures, column):
            return pd.Series(figures)
    cells = np.empty(len(values), dtype=object)
    cells[:] = values
    codes, distinct = pd.factorize(cells)
    return pd.Series(pd.Categorical.from_codes(codes, categories=pd.Index(distinct, dtype=object)))


def _are_sound(figures: "np.ndarray[Any, np.dtype[np.float64]]", column: Wanted) -> bool:
    """Whether there is nothing to complain of: nothing absurdly large, and no count with decimals."""
    known = figures[~np.isnan(figures)]
    return not np.any(np.abs(known) > MOST_FIGURE) and (column.type != "count" or not np.any(np.mod(known, 1)))


def _plain(values: Sequence[object], *, with_blanks: bool) -> "np.ndarray[Any, np.dtype[np.float64]] | None":
    """The cells as numbers; None where one of them is a text."""
    if with_blanks:
        if any(cell for cell in values if isinstance(cell, str)):
            return None
        values = [np.nan if cell == "" else cell for cell in values]
    return np.array(values, dtype=np.float64)


def sheets_of(path: Path, unpacked: bytes | None) -> list[WorkbookSheet]:
    """The sheets of a workbook that is safe to open."""
    sheets, made = opened_workbook(path, unpacked)
    return [WorkbookSheet(sheet, made) for sheet in sheets if 0 < sheet.width <= MOST_COLUMNS]
