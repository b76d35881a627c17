"""How content the demo's buyers are: the table of Voice of the Customer, in which a smell brings one offer down."""

from datetime import timedelta
from typing import NamedTuple

from data.demo.page import page
from engine.dates import Period


class _Offer(NamedTuple):
    """One offer; of each week the one under review first."""

    asin: str
    classes: tuple[str, ...]
    unhappy: tuple[int, ...]
    orders: int
    reason: str = ""


_OFFERS = (
    _Offer(
        "B0DEMO0001",
        ("Very poor", "Poor", "Fair", "Fair", "Fair", "Fair", "Fair", "Fair"),
        (47, 31, 22, 20, 21, 19, 20, 18),
        612,
        "Strong smell",
    ),
    _Offer("B0DEMO0002", ("Poor",) * 3 + ("Fair",) * 5, (24, 25, 23, 18, 17, 18, 16, 17), 498, "Defective"),
    _Offer("B0DEMO0003", ("Good",) * 8, (4, 4, 5, 3, 4, 4, 3, 4), 205),
    _Offer("B0DEMO0004", ("Excellent",) * 8, (0, 1, 0, 0, 1, 0, 0, 0), 88),
)


def cx_health(period: Period) -> str:
    """Our own table of CX health, as somebody reads it off the page at the end of each week, the oldest first."""
    head = ("date", "marketplace", "asin", "cx_health", "ncx_rate", "ncx_orders", "orders", "top_reason")
    rows = [
        (
            period.end - timedelta(weeks=weeks_ago),
            "US",
            one.asin,
            health,
            f"{unhappy / one.orders:.2%}",
            unhappy,
            one.orders,
            one.reason,
        )
        for one in _OFFERS
        for weeks_ago, (health, unhappy) in enumerate(zip(one.classes, one.unhappy, strict=True))
    ]
    return page(head, sorted(rows))
