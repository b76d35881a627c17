"""The IPI as it went, its forecast, and what more points may save: a claim, from what was written down."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.dates import UTC8
from engine.reports.placing import Review
from engine.reports.reading import Measured, Reading
from engine.reports.sources import Handed
from engine.reports.survey import survey
from engine.snapshot.ipi import IpiHistory, IpiPoint, next_check
from engine.snapshot.ipi_history import MOST, ipi_histories
from tests.made_up_readings import MEETING, US, WEEK

SUNDAY = WEEK.end


def log(*scores: float, last: date = SUNDAY, forecast: float | None = None) -> Reading:
    """An IPI log, one score a week, the last of them on that day."""
    rows = []
    for place, score in enumerate(scores):
        day = last - timedelta(weeks=len(scores) - 1 - place)
        expected = {"ipi_forecast": forecast} if forecast is not None and day == last else {}
        rows.append(Measured({"ipi": score, **expected}, (place + 2, place + 2), day, day, "US"))
    return Reading("ipi", "utf-8", len(rows), tuple(rows))


def fee(amount: float) -> Reading:
    row = Measured({"storage_fee": amount}, (2, 2), SUNDAY, SUNDAY, "US", "USD")
    return Reading("manual_kpis", "utf-8", 1, (row,))


def histories(*readings: Reading) -> tuple[IpiHistory, ...]:
    handed = [
        Handed(f"reports/US/{place}.csv", MEETING + timedelta(minutes=place), "warehouse", reading)
        for place, reading in enumerate(readings)
    ]
    review = Review(WEEK, datetime(2026, 11, 24, 10, 0, tzinfo=UTC8))
    return ipi_histories(survey(handed, US, review), WEEK, 400.0, ("US",))


def test_the_scores_stand_in_order_with_the_forecast_and_their_rows() -> None:
    (one,) = histories(log(470, 455, 431, forecast=390))
    assert [point.score for point in one.points] == [470, 455, 431]
    assert (one.forecast, one.forecast_of, one.gap) == (390, SUNDAY, 10)
    assert [(origin.file, origin.first, origin.last) for origin in one.sources] == [("reports/US/0.csv", 2, 4)]


def test_a_log_that_was_handed_in_again_counts_each_day_once_and_its_correction_last() -> None:
    (one,) = histories(log(470, 455, 431), log(470, 455, 440))
    assert [point.score for point in one.points] == [470, 455, 440]


def test_half_a_year_is_kept_and_more_than_the_twelve_periods_that_are_asked_for() -> None:
    (one,) = histories(log(*range(400, 440)))
    assert len(one.points) == MOST >= 12
    assert one.points[-1].score == 439


def test_what_was_written_down_a_period_later_is_not_known_yet() -> None:
    assert histories(log(431, last=SUNDAY + timedelta(days=7))) == ()


def test_without_a_forecast_there_is_none() -> None:
    (one,) = histories(log(431))
    assert one.forecast is None


def test_saving_follows_the_claim_for_the_gap_or_for_fifty_points() -> None:
    (below,) = histories(log(350), fee(1000))
    assert below.saving == pytest.approx((70.0, 120.0))
    (above,) = histories(log(500), fee(1000))
    assert above.saving == pytest.approx((70.0, 120.0))
    half = IpiHistory("US", 400.0, (IpiPoint(SUNDAY, 375.0),), storage_fee=1000.0)
    assert half.saving == pytest.approx((35.0, 60.0))


def test_without_a_storage_fee_nothing_is_estimated() -> None:
    (one,) = histories(log(350))
    assert one.saving is None


@pytest.mark.parametrize(
    ("day", "check"),
    [
        (date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_the_next_check_is_at_the_end_of_the_quarter(day: date, check: date) -> None:
    assert next_check(day) == check


class TestProjection:
    @given(st.integers(4, 26), st.integers(300, 600), st.integers(-4, 4))
    def test_scores_on_a_line_lead_on_along_it(self, weeks: int, first: int, step: int) -> None:
        (one,) = histories(log(*(first + step * week for week in range(weeks))))
        expected = min(1000, max(0, first + step * (weeks + 4)))
        assert one.projected(SUNDAY + timedelta(weeks=5)) == pytest.approx(expected)

    def test_one_mistyped_score_does_not_turn_it(self) -> None:
        (one,) = histories(log(480, 475, 47, 465, 460, 455, 450))
        assert one.projected(SUNDAY + timedelta(weeks=2)) == pytest.approx(440)

    def test_three_scores_are_no_trend(self) -> None:
        (one,) = histories(log(480, 475, 470))
        assert one.projected(SUNDAY + timedelta(weeks=2)) is None
