"""Traps of real exports that no other test springs; docs/reports.md lists them all with their tests."""

import re
from pathlib import Path

import openpyxl
import pytest

from data.reports.reader import read
from data.reports.tally import Hints
from engine.reports.reading import Reading

NO_HINTS = Hints()


def written(folder: Path, content: str, name: str = "report.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(content.encode(encoding))
    return path


def told(folder: Path, content: str) -> Reading:
    return read(written(folder, content), NO_HINTS)


def test_a_mark_before_the_first_header_does_not_hide_the_column(tmp_path: Path) -> None:
    for mark in ("", "\ufeff"):
        reading = told(tmp_path, f"{mark}(Child) ASIN,Units Ordered,Sessions - Total\nB0MADEUP01,3,40\n")
        assert [one.asin for one in reading.measured] == ["B0MADEUP01"]


@pytest.mark.parametrize("cell", ["68%", "68.00%", "0.68"])
def test_a_percentage_and_a_fraction_mean_the_same_figure(tmp_path: Path, cell: str) -> None:
    (one,) = told(tmp_path, f"date,marketplace,kpi,value\n2026-11-21,US,bounce_rate,{cell}\n").measured
    assert one.values == {"bounce_rate_by_hand": 0.68}


@pytest.mark.parametrize("cell", ["7.83%", "7.83", "0.0783"])
def test_a_conversion_in_percent_or_as_a_fraction_passes_the_guard_alike(tmp_path: Path, cell: str) -> None:
    head = "(Child) ASIN,Sessions - Total,Units Ordered,Unit Session Percentage\n"
    assert told(tmp_path, f'{head}B0MADEUP01,"6,744",528,{cell}\n').problems == ()


def test_a_merged_cell_says_the_same_of_every_row_that_it_covers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["国家", "MSKU", "FBA可售"], ["美国", "BOX-L", 298], [None, "BOX-S", 40], ["加拿大", "BOX-L", 7]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "stock.xlsx")
    reading = read(tmp_path / "stock.xlsx", NO_HINTS)
    assert [(one.marketplace, one.sku) for one in reading.measured] == [
        ("US", "BOX-L"),
        ("US", "BOX-S"),
        ("CA", "BOX-L"),
    ]


def test_the_date_in_a_files_name_is_never_taken_for_the_days_of_its_data(tmp_path: Path) -> None:
    path = written(tmp_path, "(Child) ASIN,Units Ordered\nB0MADEUP01,3\n", "BusinessReport-02.12.25.csv")
    reading = read(path, Hints("DE", "DMY"))
    assert (reading.first_day, reading.last_day, reading.as_of, reading.basis) == (None, None, None, None)


@pytest.mark.parametrize("name", ["NA", "None", "null", "1E5", "00123", "true", "inf", "2026-11-16"])
def test_a_sku_that_looks_like_nothing_or_like_a_number_stays_a_name(tmp_path: Path, name: str) -> None:
    (one,) = told(tmp_path, f"sku\tasin\tafn-fulfillable-quantity\n{name}\tB0MADEUP01\t4\n").measured
    assert (one.sku, one.values["available"]) == (name, 4)


def test_a_blank_acos_is_not_the_best_acos_of_the_shop(tmp_path: Path) -> None:
    acos = "Total Advertising Cost of Sales (ACOS) "
    head = f"Date,Currency,Campaign Name,Impressions,Clicks,Spend,{acos},7 Day Total Sales \n"
    (one,) = told(tmp_path, f"{head}2026-11-16,USD,Auto,100,5,12.50,,0\n").measured
    assert one.values == {"impressions": 100, "clicks": 5, "ad_spend": 12.5, "ad_sales": 0}, "it is recomputed"


def test_every_test_that_the_list_of_traps_names_is_there() -> None:
    tests = Path(__file__).parent
    listed = (tests.parent / "docs" / "reports.md").read_text(encoding="utf-8").split("## What can go wrong")[1]
    defined = {
        name for file in tests.glob("test_*.py") for name in re.findall(r"def (test_\w+)", file.read_text("utf-8"))
    }
    named = re.findall(r"`(test_\w+)`", listed)
    assert len(re.findall(r"^\| \d+ \|", listed, re.M)) == 29
    assert [name for name in named if name not in defined] == []
