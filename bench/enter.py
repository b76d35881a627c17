"""Enter, until the entry is on the disk and on the screen, in a meeting that holds a thousand facts already."""

import tempfile
from pathlib import Path

from bench import writing
from bench.figures import Measured, at_most, percentile, table
from bench.paint import GAP, Calm, painted
from bench.program import demo_workspace, meeting_on, run
from bench.scribe import Scribe

FACTS = 1000
ENTRIES = 60


def full_workspace(folder: Path, facts: int = FACTS) -> Path:
    """A running meeting with so many facts in its log."""
    workspace = demo_workspace(folder / f"with-{facts}")
    script = folder / "script.txt"
    notes = "".join(f"n 第 {number} 条笔记，写得和平时一样长\n" for number in range(facts))
    script.write_text(f"attend 周婷\nstart\n{notes}", encoding="utf-8")
    run("-w", workspace, "play", script)
    return workspace


def entered(workspace: Path, entries: int = ENTRIES) -> list[float]:
    """Milliseconds from Enter to the last byte; what is painted is on the disk."""
    taken = []
    with meeting_on(workspace) as terminal:
        scribe = Scribe(terminal)
        scribe.opens()
        terminal.press("enter")
        terminal.wait_until(lambda: "Esc" in terminal.lines[-1], "the line is open")
        calm = Calm(terminal)
        for number in range(entries):
            terminal.type(f"d 决定 {number}")
            scribe.told("> ")
            # the letters before it are painted first: their paint is not Enter's
            terminal.settle(GAP)
            calm.wait()
            taken.append(painted(terminal, "enter").ms)
            scribe.told("✓ ")
    return taken


def measured(folder: Path) -> list[Measured]:
    """All figures of recording."""
    workspace = full_workspace(folder)
    taken = entered(workspace)
    return [
        Measured(f"Enter to durable and painted, {FACTS:,} facts, p50", f"{percentile(taken, 50):.1f} ms"),
        at_most(f"Enter to durable and painted, {FACTS:,} facts, p95", percentile(taken, 95), "ms", 16.7),
        *writing.measured(workspace),
    ]


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        print(table("Recording", measured(Path(folder))))


if __name__ == "__main__":
    main()
