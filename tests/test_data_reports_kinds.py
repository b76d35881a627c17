"""Which report a header belongs to, for the kinds of ads reports, business reports by date and brand analytics."""

import json
from datetime import date
from pathlib import Path

import pytest

from data.reports.kinds import known_reports
from data.reports.reader import read
from data.reports.tally import Hints
from engine.reports.measures import SALES_REPORTS, STOCK_REPORTS
from engine.reports.reading import Reading
from engine.reports.survey import USUAL

NO_HINTS = Hints()


def read_text(folder: Path, text: str, hints: Hints = NO_HINTS) -> Reading:
    path = folder / "report"
    path.write_text(text)
    return read(path, hints)


COUNTED = "Impressions,Clicks,Click-Thru Rate (CTR),Cost Per Click (CPC),Spend"
FIGURES = "100,3,3.0%,0.50,1.50"
SEVEN = "7 Day Total Sales ,7 Day Total Orders (#),7 Day Total Units (#)"
FOURTEEN = "14 Day Total Sales ,14 Day Total Orders (#),14 Day Total Units (#)"
SOLD = "20.00,1,1"
NEW = "14 Day New-to-brand Orders (#)"
VCPM = '"Cost per 1,000 viewable impressions (VCPM)"'


@pytest.mark.parametrize(
    ("report", "header", "row", "days"),
    [
        ("sp_campaign", f"Date,Campaign Name,{COUNTED},{SEVEN}", f"2026-11-16,A,{FIGURES},{SOLD}", 7),
        (
            "sp_targeting",
            f"Date,Campaign Name,Targeting,Match Type,{COUNTED},{SEVEN}",
            f"2026-11-16,A,box,BROAD,{FIGURES},{SOLD}",
            7,
        ),
        (
            "sp_placement",
            f"Date,Campaign Name,Bidding strategy,Placement,{COUNTED},{SEVEN}",
            f"2026-11-16,A,down,Top of Search,{FIGURES},{SOLD}",
            7,
        ),
        (
            "sp_advertised_product",
            f"Date,Campaign Name,Advertised SKU,Advertised ASIN,{COUNTED},{SEVEN}",
            f"2026-11-16,A,BOX-L,B0AA00001B,{FIGURES},{SOLD}",
            7,
        ),
        (
            "sp_search_term",
            f"Date,Campaign Name,Targeting,Customer Search Term,{COUNTED},{SEVEN}",
            f"2026-11-16,A,*,box,{FIGURES},{SOLD}",
            7,
        ),
        (
            "sp_search_term",
            f"Date,Campaign Name,Targeting,Customer Search Term,{COUNTED},{FOURTEEN},14 Day Advertised ASIN Units",
            f"2026-11-16,A,*,box,{FIGURES},{SOLD},1",
            14,
        ),
        (
            "sb_search_term",
            f"Date,Campaign Name,Targeting,Customer Search Term,{COUNTED},{FOURTEEN}",
            f"2026-11-16,A,*,box,{FIGURES},{SOLD}",
            14,
        ),
        ("sb_campaign", f"Date,Campaign Name,{COUNTED},{FOURTEEN},{NEW}", f"2026-11-16,A,{FIGURES},{SOLD},1", 14),
        ("sd_campaign", f"Date,Campaign Name,{COUNTED},{VCPM},{FOURTEEN}", f"2026-11-16,A,{FIGURES},3,{SOLD}", 14),
        (
            "sd_targeting",
            f"Date,Campaign Name,Targeting,{COUNTED},{VCPM},{FOURTEEN}",
            f"2026-11-16,A,views,{FIGURES},3,{SOLD}",
            14,
        ),
        (
            "sd_advertised_product",
            f"Date,Campaign Name,Advertised SKU,Advertised ASIN,{COUNTED},{VCPM},{FOURTEEN}",
            f"2026-11-16,A,BOX-L,B0AA00001B,{FIGURES},3,{SOLD}",
            14,
        ),
    ],
)
def test_ads_reports_are_told_apart_by_their_columns(
    tmp_path: Path, report: str, header: str, row: str, days: int
) -> None:
    reading = read_text(tmp_path, f"{header}\n{row}\n")
    (measured,) = reading.measured
    assert (reading.report, reading.attribution_days, measured.campaign) == (report, days, "A")
    assert measured.values == {
        "impressions": 100, "clicks": 3, "ad_spend": 1.5, "ad_sales": 20, "ad_orders": 1, "ad_units": 1,
    }  # fmt: skip


def test_advertised_products_carry_their_asin_and_sku(tmp_path: Path) -> None:
    text = (
        f"Date,Campaign Name,Advertised SKU,Advertised ASIN,{COUNTED},{SEVEN}\n"
        f"2026-11-16,A,BOX-L,B0AA00001B,{FIGURES},{SOLD}\n2026-11-16,B,BOX-L,B0AA00001B,{FIGURES},{SOLD}\n"
    )
    scopes = [(one.campaign, one.asin, one.sku) for one in read_text(tmp_path, text).measured]
    assert scopes == [("A", "B0AA00001B", "BOX-L"), ("B", "B0AA00001B", "BOX-L")]


API_ROW = {"campaignId": 158400000000001, "impressions": 2216, "clicks": 13, "cost": 14.5}


@pytest.mark.parametrize(
    ("report", "more", "days"),
    [
        ("sp_campaign", {"purchases7d": 2, "purchases14d": 3, "sales7d": 40.0, "adGroupId": 1}, 7),
        ("sp_search_term", {"searchTerm": "*", "purchases7d": 2, "sales7d": 40.0}, 7),
        ("sp_targeting", {"targeting": "box", "purchases7d": 2, "sales7d": 40.0}, 7),
        ("sp_advertised_product", {"advertisedAsin": "B0AA00001B", "purchases7d": 2, "sales7d": 40.0}, 7),
        ("sb_campaign", {"purchases": 2, "sales": 40.0}, 14),
        ("sb_search_term", {"searchTerm": "box", "purchases": 2, "sales": 40.0}, 14),
        ("sd_campaign", {"purchases": 2, "sales": 40.0, "impressionsViews": 2000}, 14),
    ],
)
def test_the_ads_api_gives_the_same_reports(tmp_path: Path, report: str, more: dict[str, object], days: int) -> None:
    row = {**API_ROW, "startDate": "2026-11-16", "endDate": "2026-11-22", **more}
    reading = read_text(tmp_path, json.dumps([row]))
    (measured,) = reading.measured
    assert (reading.report, reading.attribution_days) == (report, days)
    assert measured.campaign == "158400000000001"
    assert (measured.start, measured.end) == (date(2026, 11, 16), date(2026, 11, 22))
    assert (measured.values["ad_spend"], measured.values["ad_orders"], measured.values["ad_sales"]) == (14.5, 2, 40.0)


@pytest.mark.parametrize(
    "header",
    [
        "Date,Ordered Product Sales,Units Ordered,Total Order Items,Page Views - Total,Sessions",
        "日付,注文商品の売上額,注文された商品点数,注文品目総数,ページビュー - 合計,セッション数 - 合計",
    ],
)
def test_the_business_report_by_date_gives_days_of_the_whole_shop(tmp_path: Path, header: str) -> None:
    rows = '2026-11-16,"$1,000.50",50,48,900,625\n2026-11-17,$500.00,10,10,500,400\n'
    reading = read_text(tmp_path, f"{header}\n{rows}")
    assert (reading.report, reading.first_day, reading.last_day) == (
        "business_report_by_date",
        date(2026, 11, 16),
        date(2026, 11, 17),
    )
    assert reading.measured[0].values == {
        "sales": 1000.5, "units": 50, "order_items": 48, "page_views": 900, "sessions": 625,
    }  # fmt: skip
    assert reading.problems == ()


def test_a_line_of_metadata_above_the_header_is_passed_over_and_a_reporting_date_ends_its_week(tmp_path: Path) -> None:
    text = (
        'Reporting Range=["Weekly"],Select week=["Week 47 | 2026-11-15 - 2026-11-21 2026"]\n'
        "Search Frequency Rank,Search Term,Top Clicked Brand #1,Top Clicked Product #1: ASIN,Reporting Date\n"
        '"1,000",storage box,Acme,B0AA00001B,11/21/2026\n'
    )
    reading = read_text(tmp_path, text)
    (measured,) = reading.measured
    assert (reading.report, measured.values) == ("brand_search_terms", {"top_search_terms": 1})
    assert (measured.start, measured.end, measured.rows) == (date(2026, 11, 15), date(2026, 11, 21), (3, 3))


def test_search_query_performance_is_a_funnel(tmp_path: Path) -> None:
    text = (
        'ASIN or Product=["B0AA00001B"],Reporting Range=["Weekly"],Select week=["Week 47"]\n'
        "Search Query,Search Query Score,Search Query Volume,Impressions: Total Count,Impressions: ASIN Count,"
        "Clicks: Total Count,Clicks: Click Rate %,Clicks: ASIN Count,Cart Adds: ASIN Count,Purchases: ASIN Count,"
        "Reporting Date\n"
        "storage box,5,15000,10000,765,1000,10,50,10,5,2026-11-21\n"
        "box,6,1000,1000,35,100,10,5,1,0,2026-11-21\n"
    )
    (measured,) = read_text(tmp_path, text).measured
    assert measured.values == {
        "search_impressions": 800, "search_clicks": 55, "search_cart_adds": 11, "search_purchases": 5,
    }  # fmt: skip


def test_the_api_gives_the_funnel_by_asin(tmp_path: Path) -> None:
    row = {
        "startDate": "2026-11-15",
        "endDate": "2026-11-21",
        "asin": "B0AA00001B",
        "searchQueryData": {"searchQuery": "box", "searchQueryVolume": 15000},
        "impressionData": {"totalQueryImpressionCount": 10000, "asinImpressionCount": 765},
        "clickData": {"asinClickCount": 50},
    }
    specification = {
        "reportType": "GET_BRAND_ANALYTICS_SEARCH_QUERY_PERFORMANCE_REPORT",
        "dataStartTime": "2026-11-15",
        "dataEndTime": "2026-11-21",
        "marketplaceIds": ["ATVPDKIKX0DER"],
    }
    text = json.dumps({"reportSpecification": specification, "dataByAsin": [row]})
    (measured,) = read_text(tmp_path, text).measured
    assert (measured.asin, measured.marketplace) == ("B0AA00001B", "US")
    assert measured.values == {"search_impressions": 765, "search_clicks": 50}


def test_review_topics_keep_praise_and_complaint_apart(tmp_path: Path) -> None:
    def topic(name: str, mentions: int) -> dict[str, object]:
        return {"topic": name, "asinMetrics": {"numberOfMentions": mentions, "occurrencePercentage": 17.31}}

    text = json.dumps(
        {
            "asin": "B0AA00001B",
            "marketplaceId": "ATVPDKIKX0DER",
            "dateRange": {"startDate": "2026-05-22T08:35:43.717Z", "endDate": "2026-11-22T08:35:43.717Z"},
            "topics": {"positiveTopics": [topic("Easy to install", 36)], "negativeTopics": [topic("Weak fragile ", 9)]},
        }
    )
    reading = read_text(tmp_path, text)
    assert [(one.asin, one.topic, one.values) for one in reading.measured] == [
        ("B0AA00001B", "Easy to install", {"positive_mentions": 36}),
        ("B0AA00001B", "Weak fragile", {"negative_mentions": 9}),
    ]


def test_an_ipi_from_the_erp_is_read_and_a_nought_is_no_score(tmp_path: Path) -> None:
    rows = [
        {"marketplace": "美国", "update_date": "2026-11-21 20:14:59", "ipi": 455},
        {"marketplace": "英国", "update_date": "2026-11-21 20:14:59", "ipi": 0},
    ]
    reading = read_text(tmp_path, json.dumps({"code": 0, "data": rows}))
    (measured,) = reading.measured
    assert (reading.report, measured.marketplace, measured.values) == ("ipi", "US", {"ipi": 455})
    assert reading.unzoned


def test_the_erps_copy_of_myi_is_read_by_its_keys(tmp_path: Path) -> None:
    row = {"sku": "BOX-L", "asin": "B0AA00001B", "afn_fulfillable_quantity": 300, "afn_inbound_shipped_quantity": 40}
    reading = read_text(tmp_path, json.dumps({"code": 0, "data": [row]}))
    assert (reading.report, reading.measured[0].values) == ("fba_myi", {"available": 300, "inbound": 40})


def test_a_report_that_is_expected_or_ranked_is_one_that_can_be_read() -> None:
    named = {report for wanted in USUAL.values() for reports, _ in wanted for report in reports}
    assert named | set(SALES_REPORTS) | set(STOCK_REPORTS) <= set(known_reports())
