"""Days and moments as files write them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reports.days import Order, order_of, span, when

DAY = date(2026, 11, 9)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-09",
        "2026/11/9",
        "20261109",
        "2026年11月9日",
        "Nov 9, 2026",
        "Nov 09, 2026",
        "November 9 2026",
        "09-Nov-2026",
        "9. Nov. 2026",
        "9 de nov de 2026",
        "09-NOV-26",
    ],
)
def test_a_day_is_read_in_every_form_that_names_its_month_or_year_first(text: str) -> None:
    found = when(text, None)
    assert found is not None
    assert (found.day, found.moment, found.naive) == (DAY, None, False)


@pytest.mark.parametrize(
    ("text", "order"),
    [("11/9/26", "MDY"), ("9/11/26", "DMY"), ("26/11/9", "YMD"), ("9.11.26", "DMY"), ("11/09/2026", "MDY")],
)
def test_bare_numbers_follow_the_order_of_the_marketplace(text: str, order: Order) -> None:
    found = when(text, order)
    assert found is not None
    assert found.day == DAY


def test_bare_numbers_without_an_order_are_not_guessed() -> None:
    assert when("11/09/2026", None) is None


def test_a_column_tells_its_order_by_a_number_above_twelve() -> None:
    assert order_of(["11/09/2026", "11/22/2026"]) == "MDY"
    assert order_of(["09/11/2026", "22/11/2026"]) == "DMY"
    assert order_of(["9.11.26"]) == "DMY"
    assert order_of(["11/09/2026", "11/08/2026"]) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2017-06-17T08:04:21+00:00", datetime(2017, 6, 17, 8, 4, 21, tzinfo=UTC)),
        ("2022-07-11 01:34:18 PDT", datetime(2022, 7, 11, 8, 34, 18, tzinfo=UTC)),
        ("2026-06-16 00:00:00 UTC", datetime(2026, 6, 16, tzinfo=UTC)),
        ("2020-10-21T00:00Z", datetime(2020, 10, 21, tzinfo=UTC)),
        ("2024-03-22T08:35:43.717Z", datetime(2024, 3, 22, 8, 35, 43, tzinfo=UTC)),
        ("2026-11-16T01:00:00+05:30", datetime(2026, 11, 15, 19, 30, tzinfo=UTC)),
        ("Sep 1, 2026 10:00:00 AM PDT", datetime(2026, 9, 1, 17, tzinfo=UTC)),
        ("Sep 1, 2026 12:00:00 AM PDT", datetime(2026, 9, 1, 7, tzinfo=UTC)),
    ],
)
def test_a_moment_keeps_its_zone(text: str, moment: datetime) -> None:
    found = when(text, None)
    assert found is not None
    assert found.moment == moment


def test_a_moment_belongs_to_the_day_of_the_marketplace_and_a_bare_day_is_never_shifted() -> None:
    los_angeles = ZoneInfo("America/Los_Angeles")
    moment, bare = when("2026-11-17T03:00:00+00:00", None), when("2026-11-17", None)
    assert moment is not None
    assert bare is not None
    assert moment.day_in(los_angeles) == date(2026, 11, 16)
    assert bare.day_in(los_angeles) == date(2026, 11, 17)


def test_a_time_without_a_zone_is_flagged() -> None:
    found = when("2020-11-06 19:25:38", None)
    assert found is not None
    assert found.naive


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-13-01",
        "2026-11-31",
        "0001-01-01",
        "2926-11-16",
        "32 Nov 2026",
        "9 Foo 2026",
        "2026-11-09 25:00",
        "2026-11-09 nonsense",
    ],
)
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert when(text, "MDY") is None


def test_a_range_has_two_ends() -> None:
    assert span("Nov 09, 2025 - Nov 27, 2025", None) == (date(2025, 11, 9), date(2025, 11, 27))
    assert span("2026-11-16 ~ 2026-11-22", None) == (date(2026, 11, 16), date(2026, 11, 22))
    assert span("Nov 09, 2025", None) == (date(2025, 11, 9), date(2025, 11, 9))
    assert span("Nov 09, 2025 - later", None) is None


@given(st.text(max_size=70), st.sampled_from([None, "MDY", "DMY", "YMD"]))
def test_any_text_is_a_day_or_none(text: str, order: Order | None) -> None:
    found = when(text, order)
    assert found is None or isinstance(found.day, date)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    for text in (day.isoformat(), f"{day:%b %d, %Y}", f"{day:%d-%b-%Y}"):
        found = when(text, None)
        assert found is not None
        assert found.day == day
