"""One stock that several shops show counts once: the FNSKU tells it."""

import pytest

from engine.kpi.catalogue import KpiValue, Scope
from engine.reports.reading import Measured, Reading
from engine.reports.sources import Handed
from engine.settings import Series, Settings
from tests.made_up_readings import MEETING, business, handed, scored

ALL = Scope()


def stock(code: str, *rows: tuple[str, float, float], report: str = "fba_planning") -> Handed:
    """A planning report of one marketplace: FNSKU, available, sold in 30 days."""
    measured = tuple(
        Measured({"available": available, "units_30d": sold}, (n, n), sku=f"{code}-{fnsku}", fnsku=fnsku)
        for n, (fnsku, available, sold) in enumerate(rows, start=2)
    )
    reading = Reading(report, "utf-8", len(rows), measured, as_of=MEETING, basis="column")
    return handed(reading, f"reports/2026-W47/{code}/stock.txt")


def shops(*codes: str) -> Settings:
    """A series of these marketplaces."""
    return Settings(series=Series(marketplaces=codes))


def supply(value: dict[tuple[str, Scope], KpiValue], scope: Scope = ALL) -> KpiValue:
    return value["days_of_supply", scope]


def test_one_fnsku_under_several_marketplaces_counts_once_in_the_whole_and_says_so() -> None:
    files = [stock("US", ("X001", 600, 200)), stock("CA", ("X001", 600, 60)), stock("MX", ("X001", 600, 40))]
    values = scored(files, shops("US", "CA", "MX"))
    whole = supply(values)
    assert whole.parts == {"available": 600.0, "daily_units": 10.0}, "the stock once, the sales of each shop"
    assert whole.value == 60.0
    assert whole.reason is not None
    assert "1 FNSKU" in whole.reason.en
    assert [supply(values, Scope(code)).parts["available"] for code in ("US", "CA", "MX")] == [600.0] * 3


def test_a_row_that_every_shop_exports_alike_counts_its_sales_once_too() -> None:
    files = [stock(code, ("X001", 600, 300)) for code in ("DE", "FR", "IT")]
    assert supply(scored(files, shops("DE", "FR", "IT"))).value == 60.0


def test_where_shops_show_different_shares_of_a_stock_the_largest_is_nearest_to_it() -> None:
    files = [stock("DE", ("X001", 600, 200)), stock("FR", ("X001", 150, 100))]
    assert supply(scored(files, shops("DE", "FR"))).parts["available"] == 600.0


@pytest.mark.parametrize("other", ["UK", "JP"])
def test_marketplaces_with_warehouses_of_their_own_share_nothing(other: str) -> None:
    values = scored([stock("US", ("X001", 600, 300)), stock(other, ("X001", 600, 300))], shops("US", other))
    assert supply(values).parts["available"] == 1200.0
    assert supply(values).reason is None


def test_two_skus_under_one_label_in_one_marketplace_are_both_there() -> None:
    values = scored([stock("US", ("X001", 600, 300), ("X001", 300, 0))], shops("US"))
    assert supply(values).parts["available"] == 900.0


def test_turnover_counts_a_shared_stock_once() -> None:
    files = [stock("US", ("X001", 100, 200)), stock("CA", ("X001", 100, 60))]
    files += [
        handed(business(units=70.0, currency=money), f"reports/2026-W47/{code}/b.csv")
        for code, money in (("US", "USD"), ("CA", "CAD"))
    ]
    turnover = scored(files, shops("US", "CA"))["inventory_turnover", ALL]
    assert (turnover.value, turnover.parts) == (1.4, {"units": 140.0, "available": 100.0})
