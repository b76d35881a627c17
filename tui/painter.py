"""Sends only the cells that changed: over SSH a key costs what it changes, not what Textual paints again."""

import re
from collections.abc import Callable

from rich.cells import get_character_cell_size

from tui.pen import Pen, styled

_TOKENS = re.compile(
    r"\x1b\[(?P<move>\d*;?\d*)H"
    r"|\x1b\[(?P<style>[\d;:]*)m"
    r"|(?P<other>\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[^\[\]P_^X])"
    r"|[\x00-\x1a\x1c-\x1f\x7f])"
    r"|(?P<text>[^\x00-\x1f\x7f]+)"
)
_ERASES = re.compile(r"\x1b\[\??[0-3]?J|\x1b\[\?1049[hl]|\x1bc")

Cell = tuple[str, Pen]
"""A character with how it is written; the right half of a wide one is empty."""
_PLAIN = Pen()
_UNKNOWN: Cell = ("", Pen("?"))
_WORTH_ERASING = 14
"""Blanks from which on erasing them, and finding the way behind them, takes fewer bytes than writing them."""
_Row = list[Cell]


class Painter:
    """Knows what the terminal shows, and turns what Textual writes into the difference.

    Textual addresses every stretch of cells by its place (`CSI row;column H`) and styles every segment afresh, so
    the stream can be read as a picture. Whatever is no such painting (modes, titles, queries) passes unchanged.

    Args:
        erases: cells that the terminal erases take the background that is set: long blanks cost five bytes.
    """

    def __init__(self, erases: bool = False) -> None:
        self._erases = erases
        self._shown: list[_Row] = []
        self._wanted: list[_Row] = []
        self._dirty: set[int] = set()
        self._x = self._y = 0
        self._style = _PLAIN
        """What Textual has set for what it writes next."""
        self._pen = _PLAIN
        """What the terminal has set."""

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
                self._style = styled(self._style, value)
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

    def _put(self, text: str) -> None:
        if not 0 <= self._y < len(self._wanted):
            return
        row = self._wanted[self._y]
        self._dirty.add(self._y)
        blank = (" ", self._style.for_blank)
        for character in text:
            size = get_character_cell_size(character)
            if size == 0:
                self._join(row, character)
                continue
            for offset in range(size):
                if self._x + offset < len(row):
                    row[self._x + offset] = (
                        blank if character == " " else (character if offset == 0 else "", self._style)
                    )
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
        self._dip(_PLAIN, sent.append)
        return "".join(sent)

    def _paint_row(self, y: int, send: Callable[[str], None]) -> None:
        wanted, shown = self._wanted[y], self._shown[y]
        if wanted == shown:
            return
        # terminals disagree on the width of joined signs: such a row is only right when it is drawn as a whole
        whole = any(len(cell[0]) > 1 for cell in wanted) or any(len(cell[0]) > 1 for cell in shown)
        at, x = -1, 0
        while x < len(wanted):
            width = _width(wanted, x)
            if wanted[x] != _UNKNOWN and (whole or wanted[x : x + width] != shown[x : x + width]):
                if at != x:
                    send(f"\x1b[{y + 1};{x + 1}H")
                self._dip(wanted[x][1], send, blank=wanted[x][0] == " ")
                run = 0 if whole or not self._erases else _blanks(wanted, x)
                if run >= _WORTH_ERASING:
                    send(f"\x1b[{run}X")
                    x += run
                    continue
                send(wanted[x][0])
                at = x + width
            x += width
        self._shown[y] = list(wanted)

    def _dip(self, wanted: Pen, send: Callable[[str], None], blank: bool = False) -> None:
        self._pen, sent = self._pen.change(wanted, blank)
        if sent:
            send(sent)


def _width(row: _Row, x: int) -> int:
    """How many cells the character at `x` has."""
    return 2 if x + 1 < len(row) and row[x + 1][0] == "" and row[x + 1] != _UNKNOWN else 1


def _blanks(row: _Row, x: int) -> int:
    """How many blanks that look alike begin at `x`; those with a line under them are none."""
    cell = row[x]
    if cell[0] != " " or cell[1].effects:
        return 0
    end = x
    while end < len(row) and row[end] == cell:
        end += 1
    return end - x
