"""Which phrases buyers say most, and what has changed since the period before (R77-R79)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from engine.voice.choice import evidence, standing
from engine.voice.comments import Mood, Source
from engine.voice.counts import Texts, Voice
from engine.words import Words

LEAST = 2
"""Texts that must say a phrase, in the period and the one before together."""
SMALL = 5
"""Below this many texts in both periods a percentage is noise, and counts are said instead (ext)."""
EXAMPLES = 3
"""ASINs named for a phrase, so that somebody can go and read."""


class Phrase(Struct, frozen=True, omit_defaults=True):
    """What buyers say often, in the period and the one before."""

    phrase: str
    mood: Mood
    texts: int
    """Texts of this mood that say it in the period."""
    share: float
    """Of all texts of this mood in the period, 0 to 1."""
    before: int | None = None
    """The same in the period before; None where no text of that period is there."""
    share_before: float | None = None
    asins: tuple[str, ...] = ()
    """Products that it is said of most."""
    sources: dict[Source, int] = {}
    """Texts by where they come from."""

    @property
    def change(self) -> Words:
        """The change in texts, in words where a percentage would mislead."""
        return change_in_texts(self.texts, self.before)


def change_in_texts(now: int, before: int | None) -> Words:
    """How a count of texts has changed; growth from zero and tiny counts are said as they are."""
    if before is None:
        return Words("上期无文本", "no texts before")
    if before == now:
        return Words("持平", "unchanged")
    if before == 0:
        return Words("新出现", "new")
    if now == 0:
        return Words(f"本期未出现（上期 {before} 条）", f"gone (was {before})")
    if max(now, before) < SMALL:
        return Words(f"{before} → {now}，样本少", f"{before} → {now}, few texts")
    share = f"{(now - before) / before:+.0%}"
    return Words(share, share)


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
