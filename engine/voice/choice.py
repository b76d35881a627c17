"""Which of many overlapping phrases a person would name: whole words, and the longest that is said as often."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from engine.voice import chinese as chinese_words
from engine.voice import japanese as japanese_words
from engine.voice.counts import PhraseCount

_FREE = 0.15
"""Share of texts in which a phrase stands free on a side; a piece of a longer word hardly ever does (ext)."""
_GIVES_WAY = 0.7
"""A phrase gives way to a longer one that has this share of its texts: "install" to "easy to install" (ext)."""
_ADDS_LITTLE = 0.5
"""A longer phrase with less than this share of a shorter one's texts only repeats it: "easy to install alone" (ext)."""
_WEAK = chinese_words.WEAK | japanese_words.WEAK


class Evidence(NamedTuple):
    """How a phrase stands in all texts that were counted, in whatever way it is written."""

    texts: int = 0
    opens: int = 0
    closes: int = 0

    @property
    def is_free(self) -> bool:
        """Whether it is seen to begin and to end, and so is no piece of something longer."""
        return min(self.opens, self.closes) >= max(1.0, _FREE * self.texts)


def evidence(counts: Iterable[PhraseCount]) -> dict[str, Evidence]:
    """How each key stands. Counting a file twice, once for each period, changes no share."""
    sums: dict[str, Evidence] = {}
    for count in counts:
        one = sums.get(count.key, Evidence())
        sums[count.key] = Evidence(one.texts + count.texts, one.opens + count.opens, one.closes + count.closes)
    return sums


def standing(texts: Mapping[str, int], known: Mapping[str, Evidence]) -> list[str]:
    """The keys that stand for themselves, out of the texts of each; an echo of another one goes."""
    free = {key: count for key, count in texts.items() if key not in _WEAK and known[key].is_free}
    longest: dict[str, int] = {}
    for key, count in free.items():
        for part in set(_parts(key)):
            longest[part] = max(count, longest.get(part, 0))
    whole = {key: count for key, count in free.items() if longest.get(key, 0) < _GIVES_WAY * count}
    telling = {key: count for key, count in whole.items() if not _repeats(key, whole)}
    covered: Counter[str] = Counter()
    for key, count in telling.items():
        for part in set(_parts(key)):
            covered[part] += count
    return [key for key, count in telling.items() if covered[key] < _GIVES_WAY * count]


def _repeats(key: str, texts: Mapping[str, int]) -> bool:
    """Whether a longer phrase adds little to one that has two words itself."""
    return any(_is_compound(part) and texts[key] < _ADDS_LITTLE * texts[part] for part in _parts(key) if part in texts)


def _is_compound(key: str) -> bool:
    return " " in key if key.isascii() else len(key) >= 3


def _parts(key: str) -> Iterator[str]:
    """Everything shorter that a phrase contains: by words where there are spaces, else by characters."""
    spaced = " " in key or key.isascii()
    pieces = key.split(" ") if spaced else list(key)
    between = " " if spaced else ""
    for size in range(1, len(pieces)):
        for begin in range(len(pieces) - size + 1):
            yield between.join(pieces[begin : begin + size])
