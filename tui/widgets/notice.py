"""The line above the capture line: what was just done, what went wrong, what a key asks, or what Enter would record."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from textual.content import Content

from engine.words import Words
from tui.show import row, show
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


NOTHING = Notice()


class NoticeLine(Board):
    """One row; a refusal fills it with red, and says so with its sign."""

    notice = NOTHING

    def tell(self, notice: Notice, scene: Scene) -> None:
        """Shows another sentence."""
        self.notice = notice
        self.paint(scene)

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """The sign of its kind, then the sentence."""
        notice = self.notice
        line = row(show(f" {_SIGNS[notice.kind]}"), show(scene.said(notice.words))).truncate(width)
        return [line.truncate(width, pad=True).stylize(f".notice-{notice.kind}")]
