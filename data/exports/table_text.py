"""Texts as cells of a table that spreadsheets open: on one line, and never read as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULAS = frozenset("=+-@＝＋－＠|%")
"""What makes a spreadsheet compute a cell, full-width forms included (CWE-1236)."""
_INVISIBLE = " \u3000\u00a0\u200c\u200d'\""
"""What some programs pass over before they look for a formula."""
_ONE_LINE = str.maketrans("\r\n\t", "   ")


def guarded(text: str) -> str:
    """A text as a cell of CSV: what would be a formula begins with an apostrophe, which makes it a text."""
    flat = text.translate(_ONE_LINE)
    return f"'{flat}" if flat.lstrip(_INVISIBLE)[:1] in _FORMULAS and flat.strip() else flat


def as_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """CSV that Excel opens as UTF-8. Every cell is quoted, so that no other separator can split one."""
    page = io.StringIO()
    writer = csv.writer(page, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + page.getvalue().encode()
