"""From the command to the agenda with nothing in the page cache: every file of the program comes from the disk."""

import os
import statistics
import sysconfig
from collections.abc import Callable
from pathlib import Path

from bench.figures import Measured, against, in_turn, ratio
from bench.program import ROOT, demo_workspace, meeting_on
from bench.start import minimal, until_seen

PAIRS = 5


def files() -> list[Path]:
    """What either program may read: the library, the packages, and ours."""
    folders = {*map(Path, (sysconfig.get_path("stdlib"), sysconfig.get_path("purelib"))), ROOT}
    return [file for folder in folders for file in folder.rglob("*") if file.suffix in {".pyc", ".py", ".so", ".tcss"}]


def forget(known: list[Path]) -> None:
    """Out of the page cache; what another program has mapped stays there."""
    for file in known:
        handle = os.open(file, os.O_RDONLY)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(handle)


def measured(folder: Path) -> list[Measured]:
    """Ours and the minimal app, in turn, each after the cache was emptied."""
    workspace = demo_workspace(folder / "demo")
    known = [file for file in files() if file.is_file()]
    os.sync()

    def cold(start: Callable[[], float]) -> Callable[[], float]:
        def once() -> float:
            forget(known)
            return start()

        return once

    ours, peers = in_turn(
        cold(until_seen(lambda: meeting_on(workspace), "上期复盘")), cold(until_seen(minimal, "Item 0")), PAIRS
    )
    row = against(
        "agenda visible, cold", statistics.median(ours), statistics.median(peers), "ms", ratio(ours, peers), 1.25
    )
    return [row]
