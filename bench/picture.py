"""What a terminal shows for the bytes that a program writes: wide characters are two cells wide, as on a real one."""

import re

import pyte
from pyte.modes import DECAWM
from wcwidth import wcwidth

_ALTERNATE = 1049

_BEYOND_PYTE = re.compile(r"\x1b\[[<=>][0-9;:]*[@-~]")
"""Private sequences (the kitty keyboard's) whose last letter pyte would draw."""
_UNFINISHED = re.compile(r"\x1b(\[[0-?]*[ -/]*)?\Z")
"""An escape sequence whose end is still on its way."""


class _Cells(pyte.Screen):
    """pyte's screen; entering or leaving the alternate screen clears it."""

    def set_mode(self, *modes: int, **options: bool) -> None:
        """A mode is switched on."""
        super().set_mode(*modes, **options)
        self._clear_on(modes)

    def reset_mode(self, *modes: int, **options: bool) -> None:
        """A mode is switched off."""
        super().reset_mode(*modes, **options)
        self._clear_on(modes)

    def draw(self, data: str) -> None:
        """Text at the cursor. A wide character that does not fit into the row goes to the next one."""
        if DECAWM not in self.mode or data.isascii():
            super().draw(data)
            return
        for character in data:
            if wcwidth(character) == 2 and self.cursor.x == self.columns - 1:
                super().draw(" ")
            super().draw(character)

    def _clear_on(self, modes: tuple[int, ...]) -> None:
        if _ALTERNATE in modes:
            self.erase_in_display(2)
            self.cursor_position()


class Picture:
    """The rows and the cursor of a terminal."""

    def __init__(self, columns: int, rows: int) -> None:
        self._cells = _Cells(columns, rows)
        self._stream = pyte.ByteStream(self._cells)
        self._held = b""

    def feed(self, written: bytes) -> None:
        """Draws what the program wrote; it may end anywhere, in a character or in an escape sequence."""
        text = (self._held + written).decode("utf-8", errors="surrogateescape")
        unfinished = _UNFINISHED.search(text)
        end = unfinished.start() if unfinished else len(text)
        self._held = text[end:].encode("utf-8", errors="surrogateescape")
        self._stream.feed(_BEYOND_PYTE.sub("", text[:end]).encode("utf-8", errors="surrogateescape"))

    def resize(self, columns: int, rows: int) -> None:
        """Another size of the window."""
        self._cells.resize(rows, columns)

    @property
    def columns(self) -> int:
        """How many cells a row has."""
        return self._cells.columns

    @property
    def lines(self) -> list[str]:
        """The rows as text, without the blanks at their ends."""
        return [self._row(number).rstrip() for number in range(self._cells.lines)]

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines)

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, from 0."""
        return self._cells.cursor.x, self._cells.cursor.y

    def look(self, row: int) -> tuple[tuple[str, str, str, bool], ...]:
        """A row with all that can be seen of it: characters, colours, weight."""
        cells = self._cells.buffer[row]
        shown = (cells[column] for column in range(self._cells.columns))
        return tuple((cell.data, cell.bg if cell.reverse else cell.fg, cell.bg, cell.bold) for cell in shown)

    def colours(self, row: int, column: int) -> tuple[str, str]:
        """Foreground and background of a cell."""
        cell = self._cells.buffer[row][column]
        return (cell.bg, cell.fg) if cell.reverse else (cell.fg, cell.bg)

    def _row(self, number: int) -> str:
        """A row's text. Half of a wide character that was written over is a blank, as on a real terminal."""
        cells = self._cells.buffer[number]
        said = []
        after_wide = False
        for column in range(self._cells.columns):
            data = cells[column].data
            if not data:
                said.append("" if after_wide else " ")
                after_wide = False
                continue
            wide = wcwidth(data[0]) == 2
            whole = not wide or (column + 1 < self._cells.columns and not cells[column + 1].data)
            said.append(data if whole else " ")
            after_wide = wide and whole
        return "".join(said)
