"""From the command to the agenda, and to figures, on the screen; and how much memory an open meeting holds."""

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from bench.figures import Measured, against, at_most, in_turn, ratio, table
from bench.program import PROGRAM, ROOT, copied, demo_workspace, environment, meeting_on, run
from bench.terminal import Terminal

PAIRS = 9
YEARS = 20
AT_ADS = "attend 周婷 李敏\nstart\nn 复盘\ngoto 4\n"


def minimal() -> Terminal:
    """The peer."""
    return Terminal([sys.executable, "-m", "bench.minimal_app"], environment(), folder=ROOT)


def until_seen(start: Callable[[], Terminal], text: str) -> Callable[[], float]:
    """Milliseconds from the spawn to the bytes of `text`; nothing is drawn here meanwhile."""
    wanted = text.encode()

    def once() -> float:
        began = time.perf_counter()
        with start() as terminal:
            terminal.wait_until(lambda: wanted in terminal.output, f"{text} is written")
            return 1000 * (time.perf_counter() - began)

    return once


def resident(start: Callable[[], Terminal], *texts: str) -> float:
    """MiB held once everything is on the screen."""
    with start() as terminal:
        terminal.wait_for(*texts)
        terminal.settle(0.3)
        status = Path(f"/proc/{terminal.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found
        return int(found[1]) / 1024


def old_workspace(workspace: Path, years: int = YEARS) -> Path:
    """The same workspace after years of weekly meetings."""
    past = sorted((workspace / "meetings").glob("*.json"))[0]
    first = date(2026, 11, 2)
    for week in range(52 * years):
        shutil.copy(past, past.with_name(f"{first - timedelta(days=7 * week)}-weekly.json"))
    return workspace


def measured(folder: Path) -> list[Measured]:
    """All figures of starting."""
    demo = demo_workspace(folder / "demo")
    old = old_workspace(copied(demo, folder / "old"))
    running = copied(demo, folder / "running")
    script = folder / "script.txt"
    script.write_text(AT_ADS, encoding="utf-8")
    run("-w", running, "play", script)
    rows = []
    peer = until_seen(minimal, "Item 0")
    for what, start, text, limit in (
        ("agenda visible", lambda: meeting_on(demo), "上期复盘", 1.2),
        (f"the same after {YEARS} years of meetings", lambda: meeting_on(old), "上期复盘", 1.2),
        ("a running meeting with KPIs on the screen", lambda: meeting_on(running), "TACoS", 2.0),
        ("reports on the screen, read before", lambda: meeting_on(demo), "已交", 2.0),
    ):
        ours, peers = in_turn(until_seen(start, text), peer, PAIRS)
        rows.append(against(what, statistics.median(ours), statistics.median(peers), "ms", ratio(ours, peers), limit))
    ours = [until_seen(lambda: meeting_on(unread(demo)), "已交")() for _ in range(PAIRS)]
    rows.append(Measured("reports on the screen, read for the first time", f"{statistics.median(ours):.0f} ms"))
    bare = without_reports(copied(demo, folder / "bare"))
    held, least = resident(lambda: meeting_on(bare), "上期复盘"), resident(minimal, "Item 0")
    rows.append(against("memory, meeting open, reports not read", held, least, "MiB", held / least, 1.25))
    filled = resident(lambda: meeting_on(demo), "上期复盘", "已交")
    rows.append(Measured("the same with the reports of eight weeks", f"{filled:.1f} MiB"))
    rows.append(at_most("kaihui --help", statistics.median(helped() for _ in range(PAIRS)), "ms", 150))
    return rows


def without_reports(workspace: Path) -> Path:
    """The workspace as it is before anybody has handed anything in."""
    shutil.rmtree(workspace / "reports")
    return unread(workspace)


def unread(workspace: Path) -> Path:
    """The workspace with nothing remembered of its reports."""
    shutil.rmtree(workspace / ".cache", ignore_errors=True)
    return workspace


def helped() -> float:
    """Milliseconds that --help takes."""
    began = time.perf_counter()
    subprocess.run([*PROGRAM, "--help"], cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, check=True)
    return 1000 * (time.perf_counter() - began)


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        print(table("Start", measured(Path(folder))))


if __name__ == "__main__":
    main()
