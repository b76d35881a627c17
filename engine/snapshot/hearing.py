"""From placed reports to what buyers said: the same text, return or rating in two files counts once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from engine.dates import Period
from engine.kpi.scorecard import origins
from engine.kpi.unhappy import of_one_day
from engine.reports.measures import part_of
from engine.reports.once import once, within
from engine.reports.sources import Fact, Placed
from engine.snapshot.cx_mix import cx_mix
from engine.snapshot.market_voice import MarketVoice, ReviewTopic, Stars
from engine.voice import counts
from engine.voice.changes import compare
from engine.voice.comments import Mood, Source
from engine.voice.phrase import Phrase
from engine.voice.return_shares import reason_shares

MOST = 20
"""Phrases that are kept of each mood, the most frequent: four times what `kaihui kpi` lists of each kind (ext)."""
EXAMPLES = 3
"""ASINs named for a topic: enough to go and read, and they fit beside it (ext)."""
_STARS = ("stars_1", "stars_2", "stars_3", "stars_4", "stars_5")
_STARRED = frozenset(_STARS)
_MENTIONS: dict[str, Mood] = {"positive_mentions": "praise", "negative_mentions": "complaint"}


def market_voices(
    placed: Sequence[Placed], period: Period, previous: Period, marketplaces: Sequence[str]
) -> tuple[MarketVoice, ...]:
    """What the buyers of each marketplace said, in their order; one without a word is left out."""
    heard = (_Hearing(placed, period, previous, code).voice() for code in marketplaces)
    return tuple(voice for voice in heard if voice != MarketVoice(voice.marketplace))


class _Hearing:
    """One marketplace, listened to."""

    def __init__(self, placed: Sequence[Placed], period: Period, previous: Period, marketplace: str) -> None:
        self._period, self._previous, self._marketplace = period, previous, marketplace
        self._spoken = [one for one in placed if one.voice is not None and marketplace in one.source.marketplaces]
        self._facts = [fact for one in placed for fact in one.facts if fact.marketplace == marketplace]

    def voice(self) -> MarketVoice:
        phrases, texts, files = self._phrases()
        returns, returns_before = self._both(fact for fact in self._facts if part_of(fact.report) in ("afn", "mfn"))
        topics, topics_before = self._topics()
        return MarketVoice(
            self._marketplace,
            phrases=phrases,
            texts=texts,
            phrases_from=origins(within((fact for fact in self._facts if fact.file in files), self._period)),
            stars=tuple(self._stars()),
            reasons=reason_shares(_by_code(returns), _by_code(returns_before)),
            returned=sum(_by_code(returns).values()),
            returned_before=sum(_by_code(returns_before).values()) if returns_before else None,
            reasons_from=origins(returns),
            topics=_review_topics(topics, topics_before),
            topics_from=origins(topics),
            cx=cx_mix(
                of_one_day(self._facts, self._period), of_one_day(self._facts, self._previous, later=self._period)
            ),
        )

    def _both(self, facts: Iterable[Fact]) -> tuple[list[Fact], list[Fact]]:
        """The facts of the period and of the one before, each counted once."""
        listed = list(facts)
        return once(within(listed, self._period)), once(within(listed, self._previous))

    def _phrases(self) -> tuple[tuple[Phrase, ...], dict[Mood, int], frozenset[str]]:
        """The phrases of both periods, how many texts there are by mood, and whose files they stand in."""
        newest = sorted(self._spoken, key=lambda one: (one.source.submitted_at, -len(one.source.file)), reverse=True)
        cut = [(one.source.file, self._cut(one)) for one in newest]
        heard = counts.once(voice for _, voice in cut if voice.texts)
        now, before = (
            counts.within(heard, days.start, days.end, self._marketplace) for days in (self._period, self._previous)
        )
        found = compare(now, before)
        kept = {id(one) for mood in ("praise", "complaint") for one in [p for p in found if p.mood == mood][:MOST]}
        texts: Counter[Mood] = Counter()
        for one in now.texts:
            texts[one.mood] += one.count
        files = frozenset(file for file, voice in cut if voice.texts)
        return tuple(phrase for phrase in found if id(phrase) in kept), dict(sorted(texts.items())), files

    def _cut(self, one: Placed) -> counts.Voice:
        """What a file says of the two periods, where its source settles what it is silent on."""
        assert one.voice is not None
        days = one.source.period
        settled = counts.placed(one.voice, days.end if days else None, one.source.marketplace)
        return counts.within(settled, self._previous.start, self._period.end, self._marketplace)

    def _stars(self) -> Iterable[Stars]:
        ratings: dict[Source, list[Fact]] = defaultdict(list)
        for fact in self._facts:
            if not _STARRED.isdisjoint(fact.values):
                ratings[_source_of(fact)].append(fact)
        for source in sorted(ratings, key=("review", "vine", "feedback").index):
            now, before = self._both(ratings[source])
            if now or before:
                yield Stars(source, _stars_of(now), _stars_of(before) if before else None, origins(now))

    def _topics(self) -> tuple[list[Fact], list[Fact]]:
        """The newest count of topics that the period may know, and the newest that is a period older."""
        dated = [(fact.end, fact) for fact in self._facts if fact.end and fact.values.keys() & _MENTIONS.keys()]
        latest = self._period.end + timedelta(days=self._period.days)
        known = [(end, fact) for end, fact in dated if end < latest]
        newest = max((end for end, _ in known), default=None)
        if newest is None:
            return [], []
        older = [end for end, _ in known if end <= newest - timedelta(days=self._period.days)]
        before = once(fact for end, fact in known if end == max(older)) if older else []
        return once(fact for end, fact in known if end == newest), before


def _source_of(fact: Fact) -> Source:
    """Where a rating comes from: Vine reviews stand among the others, with a word that says so (R82)."""
    if fact.report != "reviews":
        return "feedback"
    return "vine" if "vine" in (fact.topic or "").casefold() else "review"


def _stars_of(facts: Sequence[Fact]) -> tuple[int, int, int, int, int]:
    one, two, three, four, five = (int(sum(fact.values.get(stars, 0.0) for fact in facts)) for stars in _STARS)
    return one, two, three, four, five


def _by_code(facts: Iterable[Fact]) -> Counter[str]:
    """Units by the code of their reason; a return without one has a blank reason."""
    units: Counter[str] = Counter()
    for fact in facts:
        units[fact.topic or ""] += int(fact.values.get("units_returned", 0.0))
    return units


def _review_topics(now: Iterable[Fact], before: Iterable[Fact]) -> tuple[ReviewTopic, ...]:
    mentions, earlier = _mentions(now), _mentions(before)
    topics = [
        ReviewTopic(topic, mood, sum(asins.values()), _sum_of(earlier.get((topic, mood))), _examples(asins))
        for (topic, mood), asins in mentions.items()
    ]
    return tuple(sorted(topics, key=lambda one: (-one.mentions, one.topic, one.mood)))


def _mentions(facts: Iterable[Fact]) -> dict[tuple[str, Mood], Counter[str]]:
    """Mentions of each topic by product; topic names may end in a blank."""
    mentions: dict[tuple[str, Mood], Counter[str]] = defaultdict(Counter)
    for fact in facts:
        for measure, mood in _MENTIONS.items():
            if fact.topic and measure in fact.values:
                mentions[fact.topic.strip(), mood][fact.asin or ""] += int(fact.values[measure])
    return mentions


def _sum_of(mentions: Counter[str] | None) -> int | None:
    return None if mentions is None else mentions.total()


def _examples(asins: Counter[str]) -> tuple[str, ...]:
    named = (asin for asin in asins if asin)
    return tuple(sorted(named, key=lambda asin: (-asins[asin], asin))[:EXAMPLES])
