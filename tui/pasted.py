"""Several pasted lines as entries: each with its verb, without the marks of the list that they stood in."""

import re
from collections.abc import Sequence

from engine.capture.verbs import BY_NAME
from engine.words import Words

_BULLET = re.compile(r"^(?:[-*•·]\s+|\d{1,2}[.)]\s+|\d{1,2}[、）]\s*)")
"""What a line of a list begins with in chats and documents."""
_NOTE = "n"
"""What a line without a verb is taken for."""


def entries_of(begun: str, lines: Sequence[str]) -> list[str]:
    """One entry a line.

    Args:
        begun: what stands in the capture line: a verb there is the verb of every line without one.
    """
    plain = [_BULLET.sub("", line) for line in lines]
    verb, _, words = begun.strip().partition(" ")
    if verb in BY_NAME:
        if words.strip():
            plain[0] = f"{begun}{plain[0]}"
    else:
        plain[0], verb = f"{begun}{plain[0]}", _NOTE
    return [line if line.split()[:1] and line.split()[0] in BY_NAME else f"{verb} {line}" for line in plain]


def question_on(entries: Sequence[str], lines: Sequence[str]) -> Words:
    """What is asked once before they are recorded."""
    count = len(entries)
    pairs = zip(entries, lines, strict=True)
    noted = sum(entry == f"{_NOTE} {_BULLET.sub('', line)}" for entry, line in pairs)
    asked = Words(f"粘贴了 {count} 行，记成 {count} 条？", f"{count} lines were pasted: record {count} entries?")
    if not noted:
        return asked
    return asked + Words(f"（{noted} 条没写指令，算记录）", f" ({noted} without a verb, as notes)")
