"""How far reading has come, on a terminal's stderr: one line that is gone when it is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from engine.text import clean
from engine.words import Language, Words

_CLEARED = "\r\x1b[K"
_MOST = 30
"""Characters of a name: a line that wraps is not gone when it is cleared, and Chinese ones are two columns wide."""


@contextmanager
def reading_shown(language: Language) -> Iterator[Callable[[int, int, str], None] | None]:
    """Gives out what is to be told before each file; nothing where nobody looks at stderr."""
    if not sys.stderr.isatty():
        yield None
        return
    try:
        yield lambda number, files, name: _show(_said(number, files, clean(name, _MOST)).said(language))
    finally:
        _show("")


def _said(number: int, files: int, name: str) -> Words:
    return Words(f"正在读 {number}/{files}：{name} …", f"Reading {number}/{files}: {name} …")


def _show(text: str) -> None:
    sys.stderr.write(_CLEARED + text)
    sys.stderr.flush()
