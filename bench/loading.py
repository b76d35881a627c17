"""Keys that are pressed while the reports load behind the screen; and what a mouse that moves costs."""

import statistics
import time
from pathlib import Path

from bench.figures import Measured, at_most
from bench.keyboard import key_bytes
from bench.paint import Calm
from bench.program import meeting_on
from bench.scribe import Scribe
from bench.start import unread
from bench.terminal import PATIENCE, Terminal

ROUNDS = 8
FRAMES = 2 * 1000 / 60
BETWEEN = 0.03
MOTIONS = 60


def worst_key(workspace: Path) -> float:
    """Milliseconds from the slowest of the keys to its first byte, from the agenda's paint until the data are there."""
    taken: list[float] = []
    with meeting_on(unread(workspace)) as terminal:
        terminal.wait_for("上期复盘", "回车")
        terminal.press("enter")
        while "✓" not in terminal.lines[0] and len(taken) < 1000 * BETWEEN * PATIENCE:
            terminal.settle(BETWEEN)
            taken.append(_answered(terminal, "a"))
    return max(taken, default=0.0)


def _answered(terminal: Terminal, key: str) -> float:
    began = time.perf_counter()
    terminal.send(key_bytes(key))
    terminal.pump(PATIENCE)
    return 1000 * (time.perf_counter() - began)


def moved(workspace: Path) -> float:
    """Bytes that a moving mouse brings back, between two ticks of the clock."""
    with meeting_on(workspace) as terminal:
        Scribe(terminal).opens()
        terminal.settle(0.3)
        Calm(terminal).wait()
        before = len(terminal.output)
        for place in range(MOTIONS):
            terminal.send(f"\x1b[<35;{20 + place};10M".encode())
        terminal.pump(0.2)
        return float(len(terminal.output) - before)


def measured(workspace: Path) -> list[Measured]:
    """Both figures."""
    worst = statistics.median(worst_key(workspace) for _ in range(ROUNDS))
    return [
        at_most(f"worst key while reports load, median of {ROUNDS} starts", worst, "ms", round(FRAMES, 1)),
        at_most("a mouse that moves", moved(workspace), "B", 0),
    ]
