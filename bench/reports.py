"""From report files to KPIs, against the least that pandas and calamine could do with the same file."""

import shutil
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.figures import Measured, against, at_most, in_turn, ratio, table
from bench.made_up_files import advertised_workbook, search_terms, usual_reports
from bench.program import PROGRAM, ROOT, environment
from bench.usage import Usage, used_by

PAIRS = 3
MILLION = 1_000_000
WORKBOOK_ROWS = 100_000
FILES = 40


def main() -> None:
    """Make the files, measure, and print the table."""
    with tempfile.TemporaryDirectory(prefix="kaihui-bench-") as folder:
        print(table("Reports to KPIs", measured(Path(folder))))


def measured(folder: Path) -> list[Measured]:
    """All figures of reports."""
    return [*million_rows(folder), *workbook(folder), folder_of_reports(folder)]


def million_rows(folder: Path) -> list[Measured]:
    """Search terms as CSV: the command `kpi` from start to end, against a bare read and group-by."""
    workspace = new_workspace(folder / "million")
    report = search_terms(workspace / "reports" / "2026-W47" / "US" / "terms.csv", MILLION)
    ours, peers = compared(lambda: kpis(workspace), lambda: barely("bench.bare_pandas", report))
    return [
        _time(f"{MILLION:,} search terms, CSV, to KPIs / bare pandas", ours, peers, 1.3),
        against("the same, peak memory", *_peaks(ours, peers), 1.5),
    ]


def workbook(folder: Path) -> list[Measured]:
    """A large workbook, against calamine giving out its rows and nothing else."""
    workspace = new_workspace(folder / "workbook")
    report = advertised_workbook(workspace / "reports" / "2026-W47" / "US" / "products.xlsx", WORKBOOK_ROWS)
    ours, peers = compared(lambda: kpis(workspace), lambda: barely("bench.bare_calamine", report))
    return [_time(f"{WORKBOOK_ROWS:,} rows, XLSX, to KPIs / bare calamine", ours, peers, 1.5)]


def folder_of_reports(folder: Path) -> Measured:
    """As many files as a team has, over the time that one small file takes: what is left is not imports."""
    one, many = new_workspace(folder / "one"), new_workspace(folder / "many")
    usual_reports(one / "reports", 1, rows=10)
    usual_reports(many / "reports", FILES)
    ours, peers = compared(lambda: kpis(many), lambda: kpis(one))
    more = statistics.median(a.seconds - b.seconds for a, b in zip(ours, peers, strict=True))
    return at_most(f"{FILES} usual reports, imports left out", more, "s", 2)


def new_workspace(root: Path) -> Path:
    """A workspace of a shop in the US."""
    root.mkdir()
    (root / "kaihui.toml").write_text('[series]\nmarketplaces = ["US"]\n', encoding="utf-8")
    return root


def kpis(workspace: Path) -> Usage:
    """`kaihui kpi`, with nothing kept from the time before."""
    shutil.rmtree(workspace / ".cache", ignore_errors=True)
    return used_by([*PROGRAM, "-w", str(workspace), "kpi", "--json"], ROOT, environment())


def barely(module: str, report: Path) -> Usage:
    """A peer in a process of its own."""
    return used_by([PROGRAM[0], "-m", module, str(report)], ROOT, environment())


def compared(ours: Callable[[], Usage], peer: Callable[[], Usage]) -> tuple[list[Usage], list[Usage]]:
    """Both in turn."""
    taken: tuple[list[Usage], list[Usage]] = ([], [])

    def kept(place: int, run: Callable[[], Usage]) -> float:
        taken[place].append(run())
        return taken[place][-1].seconds

    in_turn(lambda: kept(0, ours), lambda: kept(1, peer), PAIRS)
    return taken[0][1:], taken[1][1:]  # without the round that warms up


def _time(what: str, ours: list[Usage], peers: list[Usage], limit: float) -> Measured:
    a, b = [one.seconds for one in ours], [one.seconds for one in peers]
    return against(what, statistics.median(a), statistics.median(b), "s", ratio(a, b), limit)


def _peaks(ours: list[Usage], peers: list[Usage]) -> tuple[float, float, str, float]:
    a, b = [one.peak for one in ours], [one.peak for one in peers]
    return statistics.median(a), statistics.median(b), "MiB", ratio(a, b)


if __name__ == "__main__":
    main()
