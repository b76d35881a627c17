"""How cost grows: with years of meetings, facts in one of them, rows of reports, and people who follow."""

import statistics
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench import enter, followers, reports, start, writing
from bench.chart import Line, line_chart
from bench.figures import in_turn, percentile
from bench.made_up_files import search_terms
from bench.program import ROOT, copied, demo_workspace, meeting_on
from bench.usage import Usage

YEARS = (1, 5, 20)
FACTS = (100, 1_000, 5_000)
ROWS = (10_000, 100_000, 1_000_000)
FOLLOWERS = (1, 5, 20)
PAIRS = 5
ENTRIES = 30
PICTURES = ROOT / "docs" / "pictures"


def years(folder: Path) -> Sequence[Line]:
    """From the command to the agenda, after years of weekly meetings."""
    demo = demo_workspace(folder / "demo")
    ours, peers = [], []
    for count in YEARS:
        old = start.old_workspace(copied(demo, folder / f"years-{count}"), count)
        seen = start.until_seen(partial(meeting_on, old), "上期复盘")
        mine, theirs = in_turn(seen, start.until_seen(start.minimal, "Item 0"), PAIRS)
        ours.append((52.0 * count, statistics.median(mine)))
        peers.append((52.0 * count, statistics.median(theirs)))
    return [Line("agenda visible", ours), Line("minimal app", peers, peer=True)]


def facts(folder: Path) -> Sequence[Line]:
    """Enter to the disk and to the screen, and the write alone, with ever more facts in the meeting."""
    lines: tuple[list[tuple[float, float]], ...] = ([], [], [])
    for count in FACTS:
        workspace = enter.full_workspace(folder, count)
        painted = percentile(enter.entered(workspace, ENTRIES), 50)
        taken = writing.written(workspace, ENTRIES)
        for line, cost in zip(
            lines, (painted, statistics.median(taken.ours), statistics.median(taken.lasting)), strict=True
        ):
            line.append((count, cost))
    shown, alone, bare = lines
    return [Line("Enter to paint, p50", shown), Line("the write alone", alone), Line("bare write", bare, peer=True)]


def rows(folder: Path) -> tuple[Sequence[Line], Sequence[Line]]:
    """Seconds, and MiB, from a report to its KPIs, and of bare pandas with the same file."""
    seconds: tuple[list[tuple[float, float]], ...] = ([], [])
    memory: tuple[list[tuple[float, float]], ...] = ([], [])
    for count in ROWS:
        workspace = reports.new_workspace(folder / f"rows-{count}")
        report = search_terms(workspace / "reports" / "2026-W47" / "US" / "terms.csv", count)
        both = reports.compared(
            partial(reports.kpis, workspace),
            partial(reports.barely, "bench.bare_pandas", report),
        )
        for place, used in enumerate(both):
            time, peak = _medians(used)
            seconds[place].append((count, time))
            memory[place].append((count, peak))
    return _beside_pandas(seconds), _beside_pandas(memory)


def _medians(used: Sequence[Usage]) -> tuple[float, float]:
    return statistics.median(one.seconds for one in used), statistics.median(one.peak for one in used)


def _beside_pandas(lines: tuple[list[tuple[float, float]], ...]) -> Sequence[Line]:
    return [Line("kaihui kpi", lines[0]), Line("bare pandas", lines[1], peer=True)]


def room(folder: Path) -> tuple[Sequence[Line], Sequence[Line]]:
    """Enter's p99 and the lag's p95 with ever more followers, and what each follower takes while nobody writes."""
    demo = demo_workspace(folder / "room")
    own, lags, idle = [], [], []
    for count in FOLLOWERS:
        seen = followers.held(copied(demo, folder / f"room-{count}"), count, followers.marks()[:ENTRIES])
        own.append((float(count), percentile(seen.own, 99)))
        lags.append((float(count), percentile(seen.lags, 95)))
        idle.append((float(count), statistics.median(seen.idle)))
    return [Line("Enter, p99", own), Line("a follower, p95", lags)], [Line("one follower", idle)]


def drawn(folder: Path) -> dict[str, str]:
    """Each chart by its name."""
    seconds, memory = rows(folder)
    screens, processor = room(folder)
    return {
        "years": line_chart("Start after years of weekly meetings", "meetings held", "ms", years(folder)),
        "facts": line_chart("One entry in a full meeting", "facts in the meeting", "ms", facts(folder)),
        "rows-time": line_chart("Report to KPIs, time", "rows", "s", seconds),
        "rows-memory": line_chart("Report to KPIs, memory", "rows", "MiB", memory),
        "followers": line_chart("Enter to the screens", "followers", "ms", screens),
        "followers-idle": line_chart("Processor time while nobody writes", "followers", "% of a core", processor),
    }


def main() -> None:
    """Draws all charts into docs/pictures."""
    with tempfile.TemporaryDirectory(prefix="kaihui-bench-") as folder:
        for name, chart in drawn(Path(folder)).items():
            (PICTURES / f"growth-{name}.svg").write_text(chart, encoding="utf-8")
            print(f"docs/pictures/growth-{name}.svg")


if __name__ == "__main__":
    main()
