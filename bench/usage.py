"""What a command and all its child processes take: time, and memory at its peak."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_LOOK_EVERY = 0.01
_FAILED = 2
"""Exit codes from here on are no answer; 1 says that something wants attention."""


class Usage(NamedTuple):
    """What a command took."""

    seconds: float
    peak: float
    """MiB resident, the processes together: each with the most that it ever had."""


def used_by(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Usage:
    """Run it to its end, and look at its processes all the while."""
    peaks: dict[int, int] = {}
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            for pid in _family(process.pid):
                with suppress(OSError, ValueError, IndexError):
                    peaks[pid] = _high_water(pid)
            time.sleep(_LOOK_EVERY)
        seconds = time.perf_counter() - began
    if process.returncode >= _FAILED or process.returncode < 0:
        raise RuntimeError(f"{command}: exit code {process.returncode}")
    return Usage(seconds, sum(peaks.values()) / 1024)


def _family(pid: int) -> list[int]:
    """The process and its children, and theirs."""
    family = [pid]
    for one in family:
        with suppress(OSError):
            for thread in os.listdir(f"/proc/{one}/task"):
                family += map(int, Path(f"/proc/{one}/task/{thread}/children").read_text().split())
    return family


def _high_water(pid: int) -> int:
    """The most KiB that a process ever had resident."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    return int(status.split("VmHWM:")[1].split()[0])
