"""What the command palette lists, over the panes."""

from collections.abc import Sequence

from textual.content import Content

from engine.words import Words
from tui.keys import keys_said
from tui.palette import Hit
from tui.show import cells, in_column, row, show
from tui.widgets.board import Board
from tui.widgets.scene import Scene


class PaletteList(Board):
    """The commands that fit what was typed; those that cannot work now say why."""

    hits: Sequence[Hit] = ()
    chosen = 0

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """One row a command, the chosen one marked."""
        if not self.hits:
            return [show(scene.said(Words(" 没有这个命令。", " No such command.")), ".soft")]
        left = max(cells(scene.said(hit.key.label)) for hit in self.hits)
        top = max(0, self.chosen - height + 1)
        return [self._row(scene, place, left, width) for place in range(top, len(self.hits))]

    def _row(self, scene: Scene, place: int, left: int, width: int) -> Content:
        hit = self.hits[place]
        mark, style = ("▸", ".strong") if place == self.chosen else (" ", "")
        about = scene.said(hit.why_not) if hit.why_not else scene.keyed(hit.key.help)
        line = row(
            show(f" {mark} ", ".key"),
            in_column(scene.said(hit.key.label), left, ".soft" if hit.why_not else style),
            show("  "),
            in_column(scene.said(keys_said(hit.key)), 8, ".key"),
            show(f"  {about}", ".soft"),
        ).truncate(width, pad=True)
        return line.stylize(".current") if place == self.chosen else line
