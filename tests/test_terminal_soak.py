"""A long meeting at the screen: thousands of keys and hundreds of screens, and the memory that they leave behind."""

import re
from pathlib import Path

from bench.program import meeting_on
from bench.scribe import Scribe
from tests.torture import times

ROUNDS = times(30, 400)
"""In each: help, palette, past meetings, panes, scrolling, an entry, an undo; some thirteen keys and four screens."""
WARM = 10
"""Rounds after which everything has been shown once."""
GROWTH = times(6, 20) * 1024
"""KiB that the beginning of a meeting, or a whole one, may leave behind."""


def resident(process: int) -> int:
    """KiB."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    assert found
    return int(found[1])


def test_thousands_of_keys_and_hundreds_of_screens_leave_next_to_nothing_in_memory(demo: Path) -> None:
    with meeting_on(demo) as terminal:
        scribe = Scribe(terminal)
        scribe.opens()
        scribe.press("I", "✓ 到场")
        scribe.press("s", "✓ 开始")
        warm = 0
        for number in range(WARM + ROUNDS):
            if number == WARM:
                warm = resident(terminal.process.pid)
            for opens in ("?", "ctrl+p", "h"):
                terminal.press(opens)
                terminal.wait_until(lambda: "Esc" in terminal.lines[-1], f"{opens} opens")
                scribe.escape()
            terminal.press("tab", "down", "pagedown", "pageup")
            scribe.write("d", f"决定第{number}条", f"✓ 决定 D-{3 + (number + 1) // 2} 决定第{number}条")
            if number % 2:
                scribe.press("u", "✓ 撤销")
        assert resident(terminal.process.pid) - warm <= GROWTH
