"""Rows of one scope and window come together, so that a million of them are a handful.

Keys are numbered by pandas and summed by numpy's bincount: a DataFrame of a million rows would be copied to be grouped.
"""

from collections.abc import Mapping
from math import isnan
from typing import Any

import numpy as np
import pandas as pd

from data.reports.typed import Codes, Key, Numbers
from engine.reports.reading import Measured

_DECIMALS = 9
"""Sums of cents carry floating dust behind this."""


def summed(
    keys: Mapping[str, Key], values: Mapping[str, Numbers], hows: Mapping[str, str], rows: "pd.Index[Any]"
) -> list[Measured]:
    """One Measured for each combination of keys that has any value, in the order of the file."""
    if len(rows) == 0 or not values:
        return []
    codes, count = _groups(keys, len(rows))
    numbers = rows.to_numpy(np.int64)
    firsts, lasts = _ends(codes, count, np.arange(len(rows)))
    columns = [_together(codes, count, figures, hows.get(name, "sum")) for name, figures in values.items()]
    scopes = _scopes(keys, firsts)
    measured: list[Measured] = []
    spans = zip(numbers[firsts].tolist(), numbers[lasts].tolist(), strict=True)
    for span, scope, row in zip(spans, scopes, zip(*columns, strict=True), strict=True):
        figures = {name: figure for name, figure in zip(values, row, strict=True) if not isnan(figure)}
        if figures:
            measured.append(_measured(scope, figures, span))
    return measured


def _scopes(keys: Mapping[str, Key], firsts: Codes) -> list[dict[str, Any]]:
    """What each group is about, as its first row tells it; a blank is left out."""
    told = [[key.values[code] if code >= 0 else None for code in key.codes[firsts].tolist()] for key in keys.values()]
    if not told:
        return [{} for _ in firsts]
    return [
        {name: value for name, value in zip(keys, row, strict=True) if value is not None}
        for row in zip(*told, strict=True)
    ]


def _groups(keys: Mapping[str, Key], length: int) -> tuple[Codes, int]:
    """The group of each row, numbered in the order of the file, and how many there are."""
    codes: Codes = np.zeros(length, dtype=np.int64)
    found = 1
    for key in keys.values():
        combined, distinct = pd.factorize(codes * (len(key.values) + 1) + key.codes + 1)
        codes, found = combined.astype(np.int64), len(distinct)
    return codes, found


def _ends(codes: Codes, count: int, places: Codes) -> tuple[Codes, Codes]:
    """The first and last place of each group: of several assignments to one slot, the last one stays."""
    firsts, lasts = np.empty(count, np.int64), np.empty(count, np.int64)
    firsts[codes[::-1]] = places[::-1]
    lasts[codes] = places
    return firsts, lasts


def _together(codes: Codes, count: int, figures: Numbers, how: str) -> list[float]:
    """One figure for each group; a blank is absent and not 0, so that a group of blanks is NaN."""
    known = ~np.isnan(figures)
    if not known.all():
        codes, figures = codes[known], figures[known]
    if how == "sum":
        sums = np.bincount(codes, weights=figures, minlength=count).astype(np.float64)
        sums[np.bincount(codes, minlength=count) == 0] = np.nan
        return _without_dust(sums)
    column = np.full(count, np.nan)
    if how == "least":
        np.fmin.at(column, codes, figures)
    else:
        column[codes] = figures
    return _plain(column)


def _without_dust(sums: Numbers) -> list[float]:
    """Rounded, where anything stands behind the point; numpy would round by way of a larger figure, and be off."""
    figures = _plain(sums)
    if np.any(np.mod(sums[~np.isnan(sums)], 1)):
        return [round(figure, _DECIMALS) for figure in figures]
    return figures


def _plain(column: Numbers) -> list[float]:
    figures: list[float] = column.tolist()
    return figures


def _measured(scope: dict[str, Any], values: dict[str, float], rows: tuple[int, int]) -> Measured:
    window = scope.pop("window", None)
    if window is None:
        return Measured(values, rows, **scope)
    return Measured(values, rows, start=window.start, end=window.end, as_of=window.as_of, **scope)
