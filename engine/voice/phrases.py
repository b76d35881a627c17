"""Counts in how many texts each phrase is said. The texts themselves go no further."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from engine.voice import chinese as chinese_words
from engine.voice import japanese as japanese_words
from engine.voice import latin as latin_words
from engine.voice.choice import evidence
from engine.voice.comments import Comment
from engine.voice.counts import Kind, PhraseCount, Voice, counted
from engine.voice.plain_text import plain
from engine.voice.word_units import Clause, Span

LEAST = 2
"""Texts of a file that must say a phrase: what one buyer alone wrote is no pattern, and may be about that buyer."""

MOST = 2000
"""Phrases kept of one file; nobody reads the rest."""

_KANA = re.compile("[\u3041-\u30fa]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_Spans = list[Span]


def count_phrases(comments: Iterable[Comment], least: int = LEAST) -> Voice:
    """How many comments there are, and in how many each phrase is said, if in `least` or more.

    With least=1, merging the voices of two halves is the same as counting the whole. Otherwise a phrase that one
    comment of a half says is missing there: never more is told than was said.
    """
    kinds: list[Kind] = []
    level: list[_Spans] = []
    for comment in comments:
        kinds.append(Kind(comment.mood, comment.source, comment.marketplace, comment.day, comment.asin))
        level.append(list(_single_units(clauses(comment.text, comment.marketplace))))
    numbers = {kind: number for number, kind in enumerate(dict.fromkeys(kinds))}
    ways: dict[tuple[str, str], _Way] = {}
    while any(level):
        level = _frequent(level, least)
        for kind, spans in zip(kinds, level, strict=True):
            _note(ways, numbers[kind], spans)
        level = [_longer(spans) for spans in level]
    distinct = tuple(numbers)
    phrases = [ways[way].count(*way, distinct) for way in sorted(ways)]
    return Voice(counted(Counter(kinds)), tuple(phrases if least <= 1 else _worth_keeping(phrases)))


def _worth_keeping(phrases: list[PhraseCount]) -> list[PhraseCount]:
    """The phrases that anyone could be shown, those of most texts, in their order."""
    known = evidence(phrases)
    free = sorted((key for key, one in known.items() if one.is_free), key=lambda key: (-known[key].texts, key))
    kept = frozenset(free[:MOST])
    return [phrase for phrase in phrases if phrase.key in kept]


def clauses(text: str, marketplace: str | None = None) -> Iterator[Clause]:
    """The clauses of a text, by the rules of its language."""
    text = plain(text).lower()
    if _KANA.search(text):
        return japanese_words.clauses(text)
    if _HAN.search(text):
        return chinese_words.clauses(text)
    return latin_words.clauses(text, marketplace)


def _single_units(clauses: Iterable[Clause]) -> Iterator[Span]:
    for clause in clauses:
        for place, unit in enumerate(clause.units):
            yield Span(clause, place, place + 1, unit.word.key.lstrip())


def _frequent(level: list[_Spans], least: int) -> list[_Spans]:
    """The spans that enough texts have: a longer phrase can only be frequent where its parts are."""
    if least <= 1:
        return level
    texts = Counter(key for spans in level for key in {span.key for span in spans})
    return [[span for span in spans if texts[span.key] >= least] for spans in level]


def _longer(spans: _Spans) -> _Spans:
    """All spans that are one unit longer, both of whose ends are left."""
    return [longer for one, after in pairwise(spans) if (longer := one.with_next(after)) is not None]


class _Way:
    """One way of writing a phrase, being counted."""

    __slots__ = ("closes", "kinds", "opens")

    def __init__(self) -> None:
        self.kinds: dict[int, int] = {}
        self.opens = 0
        self.closes = 0

    def count(self, key: str, phrase: str, kinds: Sequence[Kind]) -> PhraseCount:
        said = counted({kinds[number]: count for number, count in self.kinds.items()})
        return PhraseCount(key, phrase, sum(self.kinds.values()), self.opens, self.closes, said)


def _note(ways: dict[tuple[str, str], _Way], kind: int, spans: _Spans) -> None:
    """Count each phrase of one text once, in the way in which it is first written."""
    said: dict[str, _Spans] = {}
    for span in spans:
        if span.is_phrase:
            said.setdefault(span.key, []).append(span)
    for key, same in said.items():
        name = key, same[0].surface
        way = ways.get(name) or ways.setdefault(name, _Way())
        way.kinds[kind] = way.kinds.get(kind, 0) + 1
        way.opens += any(span.opens for span in same)
        way.closes += any(span.closes for span in same)
