"""What buyers say, counted: how many texts there are, and how many of them say each phrase (R76-R78, R82)."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from engine.voice.comments import Mood, Source


class Texts(Struct, frozen=True, array_like=True):
    """How many texts there are of one kind, day and product."""

    mood: Mood
    source: Source
    marketplace: str | None
    day: date | None
    asin: str | None
    count: int


class PhraseCount(Struct, frozen=True):
    """In how many texts a phrase is said."""

    key: str
    """What ways of writing it have in common: plurals folded, "very" left out."""
    phrase: str
    """One way of writing it, as buyers do."""
    texts: int
    """Texts in all of the counted files, even where only some days are looked at."""
    opens: int
    """Texts where something ends before it: a sentence, a filler. A piece of a longer word has few."""
    closes: int
    """Texts where something begins after it."""
    said: tuple[Texts, ...]


class Voice(Struct, frozen=True, omit_defaults=True):
    """The texts of one file or several, counted. No text can be made of it again."""

    texts: tuple[Texts, ...] = ()
    phrases: tuple[PhraseCount, ...] = ()


def merged(voices: Iterable[Voice]) -> Voice:
    """Several voices as one; the same as counting all of their texts at once."""
    heard: list[Texts] = []
    ways: dict[tuple[str, str], list[PhraseCount]] = defaultdict(list)
    for voice in voices:
        heard += voice.texts
        for phrase in voice.phrases:
            ways[phrase.key, phrase.phrase].append(phrase)
    return Voice(added(heard), tuple(_one(ways[way]) for way in sorted(ways)))


def _one(counts: list[PhraseCount]) -> PhraseCount:
    if len(counts) == 1:
        return counts[0]
    return PhraseCount(
        counts[0].key,
        counts[0].phrase,
        texts=sum(count.texts for count in counts),
        opens=sum(count.opens for count in counts),
        closes=sum(count.closes for count in counts),
        said=added(texts for count in counts for texts in count.said),
    )


class Kind(NamedTuple):
    """All that makes texts alike, but how many there are."""

    mood: Mood
    source: Source
    marketplace: str | None
    day: date | None
    asin: str | None


def kind_of(texts: Texts) -> Kind:
    """What makes these texts alike."""
    return Kind(texts.mood, texts.source, texts.marketplace, texts.day, texts.asin)


def counted(counts: dict[Kind, int]) -> tuple[Texts, ...]:
    """Counts by kind as records, always in the same order."""
    return tuple(Texts(*kind, counts[kind]) for kind in sorted(counts, key=_order))


def added(texts: Iterable[Texts]) -> tuple[Texts, ...]:
    """Texts of one kind in one record, always in the same order."""
    sums: dict[Kind, int] = defaultdict(int)
    for one in texts:
        sums[kind_of(one)] += one.count
    return counted(sums)


def _order(kind: Kind) -> tuple[object, ...]:
    return (kind.mood, kind.source, kind.marketplace or "", kind.day or date.min, kind.asin or "")


def picked(voice: Voice, wanted: Callable[[Texts], bool]) -> Voice:
    """What is said in the wanted texts; evidence of what a phrase is stays that of all of them."""
    phrases = (
        replace(phrase, said=said)
        for phrase in voice.phrases
        if (said := tuple(texts for texts in phrase.said if wanted(texts)))
    )
    return Voice(tuple(texts for texts in voice.texts if wanted(texts)), tuple(phrases))


def within(voice: Voice, start: date, end: date, marketplace: str | None = None) -> Voice:
    """What is said from `start` to `end`, both days included; in one marketplace, or in all of them."""
    return picked(
        voice,
        lambda texts: (
            texts.day is not None
            and start <= texts.day <= end
            and (marketplace is None or texts.marketplace == marketplace)
        ),
    )


def placed(voice: Voice, day: date | None, marketplace: str | None) -> Voice:
    """The voice of a file that is silent on its days or its marketplace, once its folder has told them."""

    def told(many: tuple[Texts, ...]) -> tuple[Texts, ...]:
        return added(
            replace(texts, day=texts.day or day, marketplace=texts.marketplace or marketplace) for texts in many
        )

    return Voice(told(voice.texts), tuple(replace(phrase, said=told(phrase.said)) for phrase in voice.phrases))


def once(voices: Iterable[Voice]) -> Voice:
    """Several files as one, where none is counted twice: of a source, day and product the first that tells it speaks.

    With the file that was handed in last before all others that is the law of facts (engine/reports/once.py): copies
    (" (1)") and overlapping ranges do no harm, and one file for each product still adds up.
    """
    listed = list(voices)
    speaker: dict[tuple[object, ...], int] = {}
    for number, voice in enumerate(listed):
        for texts in voice.texts:
            speaker.setdefault(_spot(texts), number)
    return merged(picked(voice, _spoken_by(number, speaker)) for number, voice in enumerate(listed))


def _spoken_by(number: int, speaker: dict[tuple[object, ...], int]) -> Callable[[Texts], bool]:
    return lambda texts: speaker[_spot(texts)] == number


def _spot(texts: Texts) -> tuple[object, ...]:
    return (texts.source, texts.marketplace, texts.day, texts.asin)
