"""Over the panes for a moment: what all meetings came to, or what was once said about something."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from engine.words import Words
from tui.show import show
from tui.widgets.board import Board
from tui.widgets.scene import Scene

if TYPE_CHECKING:
    from data.past import Past


class PastBoard(Board):
    """Figures of all closed meetings; while something is typed, what is found."""

    past: "Past | None" = None
    """None until they are read."""
    typed = ""
    _kept = ""
    _about: tuple[object, ...] = ()
    _drawn_rows: Sequence[Content] = ()

    def begin(self, kept: str) -> None:
        """Opens; `kept` is the unsent line that waits meanwhile."""
        self.typed, self._kept = "", kept
        self.scroll_back()

    def end(self) -> str:
        """The line that waited."""
        return self._kept

    def look_for(self, typed: str) -> None:
        """Shows what is found."""
        self.typed = typed.strip()
        self.scroll_back()
        self.paint_again()

    def show_past(self, past: "Past") -> None:
        """The meetings were read."""
        self.past = past
        self.paint_again()

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """Figures, or what is found; a word while the meetings are being read."""
        if self.past is None:
            return [show(scene.said(Words(" 正在读历次会议…", " Reading all meetings...")), ".soft")]
        from tui.widgets.past_rows import past_rows  # only once somebody looks back

        # the screen is drawn every second: twenty years are looked through only when something is typed
        about = (id(self.past), self.typed, width, scene.language)
        if about != self._about:
            self._about, self._drawn_rows = about, past_rows(scene, self.past, self.typed, width)
        return self._drawn_rows
