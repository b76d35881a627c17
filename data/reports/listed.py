"""A column that may hold one of a few words only: a row with any other does not count, and is told what it may say."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import numpy as np
import pandas as pd

from data.reports.column_map import ColumnMap
from data.reports.headers import plain
from data.reports.problems import MOST, Problems
from data.reports.sheet import spelled
from data.reports.spoken import stars
from data.reports.standing import Mask, drop, empty, holds
from data.reports.typed import Spellings, complain
from engine.words import Words

_FEW = 6
"""Choices that are all told; of more, those that are spelled nearly so (ext)."""
_NEARLY = 0.7
"""How alike two spellings are, 0 to 1, as difflib has it: acso and acos are, 跳出 and 跳出率 too (ext)."""


def among_listed(frame: pd.DataFrame, map_: ColumnMap, headers: dict[str, str], problems: Problems) -> pd.DataFrame:
    """The rows that say what their columns may say; the others are named."""
    for name, column in map_.columns.items():
        if not column.listed or name not in frame:
            continue
        if any(counted.stars for counted in map_.counted if counted.column == name):
            _name_unstarred(frame[name], headers[name], problems)
        else:
            words = [counted.values for counted in map_.counted if counted.column == name]
            fits = holds(frame[name], tuple(word for values in words for word in values))
            _name(frame, ~fits, name, headers[name], words, problems)
            frame = frame[fits]
    return frame


def _name(
    frame: pd.DataFrame, strange: Mask, name: str, header: str, words: list[tuple[str, ...]], problems: Problems
) -> None:
    blank = strange & empty(frame[name])
    if blank.any():
        drop(frame, blank, _BLANK, problems, header)
    column = frame[name][strange & ~blank]
    spellings = Spellings.of(column)
    codes = pd.unique(spellings.codes)
    for at in codes[:MOST].tolist():
        cell = spelled(spellings.cells[at])
        complain(spellings, [at], column.index, _choices(cell, words), header, problems)
    problems.more(int(np.isin(spellings.codes, codes[MOST:]).sum()))


def _name_unstarred(column: "pd.Series[Any]", header: str, problems: Problems) -> None:
    """Ratings that say no number of stars; what was written counts all the same."""
    spellings = Spellings.of(column)
    told = [stars(cell) for cell in spellings.cells]
    wrong = [at for at, rating in enumerate(told) if rating is None or rating < 0.5]
    complain(spellings, wrong, column.index, _NO_STARS, header, problems)


def _choices(cell: str, words: list[tuple[str, ...]]) -> Words:
    """What it may say: all of it where that is little, else what is spelled nearly like `cell`."""
    zh, en = (list(_best(words, chinese=chinese)) for chinese in (True, False))
    if len(words) > _FEW:
        spelled_so = {plain(word): word for values in words for word in values}
        close = [spelled_so[one] for one in get_close_matches(plain(cell), spelled_so, n=2, cutoff=_NEARLY)]
        if not close:
            return _UNKNOWN
        zh = en = close
    return Words(
        f"不认识，这一行没有计入。可写：{'、'.join(zh)}。",
        f" is not known, and its row does not count. Write {', '.join(en)}.",
    )


def _best(words: list[tuple[str, ...]], *, chinese: bool) -> Iterator[str]:
    for values in words:
        yield next((word for word in values if word.isascii() != chinese), values[0])


_BLANK = Words("这一格是空的，这一行没有计入。", "A row in which this is blank does not count.")
_NO_STARS = Words(
    "不是 1 到 5 星，星级没有计入，文字照样计。", " is no rating of 1 to 5 stars: its text counts, and no stars."
)
_UNKNOWN = Words(
    "不认识，这一行没有计入。能写的名称见 docs/reports.md。",
    " is not known, and its row does not count. docs/reports.md lists what may stand here.",
)
