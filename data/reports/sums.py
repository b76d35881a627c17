"""Rows of one scope and window come together: summed in pandas, so that a million of them are a handful."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from data.reports.typed import Key, Numbers
from engine.reading import Measured

ROW = "row"
_DECIMALS = 9
"""Sums of cents carry floating dust behind this."""


def summed(
    keys: Mapping[str, Key], values: Mapping[str, Numbers], hows: Mapping[str, str], rows: "pd.Index[Any]"
) -> list[Measured]:
    """One Measured for each combination of keys that has any value, in the order of the file."""
    if len(rows) == 0 or not values:
        return []
    table = pd.DataFrame({**dict(values), ROW: rows.to_numpy(np.int64)})
    groups = table.groupby(_group_codes(keys, len(rows)), sort=False)
    sums = pd.DataFrame({name: _together(groups[name], hows.get(name, "sum")) for name in values})
    spans = groups[ROW].agg(["min", "max"])
    firsts = groups.cumcount().to_numpy() == 0
    scopes = [
        {name: key.values[code] for name, key in keys.items() if (code := int(key.codes[place])) >= 0}
        for place in np.flatnonzero(firsts)
    ]
    return [
        _measured(scope, dict(zip(sums.columns, figures, strict=True)), (int(first), int(last)))
        for scope, figures, (first, last) in zip(
            scopes, sums.itertuples(index=False, name=None), spans.itertuples(index=False, name=None), strict=True
        )
        if not all(np.isnan(figures))
    ]


def _together(group: Any, how: str) -> Any:
    """A blank is absent and not 0, so a sum of blanks is blank."""
    if how == "last":
        return group.last()
    return group.min() if how == "least" else group.sum(min_count=1)


def _group_codes(keys: Mapping[str, Key], length: int) -> "np.ndarray[Any, Any]":
    """One number for each combination of keys."""
    combined = np.zeros(length, dtype=np.int64)
    for key in keys.values():
        combined, _ = pd.factorize(combined * (len(key.values) + 1) + key.codes + 1)
    return combined


def _measured(scope: dict[str, Any], figures: dict[str, float], rows: tuple[int, int]) -> Measured:
    window = scope.pop("window", None)
    values = {name: round(float(value), _DECIMALS) for name, value in figures.items() if not np.isnan(value)}
    if window is None:
        return Measured(values, rows, **scope)
    return Measured(values, rows, start=window.start, end=window.end, as_of=window.as_of, **scope)
