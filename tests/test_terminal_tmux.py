"""A second opinion on what a terminal shows: the same program in tmux, read back by tmux."""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.program import PROGRAM, ROOT, environment, meeting_on
from bench.scribe import Scribe, kept
from bench.terminal import PATIENCE


class Tmux:
    """One window of a tmux server of its own."""

    def __init__(self, socket: Path, workspace: Path) -> None:
        self._socket = socket
        command = [*PROGRAM, "-w", str(workspace), "run"]
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", *command)

    def keys(self, *names: str) -> None:
        self._tmux("send-keys", *names)

    def types(self, text: str) -> None:
        self._tmux("send-keys", "-l", text)

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self._tmux("capture-pane", "-p").split("\n")][:30]

    def wait_for(self, text: str) -> None:
        self.wait_until(lambda: any(text in line for line in self.lines), text)

    def wait_until(self, true: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < until, f"never came: {what}\n" + "\n".join(self.lines)
            time.sleep(0.05)  # tmux tells nobody that something has changed

    def end(self) -> None:
        self._tmux("kill-server")

    def _tmux(self, *arguments: str) -> str:
        program = shutil.which("tmux")
        assert program, "tmux is not installed: apt-get install tmux"
        done = subprocess.run(
            [program, "-u", "-S", str(self._socket), *arguments],
            cwd=ROOT,
            env=environment(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def tmux(demo: Path, tmp_path: Path) -> Iterator[Tmux]:
    server = Tmux(tmp_path / "tmux", demo)
    yield server
    server.end()


def test_a_short_meeting_through_tmux(tmux: Tmux, demo: Path) -> None:
    tmux.wait_for("上期复盘")
    tmux.keys("I")
    tmux.wait_for("✓ 到场 周婷、李敏、王强、陈静、赵磊")
    tmux.keys("s")
    tmux.wait_for("✓ 开始")
    tmux.keys("d")
    tmux.types("批准清仓促销 B0DEMO0004")
    tmux.keys("Enter")
    tmux.wait_for("✓ 决定 D-3 批准清仓促销 B0DEMO0004")
    tmux.keys("a")
    tmux.types("补货 3000 件 @zl ^周四 !1")
    tmux.wait_for("> 行动项 · 赵磊 · 2026-11-26 周四")
    tmux.keys("Enter")
    tmux.wait_for("✓ 行动 A-7 补货 3000 件 @赵磊 ^2026-11-26 !1")
    tmux.types(":close 试跑")
    tmux.keys("Enter")
    tmux.wait_for("这场会打几分？")
    tmux.keys("4")
    tmux.wait_for("✓ 纪要已保存")
    assert [decision["text"] for decision in kept(demo, "decision_made")] == ["批准清仓促销 B0DEMO0004"]
    assert kept(demo, "action_added")[0]["owner"] == "赵磊"


def test_tmux_shows_cell_for_cell_what_the_terminal_of_these_tests_shows(tmux: Tmux, demo: Path) -> None:
    def at_rest(lines: list[str]) -> list[str]:
        """All but the header, whose clock ticks."""
        return lines[1:]

    with meeting_on(demo, columns=100, rows=30) as terminal:

        def same_in_both() -> bool:
            terminal.pump(0)
            return at_rest(tmux.lines) == at_rest(terminal.lines)

        Scribe(terminal).opens()
        for key in ("", "?", "Escape", "/"):
            if key:
                tmux.keys(key)
                terminal.press(key.lower())
            tmux.wait_until(same_in_both, "the same picture in both")
