"""The number under which a line is taken."""

from tui.widgets.table import Cell

_KEYS = 9
"""Digits that take a line by themselves; what stands further down needs its number typed."""


def number_cell(number: int, taken: bool) -> Cell:
    """The key that takes the line; a tick once it is taken."""
    return Cell("[✓]", ".good") if taken else Cell(f"[{number}]", ".key" if number <= _KEYS else ".soft")
