"""A cheap part of `make bench`: twice its promise fails. Processor time and bytes, which no load changes."""

import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench import writing
from bench.figures import ratio
from bench.paint import painted
from bench.program import demo_workspace, meeting_on, run
from bench.scribe import Scribe
from bench.start import AT_ADS, minimal
from bench.terminal import Terminal

TWICE = 2
"""A promise may be missed by so much before the test fails: what is left of noise stays below."""
MOVES = ("down", "up") * 6
ATTEMPTS = 3


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ratios")
    demo = demo_workspace(folder / "demo")
    script = folder / "script.txt"
    script.write_text(AT_ADS, encoding="utf-8")
    run("-w", demo, "play", script)
    return demo


@pytest.fixture(scope="module")
def meeting(workspace: Path) -> Iterator[Terminal]:
    """A running meeting with its reports read, and the palette's list open."""
    with meeting_on(workspace) as terminal:
        Scribe(terminal).opens("▸ 广告")
        terminal.press("ctrl+p")
        terminal.wait_until(lambda: "Esc" in terminal.lines[-1], "the palette is open")
        yield terminal


@pytest.fixture(scope="module")
def peer() -> Iterator[Terminal]:
    """The minimal Textual app with its list."""
    with minimal() as terminal:
        terminal.wait_for("Item 0")
        yield terminal


def processor(terminal: Terminal) -> float:
    """Milliseconds of processor time that the program has had, all its threads together."""
    threads = Path(f"/proc/{terminal.process.pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1_000_000


def started(start: Callable[[], Terminal], text: str) -> float:
    """Processor time from the command to the text on the screen."""
    with start() as terminal:
        terminal.wait_until(lambda: text.encode() in terminal.output, f"{text} is written")
        return processor(terminal)


def moved(terminal: Terminal) -> tuple[float, float]:
    """Processor time and bytes of a list move."""
    terminal.settle(0.3)
    before = processor(terminal)
    # a tick of the clock may fall into one move and another, never into most of them
    sent = statistics.median(painted(terminal, key).sent for key in MOVES)
    return (processor(terminal) - before) / len(MOVES), sent


def test_the_agenda_takes_no_more_processor_time_than_a_minimal_app_allows(workspace: Path) -> None:
    pairs = [(started(lambda: meeting_on(workspace), "上期复盘"), started(minimal, "Item 0")) for _ in range(ATTEMPTS)]
    assert min(ours / theirs for ours, theirs in pairs) <= TWICE * 1.2


def test_a_list_move_costs_no_more_than_in_a_minimal_app(meeting: Terminal, peer: Terminal) -> None:
    (ours, sent), (theirs, _) = moved(meeting), moved(peer)
    assert ours <= TWICE * 1.0 * theirs
    assert sent <= 350, "bytes are counted, not timed: the promise itself holds"


def test_a_fact_is_written_in_little_more_than_a_bare_write_takes(workspace: Path) -> None:
    taken = [writing.written(workspace, writes=30) for _ in range(ATTEMPTS)]
    assert min(ratio(one.ours, one.lasting) for one in taken) <= TWICE * 1.5
