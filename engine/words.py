"""A text that the program says, in both of its languages at once, so that neither can be missing."""

import re
from typing import Literal

from msgspec import Struct

Language = Literal["zh", "en"]
"""The languages of screens, minutes and errors."""
_MEETS = re.compile("(?<=[一-鿿])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[一-鿿])")
"""Where a Chinese character and a Latin letter or figure stand side by side."""


class Words(Struct, frozen=True):
    """One text in Chinese and in English, kept beside the thing that it names."""

    zh: str
    en: str

    def said(self, language: Language) -> str:
        """The text in `language`."""
        return self.zh if language == "zh" else self.en

    def __add__(self, other: "Words") -> "Words":
        return Words(self.zh + other.zh, self.en + other.en)


def same(text: str) -> Words:
    """A text that reads the same in both languages: a name, a number, what somebody typed."""
    return Words(text, text)


def spaced(chinese: str) -> str:
    """A Chinese sentence with the space that belongs between its characters and a name such as ACoS."""
    return _MEETS.sub(" ", chinese)


def counted(count: int, noun: str) -> str:
    """A count in English: one decision, two decisions."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def joined(parts: "list[Words] | tuple[Words, ...]", zh: str = "、", en: str = ", ") -> Words:
    """Several texts as one list."""
    return Words(zh.join(part.zh for part in parts), en.join(part.en for part in parts))
