"""What buyers said, as counts: stars, CX health, phrases, why goods came back; each with its change (R46, R76-R78)."""

from collections.abc import Sequence

from engine.minutes.cx_mix import cx_blocks
from engine.minutes.document import Block, Column, Heading, Line, Paragraph, Table, plain, toned
from engine.minutes.lines import listed
from engine.minutes.record import Minutes
from engine.snapshot.market_voice import MarketVoice, Stars
from engine.voice.comments import MOODS, SOURCES, Mood
from engine.voice.phrase import Phrase
from engine.voice.return_shares import ReasonShare
from engine.words import Words, joined, same

_PHRASES, _REASONS = 5, 5
"""How many of each mood, and of the reasons, minutes print: the rest stands in the snapshot (ext)."""
_COUNT = Column(Words("次数", "Count"), 2, numeric=True)
_SHARE = Column(Words("占比", "Share"), 2, numeric=True)
_CHANGE = Column(Words("对比上期", "Change"), 4)
_OF_PHRASES = (
    Column(Words("口碑", "Mood"), 2),
    Column(Words("高频词", "Phrase"), 5),
    _COUNT,
    _SHARE,
    _CHANGE,
    Column(same("ASIN"), 4),
)
_OF_REASONS = (Column(Words("退货原因", "Return reason"), 6), _COUNT, _SHARE, _CHANGE)


def heard(minutes: Minutes) -> list[Block]:
    """Nothing where no report brought any of it."""
    parts = [block for voice in minutes.voice for block in _market(voice)]
    return [Heading(Words("用户之声", "What buyers said")), *parts] if parts else []


def _market(voice: MarketVoice) -> list[Block]:
    phrases = [*_some(voice, "complaint"), *_some(voice, "praise")]
    blocks: list[Block] = [Paragraph(_stars(one)) for one in voice.stars if one.total]
    if voice.cx:
        blocks += cx_blocks(voice.cx)
    if phrases:
        blocks.append(Table(_OF_PHRASES, tuple(_phrase(one) for one in phrases)))
    if voice.reasons:
        blocks.append(Table(_OF_REASONS, tuple(_reason(one) for one in voice.reasons[:_REASONS])))
    return [Heading(same(voice.marketplace), 3), *blocks] if blocks else []


def _some(voice: MarketVoice, mood: Mood) -> Sequence[Phrase]:
    return voice.said(mood)[:_PHRASES]


def _stars(one: Stars) -> Line:
    shown = [f"{stars}★ {count}" for stars, count in zip(range(5, 0, -1), one.listed, strict=True) if count is not None]
    line = SOURCES[one.source] + Words("：", ": ") + joined([same(part) for part in shown], " · ", " · ")
    share = one.negative_share
    if share is None:
        return (plain(line),)
    before = one.negative_share_before
    was = same("") if before is None else Words(f"（上期 {before:.0%}）", f" (was {before:.0%})")
    return (plain(line + Words(f"，差评 {share:.0%}", f", negative {share:.0%}") + was),)


def _phrase(one: Phrase) -> tuple[Line, ...]:
    return (
        (toned(MOODS[one.mood], "bad" if one.mood == "complaint" else "good"),),
        (plain(one.phrase),),
        (plain(str(one.texts)),),
        (plain(f"{one.share:.0%}"),),
        (plain(one.change),),
        (plain(listed(same(asin) for asin in one.asins)),),
    )


def _reason(one: ReasonShare) -> tuple[Line, ...]:
    return ((plain(one.reason.label),), (plain(str(one.count)),), (plain(f"{one.share:.0%}"),), (plain(one.moved),))
