"""Figures that cannot be, named by row: below nothing, above what there is, a percentage without its sign (R10)."""

import numpy as np
import pandas as pd

from data.reports.column_map import Column, Counted, Guard
from data.reports.problems import MOST, Problems
from data.reports.standing import drop
from data.reports.typed import Numbers
from engine.words import Words


def within_range(figures: Numbers, column: Column, header: str, frame: pd.DataFrame, problems: Problems) -> Numbers:
    """The column without the figures that lie outside what it may hold."""
    if column.least is None and column.most is None:
        return figures
    least = -np.inf if column.least is None else column.least
    most = np.inf if column.most is None else column.most
    outside = (figures < least) | (figures > most)
    places = np.flatnonzero(outside)
    problems.lost |= {header} if len(places) else set()
    for place in places[:MOST].tolist():
        problems.add(problems.quoted(f"{figures[place]:.10g}") + _outside(column), int(frame.index[place]), header)
    problems.more(max(0, len(places) - MOST))
    return np.where(outside, np.nan, figures)


def name_unsigned(figures: Numbers, counted: Counted, header: str, frame: pd.DataFrame, problems: Problems) -> None:
    """Percentages that somebody typed without their sign: 31.2 would be 3120 %, so that no KPI takes it."""
    unsigned = figures > 1
    if counted.share and unsigned.any():
        drop(frame, unsigned, _UNSIGNED, problems, header)


def without_excess(
    values: dict[str, Numbers], guard: Guard, headers: dict[str, str], frame: pd.DataFrame, problems: Problems
) -> dict[str, Numbers]:
    """The measures without a part that is more than its whole: the two columns may have been taken for each other."""
    if not guard.part or not {guard.of, guard.over} <= values.keys():
        return values
    excess = values[guard.of] > values[guard.over]
    if excess.any():
        problems.lost |= {headers[guard.of], headers[guard.over]}
        drop(frame, excess, _excess(headers[guard.over]), problems, headers[guard.of])
    return values | {name: np.where(excess, np.nan, values[name]) for name in (guard.of, guard.over)}


def _excess(whole: str) -> Words:
    return Words(
        f"比「{whole}」还多，两列是不是填反了？都没有计入。",
        f"More than “{whole}”: are the two swapped? Neither counts.",
    )


def _outside(column: Column) -> Words:
    if column.most is None:
        return Words(f"小于 {column.least:g}，没有计入。", f" is below {column.least:g}, and does not count.")
    return Words(
        f"不在 {column.least or 0:g} 到 {column.most:g} 之间，没有计入。",
        f" is not between {column.least or 0:g} and {column.most:g}, and does not count.",
    )


_UNSIGNED = Words(
    "这个百分比没有计入：要带百分号，例如 31.2%，且不超过 100%。",
    "This percentage does not count: write it with its sign, such as 31.2%, and of 100% at most.",
)
