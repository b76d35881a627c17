"""Report files of a made-up shop, as large as measurements want them; the same ones every time."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

MONDAY = date(2026, 11, 16)
DAYS, CAMPAIGNS = 7, 200
PRODUCTS_SOLD = 500
"""Rows of a report by product: a large shop, where ads reports have thousands."""
SEARCH_TERMS = (
    "Date,Portfolio name,Currency,Campaign Name,Ad Group Name,Targeting,Match Type,Customer Search Term,Impressions,"
    "Clicks,Click-Thru Rate (CTR),Cost Per Click (CPC),Spend,7 Day Total Sales ,"
    "Total Advertising Cost of Sales (ACOS) ,Total Return on Advertising Spend (ROAS),7 Day Total Orders (#),"
    "7 Day Total Units (#),7 Day Conversion Rate,7 Day Advertised SKU Units (#)"
)
PRODUCTS = (
    "Date", "Portfolio name", "Currency", "Campaign Name", "Ad Group Name", "Advertised SKU", "Advertised ASIN",
    "Impressions", "Clicks", "Click-Thru Rate (CTR)", "Cost Per Click (CPC)", "Spend", "7 Day Total Sales ",
    "Total Advertising Cost of Sales (ACOS) ", "Total Return on Advertising Spend (ROAS)", "7 Day Total Orders (#)",
    "7 Day Total Units (#)", "7 Day Conversion Rate", "7 Day Advertised SKU Units (#)", "7 Day Other SKU Units (#)",
)  # fmt: skip


def search_terms(path: Path, rows: int, monday: date = MONDAY) -> Path:
    """A search term report by day, of twenty columns, of the week that begins then."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.write(SEARCH_TERMS + "\n")
        file.writelines(_search_term(number, monday) for number in range(rows))
    return path


def _search_term(number: int, monday: date) -> str:
    shown, clicks, spend, sales = _figures(number)
    acos = f"{spend / sales:.4f}" if sales else ""
    return (
        f"{_day(number, monday)},House brand,USD,Campaign {number % CAMPAIGNS:03} auto,Group {number % 17},"
        f"close-match,BROAD,made up term {number % 90_000} for size,{shown},{clicks},{clicks / shown:.4f},"
        f"{spend / (clicks or 1):.2f},"
        f"{spend:.2f},{sales:.2f},{acos},{sales / (spend or 1):.4f},{int(sales > 0)},{int(sales > 0)},0.1000,1\n"
    )


def _figures(number: int) -> tuple[int, int, float, float]:
    clicks = number % 9
    return 40 + number % 960, clicks, round(clicks * 0.37, 2), round(19.99 * (number % 13 == 0), 2)


def _day(number: int, monday: date) -> date:
    return monday + timedelta(days=number % DAYS)


def advertised_workbook(path: Path, rows: int, monday: date = MONDAY) -> Path:
    """A report of a week's advertised products, as a workbook with strings in place, as the console writes them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet, day = book.add_worksheet("Sponsored Product Advertised Pr"), book.add_format({"num_format": "mmm dd, yyyy"})
    sheet.write_row(0, 0, PRODUCTS)
    for number in range(rows):
        shown, clicks, spend, sales = _figures(number)
        sheet.write_datetime(number + 1, 0, _day(number, monday), day)
        sheet.write_row(number + 1, 1, list(_product(number, shown, clicks, spend, sales)))
    book.close()
    return path


def _product(number: int, shown: int, clicks: int, spend: float, sales: float) -> Iterator[str | float]:
    sku = number % 400
    yield from ("House brand", "USD", f"Campaign {number % CAMPAIGNS:03} auto", f"Group {number % 17}")
    yield from (f"SKU-{sku:04}", f"B0MADE{sku:04}", shown, clicks, clicks / shown, 0.37, spend, sales)
    yield from ("" if not sales else spend / sales, sales / (spend or 1), int(sales > 0), int(sales > 0), 0.1, 1, 0)


def usual_reports(folder: Path, files: int, rows: int = 5000) -> None:
    """A folder as a team fills it over some weeks: workbooks of ads, and text files of terms, sales and stock.

    No two files say the same: a file that says what another says is not read again.
    """
    for number in range(files):
        monday = MONDAY - timedelta(weeks=number // 4)
        week = folder / f"2026-W{monday.isocalendar().week:02}" / "US"
        kind = number % 4
        if kind == 0:
            advertised_workbook(week / f"products-{number}.xlsx", rows, monday)
        elif kind == 1:
            search_terms(week / f"terms-{number}.csv", rows, monday)
        elif kind == 2:
            _business(week / f"business-{number}.csv", min(rows, PRODUCTS_SOLD), number)
        else:
            _stock(week / f"stock-{number}.txt", min(rows, PRODUCTS_SOLD), monday)


def _business(path: Path, rows: int, more: int) -> None:
    head = (
        "(Parent) ASIN,(Child) ASIN,Title,Sessions - Total,Units Ordered,Unit Session Percentage,"
        "Ordered Product Sales\n"
    )
    body = (
        f'B0PARENT{n % 90:02},B0MADE{n:04},"Mat, made up {n}","1,{n % 900:03}",{n % 90 + more},'
        f'{100 * (n % 90 + more) / (1000 + n % 900):.2f}%,"$1,{n % 900:03}.50"\n'
        for n in range(rows)
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\ufeff" + head + "".join(body), encoding="utf-8")


def _stock(path: Path, rows: int, monday: date) -> None:
    head = "snapshot-date\tsku\tfnsku\tasin\tproduct-name\tavailable\tunits-shipped-t30\tmarketplace\n"
    day = monday + timedelta(days=5)
    body = (
        f'{day}\tSKU-{n:04}\tX{n:09}\tB0MADE{n:04}\tMat {n} 27" made up\t{n % 700}\t{n % 300}\tUS\n'
        for n in range(rows)
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + "".join(body), encoding="utf-8")
