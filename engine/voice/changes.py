"""Which phrases buyers say most, and what has changed since the period before (R77-R79)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from engine.voice.choice import evidence, standing
from engine.voice.comments import Mood, Source
from engine.voice.counts import Texts, Voice
from engine.voice.phrase import Phrase

LEAST = 2
"""Texts that must say a phrase, in the period and the one before together."""
EXAMPLES = 3
"""ASINs named for a phrase, so that somebody can go and read."""


def compare(now: Voice, before: Voice) -> tuple[Phrase, ...]:
    """The phrases of a period against those of the one before, most texts first; what is gone comes last."""
    known = evidence((*now.phrases, *before.phrases))
    sides = (_Side(now), _Side(before))
    found = [
        (_phrase(key, mood, *sides), key)
        for mood, texts in _texts_by_mood(sides).items()
        for key in standing({key: count for key, count in texts.items() if count >= LEAST}, known)
    ]
    return tuple(phrase for phrase, _ in sorted(found, key=_rank))


def _rank(one: tuple[Phrase, str]) -> tuple[int, int, int, str, Mood]:
    """Most texts first; among equals what was said more before, then what says more."""
    phrase, key = one
    return -phrase.texts, -(phrase.before or 0), -len(key), key, phrase.mood


_Ways = list[tuple[str, Texts]]
"""Ways in which a phrase is written, and in which texts."""


class _Side:
    """One of the two periods, by mood and key."""

    def __init__(self, voice: Voice) -> None:
        self.ways: dict[Mood, dict[str, _Ways]] = defaultdict(lambda: defaultdict(list))
        for count in voice.phrases:
            for texts in count.said:
                self.ways[texts.mood][count.key].append((count.phrase, texts))
        self.heard: Counter[Mood] = Counter()
        for texts in voice.texts:
            self.heard[texts.mood] += texts.count


def _texts_by_mood(sides: Sequence[_Side]) -> dict[Mood, Counter[str]]:
    sums: dict[Mood, Counter[str]] = defaultdict(Counter)
    for side in sides:
        for mood, ways in side.ways.items():
            for key, said in ways.items():
                sums[mood][key] += _total(said)
    return sums


def _total(said: _Ways) -> int:
    return sum(texts.count for _, texts in said)


def _phrase(key: str, mood: Mood, now: _Side, before: _Side) -> Phrase:
    said, earlier = now.ways[mood].get(key, []), before.ways[mood].get(key, [])
    texts, previous, heard = _total(said), _total(earlier), before.heard[mood]
    spoken = said or earlier
    return Phrase(
        phrase=_most((way, texts.count) for way, texts in spoken)[0],
        mood=mood,
        texts=texts,
        share=texts / now.heard[mood] if now.heard[mood] else 0.0,
        before=previous if heard else None,
        share_before=previous / heard if heard else None,
        asins=tuple(_most((texts.asin, texts.count) for _, texts in spoken if texts.asin)[:EXAMPLES]),
        sources=_by_source(said),
    )


def _most(counts: Iterable[tuple[str, int]]) -> list[str]:
    sums: Counter[str] = Counter()
    for name, count in counts:
        sums[name] += count
    return sorted(sums, key=lambda name: (-sums[name], len(name), name))


def _by_source(said: _Ways) -> dict[Source, int]:
    sums: Counter[Source] = Counter()
    for _, texts in said:
        sums[texts.source] += texts.count
    return {source: sums[source] for source in sorted(sums)}
