"""Several reports in one file: sheets of a workbook, and ads of several types in one table."""

from pathlib import Path

from data.report_survey import survey_reports
from data.reports.reader import read
from data.reports.tally import Hints
from engine.settings import Series, Settings
from tests.made_up_reports import NOW, hand_in, workspace
from tests.made_up_workbooks import book, sold

NO_HINTS = Hints()
MIXED = (
    "Date,Budget currency,Ad product,Campaign name,Impressions,Clicks,Total cost,Purchases,Sales\n"
    "2026-11-16,USD,Sponsored Products,Auto,100,10,5.00,1,20.00\n"
    "2026-11-16,USD,Sponsored Brands,Brand,50,5,4.00,1,30.00\n"
    "2026-11-17,USD,Sponsored Products,Auto,100,10,6.00,1,20.00\n"
)


def test_sheets_that_are_named_for_marketplaces_are_read_each_for_its_own(tmp_path: Path) -> None:
    reading = read(book(tmp_path / "b.xlsx", US=sold("B0A", 3), UK=sold("B0A", 4)), NO_HINTS)
    told = [
        (one.part, one.marketplaces, one.measured[0].marketplace, one.measured[0].values)
        for one in (reading, *reading.more)
    ]
    assert told == [("", ("US",), "US", {"units": 3}), ("UK", ("UK",), "UK", {"units": 4})]
    assert reading.problems == ()


def test_sheets_of_different_reports_are_all_read(tmp_path: Path) -> None:
    stock: list[list[object]] = [["sku", "asin", "afn-fulfillable-quantity"], ["S1", "B0A", 7]]
    reading = read(book(tmp_path / "b.xlsx", Sales=sold("B0A", 3), Stock=stock), NO_HINTS)
    assert {one.report for one in (reading, *reading.more)} == {"business_report_by_asin", "fba_myi"}


def test_a_second_sheet_that_may_tell_the_same_again_is_named_and_not_added(tmp_path: Path) -> None:
    reading = read(book(tmp_path / "b.xlsx", All=sold("B0A", 3), Filtered=sold("B0A", 3)), NO_HINTS)
    assert (reading.more, [one.values for one in reading.measured]) == ((), [{"units": 3}])
    assert "Filtered" in reading.problems[0].message.en


def test_ads_of_several_types_in_one_table_are_reports_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "ads.csv"
    path.write_text(MIXED, encoding="utf-8")
    reading = read(path, NO_HINTS)
    (brands,) = reading.more
    assert (reading.report, sum(one.values["ad_spend"] for one in reading.measured)) == ("sp_campaign", 11.0)
    assert (brands.report, brands.attribution_days, brands.part) == ("sb_campaign", 14, "SB")
    assert [(one.campaign, one.values["ad_sales"]) for one in brands.measured] == [("Brand", 30.0)]


def test_each_report_of_a_file_is_a_source_under_the_files_name(tmp_path: Path) -> None:
    root = workspace(tmp_path / "shop")
    hand_in(root, "2026-W47/US/ads.csv", MIXED)
    placed = survey_reports(root, Settings(series=Series(marketplaces=("US",))), NOW).placed
    assert [(one.source.file, one.source.report) for one in placed] == [
        ("reports/2026-W47/US/ads.csv", "sp_campaign"),
        ("reports/2026-W47/US/ads.csv#SB", "sb_campaign"),
    ]
