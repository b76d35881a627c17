"""The one gate for text that comes in: from files, keys, pastes and settings. What is shown goes out elsewhere."""

import unicodedata

_KEPT_FORMATS = frozenset("\u200c\u200d")
"""Zero-width joiners: Persian and emoji need them. VS16 is a mark, and passes as one."""
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls, formats (bidi among them), lone surrogates, and the two separators that only some programs break at."""
_KEPT_CONTROLS = frozenset("\n\t")
_MARKS_PER_BASE = 8
"""More marks than this on one letter are an attack on the screen, not a language."""
_SLACK = 16
"""How many times the limit is looked at: what lies behind that is cut before it costs time."""


def clean(text: str, limit: int = 2000) -> str:
    """`text` as it may be kept, shown and exported: NFC, no controls but newline and tab, at most `limit` long.

    The ideographic space U+3000 stays, so str.isprintable() would be the wrong test for Chinese.
    """
    if len(text) <= limit and text.isascii() and text.isprintable():
        return text
    text = text[: _SLACK * limit].replace("\r\n", "\n").replace("\r", "\n")
    kept = unicodedata.normalize("NFC", "".join(filter(_may_pass, text)))
    return _thinned(kept)[:limit]


def _may_pass(character: str) -> bool:
    if character in _KEPT_FORMATS or character in _KEPT_CONTROLS:
        return True
    return unicodedata.category(character) not in _DROPPED and not _is_noncharacter(ord(character))


def _is_noncharacter(code: int) -> bool:
    """Code points that no XML file may hold, so that no minutes fail on them."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _thinned(text: str) -> str:
    """`text` with at most eight marks on each base."""
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= _MARKS_PER_BASE:
            kept.append(character)
    return "".join(kept)
