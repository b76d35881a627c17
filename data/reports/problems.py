"""What was found wrong in a file, by row and column; a thousand alike are told once with their number."""

from collections.abc import Iterable

from engine.reports.reading import Problem
from engine.text import clean
from engine.words import Words

MOST = 50
"""Entries in the list; the last one counts the rest."""


class Problems:
    """The list while a file is being read."""

    def __init__(self, *, private: bool = False) -> None:
        self._kept: list[Problem] = []
        self._more = 0
        self._private = private
        self.lost: set[str] = set()
        """Headers of the columns in which a cell says something that does not count."""

    def add(self, message: Words, row: int | None = None, column: str | None = None) -> None:
        """One more, with its place."""
        if len(self._kept) < MOST - 1:
            self._kept.append(Problem(message, row, None if column is None else clean(column, 100)))
        else:
            self._more += 1

    def add_rows(self, message: Words, rows: Iterable[int], column: str | None = None) -> None:
        """The same in several rows."""
        for row in rows:
            self.add(message, row, column)

    def more(self, count: int) -> None:
        """As many more that are only counted."""
        self._more += count

    def quoted(self, cell: object) -> Words:
        """A cell as it may be repeated: short, clean, and not at all where the file names buyers."""
        text = clean(str(cell), 40)
        if self._private or "@" in text:
            return Words("这一格", "The cell")
        return Words(f"「{text}」", f"“{text}”")

    def listed(self) -> tuple[Problem, ...]:
        """All that is kept, in the order of the rows, and how many more there were."""
        listed = sorted(self._kept, key=lambda problem: problem.row or 0)
        if self._more:
            listed.append(Problem(Words(f"另有 {self._more} 处问题未列出。", f"And {self._more} more problems.")))
        return tuple(listed)
