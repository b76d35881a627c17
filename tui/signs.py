"""The signs that the program draws, each with its twin in ASCII, for terminals and fonts that have no others."""

import os

from engine.settings import Look

_TERMS = ("linux", "vt", "ansi", "cons25", "dumb", "sun")
"""Beginnings of $TERM whose letters are those of a console: no marks, arrows or blocks."""
_BARS = dict(zip("▁▂▃▄▅▆▇█", "_.:-=+*#", strict=True))
_PARTS = dict(zip("▏▎▍▌▋▊▉", "..::==#", strict=True))
_MARKS = {
    "✓": "v",
    "✗": "x",
    "⚠": "!",
    "✎": "*",
    "★": "*",
    "●": "*",
    "○": "o",
    "■": "#",
    "‖": "=",
    "▸": ">",
    "»": ">",
    "→": "->",
    "↑": "^",
    "↓": "v",
    "•": "-",
    "·": "-",
}
_LETTERS = {
    "—": "-",
    "–": "-",
    "‑": "-",
    "−": "-",
    "…": ".",
    "±": "~",
    "×": "x",
    "÷": "/",
    "≥": ">=",
    "≤": "<=",
    "≈": "~",
    "¥": "CNY ",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
}
TWINS = {**_BARS, **_PARTS, **_MARKS, **_LETTERS}
"""Sign to its twin: as wide as the sign, except for those that stand in sentences only."""
_TABLE = str.maketrans(TWINS)


def in_ascii(text: str) -> str:
    """The text with every sign as its twin; Chinese stays what it is."""
    return text if text.isascii() else text.translate(_TABLE)


def draws_only_ascii(look: Look) -> bool:
    """Whether the screen has to do without: as the settings say, else as the terminal is."""
    return lacks_signs(os.environ.get("TERM", "")) if look.ascii is None else look.ascii


def lacks_signs(term: str) -> bool:
    """Whether a terminal of that name draws only letters."""
    return term.startswith(_TERMS)
