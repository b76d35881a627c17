"""Tables on standard output: as wide as the terminal, without markup, so that no cell can colour or break a line."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from engine.text import clean
from engine.words import Language, Words
from tui.signs import in_ascii, lacks_signs

_GAP = 2
Style = Literal["", "red", "yellow", "green", "dim", "bold"]


class Cell(NamedTuple):
    """One cell, and how it looks."""

    text: str
    style: Style = ""


class Head(NamedTuple):
    """One column."""

    title: Words
    right: bool = False
    flexible: bool = False
    """Whether its cells are folded when the terminal is narrow all the same."""
    rank: int = 0
    """Which columns go first when the terminal is too narrow: 1 before 2; 0 never goes."""


class _Answer(Console):
    """A console whose reader may leave early, as `head` does."""

    def on_broken_pipe(self) -> None:
        """Tells the one place that knows the exit code; rich itself would end with 1, which means a finding here."""
        raise BrokenPipeError


def console() -> Console:
    """Standard output; piped, it is 100 columns wide and without colour."""
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else 100
    return _Answer(width=width, highlight=False, markup=False, emoji=False, file=sys.stdout)


def show_line(out: Console, text: str, style: Style = "") -> None:
    """One line, folded where it is too long."""
    out.print(Text(_flat(text), style=style))


def show_list(out: Console, title: str, lines: Iterable[tuple[str, Style]]) -> None:
    """A headed list; nothing at all when it is empty."""
    listed = list(lines)
    if not listed:
        return
    out.print()
    out.print(Text(title, style="bold"))
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for text, style in listed:
        sign, _, rest = _flat(text).partition(" ")
        grid.add_row(Text(f" {sign}", style=style), Text(rest, style=style))
    out.print(grid)


def show_pairs(out: Console, pairs: Iterable[tuple[str, str, Style]]) -> None:
    """Labels with what they stand for beside them, folded where it is too long."""
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for label, text, style in pairs:
        grid.add_row(Text(_flat(label)), Text(_flat(text), style=style))
    out.print(grid)


def show_table(out: Console, heads: Sequence[Head], rows: Iterable[Sequence[Cell]], language: Language) -> None:
    """A table without lines between columns: they cost bytes and, over SSH, look broken in some terminals."""
    rows = [[cell._replace(text=_flat(cell.text)) for cell in row] for row in rows]
    titles = [head.title.said(language) for head in heads]
    widths = [(head.rank, _width(titles[place], rows, place)) for place, head in enumerate(heads)]
    places = fitting(widths, out.width)
    table = Table(box=None, padding=(0, _GAP, 0, 0), header_style="dim", pad_edge=False)
    for place in places:
        table.add_column(
            titles[place],
            justify="right" if heads[place].right else "left",
            no_wrap=not heads[place].flexible,
            overflow="fold" if heads[place].flexible else "ellipsis",
        )
    for row in rows:
        table.add_row(*(Text(row[place].text, style=row[place].style) for place in places))
    out.print(table)


def fitting(columns: Sequence[tuple[int, int]], width: int) -> list[int]:
    """The places of the columns that fit beside each other, each given as its rank and its width in cells.

    Of those that may go, the lowest rank goes first; a column with nothing in it has no width and goes as well.
    """
    places = [place for place, (_, cells) in enumerate(columns) if cells]
    for place in sorted((p for p in places if columns[p][0]), key=lambda p: columns[p][0]):
        if sum(columns[p][1] + _GAP for p in places) - _GAP <= width:
            break
        places.remove(place)
    return places


def _width(title: str, rows: Sequence[Sequence[Cell]], place: int) -> int:
    """In cells, of which a Chinese character takes two; 0 when no row has anything to say."""
    longest = max((cell_len(row[place].text) for row in rows), default=0)
    return max(longest, cell_len(title)) if longest else 0


def _flat(text: str) -> str:
    flat = clean(text).replace("\n", " ").replace("\t", " ")
    return in_ascii(flat) if sys.stdout.isatty() and lacks_signs(os.environ.get("TERM", "")) else flat
