"""Markdown's own small parts: a text that stays text, wherever it stands."""

import re

_SPECIAL = re.compile(r"([\\`*_\[\]<|~&$])")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_SIGN = re.compile(r"^(?=[-+](\s|$)|[-=]+\s*$|[#>])")


def escaped(text: str) -> str:
    """A text that Markdown shows as it is: no table cell, link, formula or HTML comes out of it."""
    return _SPECIAL.sub(r"\\\1", text)


def at_start(line: str) -> str:
    """A line that is no list, rule, quote or heading by what it begins with."""
    return _SIGN.sub(r"\\", _NUMBERED.sub(r"\1\\\2", line))


def code(text: str) -> str:
    """A name to be copied."""
    return f"`{text.replace('`', chr(39)).replace('|', chr(92) + '|')}`"
