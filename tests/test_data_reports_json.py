"""The JSON reports: sales and traffic, and account health."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from data.reports.reader import read
from data.reports.sniff import UnreadableError
from data.reports.tally import Hints
from engine.reports.reading import Measured, Reading

SAMPLES = Path(__file__).parent / "samples" / "reports"
NO_HINTS = Hints()


def document(name: str) -> Any:
    return json.loads((SAMPLES / name).read_text())


def read_document(folder: Path, content: object) -> Reading:
    path = folder / "report.json"
    path.write_text(json.dumps(content))
    return read(path, NO_HINTS)


def health(reading: Reading, measure: str, marketplace: str = "US") -> Measured:
    (found,) = (one for one in reading.measured if measure in one.values and one.marketplace == marketplace)
    return found


def test_days_and_asins_are_read_apart() -> None:
    reading = read(SAMPLES / "sales_and_traffic_day_us.json", NO_HINTS)
    days = [one for one in reading.measured if one.asin is None]
    asins = [one for one in reading.measured if one.asin is not None]
    assert reading.report == "sales_and_traffic"
    assert [(one.start, one.end) for one in days] == [(date(2026, 11, day), date(2026, 11, day)) for day in (16, 17)]
    assert days[0].values == {
        "sales": 500.5, "units": 25, "order_items": 24, "units_refunded": 1, "claims_granted": 1, "claims_amount": 19.9,
        "sessions": 300, "page_views": 410, "negative_feedback": 1,
    }  # fmt: skip
    assert [(one.asin, one.values["units"], one.rows) for one in asins] == [
        ("B0AA00001B", 35, (1, 1)),
        ("B0AA00001C", 6, (2, 2)),
    ]
    assert {one.marketplace for one in reading.measured} == {"US"}
    assert (reading.marketplaces, reading.currencies, reading.problems) == (("US",), ("USD",), ())


def test_a_last_day_that_was_asked_for_and_has_not_arrived_is_not_covered() -> None:
    reading = read(SAMPLES / "sales_and_traffic_day_us.json", NO_HINTS)
    assert (reading.first_day, reading.last_day, reading.basis) == (date(2026, 11, 16), date(2026, 11, 17), "metadata")


@pytest.mark.parametrize(
    ("granularity", "first", "last"),
    [("WEEK", date(2026, 11, 15), date(2026, 11, 21)), ("MONTH", date(2026, 11, 1), date(2026, 11, 30))],
)
def test_a_row_of_a_week_is_sunday_to_saturday_and_of_a_month_all_of_it(
    tmp_path: Path, granularity: str, first: date, last: date
) -> None:
    content = document("sales_and_traffic_day_us.json")
    content["reportSpecification"]["reportOptions"]["dateGranularity"] = granularity
    content["salesAndTrafficByDate"] = content["salesAndTrafficByDate"][:1]
    content["salesAndTrafficByDate"][0]["date"] = str(first)
    windows = {(one.start, one.end) for one in read_document(tmp_path, content).measured}
    assert windows == {(first, last)}


def test_days_without_asins_are_read_while_those_are_late(tmp_path: Path) -> None:
    content = document("sales_and_traffic_day_us.json") | {"salesAndTrafficByAsin": []}
    assert [one.asin for one in read_document(tmp_path, content).measured] == [None, None]


def test_a_report_that_names_itself_is_known_even_when_it_is_empty(tmp_path: Path) -> None:
    content = document("sales_and_traffic_day_us.json") | {"salesAndTrafficByAsin": [], "salesAndTrafficByDate": []}
    reading = read_document(tmp_path, content)
    assert (reading.report, reading.rows, reading.measured) == ("sales_and_traffic", 0, ())
    assert len(reading.problems) == 1


def test_every_metric_of_account_health_has_a_window_of_its_own() -> None:
    reading = read(SAMPLES / "account_health_v2.json", NO_HINTS)
    vtr, lsr = health(reading, "vtr_rate"), health(reading, "lsr_rate")
    assert (vtr.start, vtr.end) == (date(2026, 10, 13), date(2026, 11, 11))
    assert vtr.as_of == datetime(2026, 11, 11, 23, 59, tzinfo=UTC)
    assert (lsr.start, lsr.end) == (date(2026, 10, 23), date(2026, 11, 21))
    assert reading.marketplaces == ("CA", "US")
    assert (reading.rows, reading.problems) == (2, ())


def test_rates_are_fractions_as_amazon_gives_them_beside_their_counts_and_targets() -> None:
    reading = read(SAMPLES / "account_health_v2.json", NO_HINTS)
    assert health(reading, "vtr_rate").values == {
        "vtr_rate": 0.941, "vtr_target": 0.95, "vtr_shipments": 390, "vtr_valid": 367,
    }  # fmt: skip
    assert health(reading, "odr_mfn_rate").values["odr_mfn_defects"] == 5
    assert health(reading, "odr_afn_rate").values["odr_afn_orders"] == 9000


def test_a_block_that_is_missing_is_no_data_and_not_nought() -> None:
    reading = read(SAMPLES / "account_health_v2.json", NO_HINTS)
    canada = {measure for one in reading.measured if one.marketplace == "CA" for measure in one.values}
    assert "odr_afn_rate" in canada
    assert not canada & {"odr_mfn_rate", "vtr_rate", "lsr_rate"}


@pytest.mark.parametrize("key", ["prefulfillmentCancelRate", "preFulfillmentCancellationRate"])
def test_both_spellings_of_the_cancellation_rate_are_known(tmp_path: Path, key: str) -> None:
    text = (SAMPLES / "account_health_v2.json").read_text().replace("prefulfillmentCancelRate", key)
    reading = read_document(tmp_path, json.loads(text))
    assert health(reading, "cancel_rate").values["cancel_rate"] == 0.0111


@pytest.mark.parametrize("text", ['{"a": 1', "[" * 100_000, '{"a": "\\ud800"}', '{"error": "not authorised"}', "[]"])
def test_json_that_is_damaged_or_something_else_is_refused_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.json"
    path.write_text(text)
    with pytest.raises(UnreadableError):
        read(path, NO_HINTS)
