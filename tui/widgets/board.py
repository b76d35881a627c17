"""A board: rows of text of which only the cells that changed are painted again. Every pane of the screen is one."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from engine.words import Words
from tui.show import show
from tui.signs import in_ascii
from tui.widgets.scene import Scene


class Board(Widget):
    """Shows a scene, row by row."""

    from_end = False
    """Whether the last rows are what is seen first."""

    def __init__(self, name: str, classes: str = "") -> None:
        super().__init__(id=name, classes=classes)
        self._scene: Scene | None = None
        self._rows: Sequence[Content] = ()
        self._strips: list[Strip] = []
        self._looks: dict[str, Style] = {}
        self._known: dict[object, Strip] = {}
        self._stale = True
        self._scrolled = 0

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """The rows of a scene; more of them than `height` can be scrolled to."""
        raise NotImplementedError

    def paint(self, scene: Scene) -> None:
        """Shows a scene; what is on the screen already is not sent again."""
        self._scene = scene
        self.paint_again()

    def paint_again(self) -> None:
        """Shows the same scene, after something of the board's own has changed."""
        if self.is_mounted and self.size.width and self.display:
            self._paint_changes()

    def scroll_rows(self, by: int) -> None:
        """Shows rows further down, or further up when negative."""
        hidden = max(0, len(self._rows) - self.size.height)
        self._scrolled = max(0, min(hidden, self._scrolled + (-by if self.from_end else by)))
        self.paint_again()

    def scroll_back(self) -> None:
        """Shows what is seen first again."""
        self._scrolled = 0

    def render_line(self, y: int) -> Strip:
        """The row at `y`, from 0."""
        width, height = self.size
        if self._stale or len(self._strips) != height or (height and self._strips[0].cell_length != width):
            self._strips = self._drawn()
        return self._strips[y] if y < len(self._strips) else Strip.blank(width, self.rich_style)

    def notify_style_update(self) -> None:
        """Colours may have changed: everything is drawn anew, and sent again as far as it differs."""
        self._looks, self._known, self._stale = {}, {}, True
        super().notify_style_update()

    def _paint_changes(self) -> None:
        before, self._strips = self._strips, self._drawn()
        if len(before) != len(self._strips):
            self.refresh()
            return
        changed = [
            Region(start, y, stop - start, 1)
            for y, (old, new) in enumerate(zip(before, self._strips, strict=True))
            if old is not new and old != new
            for start, stop in changed_spans(old, new)
        ]
        if changed:
            self.refresh(*changed)

    def _drawn(self) -> list[Strip]:
        self._stale = False
        width, height = self.size
        if self._scene is None or not width:
            return [Strip.blank(width, self.rich_style)] * height
        self._rows = self.draw(self._scene, width, height)
        hidden = max(0, len(self._rows) - height)
        self._scrolled = min(self._scrolled, hidden)
        top = hidden - self._scrolled if self.from_end else self._scrolled
        base = self.visual_style
        shown = [*self._rows[top : top + height]]
        below = len(self._rows) - top - height
        if below > 0 and height > 1 and not self.from_end:
            more = Words(f" 下面还有 {below + 1} 行", f" {below + 1} more rows below")
            shown[-1] = show(self._scene.said(more), ".soft")
        shown += [Content("")] * (height - len(shown))
        known, self._known = self._known, {}
        return [self._strip(content, width, base, known) for content in shown]

    def _strip(self, content: Content, width: int, base: Style, known: dict[object, Strip]) -> Strip:
        """The row in the terminal's terms; one that was there before is taken as it was."""
        looks_like = (content.plain, tuple(content.spans), width, base)
        if looks_like not in self._known:
            self._known[looks_like] = known.get(looks_like) or self._rendered(content, width, base)
        return self._known[looks_like]

    def _rendered(self, content: Content, width: int, base: Style) -> Strip:
        rendered = content.render(base, end="", parse_style=self._look)
        only_ascii = self._scene is not None and self._scene.only_ascii
        segments = [Segment(in_ascii(text) if only_ascii else text, style.rich_style) for text, style in rendered]
        return Strip(segments).adjust_cell_length(width, base.rich_style)

    def _look(self, style: str | Style) -> Style:
        """What a component class of the screen looks like, only as far as app.tcss says.

        Textual's own get_visual_style(partial=True) loses the background.
        """
        if isinstance(style, Style):
            return style
        if style not in self._looks:
            styles = self.screen.get_component_styles(style.removeprefix("."))
            text = styles.text_style
            self._looks[style] = Style(
                styles.background if styles.has_rule("background") else None,
                styles.color if styles.has_rule("color") else None,
                bold=text.bold,
                dim=text.dim,
                reverse=text.reverse,
                strike=text.strike,
                underline=text.underline,
            )
        return self._looks[style]


def changed_spans(old: Strip, new: Strip) -> Iterator[tuple[int, int]]:
    """From where to where two rows of the same width differ; no wide character is cut in two."""
    x = 0
    for was, now in zip(old, new, strict=False):
        width = now.cell_length
        if was != now:
            if was.cell_length != width:
                break
            start, stop = _differing(was, now)
            yield x + start, x + stop
        x += width
    if x < new.cell_length:
        yield x, new.cell_length


def _differing(was: Segment, now: Segment) -> tuple[int, int]:
    """Where two stretches of the same width and one style each begin and end to differ."""
    if was.style != now.style:
        return 0, now.cell_length
    ahead = _alike(was.text, now.text)
    behind = _alike(was.text[ahead:][::-1], now.text[ahead:][::-1])
    return cell_len(now.text[:ahead]), now.cell_length - cell_len(now.text[len(now.text) - behind :])


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
