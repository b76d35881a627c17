"""Working days: Monday to Friday, less holidays, plus weekends worked in exchange."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from engine.due.workdays import Workdays

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
NATIONAL_DAY = Workdays(
    off=frozenset(date(2026, 10, day) for day in range(1, 8)),
    moved=frozenset({date(2026, 9, 20), date(2026, 10, 10)}),
    known_until=date(2026, 12, 31),
)


def test_a_holiday_is_off_and_a_moved_saturday_is_worked() -> None:
    worked = [day for day in range(1, 12) if NATIONAL_DAY.is_workday(date(2026, 10, day))]
    assert worked == [8, 9, 10]


def test_no_working_days_after_a_day_is_that_day() -> None:
    assert NATIONAL_DAY.add(date(2026, 10, 3), 0) == date(2026, 10, 3)


def test_the_list_is_known_up_to_its_last_day() -> None:
    assert NATIONAL_DAY.known(date(2026, 12, 31))
    assert not NATIONAL_DAY.known(date(2027, 1, 1))
    assert not Workdays().known(date(2026, 1, 1))


@given(DAYS, st.integers(1, 60), st.frozensets(DAYS, max_size=30), st.frozensets(DAYS, max_size=30))
def test_adding_working_days_passes_exactly_that_many(
    day: date, n: int, off: frozenset[date], moved: frozenset[date]
) -> None:
    workdays = Workdays(off, moved)
    end = workdays.add(day, n)
    passed = [day + timedelta(days=ahead) for ahead in range(1, (end - day).days + 1)]
    assert workdays.is_workday(end)
    assert sum(map(workdays.is_workday, passed)) == n
