"""One key, from its writing to the last byte of the paint that follows."""

import time
from typing import NamedTuple

from bench.keyboard import key_bytes
from bench.terminal import PATIENCE, Terminal

GAP = 0.04
"""Seconds of silence after which a paint is over: two frames and a half."""
BETWEEN_TICKS = 0.6
"""Seconds after the tick of a clock within which no other is to come."""


class Paint(NamedTuple):
    """What one key cost."""

    ms: float
    """To its last byte."""
    sent: int
    """Bytes."""


def painted(terminal: Terminal, key: str) -> Paint:
    """Presses the key and takes in what it has painted."""
    before = len(terminal.output)
    began = last = time.perf_counter()
    terminal.send(key_bytes(key))
    came = len(terminal.output) > before or bool(terminal.pump(PATIENCE))
    while came:
        last = time.perf_counter()
        came = bool(terminal.pump(GAP))
    return Paint(1000 * (last - began), len(terminal.output) - before)


class Calm:
    """Where a clock ticks on the screen, keys are pressed between two ticks, whose bytes would be theirs."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._ticked = float("-inf")

    def wait(self) -> None:
        """Until there is time for a key before the next tick."""
        if time.monotonic() - self._ticked < BETWEEN_TICKS:
            return
        self._terminal.settle(GAP)
        self._terminal.pump(PATIENCE)
        self._terminal.settle(GAP)
        self._ticked = time.monotonic()


def idle(terminal: Terminal, seconds: float) -> float:
    """Bytes a second while nobody does anything."""
    before, until = len(terminal.output), time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        terminal.pump(left)
    return (len(terminal.output) - before) / seconds
