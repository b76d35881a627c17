"""What kind of terminal there is, if any, and how small: said in a sentence, and no meeting is lost by it."""

import subprocess
from pathlib import Path

import pytest

from bench.program import PROGRAM, ROOT, environment, meeting_on
from bench.scribe import Scribe


@pytest.mark.parametrize(
    ("command", "term", "instead"),
    [
        ("run", "xterm-256color", "kaihui play"),
        ("run", "dumb", "kaihui play"),
        ("follow", "xterm-256color", "kaihui minutes"),
        ("emergency", "xterm-256color", "kaihui emergency --play"),
    ],
)
def test_without_a_terminal_it_says_so_and_what_to_do_instead(
    demo: Path, command: str, term: str, instead: str
) -> None:
    done = subprocess.run(
        [*PROGRAM, "-w", str(demo), command],
        cwd=ROOT,
        env=environment(TERM=term),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "这里没有终端" in done.stderr
    assert instead in done.stderr


def test_a_dumb_terminal_is_told_so_without_a_single_escape(demo: Path) -> None:
    with meeting_on(demo, TERM="dumb") as terminal:
        assert terminal.wait_exit() == 2
        assert "这里没有终端" in terminal.text
        assert b"\x1b" not in terminal.output


def test_a_tiny_window_says_what_it_lacks_and_the_meeting_comes_back(demo: Path) -> None:
    with meeting_on(demo, columns=40, rows=10) as terminal:
        terminal.wait_for("60x15")
        terminal.wait_gone("议程")
        terminal.resize(120, 36)
        terminal.wait_for("议程", "上期复盘", "s 开始会议")
        terminal.resize(40, 10)
        terminal.wait_gone("议程")
        terminal.resize(60, 15)
        terminal.wait_for("开始")
        terminal.press("I")
        Scribe(terminal).told("✓ 到场")
