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


def spaced(parts: Iterable[Content], gap: int = 2) -> Content:
    """Parts of one line with a gap between them; empty ones leave none."""
    return Content(" " * gap).join(part for part in parts if part)


def folded(content: Content, width: int, indent: int = 0, most: int = 4) -> list[Content]:
    """A long line in as many rows as it needs, at most `most`; rows after the first are indented."""
    if width <= indent + 4 or content.cell_length <= width:
        return [content]
    first, *rest = content.wrap(width - indent)
    return [first, *(row(Content(" " * indent), part) for part in rest)][:most]
