"""CX health in the minutes: the offers by class beside the period before, and those at risk one by one (R76)."""

from engine.minutes.document import Block, Column, Line, Table, plain, toned
from engine.snapshot.cx_mix import CxMix, Offer
from engine.voice.cx_health import AT_RISK, CX_CLASSES, CxClass
from engine.words import Words, same

_MOST = 10
"""Offers that minutes name: the rest stands in the snapshot (ext)."""
_OF_MIX = (
    Column(Words("CX 健康", "CX health"), 3),
    Column(Words("商品数", "Offers"), 2, numeric=True),
    Column(Words("占比", "Share"), 2, numeric=True),
    Column(Words("上期", "Before"), 2, numeric=True),
    Column(Words("变化", "Change"), 3),
)
_OF_OFFERS = (
    Column(Words("可能被下架的商品", "Offer at risk"), 5),
    Column(Words("CX 健康", "CX health"), 2),
    Column(Words("NCX 订单", "NCX orders"), 2, numeric=True),
    Column(Words("NCX 率", "NCX rate"), 2, numeric=True),
    Column(Words("变化", "Change"), 3),
    Column(Words("主要原因", "Top reason"), 4),
)


def cx_blocks(mix: CxMix) -> list[Block]:
    """The mix, and below it the offers that Amazon may take down."""
    blocks: list[Block] = [Table(_OF_MIX, tuple(_class(mix, one) for one in mix.told))]
    if mix.at_risk:
        blocks.append(Table(_OF_OFFERS, tuple(_offer(one) for one in mix.at_risk[:_MOST])))
    return blocks


def _class(mix: CxMix, one: CxClass) -> tuple[Line, ...]:
    share = mix.share(one)
    return (
        (plain(CX_CLASSES[one]),),
        (
            toned(same(str(mix.counts[one])), "bad")
            if one in AT_RISK and mix.counts[one]
            else plain(str(mix.counts[one])),
        ),
        (plain("" if share is None else f"{share:.0%}"),),
        (plain("—" if mix.before is None else str(mix.before[one])),),
        (plain(mix.change(one)),),
    )


def _offer(one: Offer) -> tuple[Line, ...]:
    orders = "—" if one.unhappy is None else str(one.unhappy)
    return (
        (plain(one.product),),
        (toned(CX_CLASSES[one.health], "bad"),),
        (plain(orders if one.orders is None else f"{orders}/{one.orders}"),),
        (plain("—" if one.rate is None else f"{one.rate:.1%}"),),
        (plain(one.moved),),
        (plain(one.reason),),
    )
