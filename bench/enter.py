"""Enter, until the entry is on the disk and on the screen, in a meeting that holds a thousand facts already."""

import os
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import Measured, against, at_most, percentile, ratio, table
from bench.paint import GAP, Calm, painted
from bench.program import demo_workspace, meeting_on, run
from bench.scribe import MEETING, Scribe
from data.meeting_log import TinyMeetingLog
from engine.meeting.events import NoteTaken

FACTS = 1000
ENTRIES = 60
WRITES = 200


def full_workspace(folder: Path) -> Path:
    """A running meeting with so many facts in its log."""
    workspace = demo_workspace(folder / "demo")
    script = folder / "script.txt"
    notes = "".join(f"n 第 {number} 条笔记，写得和平时一样长\n" for number in range(FACTS))
    script.write_text(f"attend 周婷\nstart\n{notes}", encoding="utf-8")
    run("-w", workspace, "play", script)
    return workspace


def entered(workspace: Path) -> list[float]:
    """Milliseconds from Enter to the last byte; what is painted is on the disk."""
    taken = []
    with meeting_on(workspace) as terminal:
        scribe = Scribe(terminal)
        scribe.opens()
        terminal.press("enter")
        terminal.wait_until(lambda: "Esc" in terminal.lines[-1], "the line is open")
        calm = Calm(terminal)
        for number in range(ENTRIES):
            terminal.type(f"d 决定 {number}")
            scribe.told("> ")
            # the letters before it are painted first: their paint is not Enter's
            terminal.settle(GAP)
            calm.wait()
            taken.append(painted(terminal, "enter").ms)
            scribe.told("✓ ")
    return taken


def appended(workspace: Path) -> tuple[list[float], list[float]]:
    """The log's append, and the same bytes written barely, in turn; milliseconds."""
    log = TinyMeetingLog(workspace / "meetings" / f"{MEETING}.json")
    last = log.read()[-1].seq
    ours, bare = [], []
    for number in range(WRITES):
        fact = NoteTaken(at=datetime.now(UTC), by="bench", id=f"N-{last}", item="review", text=f"第 {number} 条")
        began = time.perf_counter()
        last = log.append([fact], after=last)[-1].seq
        ours.append(1000 * (time.perf_counter() - began))
        bare.append(_bare_write(workspace / "meetings" / f"{MEETING}.json"))
    return ours, bare


def _bare_write(like: Path) -> float:
    """Temp file, fsync, rename, and nothing else, for as many bytes."""
    content = like.read_bytes()
    target, temporary = like.with_name("bare"), like.with_name("bare.tmp")
    began = time.perf_counter()
    file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o660)
    os.write(file, content)
    os.fsync(file)
    os.close(file)
    os.replace(temporary, target)
    return 1000 * (time.perf_counter() - began)


def measured(folder: Path) -> list[Measured]:
    """All figures of recording."""
    workspace = full_workspace(folder)
    taken = entered(workspace)
    ours, bare = appended(workspace)
    return [
        Measured(f"Enter to durable and painted, {FACTS:,} facts, p50", f"{percentile(taken, 50):.1f} ms"),
        at_most(f"Enter to durable and painted, {FACTS:,} facts, p95", percentile(taken, 95), "ms", 16.7),
        against(
            "the write alone / bare temp-write, fsync, rename",
            statistics.median(ours),
            statistics.median(bare),
            "ms",
            ratio(ours, bare),
            1.5,
        ),
        Measured("the write alone, p95", f"{percentile(ours, 95):.1f} ms"),
    ]


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        print(table("Recording", measured(Path(folder))))


if __name__ == "__main__":
    main()
