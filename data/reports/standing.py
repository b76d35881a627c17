"""Which rows of a table are data: not blank ones, not the header again, not rows that a stray delimiter has shifted."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from data.reports.column_map import Column, Only
from data.reports.delimited import SURPLUS
from data.reports.headers import plain
from data.reports.problems import MOST, Problems
from data.reports.sheet import spelled
from data.reports.typed import Spellings, is_plain
from engine.text import clean
from engine.words import Words

Mask = np.ndarray[Any, np.dtype[np.bool_]]


def standing(frame: pd.DataFrame, headers: Mapping[str, str], problems: Problems) -> pd.DataFrame:
    """The rows that are data; the shifted ones are named, the others go without a word."""
    if SURPLUS in frame:
        shifted = frame[SURPLUS].notna().to_numpy()
        frame = frame.drop(columns=SURPLUS)
        if shifted.any():
            problems.lost |= set(headers.values())
            drop(frame, shifted, _SHIFTED, problems)
            frame = frame[~shifted]
    blank, repeated = np.ones(len(frame), bool), np.ones(len(frame), bool)
    for name, header in headers.items():
        blank_here, repeated_here = _idle(frame[name], header.strip())
        blank &= blank_here
        repeated &= repeated_here
    idle = blank | repeated
    return frame[~idle] if idle.any() else frame


def _idle(column: "pd.Series[Any]", header: str) -> tuple[Mask, Mask]:
    """Which rows are blank in a column, and which repeat its header."""
    if is_plain(column):
        return np.isnan(column.to_numpy()), np.zeros(len(column), bool)
    spellings = Spellings.of(column)
    texts = [cell if isinstance(cell, str) else spelled(cell) for cell in spellings.cells]
    blank = _rows(spellings, [not text or text.isspace() for text in texts], blanks=True)
    return blank, _rows(spellings, [header in text and text.strip() == header for text in texts], blanks=False)


_SHIFTED = Words("这一行的列数比表头多，没有计入。", "This row has more fields than the header, and does not count.")


def drop(frame: pd.DataFrame, rows: Mask, why: Words, problems: Problems, column: str | None = None) -> None:
    """Name rows that do not count."""
    labels = frame.index[rows]
    problems.add_rows(why, (int(row) for row in labels[:MOST]), column)
    problems.more(max(0, len(labels) - MOST))


def filled(frame: pd.DataFrame, columns: Mapping[str, Column]) -> pd.DataFrame:
    """The same with merged cells written out."""
    merged = {name: frame[name].replace("", None).ffill() for name, column in columns.items() if column.fill}
    return frame.assign(**merged) if merged else frame


def chosen(frame: pd.DataFrame, only: tuple[Only, ...]) -> pd.DataFrame:
    """The rows that count, where a report holds others besides."""
    for choice in only:
        if choice.column in frame and choice.values:
            frame = frame[holds(frame[choice.column], choice.values)]
        if choice.column in frame and choice.but:
            frame = frame[~holds(frame[choice.column], choice.but)]
    return frame


def holds(column: "pd.Series[Any]", values: tuple[str, ...]) -> Mask:
    """Which rows have one of `values`, in any case."""
    wanted = {plain(value) for value in values}
    spellings = Spellings.of(column)
    return _rows(spellings, [plain(spelled(cell)) in wanted for cell in spellings.cells], blanks="" in wanted)


def empty(column: "pd.Series[Any]") -> Mask:
    """Which rows are blank in a column."""
    spellings = Spellings.of(column)
    return _rows(spellings, [not clean(spelled(cell)).strip() for cell in spellings.cells], blanks=True)


def _rows(spellings: Spellings, cells: list[bool], *, blanks: bool) -> Mask:
    return np.array([*cells, blanks], dtype=bool)[spellings.codes]
