"""Markdown's own small parts: a text that stays text, a heading, a table."""

import re
from collections.abc import Iterable, Sequence

from engine.words import Words, same

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")
_LIST_SIGN = re.compile(r"^([+-]|\d+[.)])(?=\s)")


def escaped(text: str) -> str:
    """A text that Markdown shows as it is: no table cell, link, heading or HTML comes out of it."""
    return _LIST_SIGN.sub(r"\\\1", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def section(zh: str, en: str) -> list[Words]:
    """A heading of the second rank, with the space around it."""
    return [same(""), Words(f"## {zh}", f"## {en}"), same("")]


def table(head: Sequence[Words], rows: Iterable[Sequence[Words]]) -> list[Words]:
    """A table; its cells are escaped by whoever made them."""
    rule = same("|" + " --- |" * len(head))
    return [_row(head), rule, *(_row(row) for row in rows)]


def _row(cells: Sequence[Words]) -> Words:
    return Words(
        "| " + " | ".join(cell.zh for cell in cells) + " |",
        "| " + " | ".join(cell.en for cell in cells) + " |",
    )
