"""Figures as files write them: three decimal styles, signs before and after, percent, brackets for a minus."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal, NamedTuple

from data.reports.places import currencies_of

Decimal = Literal[".", ","]

BLANKS = frozenset({"", "-", "--", "---", "n/a", "na", "nan", "null", "none", "not available", "暂无", "无"})
"""Cells that say that there is no figure, which is not 0."""

_PARTS = re.compile(
    r"(?P<sign>[^\d(+.,-]*[^\W\d_]\.|[^\d(+.,-]*)(?P<figure>[\d.,' ]*\d(?:[.,]\d*)?(?:e[+-]?\d+)?)(?P<after>\D*)", re.I
)
_GROUPED = {
    ".": re.compile(r"(?:\d+|\d{1,3}(?:[,']\d{2,3})*[,']\d{3})?(?:\.\d*)?(?:e[+-]?\d+)?", re.I),
    ",": re.compile(r"(?:\d+|\d{1,3}(?:[.']\d{2,3})*[.']\d{3})?(?:,\d*)?(?:e[+-]?\d+)?", re.I),
}
_WHOLE = re.compile(r"\d+|\d{1,3}(?:([.,'])\d{2,3})*(?:[.,']\d{3})|\d+[.,]0{1,2}|\d+[.,]0{4,}")


MOST = 1e15
"""No shop has more of anything; beyond it a float does not hold whole numbers."""


class Figure(NamedTuple):
    """A cell taken apart: its digits as they stand, and what stood around them."""

    digits: str
    sign: str
    """Currency sign or code, before or after."""
    trails: bool
    """Whether the sign stands behind, as in most of Europe."""
    negative: bool
    percent: bool


def is_blank(text: str) -> bool:
    """Whether the cell holds no figure."""
    return unicodedata.normalize("NFKC", text).strip().replace("—", "-").replace("–", "-").casefold() in BLANKS


def taken_apart(text: str) -> Figure | None:
    """The figure in a cell; None when there is anything else in it."""
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").strip()
    bracketed = plain.startswith("(") and plain.endswith(")")
    plain = plain[1:-1].strip() if bracketed else plain
    minus = plain.count("-") == 1 and (plain.find("-") < _first_digit(plain) or plain.endswith("-"))
    found = _PARTS.fullmatch(plain.replace("-", "", 1) if minus else plain.replace("+", "", 1))
    if found is None:
        return None
    before, after = found["sign"].strip(), found["after"].strip()
    percent = "%" in (before, after)
    sign = "" if percent else before or after
    if (before and after) or (sign and not currencies_of(sign)):
        return None
    digits = "".join(found["figure"].split())
    return Figure(digits, sign, bool(sign and after), minus or bracketed, percent)


def _first_digit(text: str) -> int:
    found = re.search(r"\d", text)
    return len(text) if found is None else found.start()


def decimal_of(figures: Iterable[Figure]) -> Decimal:
    """Which sign parts the decimals in a column: told by all of its cells, since 1.234 alone tells nothing."""
    commas = points = trailing = 0
    for figure in figures:
        told = _told_decimal(figure.digits)
        commas += told == ","
        points += told == "."
        trailing += figure.trails
    if commas == points:
        return "," if commas == 0 and trailing else "."
    return "," if commas > points else "."


def _told_decimal(digits: str) -> Decimal | None:
    """What one figure tells; None when it could be either."""
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        return "," if comma > point else "."
    if comma >= 0:
        return None if re.fullmatch(r"\d{1,3}(,\d{2,3})*,\d{3}", digits) else ","
    if point >= 0:
        if digits.count(".") > 1:
            return ","
        return None if re.fullmatch(r"\d{1,3}\.\d{3}", digits) else "."
    return None


def amount(figure: Figure, decimal: Decimal) -> float | None:
    """The figure's value in that style; None when it does not fit the style."""
    if not _GROUPED[decimal].fullmatch(figure.digits):
        return None
    group = "," if decimal == "." else "."
    value = float(figure.digits.replace("'", "").replace(group, "").replace(",", "."))
    return _signed(value, figure)


def whole(figure: Figure) -> float | None:
    """The figure's value as a count, in either style; None when it has decimals."""
    if not _WHOLE.fullmatch(figure.digits):
        return None
    digits = re.sub(r"[.,]0{1,2}$|[.,]0{4,}$", "", figure.digits)
    return _signed(float(re.sub(r"[.,']", "", digits)), figure)


def _signed(value: float, figure: Figure) -> float | None:
    if value > MOST:
        return None
    return -value if figure.negative else value
