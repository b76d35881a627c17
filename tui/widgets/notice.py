"""The line above the capture line: what was just done, what went wrong, what a key asks, or what Enter would record."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from textual.content import Content

from engine.words import Words
from tui.show import hanging, row, show
from tui.widgets.board import Board
from tui.widgets.scene import Scene

Kind = Literal["none", "good", "bad", "warn", "ask", "echo", "unfinished"]

_SIGNS: dict[Kind, str] = {
    "none": "",
    "good": "✓ ",
    "bad": "✗ ",
    "warn": "! ",
    "ask": "? ",
    "echo": "> ",
    "unfinished": "  ",
}


class Notice(Struct, frozen=True):
    """One sentence for the scribe."""

    kind: Kind = "none"
    words: Words = Words("", "")
    short: bool = False
    """Whether one row does: what stands last may give way."""


NOTHING = Notice()


_READ_WHOLE: tuple[Kind, ...] = ("bad", "warn", "ask")
"""What nobody can act on by halves; what changes while somebody types keeps to its row."""
_MOST, _LOW = 3, 22
"""Rows that a sentence may take, one fewer on a screen of fewer rows than the other figure."""


class NoticeLine(Board):
    """One row, more where a refusal or a question needs them; it is filled with red, and says so with its sign."""

    notice = NOTHING
    _tall = 1

    def tell(self, notice: Notice, scene: Scene) -> None:
        """Shows another sentence."""
        self.notice = notice
        self._make_room(scene)
        self.paint(scene)

    def on_resize(self) -> None:
        """A narrower terminal needs more rows for the same sentence."""
        if self._scene is not None:
            self._make_room(self._scene)

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """The sign of its kind, then the sentence."""
        rows = self._said(scene, width)
        shown = rows[:height]
        if len(rows) > height:
            shown[-1] = row(shown[-1].truncate(width - 2), show("…"))
        return [line.truncate(width, pad=True).stylize(f".notice-{self.notice.kind}") for line in shown]

    def _said(self, scene: Scene, width: int) -> list[Content]:
        whole = self.notice.kind in _READ_WHOLE and not self.notice.short
        sign, words = show(f" {_SIGNS[self.notice.kind]}"), show(scene.said(self.notice.words))
        return hanging(sign, words, width) if whole else [row(sign, words)]

    def _make_room(self, scene: Scene) -> None:
        most = _MOST if self.screen.size.height >= _LOW else _MOST - 1
        tall = min(most, len(self._said(scene, self.size.width))) if self.size.width else 1
        if tall != self._tall:
            self._tall = tall
            self.styles.height = tall
