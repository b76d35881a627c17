"""A shortcut for columns of one plain style, "$1,234.56": a million spellings in half a second, not in ten."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from data.reports.column_map import Type
from data.reports.numbers import MOST

_SIGNS = "$€£¥"
_MONEY = re.compile(r"(?:[$€£¥]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,12})?\n)*+")
_DECIMAL_POINT = re.compile(r"\.\d{1,2}\n")
"""What tells that the point parts the decimals, and the comma the thousands."""
_COUNTS = re.compile(r"(?:(?:\d{1,3}(?:,\d{3})+|\d{1,15})\n)*+")


def plainly_styled(
    cells: Sequence[object], kind: Type
) -> tuple["np.ndarray[Any, np.dtype[np.float64]]", list[str]] | None:
    """The cells as numbers, and their currency signs; None where any of them needs a closer look."""
    if kind not in ("money", "count") or not cells or not all(type(cell) is str for cell in cells):
        return None
    text = "\n".join(cells) + "\n"  # type: ignore[arg-type]  # all of them are texts, as asked above
    if kind == "count" and not _COUNTS.fullmatch(text):
        return None
    if kind == "money" and not (_MONEY.fullmatch(text) and _DECIMAL_POINT.search(text)):
        return None
    digits = text.translate({ord(sign): None for sign in f"{_SIGNS},"})
    values = np.array(digits.split("\n")[:-1]).astype(np.float64)
    if len(values) != len(cells) or np.any(values > MOST):
        return None
    return values, [sign for sign in _SIGNS if sign in text]
