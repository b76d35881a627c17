"""Ads reports: the new console, the old console in CSV and XLSX, bulk files, and how search terms come together."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from data.reports.reader import read
from data.reports.tally import Hints
from engine.reports.reading import Reading

SAMPLES = Path(__file__).parent / "samples" / "reports"
NO_HINTS = Hints()

OLD_HEADER = [
    "Start Date",
    "End Date",
    "Portfolio name",
    "Currency",
    "Campaign Name",
    "Ad Group Name",
    "Targeting",
    "Match Type",
    "Customer Search Term",
    "Impressions",
    "Clicks",
    "Click-Thru Rate (CTR)",
    "Cost Per Click (CPC)",
    "Spend",
    "7 Day Total Sales ",
    "Total Advertising Cost of Sales (ACOS) ",
    "Total Return on Advertising Spend (ROAS)",
    "7 Day Total Orders (#)",
    "7 Day Total Units (#)",
    "7 Day Conversion Rate",
]


def old_row(day: int, campaign: str, term: str, *figures: float) -> list[object]:
    clicks, impressions, spend, sales, orders = figures
    on = datetime(2026, 11, day)  # noqa: DTZ001 - a workbook's dates have no zone
    acos = spend / sales if sales else None
    ctr = clicks / impressions if impressions else None
    return [
        on, on, "Not grouped", "USD", campaign, "组 1", "*", "BROAD", term, impressions, clicks, ctr, None, spend,
        sales, acos, None, orders, orders, None,
    ]  # fmt: skip


def workbook(folder: Path, header: list[str], rows: list[list[object]], title: str = "Sheet", above: int = 0) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for _ in range(above):
        sheet.append(["", "made by hand"])
    for row in [header, *rows]:
        sheet.append(row)
    path = folder / "report.xlsx"
    book.save(path)
    return path


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "report.csv"
    path.write_bytes(text.encode(encoding))
    return path


def totals(reading: Reading) -> dict[str, float]:
    sums: dict[str, float] = {}
    for measured in reading.measured:
        for measure, value in measured.values.items():
            sums[measure] = round(sums.get(measure, 0.0) + value, 2)
    return sums


def test_the_new_console_is_read_with_its_own_window_for_each_row() -> None:
    reading = read(SAMPLES / "sp_search_term_new_console.csv", NO_HINTS)
    auto, manual = reading.measured
    assert (reading.report, reading.encoding, reading.rows) == ("sp_search_term", "utf-8-sig", 3)
    assert auto.values == {
        "impressions": 1504,
        "clicks": 40,
        "ad_spend": 23.86,
        "ad_sales": 59.97,
        "ad_orders": 3,
        "ad_units": 3,
    }
    assert (auto.campaign, auto.currency, auto.rows) == ("收纳箱-自动", "USD", (2, 3))
    assert (auto.start, auto.end) == (date(2026, 11, 16), date(2026, 11, 22))
    assert (manual.start, manual.end) == (date(2026, 11, 18), date(2026, 11, 18))
    assert (reading.first_day, reading.last_day, reading.basis) == (
        date(2026, 11, 16),
        date(2026, 11, 22),
        "column",
    )
    assert reading.attribution_days is None


def test_clicks_above_impressions_and_sales_without_spend_are_no_problems(tmp_path: Path) -> None:
    rows = [old_row(16, "A", "late sale", 0, 0, 0.0, 25.0, 1), old_row(16, "A", "b0aa00009z", 2, 1, 0.8, 0.0, 0)]
    reading = read(workbook(tmp_path, OLD_HEADER, rows), NO_HINTS)
    assert reading.problems == ()
    assert totals(reading) == {
        "impressions": 1, "clicks": 2, "ad_spend": 0.8, "ad_sales": 25.0, "ad_orders": 1, "ad_units": 1,
    }  # fmt: skip


def test_an_old_workbook_is_summed_by_campaign_and_day(tmp_path: Path) -> None:
    rows = [
        old_row(16, "自动", "box", 3, 100, 1.5, 20.0, 1),
        old_row(16, "自动", "lid", 1, 50, 0.5, 0.0, 0),
        old_row(17, "自动", "box", 2, 80, 1.0, 0.0, 0),
        old_row(16, "手动", "box", 1, 10, 0.4, 0.0, 0),
    ]
    reading = read(workbook(tmp_path, OLD_HEADER, rows, "Sponsored Product Search Term R"), NO_HINTS)
    assert [(one.campaign, one.start, one.rows) for one in reading.measured] == [
        ("自动", date(2026, 11, 16), (2, 3)),
        ("自动", date(2026, 11, 17), (4, 4)),
        ("手动", date(2026, 11, 16), (5, 5)),
    ]
    assert reading.attribution_days == 7
    assert reading.encoding == "xlsx"
    assert reading.generated_at is not None


def test_a_workbook_that_declares_itself_one_cell_large_is_read_in_full(tmp_path: Path) -> None:
    """Amazon's own files say <dimension ref="A1"/>."""
    honest = workbook(tmp_path, OLD_HEADER, [old_row(16, "A", "box", 3, 100, 1.5, 20.0, 1)] * 30)
    liar = tmp_path / "liar.xlsx"
    with zipfile.ZipFile(honest) as source, zipfile.ZipFile(liar, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace(b'<dimension ref="A1:T31"', b'<dimension ref="A1"')
                assert b'ref="A1"' in content
            target.writestr(name, content)
    assert read(liar, NO_HINTS).rows == 30


def test_rows_above_the_header_are_passed_over_and_still_counted(tmp_path: Path) -> None:
    rows = [old_row(16, "A", "box", 3, 100, 1.5, 20.0, 1)]
    assert read(workbook(tmp_path, OLD_HEADER, rows, above=3), NO_HINTS).measured[0].rows == (5, 5)


def test_a_table_that_begins_further_down_keeps_the_row_numbers_of_the_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows: list[list[object]] = [["(Child) ASIN", "Units Ordered"], ["B0A", 3], ["", None], ["B0B", 4]]
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            sheet.cell(5 + number, 3 + place, cell)
    book.save(tmp_path / "below.xlsx")
    assert [one.rows for one in read(tmp_path / "below.xlsx", NO_HINTS).measured] == [(6, 6), (8, 8)]


def test_a_second_report_in_the_workbook_is_named_rather_than_lost(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    for sheet in (first, book.create_sheet("UK")):
        sheet.append(["(Child) ASIN", "Units Ordered"])
        sheet.append(["B0A", 3])
    book.save(tmp_path / "two.xlsx")
    (problem,) = read(tmp_path / "two.xlsx", NO_HINTS).problems
    assert "UK" in problem.message.zh


def test_a_campaign_report_goes_by_its_date_and_not_by_the_campaigns_own_dates() -> None:
    reading = read(SAMPLES / "sp_campaign_in_rs.csv", NO_HINTS)
    assert (reading.report, reading.attribution_days, reading.currencies) == ("sp_campaign", 14, ("INR",))
    assert (reading.first_day, reading.last_day) == (date(2026, 11, 16), date(2026, 11, 17))
    assert totals(reading) == {
        "impressions": 1382, "clicks": 15, "ad_spend": 233.18, "ad_sales": 961.62, "ad_orders": 3,
    }  # fmt: skip


def test_the_new_console_without_search_terms_is_a_campaign_report(tmp_path: Path) -> None:
    text = (
        "\ufeffDate range,Campaign name,Campaign ID,Budget currency,Impressions,Clicks,CTR,CPC,Total cost,"
        "Purchases,Sales\n"
        '"Nov 16, 2026 - Nov 22, 2026",自动,"=""468170900000001""",CAD,10,1,10%,0.5,0.5,0,0.0\n'
    )
    reading = read(written(tmp_path, text), NO_HINTS)
    assert (reading.report, reading.currencies) == ("sp_campaign", ("CAD",))


BULK = [
    "Product", "Campaign ID", "Ad Group ID", "Keyword ID", "Product Targeting ID", "Campaign Name (Informational only)",
    "Ad Group Name (Informational only)", "Customer Search Term", "Impressions", "Clicks", "Click-through Rate",
    "Spend", "Sales", "Orders", "Units", "Conversion Rate", "ACOS", "CPC", "ROAS",
]  # fmt: skip


def test_a_bulk_file_is_known_by_the_sheet_that_holds_search_terms(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.append(["Portfolio ID", "Portfolio Name"])
    sheet = book.create_sheet("SP Search Term Report")
    sheet.append(BULK)
    sheet.append(
        ["Sponsored Products", "1", "2", "3", "", "自动", "组", "box", 9, 2, 0.2, 1.1, 20.5, 1, 1, 0.5, 0.05, 0.55, 18]
    )
    book.save(tmp_path / "bulk.xlsx")
    reading = read(tmp_path / "bulk.xlsx", NO_HINTS)
    assert reading.report == "sp_search_term"
    assert reading.measured[0].campaign == "自动"
    assert reading.last_day is None


LOCALISED = {
    "zh": (
        "日期,广告组合名称,货币,广告活动名称,广告组名称,投放,匹配类型,客户搜索词,展示量,点击量,点击率 (CTR),"
        "单次点击成本 (CPC),花费,7天总销售额,广告投入产出比 (ACOS) 总计,7天总订单数(#),7天总销售量(#),7天的转化率\n"
        "2026-11-16,无,USD,自动,组,*,广泛,box,100,3,3.00%,0.50,1.50,20.00,7.50%,1,1,33.33%\n"
    ),
    "ja": (
        "日付,ポートフォリオ名,通貨,キャンペーン名,広告グループ名,ターゲティング,マッチタイプ,カスタマーの検索キーワード,"
        "インプレッション,クリック,クリックスルー率 (CTR),平均クリック単価 (CPC),広告費,"
        "広告がクリックされてから7日間の総売上高,広告費売上高比率（ACOS）合計,広告がクリックされてから7日間の合計注文数\n"
        "2026/11/16,なし,JPY,オート,組,*,部分一致,箱,100,3,3.00%,50,1.50,20,7.50%,1\n"
    ),
    "de": (
        "Datum;Portfolioname;Währung;Kampagnen-Name;Anzeigengruppenname;Ausrichtung;Übereinstimmungstyp;"
        "Suchbegriff eines Kunden;Impressionen;Klicks;Klickrate;CPC;Ausgaben;7 Tage, Umsatz gesamt (€);"
        "Zugeschriebene Umsatzkosten (ACOS) gesamt ;7 Tage, Aufträge gesamt (#)\n"
        "16.11.2026;Kein Portfolio;EUR;Auto;Gruppe;*;BROAD;Küche;100;3;3,00%;0,50 €;1,50 €;20,00 €;7,50%;1\n"
    ),
}


@pytest.mark.parametrize("language", LOCALISED)
def test_localised_headers_are_read_alike(tmp_path: Path, language: str) -> None:
    reading = read(written(tmp_path, LOCALISED[language]), NO_HINTS)
    (measured,) = reading.measured
    assert (reading.report, reading.attribution_days, reading.problems) == ("sp_search_term", 7, ())
    assert measured.start == measured.end == date(2026, 11, 16)
    assert {key: measured.values[key] for key in ("impressions", "clicks", "ad_spend", "ad_sales", "ad_orders")} == {
        "impressions": 100, "clicks": 3, "ad_spend": 1.5, "ad_sales": 20.0, "ad_orders": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "encoding", "hint"), [("zh", "gb18030", "US"), ("ja", "cp932", "JP"), ("de", "cp1252", "DE")]
)
def test_legacy_pages_give_the_same_reading(tmp_path: Path, language: str, encoding: str, hint: str) -> None:
    reading = read(written(tmp_path, LOCALISED[language], encoding), Hints(hint))
    assert (reading.encoding, reading.measured[0].values["ad_spend"]) == (encoding, 1.5)


def test_a_totals_row_and_a_row_without_a_campaign_do_not_count(tmp_path: Path) -> None:
    text = (
        LOCALISED["zh"]
        + "2026-11-16,,USD,合计,,,,,100,3,,,1.50,20.00,,1,1,\n2026-11-16,,USD,,,,,,100,3,,,1.50,20.00,,1,1,\n"
    )
    reading = read(written(tmp_path, text), NO_HINTS)
    assert totals(reading)["ad_spend"] == 1.5
    assert [problem.row for problem in reading.problems] == [3, 4]


def test_rows_without_a_date_or_with_no_date_in_it_are_named(tmp_path: Path) -> None:
    rows = [f"{day},无,USD,自动,组,*,广泛,box,1,1,,,1.00,0.00,,0,0,\n" for day in ("", "soon", "2026-11-17")]
    reading = read(written(tmp_path, LOCALISED["zh"] + "".join(rows)), NO_HINTS)
    assert totals(reading)["ad_spend"] == 2.5
    assert [(problem.row, problem.column) for problem in reading.problems] == [(3, "日期"), (4, "日期")]


def test_several_currencies_are_never_added(tmp_path: Path) -> None:
    text = LOCALISED["zh"] + "2026-11-16,无,CAD,自动,组,*,广泛,lid,1,1,,,3.00,0.00,,0,0,\n"
    assert {one.currency: one.values["ad_spend"] for one in read(written(tmp_path, text), NO_HINTS).measured} == {
        "USD": 1.5,
        "CAD": 3.0,
    }


def test_fifteen_digit_ids_names_like_na_and_numbers_like_1e5_stay_as_they_are_written(tmp_path: Path) -> None:
    lines = "".join(
        f"2026-11-16,无,USD,{name},组,*,广泛,box,1,1,,,1.00,0.00,,0,0,\n"
        for name in ("NA", "1E5", "00123", "None", "TRUE")
    )
    reading = read(written(tmp_path, LOCALISED["zh"].splitlines()[0] + "\n" + lines), NO_HINTS)
    assert [one.campaign for one in reading.measured] == ["NA", "1E5", "00123", "None", "TRUE"]
