"""Snapshots: taken from the reports folder, stored once under the hash of what they say, checked when loaded."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Raw, Struct

from data.files import create_file, saving
from data.locks import locked
from data.report_survey import survey_reports
from data.rulebook import load_rulebook
from engine.dates import UTC8, Period
from engine.errors import BadInputError, NotFoundError
from engine.findings.judging import evaluate
from engine.findings.room_rules import Room, evaluate_room
from engine.kpi.catalogue import KpiValue
from engine.kpi.lights import house_targets
from engine.kpi.scorecard import kpi_values
from engine.reports.sources import Source
from engine.settings import Settings
from engine.snapshot.hearing import market_voices
from engine.snapshot.ipi_history import ipi_histories
from engine.snapshot.market_voice import MarketVoice
from engine.snapshot.record import Snapshot
from engine.words import Words

if TYPE_CHECKING:
    from data.reports import Progress

HASH_LENGTH = 8
"""Hexadecimal digits that people can compare; with the time before them, enough to tell snapshots apart."""


class SnapshotFile(Struct, frozen=True):
    """A stored snapshot."""

    path: Path
    hash: str
    """The first eight letters of its hash, as its name carries them."""


class _Stored(Struct, frozen=True, forbid_unknown_fields=True):
    """The file: what is hashed, byte for byte, and when it was first taken, which is not."""

    taken_at: datetime
    content: Raw


def take_snapshot(
    root: Path,
    settings: Settings,
    now: datetime,
    period: Period | None = None,
    meeting_at: datetime | None = None,
    cache: Path | None = None,
    completions: tuple[float | None, ...] = (),
    progress: "Progress | None" = None,
) -> Snapshot:
    """The snapshot that the reports of the workspace in `root` make at `now`; see survey_reports.

    Args:
        completions: percent of actions done in the last meetings, for the rule that watches it.
        progress: told before each file is read.

    Raises:
        BadInputError: kaihui.toml sets a limit or target that does not exist.
    """
    book = load_rulebook(settings)
    surveyed = survey_reports(root, settings, now, period, meeting_at, cache, progress)
    review = surveyed.review
    previous = review.period.before()
    values = kpi_values(surveyed.placed, review.period, previous, settings)
    voice = market_voices(surveyed.placed, review.period, previous, settings.series.marketplaces)
    sources = _concerned(surveyed.sources, values, voice)
    room = Room(sources, surveyed.missing, review.due, now, settings.people, completions=completions)
    return Snapshot(
        period=review.period,
        previous=previous,
        taken_at=now,
        as_of=max((value.as_of for value in values if value.as_of), default=None),
        meeting_at=meeting_at,
        deadline=review.due,
        values=values,
        findings=(*evaluate(book, values, settings.series.marketplaces), *evaluate_room(book, room)),
        sources=sources,
        missing=surveyed.missing,
        unrecognised=surveyed.unrecognised,
        voice=voice,
        ipi=ipi_histories(surveyed.placed, review.period, _ipi_target(settings), settings.series.marketplaces),
    )


def _ipi_target(settings: Settings) -> float:
    """What the house wants the score to be at least."""
    return house_targets(settings)["ipi"].target or 0.0


def _concerned(
    sources: Sequence[Source], values: Sequence[KpiValue], voice: Sequence[MarketVoice]
) -> tuple[Source, ...]:
    """The sources of the period under review, and whatever else a figure rests on; not the archive."""
    used = {origin.file for value in values for origin in value.sources}.union(*(one.files for one in voice))
    return tuple(source for source in sources if source.in_review or source.file in used)


def store_snapshot(root: Path, snapshot: Snapshot) -> SnapshotFile:
    """Writes the snapshot, unless one that says the same is there already; a stored one is never rewritten.

    Raises:
        NotSavedError: the disk did not take it.
        ConflictError: another process holds the folder for too long.
    """
    raw = _content(snapshot)
    name = _hash(raw)
    path = root / "snapshots" / f"{as_of_stem(snapshot)}-{name}.json"
    stored = _Stored(snapshot.taken_at.astimezone(UTC), Raw(raw))
    with saving(path):
        path.parent.mkdir(exist_ok=True)
        with locked(path.parent / ".lock"):
            create_file(path, msgspec.json.encode(stored))
    return SnapshotFile(path, name)


def as_of_stem(snapshot: Snapshot) -> str:
    """How the name of its file begins: names are in the order of what they describe."""
    return f"{snapshot.as_of.astimezone(UTC8):%Y%m%dT%H%M}" if snapshot.as_of else "nodata"


def snapshot_hash(snapshot: Snapshot) -> str:
    """What its file's name would carry."""
    return _hash(_content(snapshot))


def _content(snapshot: Snapshot) -> bytes:
    content = msgspec.to_builtins(snapshot)
    del content["taken_at"]
    return msgspec.json.encode(content, order="deterministic")


def load_snapshot(root: Path, name: str) -> Snapshot:
    """The stored snapshot of that hash.

    Raises:
        NotFoundError: there is none.
        BadInputError: the file does not say what it was stored with.
    """
    path = next((path for path in (root / "snapshots").glob(f"*-{name}.json")), None) if name.isalnum() else None
    if path is None:
        raise NotFoundError(
            Words(f"没有快照 {name}。", f"There is no snapshot {name}."),
            Words("用 kaihui kpi 重新计算。", "Build one: kaihui kpi"),
        )
    try:
        stored = msgspec.json.decode(path.read_bytes(), type=_Stored)
        if _hash(bytes(stored.content)) == name:
            content = msgspec.json.decode(stored.content)
            return msgspec.convert({**content, "taken_at": stored.taken_at}, Snapshot)
    except msgspec.MsgspecError:
        pass
    raise BadInputError(
        Words(f"快照 {path.name} 已损坏或被改动。", f"The snapshot {path.name} is damaged or was changed."),
        Words("请从备份恢复，或用 kaihui kpi 重新计算。", "Restore it from a backup, or build one: kaihui kpi"),
    )


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:HASH_LENGTH]
