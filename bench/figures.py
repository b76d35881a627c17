"""How figures are taken and shown: pairs that alternate, medians, and ratios, since machines differ."""

import statistics
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Measured(NamedTuple):
    """One row of a table of results."""

    what: str
    value: str
    promise: str = ""
    kept: bool | None = None
    """Whether the promise was kept; None where there is none."""


def in_turn(first: Callable[[], float], second: Callable[[], float], pairs: int) -> tuple[list[float], list[float]]:
    """Both, one after the other, so that a busy minute strikes both alike; each is warmed up once."""
    first(), second()
    taken = [(first(), second()) for _ in range(pairs)]
    return [one for one, _ in taken], [other for _, other in taken]


def ratio(ours: Sequence[float], peers: Sequence[float]) -> float:
    """The median of the ratios of the pairs."""
    return statistics.median(one / peer for one, peer in zip(ours, peers, strict=True))


def percentile(values: Sequence[float], share: int) -> float:
    """p50 or p95 of the values."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def against(what: str, ours: float, peer: float, unit: str, measured: float, limit: float) -> Measured:
    """A ratio and what was promised of it."""
    said = f"{measured:.2f} x ({ours:.1f} / {peer:.1f} {unit})"
    return Measured(what, said, f"<= {limit:g} x", measured <= limit)


def at_most(what: str, value: float, unit: str, limit: float) -> Measured:
    """A figure and its limit."""
    return Measured(what, f"{value:.1f} {unit}", f"<= {limit:g} {unit}", value <= limit)


def table(title: str, rows: Sequence[Measured]) -> str:
    """The rows as Markdown."""
    signs = {True: "yes", False: "NO", None: ""}
    lines = [f"## {title}", "", "| what | measured | promise | kept |", "|--|--|--|--|"]
    lines += [f"| {row.what} | {row.value} | {row.promise} | {signs[row.kept]} |" for row in rows]
    return "\n".join([*lines, ""])
