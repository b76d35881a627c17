"""How a KPI went over the last periods."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.dates import Period
from engine.kpi.catalogue import KpiValue, Scope
from engine.snapshot.history import EarlierSnapshot, History
from engine.snapshot.trend import PERIODS, Point, bars, trend
from tests.made_up_readings import MEETING, WEEK


def acos(value: float | None, previous: float | None = None, currency: str | None = None) -> KpiValue:
    return KpiValue("acos", Scope(), "percent", "unknown" if value is None else "green", "", value, previous, currency)


def weeks_ago(number: int) -> Period:
    period = WEEK
    for _ in range(number):
        period = period.before()
    return period


def past(number: int, value: KpiValue) -> EarlierSnapshot:
    return EarlierSnapshot(weeks_ago(number), MEETING - timedelta(weeks=number), (value,))


def values(history: History, now: KpiValue) -> list[float | None]:
    return [point.value for point in trend(now, WEEK, history)]


def test_the_oldest_period_stands_first_and_this_one_last() -> None:
    history = History((past(1, acos(29.0)), past(2, acos(28.0))))
    assert trend(acos(30.0), WEEK, history) == (
        Point(weeks_ago(2), 28.0),
        Point(weeks_ago(1), 29.0),
        Point(WEEK, 30.0),
    )


def test_a_week_without_a_snapshot_is_as_the_next_one_remembers_it_or_unknown() -> None:
    history = History((past(1, acos(29.0)), past(3, acos(27.0, previous=26.0))))
    assert values(history, acos(30.0)) == [26.0, 27.0, None, 29.0, 30.0]
    assert values(History(), acos(30.0, previous=29.0)) == [29.0, 30.0]
    assert values(History(), acos(30.0)) == [30.0]


def test_no_more_than_eight_periods_are_shown() -> None:
    history = History(tuple(past(number, acos(20.0 + number)) for number in range(1, 20)))
    assert len(values(history, acos(20.0))) == PERIODS == 8


def test_a_value_that_is_unknown_now_keeps_its_past() -> None:
    assert values(History((past(1, acos(29.0)),)), acos(None)) == [29.0, None]


def test_amounts_of_another_currency_are_no_part_of_it() -> None:
    history = History((past(1, acos(29.0, currency="USD")), past(2, acos(200.0, currency="CNY"))))
    assert values(history, acos(30.0, currency="USD")) == [29.0, 30.0]


def test_other_kpis_and_scopes_are_not_mixed_in() -> None:
    uk = KpiValue("acos", Scope("UK"), "percent", "green", "", 50.0)
    assert values(History((past(1, uk),)), acos(30.0)) == [30.0]


def points(*figures: float | None) -> tuple[Point, ...]:
    return tuple(Point(WEEK, figure) for figure in figures)


@pytest.mark.parametrize(
    ("figures", "drawn"),
    [
        ((1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0), "▁▂▃▄▅▆▇█"),
        ((3.0, None, 1.0, 1.0), "█·▁▁"),
        ((5.0, 5.0, 5.0), "▄▄▄"),
        ((5.0, 6.0), ""),
        ((5.0, None, 6.0), ""),
        ((), ""),
    ],
)
def test_each_period_takes_one_cell(figures: tuple[float | None, ...], drawn: str) -> None:
    assert bars(points(*figures)) == drawn


@given(st.lists(st.none() | st.floats(-1e300, 1e300), min_size=2, max_size=8))
def test_any_figures_can_be_drawn_and_a_higher_one_is_never_lower(figures: list[float | None]) -> None:
    drawn = bars(points(*figures))
    assert len(drawn) in (0, len(figures))
    if drawn:
        known = sorted((figure, bar) for figure, bar in zip(figures, drawn, strict=True) if figure is not None)
        assert [bar for _, bar in known] == sorted(bar for _, bar in known)
