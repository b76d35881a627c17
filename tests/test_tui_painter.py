import pyte
from hypothesis import given
from hypothesis import strategies as st
from pyte.screens import Char

from tui.painter import Painter
from tui.pen import erases_in_colour

WIDTH, HEIGHT, SLOT = 20, 5, 5
STYLES = ("", "1", "38;2;255;0;0", "7", "48;5;20", "1;3;31;48;2;1;2;3", "1;38;2;255;0;0", "4;44", "91;48;2;1;2;3")


def shown(stream: str) -> list[list[tuple[str, ...]]]:
    screen = pyte.Screen(WIDTH, HEIGHT)
    pyte.Stream(screen).feed(stream)
    return [[seen(screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)] + [
        [(str(screen.cursor.y), str(screen.cursor.x))]
    ]


def seen(cell: Char) -> tuple[str, ...]:
    """What there is to see of a cell: ink, bold and italic show on no blank."""
    if cell.data == " " and not (cell.reverse or cell.underscore or cell.strikethrough):
        return (" ", cell.bg)
    return tuple(map(str, cell))


def painting(pieces: list[tuple[int, int, int, str]]) -> str:
    """What Textual writes: each strip at its place, in its style, never half of a wide character."""
    written = ""
    for y, x, style, text in pieces:
        set_style = f"\x1b[{STYLES[style]}m" if STYLES[style] else ""
        written += f"\x1b[{y + 1};{x + 1}H{set_style}{text}\x1b[0m"
    return written + "\x1b[1;1H"


def slot(text: str) -> str:
    """The text cut and filled to SLOT cells."""
    fitting, width = "", 0
    for character in text:
        size = 2 if character >= "\u2e80" else 1
        if width + size > SLOT:
            break
        fitting, width = fitting + character, width + size
    return fitting + " " * (SLOT - width)


WHOLE = painting([(y, 0, 0, " " * WIDTH) for y in range(HEIGHT)])
PIECES = st.lists(
    st.tuples(
        st.integers(0, HEIGHT - 1),
        st.integers(0, WIDTH // SLOT - 1).map(lambda number: number * SLOT),
        st.integers(0, len(STYLES) - 1),
        st.text("ab 广告位库存1%", max_size=6).map(slot),
    ),
    max_size=8,
)


def painter(erases: bool = False) -> Painter:
    new = Painter(erases)
    new.resize(WIDTH, HEIGHT)
    return new


@given(st.lists(PIECES, max_size=6), st.booleans())
def test_the_terminal_looks_the_same_as_if_everything_had_been_sent(
    paintings: list[list[tuple[int, int, int, str]]], erases: bool
) -> None:
    thrifty = painter(erases)
    everything, sent = "", ""
    for written in [WHOLE, *map(painting, paintings)]:
        everything += written
        sent += thrifty.difference(written)
    assert shown(sent) == shown(everything)


def test_what_is_there_already_is_not_sent_again() -> None:
    thrifty = painter()
    line = painting([(1, 0, 2, "广告 ACoS 31.2%")])
    thrifty.difference(line)
    assert thrifty.difference(line) == "\x1b[1;1H"


def test_a_single_changed_letter_costs_a_few_bytes() -> None:
    thrifty = painter()
    thrifty.difference(painting([(1, 0, 0, "10:24:07")]))
    assert thrifty.difference(painting([(1, 0, 0, "10:24:08")])) == "\x1b[2;8H8\x1b[1;1H"


def test_what_is_no_painting_passes_as_it_is() -> None:
    modes = "\x1b[?2026h\x1b[?25l\x1b[c\x1b]0;title\x07\x07\x1b[?1049h"
    assert painter().difference(modes) == modes


def test_after_an_erasure_everything_is_sent_again() -> None:
    thrifty = painter()
    line = painting([(1, 0, 0, "广告")])
    thrifty.difference(line)
    assert "广告" in thrifty.difference("\x1b[2J" + line)


def test_after_a_resize_everything_is_sent_again() -> None:
    thrifty = painter()
    line = painting([(1, 0, 0, "广告")])
    thrifty.difference(line)
    thrifty.resize(WIDTH, HEIGHT)
    assert "广告" in thrifty.difference(line)


def test_a_row_with_joined_signs_is_drawn_as_a_whole() -> None:
    thrifty = painter()
    thrifty.difference(painting([(1, 0, 0, "x ⚠\ufe0f y")]))
    assert "⚠" in thrifty.difference(painting([(1, 0, 0, "x ⚠\ufe0f z")]))


def test_a_moved_bar_costs_its_colours_and_its_words_but_no_blanks() -> None:
    thrifty = painter(erases=True)
    dark, bar = "38;2;9;9;9;48;2;1;1;1", "1;38;2;9;9;9;48;2;2;2;2"
    line = f"\x1b[1;1H\x1b[%sm广告{' ' * (WIDTH - 4)}\x1b[0m\x1b[1;1H"
    thrifty.difference(line % dark)
    assert thrifty.difference(line % bar) == f"\x1b[1;1H\x1b[{bar}m广告\x1b[{WIDTH - 4}X\x1b[m\x1b[1;1H"


def test_only_what_differs_between_two_styles_is_sent() -> None:
    line = "\x1b[1;1H\x1b[1;31;44ma\x1b[0m\x1b[1;32;44mb\x1b[0m\x1b[1;1H"
    assert painter().difference(line) == "\x1b[1;1H\x1b[1;31;44ma\x1b[32mb\x1b[m\x1b[1;1H"


def test_blanks_are_written_out_where_erasing_knows_no_colours() -> None:
    assert erases_in_colour({"TERM": "xterm-256color"})
    assert not erases_in_colour({"TERM": "screen-256color"})
    assert not erases_in_colour({"TERM": "xterm-256color", "STY": "1.pts-0"})
