"""The one gate out: every text that reaches the screen passes show(), and none is ever read as markup or as codes."""

from collections.abc import Iterable
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from engine.text import clean

_ONE_LINE = str.maketrans({"\n": " ", "\t": " ", "\u200c": None, "\u200d": None, "\ufe0f": None, "\ufe0e": None})
"""Joiners and variation selectors go: terminals disagree on how wide what they join is (Textualize/textual#5980)."""
_NARROW = str.maketrans({"—": "-", "–": "-", "…": ".", "±": "~", "×": "x", "→": ">", "·": ".", "“": '"', "”": '"'})
"""Signs that a terminal set up for Chinese draws two cells wide: in a column they would push what follows."""
_CUT = ".."
"""Stands where a text was cut: narrow on every terminal, unlike an ellipsis."""

_CLOSING, _OPENING = "，。；：、！？）」』》】,.;:!?)% ", "（「『《【("
_LEAST_ROOM = 10
"""Cells that a text gets beside its label, however narrow the pane."""


@lru_cache(maxsize=4096)
def _shown(text: str) -> str:
    return clean(text).translate(_ONE_LINE)


def show(text: str, style: str = "") -> Content:
    """One line of text as it may be put on the screen.

    Args:
        style: a component class of the screen, such as ".red"; what it looks like is in app.tcss.
    """
    return Content.styled(_shown(text), style) if style else Content(_shown(text))


def in_column(text: str, width: int, style: str = "", right: bool = False) -> Content:
    """The text in exactly `width` cells, whatever the terminal makes of ambiguous signs."""
    narrow = _shown(text).translate(_NARROW)
    length = cell_len(narrow)
    if length > width:
        narrow = (
            set_cell_size(narrow, width - len(_CUT)) + _CUT if width > 2 * len(_CUT) else set_cell_size(narrow, width)
        )
    elif right:
        narrow = " " * (width - length) + narrow
    else:
        narrow += " " * (width - length)
    return Content.styled(narrow, style) if style else Content(narrow)


def cells(text: str) -> int:
    """How many cells a text takes; len() would be wrong for Chinese."""
    return cell_len(_shown(text))


def row(*parts: Content) -> Content:
    """Parts of one line beside each other."""
    return Content("").join(parts)


def spread(left: Content, right: Content, width: int) -> Content:
    """Two parts at the two ends of a line; the left one gives way."""
    room = max(0, width - right.cell_length - 1)
    return row(left.truncate(room, pad=True), Content(" "), right)


def spaced(parts: Iterable[Content]) -> Content:
    """Parts of one line with a gap between them; empty ones leave none."""
    return Content("  ").join(part for part in parts if part)


def hanging(label: Content, text: Content, width: int, most: int = 6) -> list[Content]:
    """A label and a long text beside it, in as many rows as it needs, at most `most`."""
    room = max(_LEAST_ROOM, width - label.cell_length - 1)
    if text.cell_length <= room:
        return [row(label, text)]
    first, *rest = text.divide(_breaks(text.plain, room))
    indent = Content(" " * label.cell_length)
    return [row(label, first), *(row(indent, part) for part in rest)][:most]


def _breaks(text: str, width: int) -> list[int]:
    """Where to break: after a space, or between Chinese characters, but never before what closes a phrase."""
    breaks: list[int] = []
    start = used = possible = 0
    for place, character in enumerate(text):
        if place > start and _may_break(text[place - 1], character):
            possible = place
        size = cell_len(character)
        if used + size > width:
            start = possible if possible > start else place
            breaks.append(start)
            used = cell_len(text[start:place])
        used += size
    return breaks


def _may_break(before: str, after: str) -> bool:
    if after in _CLOSING or before in _OPENING:
        return False
    return before == " " or cell_len(before) == 2 or cell_len(after) == 2
