"""What the buyers of one marketplace said in a period, as figures: phrases, stars, return reasons, review topics."""

from msgspec import Struct

from engine.kpi.catalogue import Origin
from engine.snapshot.cx_mix import CxMix
from engine.voice.comments import COMPLAINT_TO, Mood, Source
from engine.voice.phrase import MENTIONS, Phrase, change_in_count
from engine.voice.return_shares import ReasonShare
from engine.words import Words


class Stars(Struct, frozen=True, omit_defaults=True):
    """How many ratings of each number of stars there are, in the period and the one before."""

    source: Source
    counts: tuple[int, int, int, int, int]
    """Of 1 to 5 stars."""
    before: tuple[int, int, int, int, int] | None = None
    """None where nothing of that period is there."""
    sources: tuple[Origin, ...] = ()

    @property
    def total(self) -> int:
        """All ratings of the period."""
        return sum(self.counts)

    @property
    def listed(self) -> tuple[int | None, ...]:
        """From 5 stars down to 1; None where the report does not list them: seller feedback stops at 3."""
        most = _FEEDBACK_TO if self.source == "feedback" else len(self.counts)
        return tuple(self.counts[stars - 1] if stars <= most else None for stars in range(len(self.counts), 0, -1))

    @property
    def negative(self) -> int:
        """Those that complain."""
        return _negative(self.counts)

    @property
    def negative_before(self) -> int | None:
        """The same in the period before."""
        return None if self.before is None else _negative(self.before)

    @property
    def negative_share(self) -> float | None:
        """Of all ratings, 0 to 1; None for seller feedback, where Amazon lists 1 to 3 stars only."""
        return None if self.source == "feedback" else _share(self.counts)

    @property
    def negative_share_before(self) -> float | None:
        """The same in the period before."""
        return None if self.source == "feedback" or self.before is None else _share(self.before)


_FEEDBACK_TO = 3
"""Stars that Amazon lists in the report of seller feedback."""


def _negative(counts: tuple[int, ...]) -> int:
    return sum(count for stars, count in enumerate(counts, start=1) if stars <= COMPLAINT_TO)


def _share(counts: tuple[int, ...]) -> float | None:
    return _negative(counts) / sum(counts) if sum(counts) else None


class ReviewTopic(Struct, frozen=True, omit_defaults=True):
    """What reviews of six months mention, by Amazon's own count."""

    topic: str
    mood: Mood
    mentions: int
    before: int | None = None
    """In the report before; None where there is none, or where it did not list the topic."""
    asins: tuple[str, ...] = ()

    @property
    def change(self) -> Words:
        """The change in mentions, in words where a percentage would mislead."""
        return change_in_count(self.mentions, self.before, MENTIONS)


class MarketVoice(Struct, frozen=True, omit_defaults=True):
    """All that the buyers of one marketplace said, in the period and the one before (R76-R78, R82)."""

    marketplace: str
    phrases: tuple[Phrase, ...] = ()
    """Most texts first; what is gone comes last."""
    texts: dict[Mood, int] = {}
    """All texts of the period; the shares of phrases are of these."""
    phrases_from: tuple[Origin, ...] = ()
    stars: tuple[Stars, ...] = ()
    """Of reviews, of Vine reviews, of seller feedback."""
    reasons: tuple[ReasonShare, ...] = ()
    """Why units came back, FBA and own shipping together, top movers first (R46)."""
    returned: int = 0
    """Units that came back in the period, whatever the reason."""
    returned_before: int | None = None
    """The same in the period before; None where nothing of that period is there."""
    reasons_from: tuple[Origin, ...] = ()
    topics: tuple[ReviewTopic, ...] = ()
    """Most mentions first."""
    topics_from: tuple[Origin, ...] = ()
    cx: CxMix | None = None
    """How content Amazon finds the buyers of each offer (R76)."""

    def said(self, mood: Mood) -> tuple[Phrase, ...]:
        """The phrases of praise, or of complaint."""
        return tuple(phrase for phrase in self.phrases if phrase.mood == mood)

    @property
    def files(self) -> frozenset[str]:
        """All files that any of it rests on."""
        stars = (origin for one in self.stars for origin in one.sources)
        cx = () if self.cx is None else self.cx.sources
        origins = (*self.phrases_from, *self.reasons_from, *self.topics_from, *stars, *cx)
        return frozenset(origin.file for origin in origins)
