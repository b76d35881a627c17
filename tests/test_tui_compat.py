"""The cures for Textual 8.2.8: each fails when the fault comes back, or when Textual changes under it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate
from textual.events import Key, Resize
from textual.geometry import Size
from textual.strip import Strip

from bench.program import ROOT, environment, meeting_on
from bench.terminal import Terminal
from engine.settings import ThemeName
from tests.made_up_stage import SETTINGS, stage
from tui.compat import KeyParser
from tui.themes import theme_for

COLOURS = re.compile(rb"\x1b\[[0-9;]*(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|38|48)[0-9;]*m")


def sent(width: int, left: int, right: int, text: str) -> str:
    update = ChopsUpdate([{0: Strip([Segment(text)], width)}], [(0, left, right)], [[width]])
    return update.render_segments(Console(force_terminal=True, width=width))


def test_a_repaint_sends_the_changed_cells_and_no_more() -> None:
    assert sent(10, 7, 8, "0123456789") == "\x1b[1;8H7"


def test_a_wide_character_is_sent_whole() -> None:
    assert sent(10, 4, 6, "广告位库存") == "\x1b[1;5H位"


def test_a_change_in_the_widget_beside_is_not_this_ones() -> None:
    assert sent(10, 10, 12, "0123456789") == ""


def keys_of(*packets: str) -> list[str]:
    parser = KeyParser()
    return [event.key for packet in packets for event in parser.feed(packet) if isinstance(event, Key)]


@pytest.mark.parametrize("behind", ["n", "I", ":", " ", "\r", "你"])
def test_esc_and_the_key_right_behind_it_are_two_keys(behind: str) -> None:
    alone = keys_of(behind)
    assert keys_of(f"\x1b{behind}") == keys_of("\x1b", behind) == keys_of(f"a\x1b{behind}")[1:] == ["escape", *alone]


def test_what_begins_with_esc_by_itself_is_still_one_key_even_cut_in_two() -> None:
    whole = keys_of("\x1b[A", "\x1bOP", "\x1bb")
    assert whole == keys_of("\x1b", "[A", "\x1b", "OP", "\x1b", "b") == ["up", "f1", "ctrl+left"]


@pytest.mark.parametrize(
    ("no_color", "system", "theme"),
    [
        (True, "truecolor", "ansi-dark"),
        (False, "standard", "ansi-dark"),
        (False, None, "ansi-dark"),
        (False, "256", "textual-dark"),
        (False, "truecolor", "textual-dark"),
    ],
)
def test_the_theme_fits_the_terminal(no_color: bool, system: str | None, theme: str) -> None:
    assert theme_for(no_color, system) == theme


@pytest.mark.parametrize("wanted", ["dark", "light", "contrast", "terminal"])
async def test_the_theme_of_the_settings_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: ThemeName
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    (tmp_path / "kaihui.toml").write_text(f'{SETTINGS}\n[screen]\ntheme = "{wanted}"\nbell = false\n', encoding="utf-8")
    async with stage(tmp_path) as on:
        assert on.app.theme == theme_for(on.app.no_color, on.app.console.color_system, wanted)
        assert "北美周会" in on.rows[0]


def test_a_theme_that_is_asked_for_gives_way_to_what_the_terminal_can_do() -> None:
    assert theme_for(False, "truecolor", "light") == "paper"
    assert theme_for(False, "standard", "light") == "ansi-dark"
    assert theme_for(True, "truecolor", "contrast") == "ansi-dark"


async def test_with_no_color_no_cell_has_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage(tmp_path) as on:
        await on.start()
        styles = [segment.style for strip in on.screen._compositor.render_strips() for segment in strip]
        coloured = [
            style for style in styles if style for one in (style.color, style.bgcolor) if one and not one.is_default
        ]
        assert not coloured
        assert any(style and style.reverse for style in styles)


def test_no_color_sends_no_colour_to_a_real_terminal(demo: Path) -> None:
    with meeting_on(demo, NO_COLOR="1") as terminal:
        terminal.wait_for("上期复盘", "库存与物流")
        terminal.settle()
        assert not COLOURS.search(bytes(terminal.output))


def test_the_mouse_is_never_asked_for(demo: Path) -> None:
    with meeting_on(demo) as terminal:
        terminal.wait_for("上期复盘")
        terminal.settle()
        for mode in (b"?1000h", b"?1002h", b"?1003h", b"?1006h"):
            assert mode not in terminal.output


@pytest.mark.parametrize(("connection", "delay"), [("10.0.0.2 50000 10.0.0.1 22", "0.25"), (None, "0.1")])
def test_over_ssh_an_arrow_key_may_come_in_two_pieces(connection: str | None, delay: str) -> None:
    script = "import tui.compat, textual.constants; print(textual.constants.ESCAPE_DELAY)"
    more = {} if connection is None else {"SSH_CONNECTION": connection}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment(**more),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == delay


BROKEN = """
import sys
import tui.widgets.agenda as agenda
from tui.__main__ import main

def broken(*_):
    raise LookupError("made up")

agenda.Agenda.draw = broken
sys.exit(main(["-w", sys.argv[1], "run"]))
"""


def test_a_fault_inside_is_one_sentence_and_no_traceback(demo: Path) -> None:
    with Terminal([sys.executable, "-c", BROKEN, demo], environment(), folder=ROOT) as terminal:
        assert terminal.wait_exit() == 70
        assert "「开会」内部出错（LookupError: made up）" in bytes(terminal.output).decode()
        assert b"Traceback" not in terminal.output
        assert b"\x1b[?1049l" in terminal.output


DEAF = """
import sys
from tui.__main__ import main
from tui.compat import SshDriver

def broken(self):
    raise LookupError("made up")

SshDriver.run_input_thread = broken
sys.exit(main(["-w", sys.argv[1], "run"]))
"""


def test_a_fault_while_keys_are_read_is_one_sentence_too(demo: Path) -> None:
    with Terminal([sys.executable, "-c", DEAF, demo], environment(), folder=ROOT) as terminal:
        assert terminal.wait_exit() == 70
        assert "「开会」内部出错（LookupError: made up）" in bytes(terminal.output).decode()
        assert b"Traceback" not in terminal.output


async def test_a_size_that_arrives_late_does_not_undo_the_one_that_came_after_it(tmp_path: Path) -> None:
    async with stage(tmp_path, (80, 24)) as on:
        on.app.post_message(Resize(Size(40, 10), Size(40, 10)))
        await on.pilot.pause()
        assert on.app.size == (80, 24)
        assert "窗口太小" not in on.text
