"""The calendar of working days, as it is loaded."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from data.workdays import load_workdays
from engine.due.grammar import due_said
from engine.due.workdays import Workdays

ROOT = Path(__file__).parent.parent
FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)


@pytest.fixture(scope="module")
def workdays() -> Workdays:
    return load_workdays()


def test_it_agrees_with_its_source_on_every_day_that_the_source_knows(workdays: Workdays) -> None:
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    assert [day for day in days if workdays.is_workday(day) != chinese_calendar.is_workday(day)] == []


def test_holidays_and_worked_weekends_are_apart_and_worked_ones_are_weekends(workdays: Workdays) -> None:
    assert not workdays.off & workdays.moved
    assert all(day.weekday() >= 5 for day in workdays.moved)


def test_the_record_ends_with_a_whole_year_that_is_not_before_2026(workdays: Workdays) -> None:
    assert workdays.known_until is not None
    assert workdays.known_until >= LAST
    assert (workdays.known_until.month, workdays.known_until.day) == (12, 31)


def test_years_without_a_list_are_monday_to_friday_and_never_fail(workdays: Workdays) -> None:
    unknown = [date(2090, 1, 2) + timedelta(days=n) for n in range(7)]
    assert [workdays.is_workday(day) for day in unknown] == [day.weekday() < 5 for day in unknown]
    assert workdays.add(date(2090, 10, 1), 5).year == 2090
    assert due_said(date(2090, 1, 2), date(2090, 1, 1), workdays).zh == "2090-01-02 周一（明天，工作日，调休未公布）"


def test_a_year_before_the_record_never_fails(workdays: Workdays) -> None:
    assert workdays.is_workday(date(1999, 10, 1))


def test_the_calendar_is_read_only_when_it_is_asked_for() -> None:
    code = "import sys, data.workdays; print('chinese_calendar' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout.strip() == "False"
