"""How far reading has come, on a terminal's stderr: one line that is gone when it is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from engine.words import Language, Words

_CLEARED = "\r\x1b[K"


@contextmanager
def reading_shown(language: Language) -> Iterator[Callable[[int, int], None] | None]:
    """Gives out what is to be told before each file; nothing where nobody looks at stderr."""
    if not sys.stderr.isatty():
        yield None
        return
    try:
        yield lambda number, files: _show(
            Words(f"正在读 {number}/{files} …", f"Reading {number}/{files} …").said(language)
        )
    finally:
        _show("")


def _show(text: str) -> None:
    sys.stderr.write(_CLEARED + text)
    sys.stderr.flush()
