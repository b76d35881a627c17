"""What `kpi` shows of the buyers' voice: ratings, then phrases and return reasons, marketplace by marketplace."""

from collections.abc import Iterator

from rich.console import Console

from engine.snapshot.market_voice import MarketVoice, ReviewTopic, Stars
from engine.voice.comments import MOODS, SOURCES
from engine.voice.phrase import Phrase
from engine.voice.return_shares import ReasonShare
from engine.words import Language, Words, same
from tui.printing import Cell, Head, show_line, show_table

_MOST = 5
"""Rows of each kind; the JSON has all."""
_RATINGS = (
    Head(Words("评分", "Ratings"), flexible=True),
    Head(Words("本期", "now"), right=True),
    Head(Words("1-2 星", "1-2 stars"), right=True),
    Head(Words("占比", "share"), right=True),
    Head(Words("上期", "before"), right=True, rank=2),
    Head(Words("占比", "share"), right=True, rank=1),
    Head(Words("5/4/3/2/1 星", "5/4/3/2/1 stars"), rank=3),
)
_SAID = (
    Head(Words("用户之声", "Buyers say"), flexible=True),
    Head(Words("类别", "kind")),
    Head(Words("本期", "now"), right=True),
    Head(Words("占比", "share"), right=True),
    Head(Words("上期", "before"), right=True, rank=2),
    Head(Words("变化", "change"), flexible=True),
    Head(Words("产品", "products"), rank=1),
)


def show_voice(out: Console, voice: MarketVoice, language: Language) -> None:
    """The tables of one marketplace."""
    out.print()
    show_line(out, (Words("用户之声 ", "Customer voice ") + same(voice.marketplace)).said(language), "bold")
    if voice.stars:
        show_table(out, _RATINGS, [_rating(one, language) for one in voice.stars], language)
    rows = list(_rows(voice, language))
    if rows:
        show_table(out, _SAID, rows, language)


def _rating(one: Stars, language: Language) -> list[Cell]:
    before = one.negative_before
    return [
        Cell(f"  {SOURCES[one.source].said(language)}"),
        Cell(str(one.total)),
        Cell(str(one.negative)),
        Cell(_percent(one.negative_share)),
        Cell("—" if before is None else str(before), "dim"),
        Cell(_percent(one.negative_share_before), "dim"),
        Cell("/".join("-" if count is None else str(count) for count in one.listed), "dim"),
    ]


def _rows(voice: MarketVoice, language: Language) -> Iterator[list[Cell]]:
    yield from (_phrase(one, language) for one in voice.said("complaint")[:_MOST])
    yield from (_reason(one, voice.returned_before, language) for one in voice.reasons[:_MOST])
    yield from (_phrase(one, language) for one in voice.said("praise")[:_MOST])
    yield from (_topic(one, language) for one in voice.topics[:_MOST])


def _phrase(one: Phrase, language: Language) -> list[Cell]:
    kind = MOODS[one.mood].said(language)
    return _row(one.phrase, kind, one.texts, one.share, one.before, one.change.said(language), one.asins)


def _reason(one: ReasonShare, returned_before: int | None, language: Language) -> list[Cell]:
    kind = Words("退货", "returns").said(language)
    before = None if returned_before is None else one.before
    return _row(one.reason.label.said(language), kind, one.count, one.share, before, one.moved.said(language), ())


def _topic(one: ReviewTopic, language: Language) -> list[Cell]:
    kind = (MOODS[one.mood] + Words("主题", " topic")).said(language)
    return _row(one.topic, kind, one.mentions, None, one.before, one.change.said(language), one.asins)


def _row(
    name: str, kind: str, count: int, share: float | None, before: int | None, change: str, asins: tuple[str, ...]
) -> list[Cell]:
    return [
        Cell(f"  {name}"),
        Cell(kind, "dim"),
        Cell(str(count)),
        Cell(_percent(share)),
        Cell("—" if before is None else str(before), "dim"),
        Cell(change),
        Cell(" ".join(asins), "dim"),
    ]


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"
