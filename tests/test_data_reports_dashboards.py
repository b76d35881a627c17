"""Exports of dashboards, Power BI and Quick BI, whose columns a team has named as in our own table (R41)."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from data.reports.reader import read
from data.reports.tally import Hints
from engine.reports.reading import Reading

DAY = date(2026, 11, 21)


def said(reading: Reading) -> list[tuple[str | None, dict[str, float]]]:
    return [(one.marketplace, one.values) for one in reading.measured]


@pytest.mark.parametrize(
    "header",
    [
        "date,marketplace,metric,Sum of value",
        "date,marketplace,kpi,Average of value",
        "日期,站点,指标,数值 的总和",
        "日期,站点,指标名称,指标值",
    ],
)
def test_a_csv_is_known_by_the_names_that_a_dashboard_gives_its_columns(tmp_path: Path, header: str) -> None:
    path = tmp_path / "data.csv"
    path.write_text(f"{header}\n2026-11-21,US,跳出率,0.68\n2026-11-21,UK,sales,1200.5\n", encoding="utf-8-sig")
    reading = read(path, Hints())
    assert (reading.report, reading.last_day, reading.problems) == ("manual_kpis", DAY, ())
    assert said(reading) == [("US", {"bounce_rate_by_hand": 0.68}), ("UK", {"sales_by_hand": 1200.5})]


def test_a_workbook_with_its_filters_above_the_header_is_read_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Applied filters:\nmarketplace is US"],
        [],
        ["date", "marketplace", "kpi", "Sum of value"],
        [datetime(2026, 11, 21), "US", "acos", 0.312],  # noqa: DTZ001 - a cell has no zone
    ):
        sheet.append(row)
    book.save(tmp_path / "data.xlsx")
    reading = read(tmp_path / "data.xlsx", Hints())
    assert (reading.report, reading.last_day) == ("manual_kpis", DAY)
    assert said(reading) == [("US", {"acos_by_hand": 0.312})]
