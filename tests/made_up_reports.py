"""Report files of a made-up shop in the layouts of Amazon and of its ads console, written where a test wants them."""

import json
import os
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from engine.dates import UTC8

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC8)
"""Monday, the start of the meeting about 2026-W47."""
IN_TIME = datetime(2026, 11, 21, 9, 0, tzinfo=UTC8)


def workspace(root: Path, settings: str = "") -> Path:
    """An empty workspace of a shop in the US."""
    (root / "reports").mkdir(parents=True)
    (root / "kaihui.toml").write_text(settings or '[series]\nmarketplaces = ["US"]\n', encoding="utf-8")
    return root


def hand_in(root: Path, name: str, content: str, at: datetime = IN_TIME) -> Path:
    """Puts a file into reports/, with the time at which it was handed in."""
    path = root / "reports" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def week_of_campaigns(spend: float, sales: float, monday: date = date(2026, 11, 16)) -> str:
    """The console's campaign report by day: the figures are those of one day."""
    head = (
        "Date,Portfolio name,Currency,Campaign Name,Status,Impressions,Clicks,Click-Thru Rate (CTR),Spend,"
        "Cost Per Click (CPC),7 Day Total Orders (#),Total Advertising Cost of Sales (ACoS) ,7 Day Total Sales "
    )
    return _lines(head, (_campaign_day(monday + timedelta(days=n), spend, sales) for n in range(7)))


def _campaign_day(day: date, spend: float, sales: float) -> str:
    acos = f"{100 * spend / sales:.4f}%" if sales else ""
    return (
        f'"{day:%b} {day.day}, {day.year}",,USD,Auto mats,ENABLED,4000,40,1.0000%,${spend:.2f},'
        f"${spend / 40:.2f},4,{acos},${sales:.2f}"
    )


def business_report(sales: float, units: int = 70, sessions: int = 1000) -> str:
    """Detail Page Sales and Traffic by child item: no date inside."""
    head = (
        "(Parent) ASIN,(Child) ASIN,Title,Sessions - Total,Session Percentage - Total,Page Views - Total,"
        "Units Ordered,Unit Session Percentage,Ordered Product Sales,Total Order Items"
    )
    row = (
        f'B0MADEUP00,B0MADEUP01,"Mat, made up",{sessions},100.00%,{sessions},{units},'
        f'{100 * units / sessions:.2f}%,"${sales:,.2f}",{units}'
    )
    return "\ufeff" + _lines(head, [row])


def account_health(vtr: float, defects: float = 0.004) -> str:
    """GET_V2_SELLER_PERFORMANCE_REPORT, of Sunday 2026-11-22."""

    def metric(rate: float, last: str, **counts: int) -> dict[str, object]:
        days = {"reportingDateFrom": "2026-10-01T00:00Z", "reportingDateTo": f"{last}T23:59Z"}
        return {"reportingDateRange": days, "status": "GOOD", "rate": rate, **counts}

    metrics = {
        "marketplaceId": "ATVPDKIKX0DER",
        "orderDefectRate": {"mfn": metric(defects, "2026-11-07", orderCount=1000)},
        "validTrackingRate": metric(vtr, "2026-11-12", shipmentCount=1000, validTrackingCount=round(1000 * vtr)),
    }
    return json.dumps({"accountStatuses": [], "performanceMetrics": [metrics]})


def _lines(head: str, rows: Iterable[str]) -> str:
    return "\n".join((head, *rows)) + "\n"
