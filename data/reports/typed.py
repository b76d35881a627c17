"""From spellings to values: each distinct spelling of a column is understood once, then handed to its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.reports.column_map import Column
from data.reports.numbers import MOST as MOST_FIGURE
from data.reports.numbers import Decimal, Figure, amount, decimal_of, is_blank, taken_apart, whole
from data.reports.places import currencies_of, currency_named, marketplace_named
from data.reports.plain_style import plainly_styled
from data.reports.problems import MOST, Problems
from data.reports.sheet import spelled
from engine.text import clean
from engine.words import Words

Numbers = np.ndarray[Any, np.dtype[np.float64]]
Codes = np.ndarray[Any, np.dtype[np.int64]]

_MOST_KEY = 300
"""Characters of a name, such as a campaign's or a SKU; no marketplace takes as many."""
_WRONG = {
    "count": Words("不是整数，没有计入。", " is no whole number, and does not count."),
    "money": Words("不是金额，没有计入。", " is no amount, and does not count."),
    "number": Words("不是数字，没有计入。", " is no number, and does not count."),
    "percent": Words("不是百分比，没有计入。", " is no percentage, and does not count."),
    "fraction": Words("不是比率，没有计入。", " is no rate, and does not count."),
    "place": Words(
        "不是已知的站点。写 US、UK、DE 这样的代码。", " is no known marketplace. Write a code such as US, UK or DE."
    ),
    "currency": Words("不是已知的货币。", " is no known currency."),
}


@dataclass(frozen=True, slots=True)
class Spellings:
    """A column as distinct cells, and which of them each row has; -1 is a blank."""

    codes: Codes
    cells: Sequence[object]

    @classmethod
    def of(cls, series: "pd.Series[Any]") -> "Spellings":
        """A column as it was read."""
        if isinstance(series.dtype, pd.CategoricalDtype):
            return cls._used(series.cat.codes.to_numpy().astype(np.int64), series.cat.categories)
        codes, cells = pd.factorize(series.to_numpy(), use_na_sentinel=True)
        whole_codes: Codes = codes.astype(np.int64)
        return cls(whole_codes, list(cells))

    @classmethod
    def _used(cls, codes: Codes, categories: "pd.Index[Any]") -> "Spellings":
        """Only the cells that some row still has: rows that do not count have left their spellings behind."""
        used = np.bincount(codes + 1, minlength=len(categories) + 1)[1:] > 0
        if used.all():
            return cls(codes, _listed(categories))
        renumbered = np.append(np.cumsum(used) - 1, -1)
        return cls(renumbered[codes], _listed(categories[used]))

    def given(self, values: Sequence[float] | Numbers) -> Numbers:
        """The rows' numbers, where each distinct cell means one of `values`."""
        return np.append(np.asarray(values, dtype=np.float64), np.nan)[self.codes]


def _listed(categories: "pd.Index[Any]") -> list[object]:
    """As a list, at once: iterating over an Index takes a microsecond for each of a million."""
    cells: list[object] = categories.to_numpy(dtype=object).tolist()
    return cells


@dataclass(frozen=True, slots=True)
class Key:
    """A column that says what rows speak of: a value for each code; -1 is blank."""

    codes: Codes
    values: Sequence[Any]


def is_plain(series: "pd.Series[Any]") -> bool:
    """Whether the parser found nothing but plain numbers in the column."""
    return series.dtype.kind in "if"


def numbers(series: "pd.Series[Any]", column: Column, header: str, problems: Problems) -> tuple[Numbers, list[str]]:
    """A column of figures, and the currency signs that stand in it."""
    if is_plain(series):
        plain = series.to_numpy()
        return np.where(plain == 0, np.nan, plain) if column.nought_is_blank else plain, []
    spellings = Spellings.of(series)
    if (styled := plainly_styled(spellings.cells, column.type)) is not None and not column.nought_is_blank:
        return spellings.given(styled[0]), styled[1]
    figures = [_figure(cell) for cell in spellings.cells]
    texts = [figure for figure in figures if isinstance(figure, Figure)]
    understand = _understanding(column, decimal_of(texts))
    values: list[float] = []
    wrong: list[int] = []
    for at, figure in enumerate(figures):
        value = understand(figure)
        if value is None:
            wrong.append(at)
        values.append(np.nan if value is None else value)
    complain(spellings, wrong, series.index, _WRONG[column.type], header, problems)
    return spellings.given(values), sorted({figure.sign for figure in texts if figure.sign})


def _figure(cell: object) -> Figure | float | None:
    """A cell as a number, or taken apart; NaN where it is blank, None where it is neither."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell) if abs(cell) <= MOST_FIGURE else None
    text = spelled(cell)
    if is_blank(text):
        return np.nan
    return taken_apart(text) if len(text) <= 60 else None


def _understanding(column: Column, decimal: Decimal) -> Callable[[Figure | float | None], float | None]:
    """How cells of this type are valued."""

    def understand(figure: Figure | float | None) -> float | None:
        if figure is None:
            return None
        if isinstance(figure, float):
            return _number(figure)
        if column.nought_is_blank and set(figure.digits) <= set("0.,"):
            return np.nan
        value = whole(figure) if column.type == "count" else amount(figure, decimal)
        if value is None or (figure.percent and column.type in ("count", "money")):
            return None
        if column.type == "percent" or figure.percent:
            return value / 100
        return value

    def _number(figure: float) -> float | None:
        if column.type == "count" and not (np.isnan(figure) or figure.is_integer()):
            return None
        if column.nought_is_blank and figure == 0:
            return np.nan
        return figure / 100 if column.type == "percent" else figure

    return understand


def key(series: "pd.Series[Any]", column: Column, header: str, problems: Problems) -> Key:
    """A column that names campaigns, products, marketplaces or currencies."""
    spellings = Spellings.of(series)
    named = {"place": marketplace_named, "currency": currency_named}.get(column.type, _name)
    values = [named(_unguarded(spelled(cell))) or None for cell in spellings.cells]
    if column.type in _WRONG:
        blank = [is_blank(spelled(cell)) for cell in spellings.cells]
        unknown = [at for at, value in enumerate(values) if value is None and not blank[at]]
        for at in unknown[:MOST]:
            row = series.index[int(np.argmax(spellings.codes == at))]  # each is told once, where it first stands
            problems.add(problems.quoted(spellings.cells[at]) + _WRONG[column.type], int(row), header)
        problems.more(max(0, len(unknown) - MOST))
    return merged(spellings.codes, values)


def merged(codes: Codes, values: Sequence[Any]) -> Key:
    """The same with equal values under one code, and none where there is no value."""
    places: dict[Any, int] = {}
    for value in values:
        if value is not None:
            places.setdefault(value, len(places))
    recoded = np.array([*(places.get(value, -1) for value in values), -1], dtype=np.int64)
    return Key(recoded[codes], list(places))


def _unguarded(text: str) -> str:
    """The text inside Excel's guard: ="468170906203317"."""
    text = text.strip()
    return text[2:-1].strip() if text.startswith('="') and text.endswith('"') else text


def _name(text: str) -> str:
    return clean(text, _MOST_KEY).strip()


def complain(
    spellings: Spellings, cells: list[int], index: "pd.Index[Any]", wrong: Words, header: str, problems: Problems
) -> None:
    """Name the rows that hold cells which could not be understood."""
    if not cells:
        return
    problems.lost.add(header)
    places = np.flatnonzero(np.isin(spellings.codes, cells))
    for place in places[:MOST]:
        cell = spellings.cells[spellings.codes[place]]
        problems.add(problems.quoted(cell) + wrong, int(index[place]), header)
    problems.more(max(0, len(places) - MOST))


def sign_currencies(signs: Sequence[str]) -> list[tuple[str, ...]]:
    """The codes that each sign may stand for; "$" beside "US$" stands for the same."""
    told = list(dict.fromkeys(codes for sign in signs if (codes := currencies_of(sign))))
    common = [code for code in (told[0] if told else ()) if all(code in codes for codes in told)]
    return [tuple(common)] if common else told
