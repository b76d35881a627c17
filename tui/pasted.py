"""Several pasted lines as entries: each with its verb, without the marks of the list that they stood in."""

import re
from collections.abc import Sequence

from engine.capture.verbs import BY_NAME
from engine.words import Words, joined

_BULLET = re.compile(r"^(?:[-*•·]\s+|\d{1,2}[.)]\s+|\d{1,2}[、）]\s*)")
"""What a line of a list begins with in chats and documents."""
_NOTE, _ACTION = "n", "a"
"""What a line without a verb is taken for; where somebody or some day is marked in it, somebody is to do it."""
_HANDED_OUT = re.compile(r"(?:^|[^A-Za-z0-9._])[@＠^＾][^\s@＠^＾]")


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
        plain[0], verb = f"{begun}{plain[0]}", ""
    return [
        line if line.split()[:1] and line.split()[0] in BY_NAME else f"{verb or _meant(line)} {line}" for line in plain
    ]


def _meant(line: str) -> str:
    return _ACTION if _HANDED_OUT.search(line) else _NOTE


def question_on(entries: Sequence[str], lines: Sequence[str]) -> Words:
    """What is asked once before they are recorded."""
    count = len(entries)
    asked = Words(f"粘贴了 {count} 行，记成 {count} 条？", f"{count} lines were pasted: record {count} entries?")
    bare = [_BULLET.sub("", line) for line in lines]
    noted, acted = (sum(map(str.__eq__, entries, (f"{verb} {line}" for line in bare))) for verb in (_NOTE, _ACTION))
    said = [Words(f"{acted} 条有 @ 或 ^，算行动项", f"{acted} with @ or ^, as actions")] if acted else []
    said += [Words(f"{noted} 条没写指令，算记录", f"{noted} without a verb, as notes")] if noted else []
    return asked + Words("（", " (") + joined(said, "；", "; ") + Words("）", ")") if said else asked
