"""One stock under several shops: the same FNSKU in marketplaces that share their warehouses is counted once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engine.kpi.tallies import amounts
from engine.reports.sources import Fact
from engine.words import Words

SHARING = (
    frozenset({"US", "CA", "MX"}),
    frozenset({"DE", "FR", "IT", "ES", "NL", "BE", "SE", "PL", "IE"}),
)
"""Marketplaces whose shops may sell out of one stock. The UK, JP and the others keep their own."""


class Pool(NamedTuple):
    """A stock, as the label on its boxes tells it."""

    fnsku: str
    region: frozenset[str]


class Shared(NamedTuple):
    """The stock facts of several marketplaces, with those left out that show a stock again."""

    held: tuple[Fact, ...]
    """The facts whose stock counts."""
    selling: tuple[Fact, ...]
    """The facts whose sales count: shops that share a stock sell each for itself."""
    pools: int = 0
    """How many stocks are shown by more than one marketplace."""

    @property
    def said(self) -> Words | None:
        """What was counted once."""
        if not self.pools:
            return None
        one = self.pools == 1
        return Words(
            f"有 {self.pools} 个 FNSKU 在几个站点显示的是同一批库存，合计只算一次。",
            f"{self.pools} FNSKU{' is' if one else 's are'} one stock shown in several marketplaces, counted once.",
        )


def each_stock_once(facts: Sequence[Fact]) -> Shared:
    """The facts with each shared stock as the marketplace tells it that shows most of it.

    Within one marketplace nothing is left out: there, several SKUs with one label each have their own units.
    """
    again: set[int] = set()
    repeated: set[int] = set()
    pools = 0
    for shops in _by_pool(facts).values():
        if len(shops) > 1:
            pools += 1
            home = max(shops.values(), key=_available)
            others = [shop for shop in shops.values() if shop is not home]
            again.update(id(fact) for shop in others for fact in shop)
            repeated.update(id(fact) for shop in others if _figures(shop) == _figures(home) for fact in shop)
    held = tuple(fact for fact in facts if id(fact) not in again)
    return Shared(held, tuple(fact for fact in facts if id(fact) not in repeated), pools)


def _by_pool(facts: Iterable[Fact]) -> dict[Pool, dict[str, list[Fact]]]:
    pools: dict[Pool, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        region = next((some for some in SHARING if fact.marketplace in some), None)
        if fact.fnsku and fact.marketplace and region:
            pools[Pool(fact.fnsku, region)][fact.marketplace].append(fact)
    return pools


def _available(facts: Sequence[Fact]) -> float:
    return sum(amounts(facts, "available").values())


def _figures(facts: Sequence[Fact]) -> tuple[float, float]:
    """Stock and sales: a row that has both the same is the same row, exported once for each shop."""
    return _available(facts), sum(amounts(facts, "units_30d").values())
