"""Somebody at the terminal of a meeting, who presses a key and goes on when the screen has answered."""

import json
from pathlib import Path
from typing import Any

from bench.program import run
from bench.terminal import Terminal

MEETING = "2026-11-23-weekly"
"""The demo workspace's next meeting."""
_SIGNS = ("✗ ", "! ", "? ")
"""What a sentence of several rows begins with."""


class Scribe:
    """Keys in, answers awaited."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def opens(self, *shown: str) -> None:
        """The meeting is on the screen, and its reports have been read."""
        self.terminal.wait_for("UTC+8" if self.terminal.picture.columns >= 110 else "+8", *shown)
        self.terminal.wait_until(self._has_data, "the reports are read")

    def press(self, key: str, said: str) -> None:
        """A key that does something at once; the line above the capture line begins with `said`."""
        self.terminal.press(key)
        self.told(said)

    def write(self, key: str, text: str, said: str) -> None:
        """A key that opens the line, a text, Enter; then `said`."""
        self.terminal.press(key)
        self.terminal.type(text)
        self.terminal.press("enter")
        self.told(said)

    def told(self, said: str) -> None:
        """Until the line above the capture line begins with `said`."""
        self.terminal.wait_until(lambda: self.notice.startswith(said), f"the program says {said!r}")

    def escape(self) -> None:
        """Back to where single keys work. Nothing may follow too soon: Esc and a key are Alt and that key."""
        self.terminal.wait_until(lambda: "Esc" in self.terminal.lines[-1], "there is something to leave")
        self.terminal.press("escape")
        self.terminal.wait_until(lambda: "Esc" not in self.terminal.lines[-1], "it was left")

    @property
    def notice(self) -> str:
        """What stands above the capture line: one row, up to three where a refusal or a question needs them."""
        rows = self.terminal.lines[-5:-2]
        first = next((n for n in (2, 1, 0) if rows[n][1:3] in _SIGNS), 2)
        hangs = all(row.startswith("   ") for row in rows[first + 1 :])
        return " ".join(row.strip() for row in rows[first if hangs else 2 :])

    @property
    def line(self) -> str:
        """The capture line."""
        return self.terminal.lines[-2].strip()

    def _has_data(self) -> bool:
        header = self.terminal.lines[0]
        return "✓" in header and "✗" in header


def facts(workspace: Path, meeting: str = MEETING) -> list[dict[str, Any]]:
    """What is on the disk."""
    done = run("-w", workspace, "log", meeting)
    if done.returncode:
        raise AssertionError(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def kept(workspace: Path, kind: str, meeting: str = MEETING) -> list[dict[str, Any]]:
    """The facts of one kind."""
    return [fact for fact in facts(workspace, meeting) if fact["kind"] == kind]
