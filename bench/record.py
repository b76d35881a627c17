"""The page with the figures: what was measured, on what, when, run beside run."""

import os
import platform
import re
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.figures import Measured
from bench.program import ROOT

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
_SIGNS = {True: "yes", False: "**NO**", None: ""}
_PACKAGES = ("textual", "rich", "tinydb", "orjson", "pandas", "python-calamine")

Section = tuple[str, Sequence[Sequence[Measured]]]
"""A title, and the rows of each run."""


def conditions(load: float, runs: int) -> str:
    """When and on what; no name of the machine, and no path."""
    versions = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"Measured {datetime.now(UTC):%Y-%m-%d}, runs: {runs}, one after the other; {platform.system()}, "
        f"{os.cpu_count()} cores, load {load:.1f} before the first run; terminal 120 x 36.\n"
        f"Python {platform.python_version()}, {versions}, SQLite {sqlite3.sqlite_version}."
    )


def tabled(section: Section) -> str:
    """One section as Markdown: each run a column, kept where every run kept it."""
    title, runs = section
    heads = [f"run {number}" for number in range(1, len(runs) + 1)] if len(runs) > 1 else ["measured"]
    lines = [f"### {title}", "", _row(["what", *heads, "promise", "kept"]), "|--" * (len(runs) + 3) + "|"]
    for same in zip(*runs, strict=True):
        lines.append(_row([same[0].what, *(one.value for one in same), same[0].promise, _SIGNS[kept(same)]]))
    return "\n".join([*lines, ""])


def kept(same: Sequence[Measured]) -> bool | None:
    """Whether every run kept the promise; None where there is none."""
    return None if same[0].kept is None else all(one.kept for one in same)


def with_figures(page: str, figures: str) -> str:
    """The page, with new figures between its marks.

    Raises:
        ValueError: the page has no marks.
    """
    marked = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    if not marked.search(page):
        raise ValueError(f"{PAGE.name} has no {BEGIN} ... {END}")
    return marked.sub(lambda _: f"{BEGIN}\n{figures}\n{END}", page)


def write(figures: str, page: Path = PAGE) -> None:
    """Puts them into the page."""
    page.write_text(with_figures(page.read_text(encoding="utf-8"), figures), encoding="utf-8")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
