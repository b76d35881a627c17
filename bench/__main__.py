"""`python -m bench`: every promise measured, printed, and written into docs/performance.md."""

import argparse
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import cold, enter, followers, keys, record, reports, start
from bench.figures import Measured

MEASUREMENTS: tuple[tuple[str, Callable[[Path], list[Measured]]], ...] = (
    ("Start and memory", start.measured),
    ("Cold start", cold.measured),
    ("Keys and wire", keys.measured),
    ("Recording", enter.measured),
    (f"{followers.FOLLOWERS} followers, {followers.YEARS} years of meetings", followers.measured),
    ("Reports to KPIs", reports.measured),
)


def one_run() -> list[list[Measured]]:
    """The rows of each measurement, each in a folder of its own."""
    taken = []
    for title, measured in MEASUREMENTS:
        with tempfile.TemporaryDirectory(prefix="kaihui-bench-") as folder:
            taken.append(measured(Path(folder)))
        print(record.tabled((title, [taken[-1]])), flush=True)
    return taken


def sections(runs: Sequence[list[list[Measured]]]) -> list[record.Section]:
    """The runs side by side."""
    by_title = zip(*runs, strict=True)
    return [(title, rows) for (title, _), rows in zip(MEASUREMENTS, by_title, strict=True)]


def main() -> None:
    """Measures as often as asked."""
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--runs", type=int, default=1, help="how often everything is measured, side by side")
    options.add_argument("--only-print", action="store_true", help="leave docs/performance.md as it is")
    asked = options.parse_args()
    load = os.getloadavg()[0]
    runs = [one_run() for _ in range(asked.runs)]
    figures = "\n".join([record.conditions(load, asked.runs), "", *map(record.tabled, sections(runs))])
    print(figures)
    if not asked.only_print:
        record.write(figures)


if __name__ == "__main__":
    main()
