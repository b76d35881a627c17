from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.widgets.board import changed_spans

WIDTH = 24
STYLES = (None, Style(bold=True), Style(color="red"))
Cell = tuple[str, Style | None]


@st.composite
def strips(draw: st.DrawFn) -> Strip:
    """A row of 24 cells in a few segments, narrow and wide characters mixed."""
    segments, left = [], WIDTH
    while left:
        text = ""
        for character in draw(st.text("ab 1:广告剩", max_size=10)):
            if cell_len(text + character) <= left:
                text += character
        text = text or " "
        segments.append(Segment(text, draw(st.sampled_from(STYLES))))
        left -= cell_len(text)
    return Strip(segments)


def cells(strip: Strip) -> list[Cell]:
    """One entry a cell; the second cell of a wide character is empty."""
    return [
        cell
        for segment in strip
        for character in segment.text
        for cell in [(character, segment.style), ("", segment.style)][: cell_len(character)]
    ]


def changed(old: Strip, new: Strip) -> list[tuple[int, int]]:
    return list(changed_spans(old, new))


@given(strips(), strips())
def test_painting_the_spans_makes_the_old_row_the_new_one(old: Strip, new: Strip) -> None:
    painted, wanted = cells(old), cells(new)
    for start, stop in changed_spans(old, new):
        assert 0 <= start < stop <= WIDTH
        painted[start:stop] = wanted[start:stop]
    assert painted == wanted


@given(strips(), strips())
def test_no_wide_character_is_cut(old: Strip, new: Strip) -> None:
    for start, stop in changed_spans(old, new):
        for row in (cells(old), cells(new)):
            assert row[start][0] != ""
            assert stop == WIDTH or row[stop][0] != ""


@given(strips())
def test_the_same_row_is_not_painted(row: Strip) -> None:
    assert changed(row, row) == []


def test_one_digit_of_a_clock_is_one_cell() -> None:
    assert changed(Strip([Segment(" 剩 08:12 / 15:00")]), Strip([Segment(" 剩 08:11 / 15:00")])) == [(8, 9)]
