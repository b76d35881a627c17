"""Twenty followers after five years of meetings: Enter to the disk, Enter to each screen, and what they cost."""

import os
import random
import shutil
import statistics
import tempfile
import time
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from bench.figures import Measured, at_most, percentile, table
from bench.program import demo_workspace, meeting_on
from bench.scribe import Scribe
from bench.start import until_seen
from bench.terminal import PATIENCE, Terminal

YEARS = 5
FOLLOWERS = 20
ENTRIES = 100
IDLE = 20.0
"""Seconds of a running meeting in which nobody writes."""
_BETWEEN = 0.4
"""Seconds between two entries, and a bit more or less, so that they fall anywhere between two looks."""
_MARK = 8
"""Characters that each entry consists of, all of them new: what stays the same is not sent again."""


def after_years(workspace: Path) -> Path:
    """The workspace after years of weekly meetings."""
    past = sorted((workspace / "meetings").glob("*.json"))[0]
    first = date(2026, 11, 2)
    for week in range(52 * YEARS):
        shutil.copy(past, past.with_name(f"{first - timedelta(days=7 * week)}-weekly.json"))
    return workspace


def marks() -> list[str]:
    """Texts without a character in common."""
    characters = [chr(code) for code in range(0x4E00, 0x4E00 + _MARK * ENTRIES)]
    random.Random(1).shuffle(characters)
    return ["".join(characters[_MARK * number : _MARK * (number + 1)]) for number in range(ENTRIES)]


def entered(desk: Terminal, seats: list[Terminal], mark: str) -> tuple[float, list[float]]:
    """Milliseconds from Enter to the scribe's own screen, which is told only what is on the disk, and to each other."""
    desk.type(f"d {mark}")
    desk.wait_until(lambda: mark in desk.lines[-2], "the line is written")
    rest(desk, seats, 0.1)
    wanted = mark.encode()
    seen: dict[Terminal, float] = {}
    starts = {terminal: len(terminal.output) for terminal in (desk, *seats)}
    began = time.perf_counter()
    desk.press("enter")
    while len(seen) < len(starts):
        for terminal, start in starts.items():
            if terminal not in seen and terminal.pump(0) and wanted in terminal.output[start:]:
                seen[terminal] = 1000 * (time.perf_counter() - began)
        if time.perf_counter() - began > PATIENCE:
            raise RuntimeError(f"{len(starts) - len(seen)} screens never showed {mark}")
        time.sleep(0.001)
    return seen.pop(desk), list(seen.values())


def rest(desk: Terminal, seats: list[Terminal], seconds: float) -> None:
    """Takes in what comes meanwhile, so that no terminal seems frozen."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        for terminal in (desk, *seats):
            terminal.pump(0)
        time.sleep(0.01)


def processor(terminal: Terminal) -> float:
    """Seconds of processor time that the program has had."""
    fields = Path(f"/proc/{terminal.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def idling(desk: Terminal, seats: list[Terminal]) -> list[float]:
    """Percent of one core that each follower takes while nobody writes and the clock ticks."""
    before, began = [processor(seat) for seat in seats], time.perf_counter()
    rest(desk, seats, IDLE)
    passed = time.perf_counter() - began
    return [100 * (processor(seat) - one) / passed for seat, one in zip(seats, before, strict=True)]


class Room(NamedTuple):
    """What a room of followers was seen to cost."""

    own: list[float]
    """Milliseconds from Enter to the scribe's own screen."""
    lags: list[float]
    """Milliseconds from Enter to a follower's."""
    idle: list[float]
    """Percent of one core that each follower takes while nobody writes."""


def measured(folder: Path) -> list[Measured]:
    """All figures of a full room."""
    fresh = until_seen(lambda: meeting_on(demo), "上期复盘")
    demo = demo_workspace(folder / "demo")
    new = statistics.median(fresh() for _ in range(5))
    after_years(demo)
    old = statistics.median(fresh() for _ in range(5))
    own, lags, idle = held(demo, FOLLOWERS, marks())
    return [
        Measured(f"agenda visible, first meeting / after {YEARS} years of them", f"{new:.0f} / {old:.0f} ms"),
        Measured("Enter to durable and painted, p50", f"{percentile(own, 50):.1f} ms"),
        at_most("Enter to durable and painted, p99", percentile(own, 99), "ms", 50),
        Measured("Enter to a follower's screen, p50", f"{percentile(lags, 50):.0f} ms"),
        at_most("Enter to a follower's screen, p95", percentile(lags, 95), "ms", 1000),
        at_most("one follower's processor time while nobody writes, median", statistics.median(idle), "%", 2),
        Measured("the same, the busiest of them", f"{max(idle):.1f} %"),
    ]


def held(demo: Path, followers: int, entries: list[str]) -> Room:
    """A meeting with so many followers, in which the entries are written one after the other."""
    dice = random.Random(2)
    with ExitStack() as room:
        desk = room.enter_context(meeting_on(demo))
        scribe = Scribe(desk)
        scribe.opens()
        scribe.press("I", "✓ 到场")
        scribe.press("s", "✓ 开始")
        seats: list[Terminal] = []
        for _ in range(followers):
            seats.append(room.enter_context(meeting_on(demo, "follow")))
            seats[-1].wait_for("● 进行中 只看")
            rest(desk, seats, 0.1)
        rest(desk, seats, 5)
        idle = idling(desk, seats)
        desk.press("enter")
        own, lags = [], []
        for mark in entries:
            one, others = entered(desk, seats, mark)
            own.append(one)
            lags += others
            rest(desk, seats, _BETWEEN * dice.uniform(0.5, 1.5))
    return Room(own, lags, idle)


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        print(table(f"{FOLLOWERS} followers, {YEARS} years of meetings", measured(Path(folder))))


if __name__ == "__main__":
    main()
