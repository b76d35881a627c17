"""What buyers wrote in a file, on its way to being counted by phrase: no text leaves the child process."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from data.reports.column_map import Spoken
from data.reports.sheet import spelled
from data.reports.standing import Mask
from data.reports.typed import Key, Spellings
from engine.text import clean
from engine.voice.comments import Comment

_STARS = re.compile(r"\s*([0-5](?:[.,]\d)?)(?!\d)")
"""At the beginning of "4", "4.0 out of 5 stars" or "5,0 von 5 Sternen"."""


def stars(cell: object) -> float | None:
    """How many stars a cell says, or shows."""
    text = spelled(cell).strip()
    if text and set(text) <= set("★☆⭐"):
        return float(len(text) - text.count("☆"))
    found = _STARS.match(text)
    return None if found is None else float(found[1].replace(",", "."))


def with_stars(column: "pd.Series[Any]", wanted: int) -> Mask:
    """Which rows have that many stars; half a star is rounded up."""
    spellings = Spellings.of(column)
    right = [told is not None and int(told + 0.5) == wanted for told in map(stars, spellings.cells)]
    return np.array([*right, False], dtype=bool)[spellings.codes]


def comments_in(frame: pd.DataFrame, spoken: Spoken, keys: dict[str, Key], windows: Key | None) -> Iterator[Comment]:
    """The texts of the rows that have one, with what is known of them."""
    columns = {name: _cells(frame[name]) for name in spoken.columns if name in frame}
    asins, places = keys.get("asin"), keys.get("marketplace")
    for place, text in enumerate(columns.get(spoken.text, ())):
        said = ". ".join(part for part in (_at(columns, spoken.title, place), text) if part)
        if said:
            yield Comment(
                text=said,
                source="vine" if "vine" in _at(columns, spoken.vine, place).casefold() else spoken.source,
                asin=_value(asins, place),
                rating=stars(_at(columns, spoken.rating, place)),
                marketplace=_value(places, place),
                day=_day(windows, place),
            )


def _cells(column: "pd.Series[Any]") -> list[str]:
    spellings = Spellings.of(column)
    texts = [*(clean(spelled(cell)).strip() for cell in spellings.cells), ""]
    return [texts[code] for code in spellings.codes]


def _at(columns: dict[str, list[str]], name: str, place: int) -> str:
    return columns[name][place] if name in columns else ""


def _value(key: Key | None, place: int) -> Any:
    return None if key is None or key.codes[place] < 0 else key.values[key.codes[place]]


def _day(windows: Key | None, place: int) -> date | None:
    window = _value(windows, place)
    return None if window is None else window.start
