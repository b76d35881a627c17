"""The minutes as a workbook: actions, decisions and KPIs; texts as texts, days and figures as what they are."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from unicodedata import east_asian_width

import xlsxwriter
from msgspec import Struct
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from data.exports.xlsx_sheets import Cell, Day, Figure, Sheet, sheets_of
from engine.minutes.record import Minutes
from engine.words import Language

_WIDEST = 40
"""Letters of a column; longer texts are broken into lines."""
_NARROWEST = 6
"""Letters: a head of two Chinese characters with its filter button."""
_ROWS_MEASURED = 500
"""Rows that set the widths of columns; minutes have tens."""
_LINE = 15
"""Points of a line. Not every program gives a row the height that its broken lines need by itself."""
_HIGHEST = 400
"""Points that a row may have; Excel takes no more than 409."""
_LONGEST = 32_767
"""Letters that Excel takes in one cell."""


class _Looks(Struct):
    head: Format
    figure_head: Format
    text: Format
    day: Format
    figures: dict[str, Format]


def as_xlsx(minutes: Minutes, language: Language) -> bytes:
    """The whole workbook. The same minutes are the same bytes."""
    page = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(page, options)
    made = minutes.closed_at or minutes.started_at or datetime.combine(minutes.day, time())
    book.set_properties({"title": f"{minutes.series} {minutes.day}"[:255], "created": made.replace(tzinfo=None)})
    looks = _looks(book)
    for sheet in sheets_of(minutes, language):
        _write(book.add_worksheet(sheet.title), sheet, looks)
    book.close()
    return page.getvalue()


def _looks(book: Workbook) -> _Looks:
    font = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
    formats = {pattern: book.add_format({**font, "num_format": pattern}) for pattern in Figure.PATTERNS.values()}
    head = {**font, "bold": True, "bg_color": "#E8EEF4", "bottom": 1, "text_wrap": True}
    return _Looks(
        head=book.add_format(head),
        figure_head=book.add_format({**head, "align": "right"}),
        text=book.add_format({**font, "text_wrap": True}),
        day=book.add_format({**font, "num_format": "yyyy-mm-dd", "align": "left"}),
        figures=formats,
    )


def _write(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    for column, head in enumerate(sheet.heads):
        figures = any(isinstance(row[column], Figure) for row in sheet.rows)
        page.write_string(0, column, head, looks.figure_head if figures else looks.head)
    widths = list(_widths(sheet.heads, sheet.rows))
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    for row, cells in enumerate(sheet.rows, start=1):
        page.set_row(row, _height(cells, widths))
        for column, cell in enumerate(cells):
            _put(page, row, column, cell, looks)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _put(page: Worksheet, row: int, column: int, cell: Cell, looks: _Looks) -> None:
    match cell:
        case Figure() if cell.value is not None:
            page.write_number(row, column, cell.value, looks.figures[cell.pattern])
        case Day() if cell.day is not None:
            page.write_datetime(row, column, datetime.combine(cell.day, time()), looks.day)
        case str() if cell:
            page.write_string(row, column, cell[:_LONGEST], looks.text)


def _widths(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterable[int]:
    """Of each column: as wide as its widest cell within bounds, the filter's arrow included."""
    for column, head in enumerate(heads):
        widest = max((_letters(row[column]) for row in rows[:_ROWS_MEASURED]), default=0)
        yield min(_WIDEST, max(_NARROWEST, _letters(head) + 3, widest + 3))


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Of a row: as high as its cell with the most lines within bounds; broken lines end a little early."""
    lines = max(-(-_letters(cell) // (width - 3)) for cell, width in zip(cells, widths, strict=True))
    return min(_HIGHEST, _LINE * max(1, lines))


def _letters(cell: Cell) -> int:
    """How many Latin letters a cell is wide: a Chinese one counts as two."""
    match cell:
        case str():
            return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in cell)
        case Day():
            return len(str(date.max))
        case _:
            return 10
