"""Whose report it is, and of which days: what it says, its folders, its currency; never a guess."""

from datetime import date

import pytest

from engine.dates import Period
from engine.reports.reading import Measured, Reading
from engine.reports.sources import Source
from engine.settings import Series, Settings
from tests.made_up_readings import US, US_UK, WEEK, business, campaign, handed, levels, placed, week


def placed_source(reading: Reading, file: str, settings: Settings = US) -> Source:
    return placed([handed(reading, file)], settings)[0].source


def said(source: Source) -> str:
    return " ".join(problem.message.en for problem in source.problems)


def in_series(*codes: str) -> Settings:
    return Settings(series=Series(marketplaces=codes))


def test_what_the_file_says_beats_its_folder_and_the_contradiction_is_named() -> None:
    row = Measured({"ad_spend": 1.0}, (2, 2), WEEK.start, WEEK.end, marketplace="UK", currency="GBP")
    source = placed_source(Reading("sp_campaign", "utf-8", 1, (row,)), "reports/2026-W47/US/a.csv", US_UK)
    assert source.marketplace == "UK"
    assert source.currency == "GBP"
    assert "says UK but lies in the folder US" in said(source)


@pytest.mark.parametrize(
    ("file", "codes", "expected"),
    [
        ("reports/2026-W47/US/b.csv", ("US", "CA"), "US"),
        ("reports/2026-W47/us/b.csv", ("US", "CA"), "US"),
        ("reports/US/2026-W47/late/b.csv", ("US", "CA"), "US"),
        ("reports/2026-W47/b.csv", ("US", "UK"), "US"),
        ("reports/2026-W47/b.csv", ("US",), "US"),
    ],
)
def test_folder_then_currency_then_the_only_marketplace(file: str, codes: tuple[str, ...], expected: str) -> None:
    source = placed_source(business(), file, in_series(*codes))
    assert source.marketplace == expected
    assert source.problems == ()


def test_a_lower_case_folder_that_is_no_marketplace_of_the_series_is_just_a_name() -> None:
    source = placed_source(business(), "reports/2026-W47/it/b.csv", in_series("US"))
    assert source.marketplace == "US"
    assert source.problems == ()


def test_a_bare_dollar_between_two_dollar_marketplaces_is_a_problem_not_a_guess() -> None:
    bare = Reading("business_report_by_asin", "utf-8", 1, business().measured, currencies=("USD", "CAD", "AUD", "MXN"))
    source = placed_source(bare, "reports/2026-W47/b.csv", in_series("US", "CA"))
    assert source.marketplace is None
    assert "Nothing says which marketplace" in said(source)
    assert placed_source(bare, "reports/2026-W47/CA/b.csv", in_series("US", "CA")).currency == "CAD"


def test_euros_belong_to_several_marketplaces() -> None:
    source = placed_source(business(currency="EUR"), "reports/2026-W47/b.csv", in_series("US", "DE", "FR"))
    assert source.marketplace is None
    assert "DE / FR" in said(source)


@pytest.mark.parametrize("codes", [("US",), ("US", "UK")])
def test_a_currency_of_no_marketplace_is_a_problem_even_with_a_single_marketplace(codes: tuple[str, ...]) -> None:
    source = placed_source(business(currency="INR"), "reports/2026-W47/b.csv", in_series(*codes))
    assert source.marketplace is None
    assert "INR belongs to none" in said(source)


def test_a_currency_that_contradicts_the_folder_wins_over_it() -> None:
    source = placed_source(business(currency="GBP"), "reports/2026-W47/US/b.csv", US_UK)
    assert source.marketplace == "UK"
    assert "does not fit its folder US" in said(source)


def test_a_currency_of_nobody_in_somebodys_folder_is_said_not_to_count() -> None:
    source = placed_source(business(currency="GBP"), "reports/2026-W47/CA/b.csv", in_series("US", "CA"))
    assert source.marketplace is None
    assert "does not fit its folder CA" in said(source)
    assert "it does not count" in said(source)


def test_a_marketplace_outside_the_series_is_said_to_be_one() -> None:
    source = placed_source(business(currency="JPY"), "reports/2026-W47/JP/b.csv", US)
    assert source.marketplace == "JP"
    assert "not among the marketplaces" in said(source)


def test_a_file_with_no_currency_takes_that_of_its_marketplace() -> None:
    bare = Reading("business_report_by_asin", "utf-8", 1, business().measured)
    assert placed_source(bare, "reports/2026-W47/UK/b.csv", US_UK).currency == "GBP"


def test_one_file_may_hold_rows_of_several_marketplaces() -> None:
    rows = tuple(
        Measured({"ad_spend": 1.0}, (n, n), WEEK.start, WEEK.end, marketplace=code, currency=currency)
        for n, (code, currency) in enumerate((("US", "USD"), ("UK", "GBP")), start=2)
    )
    found = placed([handed(Reading("sp_campaign", "utf-8", 2, rows), "reports/2026-W47/ads.xlsx")], US_UK)[0]
    assert found.source.marketplace is None
    assert found.source.marketplaces == ("UK", "US")
    assert [fact.marketplace for fact in found.facts] == ["US", "UK"]


def test_days_come_from_the_rows_else_from_the_folder() -> None:
    assert placed_source(campaign(), "reports/a.csv").period == WEEK
    assert placed_source(business(), "reports/2026-W46/a.csv").period == week("2026-W46")
    assert placed_source(business(), "reports/2026-11/a.csv").period == Period(date(2026, 11, 1), date(2026, 11, 30))


def test_sums_without_any_day_are_a_problem_and_levels_are_not() -> None:
    assert "Nothing says which days" in said(placed_source(business(), "reports/US/b.csv"))
    assert placed_source(levels("fba_myi", available=9.0), "reports/US/b.csv").problems == ()


def test_days_outside_of_the_folder_they_lie_in_are_named() -> None:
    source = placed_source(campaign(period=week("2026-W40")), "reports/2026-W47/US/a.csv")
    assert source.period == week("2026-W40")
    assert "lies in the folder 2026-W47" in said(source)


def test_a_file_with_nothing_but_a_header_is_still_its_folders() -> None:
    source = placed_source(Reading("sp_campaign", "utf-8", 0), "reports/2026-W47/US/a.csv", US_UK)
    assert (source.marketplace, source.period, source.in_review) == ("US", WEEK, True)


def test_amazons_counts_that_do_not_come_to_its_rate_are_named() -> None:
    reading = levels("account_health", vtr_rate=0.9529, vtr_valid=896462.0, vtr_shipments=878443.0)
    source = placed_source(reading, "reports/2026-W47/US/h.json")
    assert "the given rate counts" in said(source)
