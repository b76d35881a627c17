"""What one file comes to, window by window."""

from datetime import date

from engine.reports.reading import Measured, Reading
from engine.reports.window_sums import window_sums

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)


def reading(*rows: Measured) -> Reading:
    return Reading("sp_campaign", "utf-8", len(rows), rows)


def test_campaigns_of_one_day_are_added_and_days_are_kept_apart() -> None:
    sums = window_sums(
        reading(
            Measured({"ad_spend": 2.0}, (4, 4), TUESDAY, TUESDAY, campaign="A"),
            Measured({"ad_spend": 0.1, "clicks": 1.0}, (2, 2), MONDAY, MONDAY, campaign="A"),
            Measured({"ad_spend": 0.2}, (3, 3), MONDAY, MONDAY, campaign="B"),
        )
    )
    assert [(one.start, one.values, one.rows) for one in sums] == [
        (MONDAY, {"ad_spend": 0.30000000000000004, "clicks": 1.0}, 2),
        (TUESDAY, {"ad_spend": 2.0}, 1),
    ]


def test_currencies_marketplaces_and_grains_are_never_added() -> None:
    sums = window_sums(
        reading(
            Measured({"sales": 1.0}, (2, 2), currency="USD"),
            Measured({"sales": 1.0}, (3, 3), currency="CAD"),
            Measured({"sales": 1.0}, (4, 4), currency="USD", marketplace="US"),
            Measured({"sales": 1.0}, (5, 5), currency="USD", asin="B0MADEUP01"),
        )
    )
    assert len(sums) == 4
    assert {one.values["sales"] for one in sums} == {1.0}


def test_rates_ranks_and_unknown_figures_of_several_rows_are_left_out() -> None:
    row = {"vtr_rate": 0.9, "sales_rank": 100.0, "days_of_supply": 30.0, "available": 5.0}
    (several,) = window_sums(reading(Measured(row, (2, 2), sku="A"), Measured(row, (3, 3), sku="B")))
    assert several.values == {"available": 10.0}
    (single,) = window_sums(reading(Measured(row, (2, 2), sku="A")))
    assert single.values == row


def test_a_file_without_a_row_adds_up_to_nothing() -> None:
    assert window_sums(reading()) == ()
