"""Laws of due dates, over every day and whatever is typed."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.due.chinese_numbers import YEAR
from engine.due.grammar import due_date, due_said
from engine.due.phrase import plain
from engine.due.workdays import Workdays
from engine.errors import BadInputError

NO_LIST = Workdays()
DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))
GRAMMAR = """
今天 明天 后 大 前 周 星期 礼拜 一 二 五 日 天 十 两 本 这 下 上 个 月 号 年 底 末 初 季度 内 之 工作日 半 小时 点 下午
双 黑五 网一 0 1 2 5 11 12 27 31 99 2026 618 - / . + : ( ) in next by at fri sat nov may eom eow d w m wd h days pm A
C B0
"""
PIECES = [*GRAMMAR.split(), " ", "１", "（", "\u3000"]
ALMOST = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)
"""Text made of the grammar's own pieces, which gets further into it than letters at random."""


def day_meant(text: str, today: date) -> date | None:
    try:
        return due_date(text, today, NO_LIST)
    except BadInputError as refused:
        refusal = refused
    assert refusal.what.zh
    assert refusal.what.en
    assert refusal.todo is not None
    return None


@given(st.text() | ALMOST, DAYS)
def test_whatever_is_typed_is_a_day_not_past_or_is_refused_in_words(text: str, today: date) -> None:
    day = day_meant(text, today)
    year_written = re.search(YEAR, plain(text))
    assert day is None or year_written or day >= today


@given(ALMOST, st.dates())
def test_no_day_of_the_calendar_makes_it_fail(text: str, today: date) -> None:
    day_meant(text, today)


@given(ALMOST, DAYS)
def test_spaces_around_and_full_width_letters_change_nothing(text: str, today: date) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert day_meant(f"  {wide.upper()}\u3000", today) == day_meant(text, today)


@given(DAYS, DAYS)
def test_a_day_in_full_means_itself(day: date, today: date) -> None:
    written = [
        f"{day}",
        f"{day:%Y/%m/%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month}月{day.day}号前",
    ]
    assert {due_date(text, today, NO_LIST) for text in written} == {day}


@given(DAYS, st.integers(0, 364))
def test_a_month_and_day_is_the_first_such_day_from_today(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    if (day.month, day.day) != (2, 29) and ahead < 364:
        for text in (f"{day.month}-{day.day}", f"{day.month}月{day.day}日", f"{day.month:02}/{day.day:02}"):
            assert due_date(text, today, NO_LIST) == day


@given(DAYS, st.integers(0, 6))
def test_a_bare_weekday_is_within_the_seven_days_after_today(today: date, weekday: int) -> None:
    day = due_date("周" + "一二三四五六日"[weekday], today, NO_LIST)
    assert day.weekday() == weekday
    assert timedelta(0) < day - today <= timedelta(days=7)


@given(DAYS, st.integers(0, 6), st.sampled_from([("本", 0), ("下", 1), ("下下", 2), ("next ", 1)]))
def test_a_weekday_with_its_week_lies_in_that_iso_week(today: date, weekday: int, which: tuple[str, int]) -> None:
    word, weeks = which
    name = (
        ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[weekday]
        if word.isascii()
        else "周" + "一二三四五六日"[weekday]
    )
    year, week, _ = (today + timedelta(weeks=weeks)).isocalendar()
    wanted = date.fromisocalendar(year, week, weekday + 1)
    assert day_meant(word + name, today) == (wanted if wanted >= today else None)


@given(DAYS)
def test_ends_are_last_days(today: date) -> None:
    tomorrows = {
        phrase: due_date(phrase, today, NO_LIST) + timedelta(days=1) for phrase in ("月底", "下月底", "季末", "年底")
    }
    assert all(day.day == 1 for day in tomorrows.values())
    assert tomorrows["季末"].month in (1, 4, 7, 10)
    assert tomorrows["年底"] == date(today.year + 1, 1, 1)


@given(DAYS, st.integers(0, 99))
def test_the_ways_to_count_days_agree(today: date, n: int) -> None:
    said = (f"{n}天后", f"{n}天内", f"+{n}d", f"in {n} days", f"{n}日之内", f"{24 * n}小时内" if n < 40 else f"+{n}d")
    assert {due_date(text, today, NO_LIST) for text in said} == {today + timedelta(days=n)}


@given(DAYS, DAYS)
def test_the_echo_always_has_the_day_in_full(day: date, today: date) -> None:
    said = due_said(day, today, NO_LIST)
    assert said.zh.startswith(f"{day} 周")
    assert said.en.startswith(f"{day} ")


@pytest.mark.parametrize(
    "piece", ["周", "1", "十", " ", "1-", "下", "二十点", "in a ", "（", "nov ", "\n", "-", "2026-"]
)
def test_a_pasted_text_of_50_kb_is_refused_unread(piece: str) -> None:
    with pytest.raises(BadInputError) as refusal:
        due_date(piece * (50_000 // len(piece)), date(2026, 11, 22), NO_LIST)
    assert len(refusal.value.said("zh")) < 120


def test_no_pattern_is_slow_on_the_longest_text_that_is_read() -> None:
    # the sum of all steps is bounded by the 40 characters that are read; a pattern that backtracks would time out here
    for piece in PIECES:
        for other in PIECES:
            day_meant((piece + other) * (40 // len(piece + other)), date(2026, 11, 22))
