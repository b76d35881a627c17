"""The gate for text that comes in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text import clean

ANY_TEXT = st.text(st.characters(), max_size=300)


@pytest.mark.parametrize(
    "text",
    ["广告　组 1", "Batana Oil – 100% Pure, 7.8 oz", "行一\n行二\t列", "👨‍👩‍👧 ❤️", "می‌خواهم", "Größe"],
)
def test_ordinary_text_passes_unchanged(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("\x1b[2J\x1b]0;title\x07x", "[2J]0;titlex"),
        ("a\x00b\x9bc\x7f", "abc"),
        ("\u202etxt.exe\u2066", "txt.exe"),
        ("\ufeffDate", "Date"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("a\u2028b\u2029c", "abc"),
        ("soft\u00adhyphen", "softhyphen"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("e\u0301", "é"),
        ("x\ufffe\U0001ffffy", "xy"),
    ],
)
def test_what_steers_a_terminal_or_breaks_an_export_is_dropped(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


def test_a_megabyte_is_cut_to_the_limit() -> None:
    assert clean("库" * 1_000_000) == "库" * 2000
    assert clean("x" * 50, limit=10) == "x" * 10


def test_a_letter_keeps_eight_marks_at_most() -> None:
    assert len(clean("Z" + "\u0335" * 500)) == 9


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT, st.integers(0, 40))
def test_what_passed_is_normal_short_and_can_be_written_as_utf8(text: str, limit: int) -> None:
    passed = clean(text, limit)
    assert len(passed) <= limit
    assert unicodedata.is_normalized("NFC", passed)
    assert not any(unicodedata.category(c) in ("Cs", "Zl", "Zp") for c in passed)
    assert all(c in "\n\t" for c in passed if unicodedata.category(c) == "Cc")
    passed.encode("utf-8")
