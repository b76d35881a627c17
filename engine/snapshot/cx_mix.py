"""How content buyers are with the offers of one marketplace: how many are in each class, which are at risk (R76)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from math import fsum

from msgspec import Struct

from engine.kpi.catalogue import Origin
from engine.kpi.scorecard import origins
from engine.kpi.unhappy import ORDERS, UNHAPPY
from engine.reports.sources import Fact
from engine.voice.cx_health import AT_RISK, CX_CLASSES, MEASURES, RATED, CxClass
from engine.words import Words, same

MOST = 20
"""Offers at risk that are kept by name, the worst first: more than a meeting can act on (ext)."""


class Offer(Struct, frozen=True, omit_defaults=True):
    """One offer that Amazon may take down."""

    asin: str
    health: CxClass
    sku: str | None = None
    unhappy: int | None = None
    """Orders with an unhappy buyer; None where the table does not say."""
    orders: int | None = None
    reason: str = ""
    """Why most of them were unhappy, as Amazon puts it."""
    health_before: CxClass | None = None
    """None where the offer was not in the table before."""
    unhappy_before: int | None = None

    @property
    def product(self) -> str:
        """What it is known by: the same ASIN may be offered under several SKUs."""
        return self.asin if self.sku is None else f"{self.asin} {self.sku}"

    @property
    def rate(self) -> float | None:
        """Unhappy orders of all its orders, 0 to 1."""
        return self.unhappy / self.orders if self.orders and self.unhappy is not None else None

    @property
    def worse(self) -> bool | None:
        """Whether it has come down since the table before, or come into view; None where it stays."""
        if self.health_before is None:
            return True
        now, before = (_WORST_FIRST.index(one) for one in (self.health, self.health_before))
        return None if now == before else now < before

    @property
    def moved(self) -> Words:
        """From which class it came."""
        if self.health_before is None:
            return Words("新出现", "new")
        if self.health_before == self.health:
            return Words("持平", "unchanged")
        label = CX_CLASSES[self.health_before]
        return Words(f"上期{label.zh}", f"was {label.en.lower()}")


class CxMix(Struct, frozen=True, omit_defaults=True):
    """The offers of a marketplace by class of CX health, in the newest table and in one of the period before."""

    day: date
    counts: dict[CxClass, int]
    """Of every class; together they are all offers."""
    before: dict[CxClass, int] | None = None
    """None where no table of that period is there."""
    at_risk: tuple[Offer, ...] = ()
    """Very poor before poor, most unhappy orders first."""
    sources: tuple[Origin, ...] = ()

    @property
    def told(self) -> tuple[CxClass, ...]:
        """The classes that are shown: unrated only where there are such offers, or were."""
        unrated = self.counts["unrated"] or (self.before or self.counts)["unrated"]
        return (*RATED, "unrated") if unrated else RATED

    def share(self, one: CxClass) -> float | None:
        """Of all rated offers, 0 to 1; those without enough feedback have none."""
        return _share(self.counts, one)

    def share_before(self, one: CxClass) -> float | None:
        """The same in the period before."""
        return None if self.before is None else _share(self.before, one)

    def change(self, one: CxClass) -> Words:
        """How many offers came or went."""
        if self.before is None:
            return Words("上期无数据", "nothing before")
        gained = self.counts[one] - self.before[one]
        return same(f"{gained:+}") if gained else Words("持平", "unchanged")


def _share(counts: dict[CxClass, int], one: CxClass) -> float | None:
    rated = sum(counts[each] for each in RATED)
    return counts[one] / rated if rated and one in RATED else None


def cx_mix(now: Sequence[Fact], before: Sequence[Fact]) -> CxMix | None:
    """The mix that the tables of two days come to; None where there is none now."""
    offers, earlier = _offers(now), {offer.product: offer for offer in _offers(before)}
    if not offers:
        return None
    at_risk = [_beside(offer, earlier.get(offer.product)) for offer in offers if offer.health in AT_RISK]
    at_risk.sort(key=lambda offer: (AT_RISK.index(offer.health), -(offer.unhappy or 0), offer.product))
    return CxMix(
        day=now[0].as_of.date(),
        counts=_counted(offers),
        before=_counted(earlier.values()) if earlier else None,
        at_risk=tuple(at_risk[:MOST]),
        sources=origins(now),
    )


def _counted(offers: Iterable[Offer]) -> dict[CxClass, int]:
    counts = Counter(offer.health for offer in offers)
    return {one: counts[one] for one in CX_CLASSES}


def _beside(offer: Offer, before: Offer | None) -> Offer:
    if before is None:
        return offer
    return Offer(
        offer.asin, offer.health, offer.sku, offer.unhappy, offer.orders, offer.reason, before.health, before.unhappy
    )


def _offers(facts: Iterable[Fact]) -> list[Offer]:
    """One for each ASIN and SKU: what is listed several times counts once, by its worst class."""
    listed: dict[tuple[str, str | None], list[tuple[CxClass, Fact]]] = defaultdict(list)
    for fact in facts:
        health = next((one for one in _WORST_FIRST if fact.values.get(MEASURES[one])), None)
        if fact.asin and health is not None:
            listed[fact.asin, fact.sku].append((health, fact))
    return [_offer(asin, sku, told) for (asin, sku), told in listed.items()]


_WORST_FIRST: tuple[CxClass, ...] = (*reversed(RATED), "unrated")


def _offer(asin: str, sku: str | None, told: Sequence[tuple[CxClass, Fact]]) -> Offer:
    health, worst = min(told, key=lambda one: _WORST_FIRST.index(one[0]))
    facts = [fact for _, fact in told]
    return Offer(asin, health, sku, _sum(facts, UNHAPPY), _sum(facts, ORDERS), worst.topic or "")


def _sum(facts: Iterable[Fact], measure: str) -> int | None:
    told = [fact.values[measure] for fact in facts if measure in fact.values]
    return int(fsum(told)) if told else None
