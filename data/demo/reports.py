"""The demo's reports: eight weeks of a yoga shop in the US, every figure made up, every layout as Amazon exports it."""

import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from data.demo.page import page
from data.demo.scores import OWN_TABLES
from data.demo.voices import fba_returns, feedback, own_returns, reviews
from data.demo.weeks import FIRST_HANDED_IN, WEEKS, Week
from engine.dates import Period, period_under_review

_PRODUCTS = (
    # child ASIN, title, sessions a day, units a day, price in dollars
    ("B0DEMO0001", "Yoga Mat Non Slip, 6mm – Extra Thick", 240, 21, 32.90),
    ("B0DEMO0002", "Resistance Bands Set of 5 & Door Anchor", 180, 17, 24.50),
    ("B0DEMO0003", "Foam Roller 18 inch, High Density", 95, 7, 19.90),
    ("B0DEMO0004", "Massage Ball Set, Spiky", 60, 3, 12.90),
)
_CAMPAIGNS = (
    # name, targeting, budget, impressions, clicks, spend, orders, sales of a day, all in dollars
    ("自动-瑜伽垫-SP", "Automatic targeting", 120.0, 21000, 160, 98.40, 7, 230.30),
    ("手动-瑜伽垫-精准", "Manual targeting", 80.0, 9000, 92, 61.20, 8, 263.20),
    ("手动-弹力带-词组", "Manual targeting", 60.0, 7400, 66, 42.10, 5, 122.50),
    ("自动-泡沫轴-SP", "Automatic targeting", 40.0, 5200, 38, 25.30, 1, 19.90),
)
_TERMS = (
    ("自动-瑜伽垫-SP", "yoga mat", 5200, 41, 27.80, 2, 65.80),
    ("自动-瑜伽垫-SP", "yoga mat towel", 3100, 22, 15.60, 0, 0.0),
    ("手动-瑜伽垫-精准", "non slip yoga mat", 2600, 33, 22.10, 4, 131.60),
    ("手动-弹力带-词组", "resistance bands set", 1900, 19, 12.40, 2, 49.00),
)


def write_demo_reports(reports: Path, meeting_at: datetime) -> tuple[Path, Path]:
    """Writes what the four teams handed in for the meeting at `meeting_at`, and for the seven before it.

    The ads team is late by half a day, the warehouse's stock report is four days old.

    Returns:
        This week's campaigns as they were handed in first, and the later file that is to take their place.

    Raises:
        OSError: from the disk.
    """
    newest = period = period_under_review(meeting_at, "week")
    first = reports / period.name / "US" / _CAMPAIGN_FILE
    for weeks_ago, week in enumerate(WEEKS):
        handed_in = meeting_at - timedelta(weeks=weeks_ago, hours=52)
        folder = reports / period.name / "US"
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / "BusinessReport.csv", _business_report(period, week), handed_in)
        _write(folder / _CAMPAIGN_FILE, _campaigns(period, week), handed_in + _LATE)
        _write(folder / "Sponsored Products Search term report.csv", _search_terms(period, week.ad_spend), handed_in)
        _write(folder / "account-health.json", _account_health(period, week), handed_in)
        _write(folder / "FBA Inventory.txt", _stock(period, week), handed_in)
        for name, written in _VOICES.items():
            _write(folder / name, written(period, weeks_ago), handed_in)
        period = period.before()
    for name, written_down in OWN_TABLES.items():
        _write(first.parent / name, written_down(newest), meeting_at - _FIRST)
    later = first.rename(first.with_stem(f"{first.stem} (1)"))
    _write(first, _campaigns(newest, FIRST_HANDED_IN), meeting_at - _FIRST)
    return first, later


_CAMPAIGN_FILE = "Sponsored Products Campaign report.csv"
_VOICES = {
    "reviews.csv": reviews,
    "FBA Customer Returns.txt": fba_returns,
    "Returns.txt": own_returns,
    "Feedback.txt": feedback,
}
_FIRST = timedelta(hours=51)
_LATE = timedelta(hours=16)


def _write(path: Path, text: str, handed_in: datetime) -> None:
    path.write_text(text, encoding="utf-8", newline="")
    moment = int(handed_in.astimezone(UTC).timestamp())  # whole seconds: a fraction would come back as another one
    os.utime(path, (moment, moment))


def _days(period: Period) -> list[date]:
    return [period.start + timedelta(days=number) for number in range(period.days)]


def _business_report(period: Period, week: Week) -> str:
    head = (
        "(Parent) ASIN",
        "(Child) ASIN",
        "Title",
        "Sessions - Total",
        "Session Percentage - Total",
        "Page Views - Total",
        "Featured Offer (Buy Box) Percentage",
        "Units Ordered",
        "Unit Session Percentage",
        "Ordered Product Sales",
        "Total Order Items",
    )
    rows = []
    shop = sum(round(product[2] * week.traffic) for product in _PRODUCTS) * period.days
    for asin, title, daily, bought, price in _PRODUCTS:
        sessions, units = round(daily * week.traffic) * period.days, (bought + week.bought_more) * period.days
        share, conversion = 100 * sessions / shop, 100 * units / sessions
        rows.append(
            (
                asin,
                asin,
                title,
                f"{sessions:,}",
                f"{share:.2f}%",
                f"{sessions * 13 // 10:,}",
                "97.20%",
                f"{units:,}",
                f"{conversion:.2f}%",
                f"${units * price:,.2f}",
                f"{units - units // 20:,}",
            )
        )
    return "\ufeff" + page(head, rows)


def _campaigns(period: Period, week: Week) -> str:
    head = (
        "Date",
        "Portfolio name",
        "Currency",
        "Campaign Name",
        "Status",
        "Budget",
        "Targeting Type",
        "Bidding strategy",
        "Impressions",
        "Clicks",
        "Click-Thru Rate (CTR)",
        "Spend",
        "Cost Per Click (CPC)",
        "7 Day Total Orders (#)",
        "Total Advertising Cost of Sales (ACoS) ",
        "7 Day Total Sales ",
    )
    rows = []
    for day in _days(period):
        for name, targeting, budget, shown, clicks, spend, orders, usual in _CAMPAIGNS:
            spent, sales = spend * week.ad_spend, usual * week.ad_sales
            rows.append(
                (
                    f"{day:%b} {day.day}, {day.year}",
                    "No Portfolio",
                    "USD",
                    name,
                    "ENABLED",
                    f"${budget:.2f}",
                    targeting,
                    "Dynamic bids - down only",
                    shown,
                    clicks,
                    f"{100 * clicks / shown:.4f}%",
                    f"${spent:.2f}",
                    f"${spent / clicks:.2f}",
                    orders,
                    f"{100 * spent / sales:.2f}%",
                    f"${sales:.2f}",
                )
            )
    return page(head, rows)


def _search_terms(period: Period, growth: float) -> str:
    head = (
        "Date range",
        "Campaign name",
        "Campaign ID",
        "Ad group name",
        "Search term",
        "Budget currency",
        "Impressions",
        "Clicks",
        "CTR",
        "CPC",
        "Total cost",
        "Purchases",
        "Sales",
        "Units sold",
        "ROAS",
    )
    window = f"{period.start:%b %d, %Y} - {period.end:%b %d, %Y}"
    rows = [
        (
            window,
            campaign,
            f'="40000000000000{number}"',
            "主组",
            term,
            "USD",
            shown * 7,
            clicks * 7,
            f"{100 * clicks / shown:.2f}%",
            f"{spend / clicks:.2f}",
            f"{spend * growth * 7:.2f}",
            orders * 7,
            f"{sales * 7:.2f}",
            orders * 7,
            f"{sales / spend:.2f}",
        )
        for number, (campaign, term, shown, clicks, spend, orders, sales) in enumerate(_TERMS, start=1)
    ]
    return "\ufeff" + page(head, rows)


def _account_health(period: Period, week: Week) -> str:
    scanned = week.scanned

    def window(days: int, ends_back: int) -> dict[str, str]:
        last = period.end - timedelta(days=ends_back)
        first = last - timedelta(days=days - 1)
        return {"reportingDateFrom": f"{first}T00:00Z", "reportingDateTo": f"{last}T23:59Z"}

    metrics = {
        "marketplaceId": "ATVPDKIKX0DER",
        "orderDefectRate": {
            "mfn": {
                "reportingDateRange": window(60, 15),
                "orderCount": 812,
                "orderWithDefects": {"count": 4, "status": "GOOD"},
                "status": "GOOD",
                "rate": round(4 / 812, 6),
                "targetValue": 0.01,
                "targetCondition": "LESS_THAN",
                "fulfillmentType": "mfn",
            },
        },
        "validTrackingRate": {
            "reportingDateRange": window(30, 10),
            "shipmentCount": 391,
            "validTrackingCount": scanned,
            "status": "BAD" if scanned / 391 < 0.95 else "GOOD",
            "rate": round(scanned / 391, 6),
            "targetValue": 0.95,
            "targetCondition": "GREATER_THAN",
        },
        "lateShipmentRate": {
            "reportingDateRange": window(30, 0),
            "orderCount": 391,
            "lateShipmentCount": week.late,
            "status": "GOOD",
            "rate": round(week.late / 391, 6),
            "targetValue": 0.04,
            "targetCondition": "LESS_THAN",
        },
    }
    report = {
        "accountStatuses": [{"marketplaceId": "ATVPDKIKX0DER", "status": "NORMAL"}],
        "performanceMetrics": [metrics],
    }
    return json.dumps(report, indent=2)


def _stock(period: Period, week: Week) -> str:
    head = (
        "snapshot-date",
        "sku",
        "fnsku",
        "asin",
        "product-name",
        "condition",
        "available",
        "units-shipped-t7",
        "units-shipped-t30",
        "currency",
        "marketplace",
        "sales-rank",
        "days-of-supply",
    )
    counted = period.end - timedelta(days=3)
    stock = [round(usual * week.stock) for usual in (1500, 700, 520, 400)]
    rows = []
    for (asin, title, _, daily, _), available in zip(_PRODUCTS, stock, strict=True):
        number = asin[-1]
        rows.append(
            (
                counted,
                f"YG-00{number}",
                f"X00DEMO00{number}",
                asin,
                title,
                "New",
                available,
                daily * 7,
                daily * 30,
                "USD",
                "US",
                week.ranks[int(number) - 1],
                available // daily,
            )
        )
    return page(head, rows, separator="\t")
