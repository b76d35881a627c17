"""Earlier snapshots, read for trends and for what moved: only the newest by name, however many years there are."""

import heapq
import os
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path

import msgspec
from msgspec import Raw, Struct

from data.snapshot import as_of_stem
from engine.dates import Period
from engine.kpi.catalogue import KpiValue
from engine.snapshot.history import EarlierSnapshot, History
from engine.snapshot.record import Snapshot
from engine.snapshot.trend import PERIODS

LOOKED_AT = 64
"""Files that are opened at most: eight weeks in which a snapshot was stored every day."""


class _Content(Struct):
    """The part of a snapshot that trends need; the rest is passed over."""

    period: Period
    values: tuple[KpiValue, ...] = ()


class _Stored(Struct):
    taken_at: datetime
    content: Raw


def read_history(root: Path, snapshot: Snapshot) -> History:
    """What the workspace in `root` remembers from before `snapshot`; what cannot be read is passed over."""
    first: EarlierSnapshot | None = None
    earlier: dict[Period, EarlierSnapshot] = {}
    wanted = _periods_before(snapshot.period)
    for past in _newest(root / "snapshots", snapshot):
        if past.period == snapshot.period:
            older = past.taken_at < (first.taken_at if first else snapshot.taken_at)
            first = past if older else first
        elif past.period in wanted and past.period not in earlier:
            earlier[past.period] = past
        if len(earlier) == len(wanted):
            break
    return History(tuple(earlier[period] for period in sorted(earlier, reverse=True)), first)


def _periods_before(period: Period) -> set[Period]:
    periods = set()
    for _ in range(PERIODS - 1):
        period = period.before()
        periods.add(period)
    return periods


def _newest(folder: Path, snapshot: Snapshot) -> Iterator[EarlierSnapshot]:
    """The snapshots up to that one, the newest data first, and of the same data what was taken last."""
    if snapshot.as_of is None:
        return
    until = as_of_stem(snapshot)
    newest = heapq.nlargest(LOOKED_AT, (name for name in _names(folder) if _as_of(name) <= until))
    for _, names in groupby(newest, key=_as_of):
        pasts = [past for name in names if (past := _read(folder / name)) is not None]
        yield from sorted(pasts, key=lambda past: past.taken_at, reverse=True)


def _read(path: Path) -> EarlierSnapshot | None:
    try:
        stored = msgspec.json.decode(path.read_bytes(), type=_Stored)
        content = msgspec.json.decode(stored.content, type=_Content)
    except (msgspec.MsgspecError, OSError):
        return None
    return EarlierSnapshot(
        content.period, stored.taken_at, tuple(one for one in content.values if not one.scope.narrow)
    )


def _names(folder: Path) -> list[str]:
    """Of snapshots with data, which begin with a year; hidden files are somebody's work in progress."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return [name for name in names if name.endswith(".json") and name[:1].isdigit()]


def _as_of(name: str) -> str:
    return name.rpartition("-")[0]
