"""Made-up workbooks, sheet by sheet."""

from pathlib import Path

import openpyxl


def book(path: Path, **sheets: list[list[object]]) -> Path:
    """A workbook with these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def sold(asin: str, units: int) -> list[list[object]]:
    """A business report."""
    return [["(Child) ASIN", "Units Ordered"], [asin, units]]
