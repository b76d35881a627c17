"""The rows of a workbook as lines of text, for lists that are no report: what a forwarder sends back."""

from pathlib import Path

from data.reports.sheet import spelled
from data.reports.workbook import sheets_of

MOST_ROWS = 20_000
"""Of all sheets: ten times the orders of a bad month (ext)."""


def rows_as_text(path: Path) -> str:
    """One line a row, cells apart by tabs, sheet after sheet.

    Raises:
        UnreadableError: it is damaged, or no workbook.
    """
    rows = (row for sheet in sheets_of(path, None) for row in sheet.rows())
    return "\n".join("\t".join(spelled(cell) for cell in row) for row, _ in zip(rows, range(MOST_ROWS), strict=False))
