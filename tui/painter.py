"""Sends only the cells that changed: over SSH a key costs what it changes, not what Textual paints again."""

import re
from collections.abc import Callable

from rich.cells import get_character_cell_size

_TOKENS = re.compile(
    r"\x1b\[(?P<move>\d*;?\d*)H"
    r"|\x1b\[(?P<style>[\d;:]*)m"
    r"|(?P<other>\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[^\[\]P_^X])"
    r"|[\x00-\x1a\x1c-\x1f\x7f])"
    r"|(?P<text>[^\x00-\x1f\x7f]+)"
)
_ERASES = re.compile(r"\x1b\[\??[0-3]?J|\x1b\[\?1049[hl]|\x1bc")

Cell = tuple[str, str]
"""A character with its style; the right half of a wide one is empty."""
_UNKNOWN: Cell = ("", "?")
_Row = list[Cell]


class Painter:
    """Knows what the terminal shows, and turns what Textual writes into the difference.

    Textual addresses every stretch of cells by its place (`CSI row;column H`) and styles every segment afresh, so
    the stream can be read as a picture. Whatever is no such painting (modes, titles, queries) passes unchanged.
    """

    def __init__(self) -> None:
        self._shown: list[_Row] = []
        self._wanted: list[_Row] = []
        self._dirty: set[int] = set()
        self._x = self._y = 0
        self._style = ""

    def resize(self, width: int, height: int) -> None:
        """The terminal has this many cells now, and nobody knows what is in them."""
        self._shown = [[_UNKNOWN] * width for _ in range(height)]
        self._wanted = [[_UNKNOWN] * width for _ in range(height)]
        self._dirty.clear()

    def forget(self) -> None:
        """Something else has drawn on the terminal: everything must be sent once more."""
        self._shown = [[_UNKNOWN] * len(row) for row in self._shown]

    def difference(self, written: str) -> str:
        """What must be sent instead of `written` for the terminal to look the same."""
        sent: list[str] = []
        painted = False
        for token in _TOKENS.finditer(written):
            kind, value = token.lastgroup, token[token.lastgroup or 0]
            if kind == "move":
                row, _, column = value.partition(";")
                self._y, self._x = int(row or 1) - 1, int(column or 1) - 1
                painted = True
            elif kind == "style":
                self._restyle(value)
            elif kind == "text":
                self._put(value)
                painted = True
            elif value != "\n" or not painted:
                sent += [self._changes(), value]
                if _ERASES.match(value):
                    self.forget()
        sent.append(self._changes())
        if painted:
            sent.append(f"\x1b[{self._y + 1};{self._x + 1}H")
        return "".join(sent)

    def _restyle(self, value: str) -> None:
        if value in ("", "0"):
            self._style = ""
        else:
            self._style = f"{self._style};{value}" if self._style else value

    def _put(self, text: str) -> None:
        if not 0 <= self._y < len(self._wanted):
            return
        row = self._wanted[self._y]
        self._dirty.add(self._y)
        for character in text:
            size = get_character_cell_size(character)
            if size == 0:
                self._join(row, character)
                continue
            for offset in range(size):
                if self._x + offset < len(row):
                    row[self._x + offset] = (character if offset == 0 else "", self._style)
            self._x += size

    def _join(self, row: _Row, mark: str) -> None:
        """A mark of no width belongs to the character before it."""
        place = self._x - 1
        while place > 0 and row[place][0] == "":
            place -= 1
        if 0 <= place < len(row):
            row[place] = (row[place][0] + mark, row[place][1])

    def _changes(self) -> str:
        sent: list[str] = []
        for y in sorted(self._dirty):
            self._paint_row(y, sent.append)
        self._dirty.clear()
        return "".join(sent)

    def _paint_row(self, y: int, send: Callable[[str], None]) -> None:
        wanted, shown = self._wanted[y], self._shown[y]
        # terminals disagree on the width of joined signs: such a row is only right when it is drawn as a whole
        whole = any(len(cell[0]) > 1 for cell in wanted) or any(len(cell[0]) > 1 for cell in shown)
        changed = wanted != shown
        pen_x, pen_style, x = -1, "", 0
        while x < len(wanted):
            character, style = wanted[x]
            width = 2 if x + 1 < len(wanted) and wanted[x + 1][0] == "" and wanted[x + 1] != _UNKNOWN else 1
            same = wanted[x : x + width] == shown[x : x + width]
            if wanted[x] != _UNKNOWN and (not same or (whole and changed)):
                if pen_x != x:
                    send(f"\x1b[{y + 1};{x + 1}H")
                if pen_style != style:
                    send(f"\x1b[0;{style}m" if style else "\x1b[m")
                send(character)
                pen_x, pen_style = x + width, style
            x += width
        if pen_style:
            send("\x1b[m")
        self._shown[y] = list(wanted)
