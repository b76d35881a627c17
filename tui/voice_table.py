"""What `kpi` shows of the buyers' voice: ratings, CX health, phrases and return reasons, marketplace by marketplace."""

from collections.abc import Iterator

from rich.console import Console

from engine.snapshot.cx_mix import CxMix, Offer
from engine.snapshot.market_voice import MarketVoice, ReviewTopic, Stars
from engine.voice.comments import MOODS, SOURCES
from engine.voice.cx_health import CX_CLASSES, CxClass
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
_MIX = (
    Head(Words("CX 健康", "CX health"), flexible=True),
    Head(Words("商品", "offers"), right=True),
    Head(Words("占比", "share"), right=True),
    Head(Words("上期", "before"), right=True, rank=2),
    Head(Words("占比", "share"), right=True, rank=1),
    Head(Words("变化", "change")),
)
_OFFERS = (
    Head(Words("可能被下架的商品", "Offers at risk"), flexible=True),
    Head(Words("CX 健康", "CX health")),
    Head(Words("NCX 订单", "NCX orders"), right=True),
    Head(Words("订单", "orders"), right=True, rank=1),
    Head(Words("NCX 率", "NCX rate"), right=True),
    Head(Words("变化", "change"), rank=2),
    Head(Words("主要原因", "top reason"), rank=3),
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
    if voice.cx:
        show_table(out, _MIX, [_class(voice.cx, one, language) for one in voice.cx.told], language)
    if voice.cx and voice.cx.at_risk:
        show_table(out, _OFFERS, [_offer(one, language) for one in voice.cx.at_risk], language)
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


def _class(mix: CxMix, one: CxClass, language: Language) -> list[Cell]:
    return [
        Cell(f"  {CX_CLASSES[one].said(language)}"),
        Cell(str(mix.counts[one])),
        Cell(_percent(mix.share(one))),
        Cell("—" if mix.before is None else str(mix.before[one]), "dim"),
        Cell(_percent(mix.share_before(one)), "dim"),
        Cell(mix.change(one).said(language)),
    ]


def _offer(one: Offer, language: Language) -> list[Cell]:
    return [
        Cell(f"  {one.product}"),
        Cell(CX_CLASSES[one.health].said(language)),
        Cell("—" if one.unhappy is None else str(one.unhappy)),
        Cell("—" if one.orders is None else str(one.orders)),
        Cell("—" if one.rate is None else f"{one.rate:.1%}"),
        Cell(one.moved.said(language)),
        Cell(one.reason, "dim"),
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
