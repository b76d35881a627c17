"""Which days each row speaks of: one day, the two ends that the row gives, or what the whole file says."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
from dateutil.relativedelta import relativedelta

from data.reports.column_map import Part
from data.reports.days import Order, When, is_numeric, order_of, span, when
from data.reports.numbers import is_blank
from data.reports.problems import Problems
from data.reports.sheet import spelled
from data.reports.standing import Mask
from data.reports.typed import Codes, Key, Spellings, complain, merged
from engine.words import Words


class Window(NamedTuple):
    """Days of the marketplace, both inclusive, and the moment that the row's figures end at."""

    start: date
    end: date
    as_of: datetime | None = None


class Calendar(NamedTuple):
    """What is known of a file's dates beside the dates themselves."""

    order: Order | None = None
    """Of bare numbers, by marketplace."""
    zone: ZoneInfo | None = None
    """In which a moment becomes a day."""
    granularity: str = "DAY"
    """What a row's date stands for."""


class Dated(NamedTuple):
    """The windows of the rows, and which rows have none because their date cannot be read."""

    windows: Key
    lost: Mask
    naive: bool


def dated(
    frame: pd.DataFrame, part: Part, headers: Mapping[str, str], calendar: Calendar, problems: Problems
) -> Dated | None:
    """The windows that the rows give themselves; None where the table has no dates."""
    if "day" in frame:
        return _by_day(frame["day"], headers["day"], calendar, problems)
    if "range" in frame:
        return _by_range(frame["range"], headers["range"], calendar, problems)
    if part.start in frame and part.end in frame:
        return _by_ends(frame, part, headers, calendar, problems)
    return None


def _by_day(column: "pd.Series[Any]", header: str, calendar: Calendar, problems: Problems) -> Dated:
    moments = _read(column, header, calendar, problems)
    windows = [None if at is None else _stands_for(at.day_in(calendar.zone), calendar) for at in moments.values]
    return Dated(merged(moments.codes, windows), moments.codes < 0, moments.naive)


def _stands_for(day: date, calendar: Calendar) -> Window:
    if calendar.granularity == "WEEK":
        return Window(day, day + timedelta(days=6))
    if calendar.granularity == "WEEK_ENDING":
        return Window(day - timedelta(days=6), day)
    if calendar.granularity == "MONTH":
        return Window(day.replace(day=1), day.replace(day=1) + relativedelta(months=1, days=-1))
    return Window(day, day)


def _by_range(column: "pd.Series[Any]", header: str, calendar: Calendar, problems: Problems) -> Dated:
    spellings = Spellings.of(column)
    spans = [span(spelled(cell), calendar.order) for cell in spellings.cells]
    windows = [None if found is None else Window(*found) for found in spans]
    wrong = [at for at, found in enumerate(spans) if found is None and not is_blank(spelled(spellings.cells[at]))]
    complain(spellings, wrong, column.index, _NO_DATE, header, problems)
    key = merged(spellings.codes, windows)
    return Dated(key, key.codes < 0, False)


def _by_ends(
    frame: pd.DataFrame, part: Part, headers: Mapping[str, str], calendar: Calendar, problems: Problems
) -> Dated:
    starts = _read(frame[part.start], headers[part.start], calendar, problems)
    ends = _read(frame[part.end], headers[part.end], calendar, problems)
    pairs, codes = _paired(starts.codes, ends.codes, len(ends.values))
    windows = [
        None if start < 0 or end < 0 else _between(starts.values[start], ends.values[end]) for start, end in pairs
    ]
    key = merged(codes, windows)
    # a block that is absent has no window either: it is no data, not a fault
    return Dated(key, key.codes < 0, starts.naive or ends.naive)


def _between(start: When | None, end: When | None) -> Window | None:
    if start is None or end is None:
        return None
    return Window(start.day, end.day, end.moment)


def _paired(first: Codes, second: Codes, width: int) -> tuple[list[tuple[int, int]], Codes]:
    """Distinct pairs of codes, and which pair each row has."""
    codes, pairs = pd.factorize((first + 1) * (width + 1) + second + 1)
    return [(int(pair) // (width + 1) - 1, int(pair) % (width + 1) - 1) for pair in pairs], codes.astype(np.int64)


class _Moments(NamedTuple):
    codes: Codes
    values: list[When | None]
    naive: bool


def _read(column: "pd.Series[Any]", header: str, calendar: Calendar, problems: Problems) -> _Moments:
    spellings = Spellings.of(column)
    texts = [cell for cell in spellings.cells if isinstance(cell, str)]
    order = _order(texts, calendar.order)
    values = [when(cell, order) for cell in spellings.cells]
    unordered = order is None and any(is_numeric(text) for text in texts)
    wrong = [value is None and not is_blank(spelled(cell)) for value, cell in zip(values, spellings.cells, strict=True)]
    if unordered and any(wrong):
        problems.add(_UNORDERED, None, header)
    else:
        complain(spellings, [at for at, bad in enumerate(wrong) if bad], column.index, _NO_DATE, header, problems)
    known = merged(spellings.codes, values)
    return _Moments(known.codes, list(known.values), any(value.naive for value in known.values))


def _order(texts: list[str], hinted: Order | None) -> Order | None:
    """The marketplace's order where every date fits it, since 26/11/9 in Japan looks like a 26th elsewhere."""
    bare = [text for text in texts if is_numeric(text)]
    if hinted is not None and all(when(text, hinted) is not None for text in bare):
        return hinted
    return order_of(bare)


_UNORDERED = Words(
    "日期只有数字，分不清月和日：请放进站点文件夹（如 US），或改用带月份的日期。",
    "The dates are bare numbers, and month and day cannot be told apart: put the file in a marketplace's folder.",
)
_NO_DATE = Words(
    "不是日期，这一行没有计入。日期写成 2026-11-22 这样。",
    " is no date, and its row does not count. Write dates as 2026-11-22.",
)
