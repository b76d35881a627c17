"""Stock reports: four of Amazon's, three of ERPs, and our own."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from data.reports.reader import read
from data.reports.tally import Hints
from engine.reports.reading import Reading

NO_HINTS = Hints()


def read_table(folder: Path, text: str, hints: Hints = NO_HINTS) -> Reading:
    path = folder / "report.txt"
    path.write_text(text)
    return read(path, hints)


def tabbed(*rows: str) -> str:
    """Rows with a bar between their cells, as a tab file."""
    return "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows) + "\n"


PLANNING = tabbed(
    "snapshot-date | sku | fnsku | asin | product-name | available | inv-age-0-to-90-days | inv-age-181-to-270-days"
    " | inv-age-271-to-365-days | inv-age-181-to-330-days | currency | units-shipped-t7 | units-shipped-t30"
    " | units-shipped-t90 | marketplace | sales-rank | days-of-supply | inbound-quantity | Total Reserved Quantity"
    " | Exempted from Low-Inventory-Level fee?",
    '2026-11-21 | BOX-L | X000000001 | B0AA00001B | Box 27" large | 300 | 200 | 30 | 5 | 33 | USD | 70 | 290 | 880'
    " | US | 1204 | 31 | 150 | 12 | No",
    "2026-11-21 | BOX-S | X000000002 | B0AA00001C | Box small | 0 | 0 | 0 | 0 | 0 | USD | 0 | 0 | 4 | US"
    " | | | 0 | 0 | Yes",
)


def test_planning_gives_stock_and_sales_of_each_sku_on_its_day(tmp_path: Path) -> None:
    reading = read_table(tmp_path, PLANNING)
    large, small = reading.measured
    assert (reading.report, reading.first_day, reading.last_day) == (
        "fba_planning",
        date(2026, 11, 21),
        date(2026, 11, 21),
    )
    assert large.values == {
        "available": 300, "inbound": 150, "reserved": 12, "units_7d": 70, "units_30d": 290, "units_90d": 880,
        "days_of_supply": 31, "sales_rank": 1204, "aged": 35,
    }  # fmt: skip
    assert (large.sku, large.asin, large.marketplace) == ("BOX-L", "B0AA00001B", "US")
    assert small.values["available"] == 0
    assert not {"sales_rank", "days_of_supply"} & small.values.keys()


def test_overlapping_age_buckets_are_not_added(tmp_path: Path) -> None:
    """181-330 overlaps 181-270 and 271-365: only the latter two make what is older than 180 days."""
    assert read_table(tmp_path, PLANNING).measured[0].values["aged"] == 35


@pytest.mark.parametrize("bucket", ["inv-age-365-plus-days", "inv-age-366-to-455-days"])
def test_older_and_newer_generations_of_planning_are_one_report(tmp_path: Path, bucket: str) -> None:
    text = tabbed(
        f"snapshot-date | sku | available | units-shipped-t30 | {bucket} | qty-to-be-charged-ltsf-11-mo",
        "2026-11-21 | BOX-L | 9 | 3 | 4 | 0",
    )
    assert read_table(tmp_path, text).measured[0].values == {"available": 9, "units_30d": 3, "aged": 4}


def test_myi_adds_the_three_stages_of_what_is_inbound_and_has_no_date(tmp_path: Path) -> None:
    text = tabbed(
        "sku | fnsku | asin | product-name | afn-warehouse-quantity | afn-fulfillable-quantity"
        " | afn-unsellable-quantity | afn-reserved-quantity | afn-total-quantity | afn-inbound-working-quantity"
        " | afn-inbound-shipped-quantity"
        " | afn-inbound-receiving-quantity",
        "00123 | X000000001 | B0AA00001B | Box | 320 | 300 | 3 | 17 | 470 | 10 | 100 | 40",
    )
    reading = read_table(tmp_path, text)
    (measured,) = reading.measured
    assert (reading.report, reading.last_day, measured.sku) == ("fba_myi", None, "00123")
    assert measured.values["inbound"] == 150
    assert measured.values["available"] == 300


def test_afn_counts_what_can_be_sold(tmp_path: Path) -> None:
    text = tabbed(
        "seller-sku | fulfillment-channel-sku | asin | condition-type | Warehouse-Condition-code | Quantity Available",
        "BOX-L | X000000001 | B0AA00001B | NewItem | SELLABLE | 300",
        "BOX-L | X000000001 | B0AA00001B | NewItem | UNSELLABLE | 7",
    )
    assert [one.values for one in read_table(tmp_path, text).measured] == [{"available": 300}]


def test_restock_is_told_from_planning_and_gives_its_own_days_of_supply(tmp_path: Path) -> None:
    text = (
        "Country,Product Name,FNSKU,Merchant SKU,ASIN,Condition,Currency code,Price,Sales last 30 days,"
        "Units Sold Last 30 Days,Total Units,Inbound,Available,Unfulfillable,"
        "Total Days of Supply (including units from open shipments),Days of Supply at Amazon Fulfillment Network,"
        "Alert,Recommended replenishment qty\n"
        "US,Box,X000000001,BOX-L,B0AA00001B,New,USD,19.99,5797.10,290,450,150,300,3,46,31,reorder_now,400\n"
    )
    (measured,) = read_table(tmp_path, text).measured
    assert (measured.marketplace, measured.values["days_of_supply"], measured.values["units_30d"]) == ("US", 31, 290)


def test_a_lingxing_workbook_gives_the_erps_stock(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["基础信息", "", "", "", "库存", ""])
    sheet.append(["店铺", "国家", "品名", "MSKU", "FNSKU", "FBA可售"])
    sheet.append(["店铺A", "美国", "收纳箱", "BOX-L", "X000000001", 298])
    book.save(tmp_path / "fba_inventory.xlsx")
    reading = read(tmp_path / "fba_inventory.xlsx", NO_HINTS)
    assert reading.report == "lingxing_fba"
    assert [(one.marketplace, one.sku, one.values) for one in reading.measured] == [
        ("US", "BOX-L", {"erp_available": 298})
    ]


def test_a_mabang_workbook_gives_the_erps_stock(tmp_path: Path) -> None:
    text = (
        "库存SKU编号,商品状态,中文名称,仓库,销量(7/28/42),在途量,可用库存量\nBOX-L,正常,收纳箱,深圳仓,10/40/70,100,55\n"
    )
    (measured,) = read_table(tmp_path, text).measured
    assert measured.values == {"erp_available": 55, "erp_inbound": 100}


@pytest.mark.parametrize(
    ("text", "report", "values"),
    [
        ("date,marketplace,sku,erp_available\n2026-11-21,US,BOX-L,298\n", "erp_stock", {"erp_available": 298}),
        ("日期,站点,分数,预测\n2026-11-21,美国,455,390\n", "ipi", {"ipi": 455, "ipi_forecast": 390}),
        ("date,marketplace,ipi\n2026-11-21,US,455\n2026-11-21,US,\n", "ipi", {"ipi": 455}),
        ("date,marketplace,asin,rank,category\n2026-11-21,US,B0AA00001B,1204,Storage\n", "bsr", {"sales_rank": 1204}),
        ("date,marketplace,claims\n2026-11-21,US,2\n", "claims", {"claims_granted": 2}),
        ("日期,站点,指标,数值\n2026-11-21,US,跳出率,68%\n", "manual_kpis", {"bounce_rate_by_hand": 0.68}),
        (
            "date,marketplace,asin,rating,title,text,source\n2026-11-21,US,B0AA00001B,2,Bad,broke,vine\n",
            "reviews",
            {"reviews": 1, "stars_1": 0, "stars_2": 1, "stars_3": 0, "stars_4": 0, "stars_5": 0},
        ),
    ],
)
def test_our_own_small_tables_are_read(tmp_path: Path, text: str, report: str, values: dict[str, float]) -> None:
    reading = read_table(tmp_path, text)
    assert reading.report == report
    assert reading.problems == ()
    assert reading.measured[0].values == values
    assert (reading.measured[0].marketplace, reading.last_day) == ("US", date(2026, 11, 21))


def test_an_ipi_of_nought_is_no_score(tmp_path: Path) -> None:
    reading = read_table(tmp_path, "date,marketplace,ipi\n2026-11-21,US,0\n")
    assert (reading.rows, reading.measured) == (1, ())


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("sku|fnsku|asin|available|units-shipped-t30", "S1|X000000001|B0AA00001B|5|1"),
        ("sku|fnsku|asin|afn-fulfillable-quantity", "S1|X000000001|B0AA00001B|5"),
        (
            "seller-sku|fulfillment-channel-sku|asin|condition-type|Warehouse-Condition-code|Quantity Available",
            "S1|X000000001|B0AA00001B|NewItem|SELLABLE|5",
        ),
        ("Country|FNSKU|Merchant SKU|ASIN|Available|Units Sold Last 30 Days", "US|X000000001|S1|B0AA00001B|5|1"),
    ],
)
def test_every_report_of_amazons_stock_keeps_the_label_that_tells_one_stock_from_another(
    tmp_path: Path, header: str, row: str
) -> None:
    (only,) = read_table(tmp_path, tabbed(header, row)).measured
    assert (only.fnsku, only.sku, only.values["available"]) == ("X000000001", "S1", 5)
