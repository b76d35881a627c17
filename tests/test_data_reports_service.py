"""Reports of customer service and orders: returns, feedback, defects, orders, settlements, and what is never kept."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from data.reports.reader import read
from data.reports.tally import Hints
from engine.reports.reading import Reading, Shipment

NO_HINTS = Hints()


def read_table(folder: Path, text: str, hints: Hints = NO_HINTS) -> Reading:
    path = folder / "report.txt"
    path.write_text(text)
    return read(path, hints)


def tabbed(*rows: str) -> str:
    """Rows with a bar between their cells, as a tab file."""
    return "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows) + "\n"


RETURNS = tabbed(
    "return-date | order-id | sku | asin | fnsku | product-name | quantity | fulfillment-center-id"
    " | detailed-disposition | reason | status | license-plate-number | customer-comments",
    "2026-11-17T03:10:00+00:00 | 111-1111111-1111111 | BOX-L | B0AA00001B | X1 | Box | 1 | ABE2 | DEFECTIVE | DEFECTIVE"
    " | Unit returned to inventory | LPN1 | broke, mail me at ann@example.com",
    "2026-11-17T20:10:00+00:00 | 111-1111111-1111112 | BOX-L | B0AA00001B | X1 | Box | 2 | ABE2 | SELLABLE"
    " | UNWANTED_ITEM | Unit returned to inventory | LPN2 |",
)


def test_returns_are_counted_by_reason_on_the_day_of_the_marketplace(tmp_path: Path) -> None:
    reading = read_table(tmp_path, RETURNS, Hints("US"))
    assert reading.report == "fba_returns"
    assert [(one.topic, one.start, one.values) for one in reading.measured] == [
        ("DEFECTIVE", date(2026, 11, 16), {"units_returned": 1}),
        ("UNWANTED_ITEM", date(2026, 11, 17), {"units_returned": 2}),
    ]


def test_seller_fulfilled_returns_keep_amazons_own_code_of_the_reason(tmp_path: Path) -> None:
    text = tabbed(
        "Order ID | Order date | Return request date | A-to-Z Claim | ASIN | Merchant SKU | Return quantity"
        " | Return Reason | Resolution",
        "111-1111111-1111111 | 01-Nov-2026 | 17-Nov-2026 | Y | B0AA00001B | BOX-L | 1 | CR-UNWANTED_ITEM | Refund",
        "111-1111111-1111112 | 02-Nov-2026 | 17-Nov-2026 | N | B0AA00001B | BOX-L | 1 | AMZ-PG-BAD-DESC | Refund",
    )
    reading = read_table(tmp_path, text)
    assert reading.report == "seller_fulfilled_returns"
    assert [(one.topic, one.values) for one in reading.measured] == [
        ("CR-UNWANTED_ITEM", {"units_returned": 1, "claims_in_returns": 1}),
        ("AMZ-PG-BAD-DESC", {"units_returned": 1, "claims_in_returns": 0}),
    ]


@pytest.mark.parametrize(
    ("header", "first", "second", "hints"),
    [
        (
            "Date | Rating | Comments | Your Response | Order ID | Rater Email",
            "11/16/26",
            "11/17/26",
            Hints("US", "MDY"),
        ),
        (
            "Datum | Wertung | Kommentar | Ihre Antwort | Bestellnr. | E-Mail",
            "16.11.26",
            "17.11.26",
            Hints("DE", "DMY"),
        ),
        ("日付 | 評価 | コメント | 返答 | 注文番号 | メール", "26/11/16", "26/11/17", Hints("JP", "YMD")),
    ],
)
def test_feedback_is_known_by_its_shape_in_any_language(
    tmp_path: Path, header: str, first: str, second: str, hints: Hints
) -> None:
    text = tabbed(
        header,
        f"{first} | 1 | bad | | 111-1111111-1111111 | ann@marketplace.example",
        f"{second} | 3 | so so | | 111-1111111-1111112 | bob@marketplace.example",
    )
    reading = read_table(tmp_path, text, hints)
    assert reading.report == "seller_feedback"
    assert [(one.start, one.values) for one in reading.measured] == [
        (date(2026, 11, 16), {"feedback": 1, "stars_1": 1, "stars_2": 0, "stars_3": 0}),
        (date(2026, 11, 17), {"feedback": 1, "stars_1": 0, "stars_2": 0, "stars_3": 1}),
    ]
    assert b"@" not in msgspec.json.encode(reading)


REVIEWS = (
    "date,marketplace,asin,rating,title,text,source\n"
    '2026-11-16,US,B0AA00001B,5.0 out of 5 stars,Great,"Easy to install, sturdy",amazon\n'
    '2026-11-17,US,B0AA00001B,"4,0 von 5 Sternen",,Easy to install. Ask Ann at ann@example.com,Vine\n'
    "2026-11-17,US,B0AA00001B,1,Broke,Broke after a week,amazon\n"
)


def test_what_buyers_wrote_is_counted_by_phrase_and_left_behind(tmp_path: Path) -> None:
    reading = read_table(tmp_path, REVIEWS)
    assert reading.voice is not None
    assert {(texts.mood, texts.source, texts.count) for texts in reading.voice.texts} == {
        ("praise", "review", 1),
        ("praise", "vine", 1),
        ("complaint", "review", 1),
    }
    assert "easy to install" in {phrase.phrase.lower() for phrase in reading.voice.phrases}
    assert b"ann@example.com" not in msgspec.json.encode(reading)


def test_stars_are_read_however_they_are_written(tmp_path: Path) -> None:
    counted = [
        (one.topic, sorted(stars for stars, count in one.values.items() if count))
        for one in read_table(tmp_path, REVIEWS).measured
    ]
    assert counted == [
        ("amazon", ["reviews", "stars_5"]),
        ("Vine", ["reviews", "stars_4"]),
        ("amazon", ["reviews", "stars_1"]),
    ]


def test_a_return_comment_is_a_complaint_of_its_day_and_product(tmp_path: Path) -> None:
    voice = read_table(tmp_path, RETURNS, Hints("US")).voice
    assert voice is not None
    assert [(texts.source, texts.asin, texts.day) for texts in voice.texts] == [
        ("return", "B0AA00001B", date(2026, 11, 16))
    ]


def test_dates_whose_order_nobody_tells_are_named_once_and_not_guessed(tmp_path: Path) -> None:
    text = tabbed(
        "Date | Rating | Comments | Your Response | Order ID | Rater Email",
        "11/10/26 | 1 | bad | | 111-1111111-1111111 | x",
        "11/11/26 | 2 | bad | | 111-1111111-1111112 | x",
    )
    reading = read_table(tmp_path, text)
    assert reading.measured == ()
    assert [(problem.row, problem.column) for problem in reading.problems][:1] == [(None, "Date")]


DEFECTS = (
    "Order ID,Carrier Name,Tracking ID,Origin Country,Promised Delivery Date,Ship Method,Ship Option,Has tracking ID,"
    "Has valid tracking,Any physical scan from carrier,Delivery scan or attempt,Package Value,Product Category\n"
)


def test_a_list_of_defects_is_counted_and_an_empty_one_is_good_news(tmp_path: Path) -> None:
    row = "111-1111111-1111111,Yun,YT1,CN,2026-11-16,Std,Std,Yes,No,No,No,12.00,Home\n"
    assert read_table(tmp_path, DEFECTS + row).measured[0].values == {"vtr_defects": 1}
    empty = read_table(tmp_path, DEFECTS)
    assert (empty.report, empty.rows, empty.problems) == ("vtr_defects", 0, ())


def test_the_orders_behind_a_defect_rate_are_kept_one_by_one(tmp_path: Path) -> None:
    rows = (
        "111-1111111-1111111,Yun,YT1,CN,2026-11-16,Std,Std,Yes,No,No,No,12.00,Home\n"
        "111-1111111-1111112,,,CN,2026-11-17,Std,Std,No,No,No,No,8.00,Home\n"
    )
    first, second = read_table(tmp_path, DEFECTS + rows).shipments
    assert first == Shipment(
        order="111-1111111-1111111",
        row=2,
        carrier="Yun",
        tracking="YT1",
        origin="CN",
        method="Std",
        category="Home",
        promised=date(2026, 11, 16),
        failed=("valid_tracking", "scan", "delivery"),
    )
    assert (second.carrier, second.tracking, second.failed[0]) == ("", "", "tracking_id")


def test_an_older_list_marks_the_missed_criterion_with_an_x(tmp_path: Path) -> None:
    text = (
        "Order ID,Carrier,Tracking ID,Promised Delivery Date,No Valid Tracking\n"
        "111-1111111-1111111,Yun,YT1,2026-11-16,X\n"
    )
    assert read_table(tmp_path, text).shipments[0].failed == ("valid_tracking",)


ORDERS = tabbed(
    "amazon-order-id | purchase-date | order-status | sales-channel | product-name | sku | asin | item-status"
    " | quantity | currency | item-price | ship-city | ship-state | ship-postal-code | ship-country",
    "111-1111111-1111111 | 2026-11-17T03:00:00+00:00 | Shipped | Amazon.com | Box | BOX-L | B0AA00001B | Shipped | 2"
    " | USD | 39.98 | Springfield | IL | 62704-1234 | US",
    "111-1111111-1111112 | 2026-11-17T09:00:00+00:00 | Pending | Amazon.com | Box | BOX-L | B0AA00001B | | 1"
    " | | | Springfield | IL | 62704 | US",
    "111-1111111-1111113 | 2026-11-17T09:00:00+00:00 | Cancelled | Amazon.com | Box | BOX-L | B0AA00001B | Cancelled"
    " | 1 | USD | 19.99 | Springfield | IL | 62704 | US",
    "111-1111111-1111114 | 2026-11-17T09:00:00+00:00 | Shipped | Non-Amazon US | Box | BOX-L | B0AA00001B | Shipped"
    " | 5 | USD | 0.00 | Springfield | IL | 62704 | US",
)


def test_orders_are_sold_on_the_day_of_the_marketplace_and_cancelled_ones_do_not_count(tmp_path: Path) -> None:
    reading = read_table(tmp_path, ORDERS)
    assert [(one.start, one.currency, one.values) for one in reading.measured] == [
        (date(2026, 11, 16), "USD", {"units": 2, "sales": 39.98, "order_items": 1}),
        (date(2026, 11, 17), None, {"units": 1, "order_items": 1}),
    ]
    assert reading.problems == ()


def test_where_a_buyer_lives_never_enters_a_reading(tmp_path: Path) -> None:
    shifted = ORDERS.replace("2\tUSD\t39.98", "62704-1234\tUSD\tSpringfield")
    encoded = msgspec.json.encode(read_table(tmp_path, shifted))
    assert b"62704" not in encoded
    assert b"Springfield" not in encoded


def test_a_settlements_summary_row_is_not_added_and_its_blank_line_ends_nothing(tmp_path: Path) -> None:
    text = tabbed(
        "settlement-id | settlement-start-date | settlement-end-date | deposit-date | total-amount | currency"
        " | transaction-type | marketplace-name | amount-type | amount-description | amount | posted-date-time | sku",
        "1 | 2026-11-01 00:00:00 UTC | 2026-11-14 23:59:59 UTC | 2026-11-16 00:00:00 UTC | 91.50 | USD | | | | | | | ",
        "1 |  |  |  |  | USD | Order | amazon.com | ItemPrice | Principal | 100.00 | 2026-11-02 08:14:22 UTC | BOX-L",
        "",
        "1 |  |  |  |  | USD | Order | amazon.com | ItemFees | Commission | -8.50 | 2026-11-02 08:14:22 UTC | BOX-L",
    )
    reading = read_table(tmp_path, text)
    assert [(one.topic, one.values) for one in reading.measured] == [
        ("Principal", {"settled": 100}),
        ("Commission", {"settled": -8.5}),
    ]
    assert reading.measured[1].rows == (5, 5)


def test_an_older_settlement_takes_its_currency_from_the_summary_row(tmp_path: Path) -> None:
    text = tabbed(
        "settlement-id | total-amount | currency | transaction-type | marketplace-name | posted-date | sku | price-type"
        " | price-amount | item-related-fee-type | item-related-fee-amount | promotion-amount",
        "1 | 45.50 | CAD |  |  |  |  |  |  |  |  | ",
        "1 |  |  | Order | Amazon.ca | 2026-11-02T02:48:54+00:00 | BOX-L | Principal | 60.00 |  |  | ",
        "1 |  |  | Order | Amazon.ca | 2026-11-02T02:48:54+00:00 | BOX-L |  |  | Commission | -9.00 | -5.50",
    )
    (measured,) = read_table(tmp_path, text).measured
    assert (measured.currency, measured.start, measured.values) == ("CAD", date(2026, 11, 1), {"settled": 45.5})
