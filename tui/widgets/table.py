"""Tables that fit their pane: columns as wide as what they hold, the least needed ones left out where room lacks."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from engine.words import Words
from tui.show import cells, in_column, row, show
from tui.widgets.scene import Scene


class Column(NamedTuple):
    """One column."""

    title: Words
    rank: int = 0
    """The highest go first where the pane is narrow; 0 always stays."""
    right: bool = False
    """Whether figures stand in it."""
    flexible: bool = False
    """Whether it gives way, and takes what is left over; one of them at most."""


class Cell(NamedTuple):
    """What stands in one column of one row."""

    text: str
    style: str = ""


_GAP = 2
_LEAST = 14
"""A flexible column is not made narrower before others are left out."""


def table(scene: Scene, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int) -> list[Content]:
    """A head and the rows, each line at most `width` cells."""
    titles = [Cell(scene.said(column.title), ".soft") for column in columns]
    natural = [max(cells(one[place].text) for one in (titles, *rows)) for place in range(len(columns))]
    # a column in which nothing stands is left out before any other
    filled = [column.rank == 0 or any(one[place].text for one in rows) for place, column in enumerate(columns)]
    kept = _kept(columns, natural, filled, width - 1)
    widths = _widths(columns, natural, kept, width - 1)
    return [_line(columns, one, kept, widths) for one in (titles, *rows)]


def _kept(columns: Sequence[Column], natural: Sequence[int], filled: Sequence[bool], width: int) -> list[int]:
    """The places of the columns that fit; a narrow one comes back where a wider one left room and nothing is cut."""
    kept = [place for place in range(len(columns)) if filled[place]]

    def needed(places: Sequence[int]) -> int:
        least = (min(_LEAST, natural[n]) if columns[n].flexible else natural[n] for n in places)
        return sum(least) + _GAP * (len(places) - 1)

    left_out: list[int] = []
    while needed(kept) > width and any(columns[n].rank for n in kept):
        left_out.append(max(kept, key=lambda n: columns[n].rank))
        kept.remove(left_out[-1])
    for place in reversed(left_out):
        if sum(natural[n] + _GAP for n in (*kept, place)) - _GAP <= width:
            kept.append(place)
    return sorted(kept)


def _widths(columns: Sequence[Column], natural: Sequence[int], kept: Sequence[int], width: int) -> dict[int, int]:
    """Natural widths; the flexible column gives up what is too much, and no other takes what is left."""
    widths = {n: natural[n] for n in kept}
    flexible = next((n for n in kept if columns[n].flexible), None)
    if flexible is not None:
        others = sum(widths.values()) - widths[flexible] + _GAP * (len(kept) - 1)
        widths[flexible] = max(1, min(natural[flexible], width - others))
    return widths


def _line(columns: Sequence[Column], one: Sequence[Cell], kept: Sequence[int], widths: dict[int, int]) -> Content:
    parts = [in_column(one[n].text, widths[n], one[n].style, columns[n].right) for n in kept]
    return row(show(" "), Content(" " * _GAP).join(parts))
