"""The echo of a due date, before Enter."""

from datetime import date

import pytest

from engine.due.grammar import due_said
from engine.due.workdays import Workdays

SUNDAY = date(2026, 11, 22)
GOLDEN_WEEK = Workdays(
    off=frozenset(date(2026, 10, day) for day in range(1, 8)),
    moved=frozenset({date(2026, 10, 10)}),
    known_until=date(2026, 12, 31),
)


@pytest.mark.parametrize(
    ("day", "today", "zh", "en"),
    [
        ("2026-11-27", SUNDAY, "2026-11-27 周五（5 天后，工作日）", "2026-11-27 Fri (in 5 days, working day)"),
        ("2026-11-22", SUNDAY, "2026-11-22 周日（今天，休息日）", "2026-11-22 Sun (today, weekend)"),
        ("2026-11-23", SUNDAY, "2026-11-23 周一（明天，工作日）", "2026-11-23 Mon (tomorrow, working day)"),
        ("2026-11-21", SUNDAY, "2026-11-21 周六（已过 1 天，休息日）", "2026-11-21 Sat (1 day ago, weekend)"),
        ("2026-11-17", SUNDAY, "2026-11-17 周二（已过 5 天，工作日）", "2026-11-17 Tue (5 days ago, working day)"),
        (
            "2026-10-01",
            date(2026, 9, 28),
            "2026-10-01 周四（3 天后，法定节假日）",
            "2026-10-01 Thu (in 3 days, public holiday)",
        ),
        (
            "2026-10-10",
            date(2026, 10, 8),
            "2026-10-10 周六（2 天后，调休上班）",
            "2026-10-10 Sat (in 2 days, make-up working day)",
        ),
        (
            "2027-01-05",
            SUNDAY,
            "2027-01-05 周二（44 天后，工作日，调休未公布）",
            "2027-01-05 Tue (in 44 days, working day, holidays not announced yet)",
        ),
    ],
)
def test_the_echo_tells_weekday_distance_and_kind_of_day(day: str, today: date, zh: str, en: str) -> None:
    said = due_said(date.fromisoformat(day), today, GOLDEN_WEEK)
    assert said.zh == zh
    assert said.en == en


def test_without_any_list_every_year_is_unannounced() -> None:
    assert due_said(date(2026, 11, 27), SUNDAY, Workdays()).zh == "2026-11-27 周五（5 天后，工作日，调休未公布）"
