"""Plots in a terminal: a bar of block characters, or of signs where the terminal writes no Chinese and no blocks."""

import sys

_PARTS = " ▏▎▍▌▋▊▉█"
_EIGHTH = len(_PARTS) - 1


def writes_blocks() -> bool:
    """Whether standard output takes block characters."""
    try:
        _PARTS.encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def bar(value: float | None, most: float, width: int, blocks: bool = True) -> str:
    """`value` of `most` as a bar of at most `width` cells; nothing where it is not known."""
    if value is None or most <= 0:
        return ""
    share = min(1.0, max(0.0, value / most))
    if not blocks:
        return "#" * round(share * width)
    eighths = round(share * width * _EIGHTH)
    whole, part = divmod(eighths, _EIGHTH)
    return "█" * whole + (_PARTS[part] if part else "")
