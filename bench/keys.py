"""What a key costs: milliseconds to its paint and bytes on the wire; and what a meeting sends that nobody touches."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench import loading
from bench.figures import Measured, against, at_most, percentile, table
from bench.paint import Calm, Paint, idle, painted
from bench.program import ROOT, copied, demo_workspace, environment, meeting_on, run
from bench.scribe import Scribe
from bench.start import AT_ADS, minimal
from bench.terminal import Terminal

KEYS = 60
IDLE = 10.0
MOVES = ("down",) * 8 + ("up",) * 8
TYPED = "降低自动广告出价20% lower bids "


def in_turn(ours: Terminal, peer: Terminal, keys: str | Sequence[str]) -> tuple[list[Paint], list[Paint]]:
    """Each key into Kaihui, and after it a list move into the peer, so that a busy moment strikes both alike."""
    calm = Calm(ours)
    pairs = []
    for place in range(KEYS):
        calm.wait()
        pairs.append((painted(ours, keys[place % len(keys)]), painted(peer, MOVES[place % len(MOVES)])))
    return [mine for mine, _ in pairs], [theirs for _, theirs in pairs]


class Keys(NamedTuple):
    """What keys cost one of the drivers, with the peer's list moves of the same moments."""

    moves: list[Paint]
    moves_peer: list[Paint]
    letters: list[Paint]
    letters_peer: list[Paint]
    idle: float
    """Bytes a second while the clock ticks."""


def pressed(terminal: Terminal) -> Keys:
    """Moves in the palette's list, typed characters, and silence."""
    scribe = Scribe(terminal)
    scribe.opens("▸ 广告")
    terminal.settle(0.3)
    quiet = idle(terminal, IDLE)
    with minimal() as peer:
        peer.wait_for("Item 0")
        peer.settle(0.3)
        terminal.press("ctrl+p")
        terminal.wait_until(lambda: "Esc" in terminal.lines[-1], "the palette is open")
        moves, moves_peer = in_turn(terminal, peer, MOVES)
        scribe.escape()
        terminal.press("d")
        terminal.wait_until(lambda: "Esc" in terminal.lines[-1], "the line is open")
        letters, letters_peer = in_turn(terminal, peer, TYPED)
    return Keys(moves, moves_peer, letters, letters_peer, quiet)


def on_stock_driver(workspace: Path) -> Terminal:
    """Kaihui as it would be without its own driver."""
    return Terminal([sys.executable, "-m", "bench.stock_driver", str(workspace)], environment(), folder=ROOT)


def measured(folder: Path) -> list[Measured]:
    """All figures of keys."""
    demo = demo_workspace(folder / "demo")
    script = folder / "script.txt"
    script.write_text(AT_ADS, encoding="utf-8")
    run("-w", demo, "play", script)
    with meeting_on(copied(demo, folder / "ours")) as terminal:
        ours = pressed(terminal)
    with on_stock_driver(copied(demo, folder / "stock")) as terminal:
        stock = pressed(terminal)
    return [
        *_times("list move", ours.moves, ours.moves_peer),
        *_times("typed character", ours.letters, ours.letters_peer),
        *_bytes("list move", ours.moves, stock.moves, ours.moves_peer),
        *_bytes("typed character", ours.letters, stock.letters, ours.letters_peer),
        at_most("idle, clock running", ours.idle, "B/s", 150),
        Measured("idle on the stock driver", f"{stock.idle:.0f} B/s"),
        *loading.measured(copied(demo, folder / "loading")),
    ]


def _times(what: str, ours: Sequence[Paint], peer: Sequence[Paint]) -> list[Measured]:
    rows = []
    for share, limit in ((50, 1.0), (95, 1.5)):
        mine, theirs = (percentile([one.ms for one in paints], share) for paints in (ours, peer))
        rows.append(against(f"{what}, p{share} / the minimal app's list", mine, theirs, "ms", mine / theirs, limit))
    return rows


def _bytes(what: str, ours: Sequence[Paint], stock: Sequence[Paint], peer: Sequence[Paint]) -> list[Measured]:
    mine, unmended, theirs = (sum(one.sent for one in paints) / len(paints) for paints in (ours, stock, peer))
    return [
        at_most(f"{what}, bytes", mine, "B", 350),
        against(f"{what}, bytes / the stock driver's", mine, unmended, "B", mine / unmended, 0.2),
        against(f"{what}, bytes / the minimal app's list move", mine, theirs, "B", mine / theirs, 0.2),
    ]


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        print(table("Keys and wire", measured(Path(folder))))


if __name__ == "__main__":
    main()
