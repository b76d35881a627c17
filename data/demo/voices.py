"""What the demo's buyers say: made-up reviews, feedback and returns, with a complaint about a smell that grows."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from data.demo.page import page
from engine.dates import Period

_MAT, _BANDS, _ROLLER = "B0DEMO0001", "B0DEMO0002", "B0DEMO0003"


class _Said(NamedTuple):
    """Reviews that say the same in several ways."""

    asin: str
    stars: int
    weeks: tuple[int, ...]
    """How many there are in each week, the one under review first."""
    ways: tuple[str, ...]
    source: str = "amazon"


_REVIEWS = (
    _Said(
        _MAT,
        1,
        (9, 3, 2, 2, 1, 2, 1, 1),
        (
            "Strong smell.",
            "Such a strong smell! It will not go away.",
            "Strong smell, I had to open all windows.",
            "Nice colour, but a strong smell.",
            "Strong smell of rubber.",
        ),
    ),
    _Said(_MAT, 2, (4, 2, 1, 0, 1, 0, 0, 1), ("味道很大，晾了三天还有。", "垫子不错，就是味道很大。")),
    _Said(
        _BANDS,
        2,
        (4, 3, 3, 2, 3, 2, 2, 2),
        ("The door anchor broke.", "Bands are fine. Door anchor broke!"),
    ),
    _Said(_ROLLER, 3, (3, 2, 3, 2, 2, 3, 2, 2), ("It is fine for the price.",)),
    _Said(
        _MAT,
        5,
        (8, 6, 6, 5, 6, 5, 5, 5),
        ("Easy to clean.", "So easy to clean after class!", "Thick. Easy to clean."),
    ),
    _Said(_BANDS, 5, (7, 7, 6, 6, 5, 6, 5, 5), ("Easy to carry.", "Sturdy. Easy to carry.")),
    _Said(_ROLLER, 4, (3, 3, 2, 3, 2, 2, 3, 2), ("很结实，放松肌肉好用。", "很结实，颜色也好看。")),
    _Said(_MAT, 4, (3, 2, 2, 1, 1, 1, 1, 1), ("Easy to clean.",), source="Vine"),
    _Said(_MAT, 2, (2, 0, 1, 0, 0, 0, 0, 0), ("Strong smell out of the box.",), source="Vine"),
)


class _Returned(NamedTuple):
    """Units that came back for one reason."""

    asin: str
    code: str
    weeks: tuple[int, ...]
    comment: str = ""


_FBA = (
    _Returned(_MAT, "NOT_AS_DESCRIBED", (14, 6, 5, 5, 4, 5, 4, 4), "Strong smell."),
    _Returned(_BANDS, "DEFECTIVE", (7, 7, 6, 6, 7, 5, 6, 6), "door anchor broke"),
    _Returned(_MAT, "UNWANTED_ITEM", (8, 9, 9, 8, 8, 9, 8, 8)),
    _Returned(_ROLLER, "APPAREL_TOO_SMALL", (3, 3, 2, 3, 3, 2, 2, 3), "shorter than I thought"),
)
_OWN = (
    _Returned(_MAT, "AMZ-PG-BAD-DESC", (2, 1, 1, 1, 0, 1, 1, 0)),
    _Returned(_BANDS, "CR-DEFECTIVE", (1, 1, 1, 1, 1, 1, 1, 1)),
)
_FEEDBACK = (
    # stars, how many in each week, comment
    (1, (2, 1, 1, 0, 1, 1, 0, 1), "Item smells awful"),
    (3, (1, 2, 1, 1, 1, 1, 1, 1), "Arrived a day late"),
)


def reviews(period: Period, weeks_ago: int) -> str:
    """Our own small table of reviews, Vine among them."""
    head = ("date", "marketplace", "asin", "rating", "text", "title", "source")
    rows = [
        (_day(period, number), "US", said.asin, said.stars, said.ways[number % len(said.ways)], "", said.source)
        for said in _REVIEWS
        for number in range(said.weeks[weeks_ago])
    ]
    return "\ufeff" + page(head, rows)


def fba_returns(period: Period, weeks_ago: int) -> str:
    """FBA customer returns, as the report has them."""
    head = (
        "return-date",
        "order-id",
        "sku",
        "asin",
        "fnsku",
        "product-name",
        "quantity",
        "fulfillment-center-id",
        "detailed-disposition",
        "reason",
        "status",
        "license-plate-number",
        "customer-comments",
    )
    rows = (
        (
            f"{_day(period, number)}T18:00:00+00:00",
            _order(period, row),
            f"YG-00{one.asin[-1]}",
            one.asin,
            f"X00DEMO00{one.asin[-1]}",
            "",
            1,
            "DEMO1",
            "SELLABLE" if one.code == "UNWANTED_ITEM" else "CUSTOMER_DAMAGED",
            one.code,
            "Unit returned to inventory",
            f"LPNDEMO{row:05}",
            one.comment if number % 2 == 0 else "",
        )
        for row, (one, number) in enumerate(_units(_FBA, weeks_ago))
    )
    return page(head, rows, "\t")


def own_returns(period: Period, weeks_ago: int) -> str:
    """Seller-fulfilled returns, whose codes are another family."""
    head = (
        "Order ID",
        "Order date",
        "Return request date",
        "A-to-Z Claim",
        "ASIN",
        "Merchant SKU",
        "Return quantity",
        "Return Reason",
        "Resolution",
    )
    rows = (
        (
            _order(period, 900 + row),
            f"{period.start - timedelta(days=9):%d-%b-%Y}",
            f"{_day(period, number):%d-%b-%Y}",
            "N",
            one.asin,
            f"YG-00{one.asin[-1]}-FBM",
            1,
            one.code,
            "StandardRefund",
        )
        for row, (one, number) in enumerate(_units(_OWN, weeks_ago))
    )
    return page(head, rows, "\t")


def feedback(period: Period, weeks_ago: int) -> str:
    """Seller feedback: six columns, one to three stars only."""
    head = ("Date", "Rating", "Comments", "Your Response", "Order ID", "Rater Email")
    rows = (
        (f"{_day(period, number):%m/%d/%y}", stars, comment, "", _order(period, 950 + 10 * stars + number), "")
        for stars, weeks, comment in _FEEDBACK
        for number in range(weeks[weeks_ago])
    )
    return page(head, rows, "\t")


def _units(returned: Sequence[_Returned], weeks_ago: int) -> Iterator[tuple[_Returned, int]]:
    for one in returned:
        for number in range(one.weeks[weeks_ago]):
            yield one, number


def _day(period: Period, number: int) -> date:
    return period.start + timedelta(days=number % period.days)


def _order(period: Period, number: int) -> str:
    return f"111-{period.start:%y%m%d}0-{number:07}"
