"""Numbers as they are written in dates."""

import re

import pytest

from engine.due.chinese_numbers import NUMBER, YEAR, number

ONES = ("", *"一二三四五六七八九")


@pytest.mark.parametrize("value", range(100))
def test_every_number_below_a_hundred_reads_back(value: int) -> None:
    tens, ones = divmod(value, 10)
    ten = "" if tens == 0 else ("" if tens == 1 else ONES[tens]) + "十"
    written = (ten + ONES[ones]) or "零"
    assert re.fullmatch(NUMBER, written)
    assert number(written) == value
    assert number(f"{value:02}") == value


def test_two_is_said_in_two_ways_and_nought_as_well() -> None:
    assert [number(written) for written in ("二", "两", "零", "〇")] == [2, 2, 0, 0]


@pytest.mark.parametrize(("written", "year"), [("2026", 2026), ("二〇二六", 2026), ("二零二七", 2027)])
def test_a_year_reads_digit_by_digit(written: str, year: int) -> None:
    assert re.fullmatch(YEAR, written)
    assert number(written) == year


@pytest.mark.parametrize("written", ["", "十十", "二二", "一十一十", "百", "1000", "-1", "٣", "²"])
def test_what_is_no_number_does_not_match(written: str) -> None:
    assert re.fullmatch(NUMBER, written) is None
