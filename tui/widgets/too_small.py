"""What stands on the screen when the window is too small for it."""

from collections.abc import Sequence

from textual.content import Content

from engine.words import Words
from tui.show import show
from tui.widgets.board import Board
from tui.widgets.scene import Scene

LEAST = (60, 15)
"""Columns and rows that the screen needs."""


class TooSmall(Board):
    """One line; everything is still there behind it."""

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """How large the window is, and how large it has to be."""
        size = f"{self.app.size.width}x{self.app.size.height}"
        least = f"{LEAST[0]}x{LEAST[1]}"
        words = Words(f"窗口太小 {size}，至少 {least}", f"Window too small: {size}, needs {least}")
        return [show(scene.said(words), ".warn")]
