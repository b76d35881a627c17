"""The write alone: one fact onto the disk, beside the least that a file system can do, and beside SQLite."""

import os
import sqlite3
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench.figures import Measured, against, percentile, ratio
from bench.scribe import MEETING
from data.files import sync_folder
from data.meeting_log import TinyMeetingLog
from engine.meeting.events import NoteTaken

WRITES = 200


class Writes(NamedTuple):
    """Milliseconds of each write; the four take turns."""

    ours: list[float]
    bare: list[float]
    """Temp file, fsync, rename: nothing half-written, but a power cut may take the rename back."""
    lasting: list[float]
    """The same, and fsync of the folder: what ours promises."""
    sqlite: list[float]
    """A row of the same text into SQLite, with WAL and synchronous=FULL."""


def written(workspace: Path, writes: int = WRITES) -> Writes:
    """One fact after the other into the log of the demo meeting."""
    path = workspace / "meetings" / f"{MEETING}.json"
    log = TinyMeetingLog(path)
    last = log.read()[-1].seq
    base = sqlite3.connect(path.with_name("bare.sqlite"), isolation_level=None)
    base.execute("pragma journal_mode=WAL")
    base.execute("pragma synchronous=FULL")
    base.execute("create table if not exists facts (fact text)")
    taken = Writes([], [], [], [])
    for number in range(writes):
        text = f"第 {number} 条，和平时一样长的一条笔记"
        fact = NoteTaken(at=datetime.now(UTC), by="bench", id=f"N-{last}", item="review", text=text)
        taken.ours.append(_timed(partial(log.append, [fact], last)))
        last += 1
        content = path.read_bytes()
        taken.bare.append(_timed(partial(_replaced, path, content)))
        taken.lasting.append(_timed(partial(_replaced, path, content, lasts=True)))
        taken.sqlite.append(_timed(partial(base.execute, "insert into facts values (?)", [str(fact)])))
    base.close()
    return taken


def measured(workspace: Path) -> list[Measured]:
    """The write alone against its peers."""
    taken = written(workspace)
    ours, bare, lasting, sqlite = map(statistics.median, taken)
    of_bare, of_lasting = ratio(taken.ours, taken.bare), ratio(taken.ours, taken.lasting)
    return [
        against("the write alone / bare temp-write, fsync, rename", ours, bare, "ms", of_bare, 1.5),
        against("the write alone / the same and fsync of the folder", ours, lasting, "ms", of_lasting, 1.5),
        Measured("the write alone, p95", f"{percentile(taken.ours, 95):.2f} ms"),
        Measured("SQLite's durable insert, for scale", f"{sqlite:.2f} ms"),
    ]


def _timed(write: Callable[[], object]) -> float:
    began = time.perf_counter()
    write()
    return 1000 * (time.perf_counter() - began)


def _replaced(like: Path, content: bytes, lasts: bool = False) -> None:
    """Temp file, fsync, rename, and nothing else; where it `lasts`, the folder as well."""
    target, temporary = like.with_name("bare"), like.with_name("bare.tmp")
    file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o660)
    os.write(file, content)
    os.fsync(file)
    os.close(file)
    os.replace(temporary, target)
    if lasts:
        sync_folder(target.parent)
