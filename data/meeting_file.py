"""One meeting's file: TinyDB's tables as JSON, checked as they are read, replaced whole as they are written."""

import hashlib
import os
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from data.files import replace_file
from engine.errors import BadInputError
from engine.words import Words

FORMAT = 1
"""Version of the file's layout."""

Table = dict[str, Any]
"""Document number to document, as TinyDB hands them over."""
Tables = dict[str, Table]

_VERSION: Table = {"1": {"version": FORMAT}}


class DamagedFileError(BadInputError):
    """A meeting's file is empty, cut or changed, and says so instead of passing for a meeting without facts."""


class WrittenEvents:
    """The events as JSON, grown by what is new: an old fact is turned into JSON and into the checksum once.

    The bytes are those of orjson.dumps(events), whichever way they came to be.
    """

    def __init__(self, events: Table) -> None:
        self._count = len(events)
        self._json = bytearray(orjson.dumps(events)[:-1])
        self._hash = hashlib.sha256(self._json)

    def grow(self, events: Table) -> bytes:
        """The whole file for `events`, of which all but the last ones have been seen before."""
        new = orjson.dumps(dict(islice(events.items(), self._count, None)))[1:-1]
        grown = (b"," if self._count and new else b"") + new
        self._json += grown
        self._hash.update(grown)
        self._count = len(events)
        return self._file()

    def _file(self) -> bytes:
        whole = self._hash.copy()
        whole.update(b"}")
        head, tail = orjson.dumps(_VERSION), orjson.dumps(_checksum(self._count, whole.hexdigest()))
        return b"".join((b'{"format":', head, b',"events":', self._json, b'},"checksum":', tail, b"}"))


class MeetingFile:
    """TinyDB's `Storage` over one file: nothing half-written, nothing changed unseen.

    TinyDB writes a table at a time; `save()` puts all that it wrote since into one replacement of the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._tables: Tables | None = None
        self._written: WrittenEvents | None = None
        self._signature: tuple[int, ...] | None = ()
        """Of the file in memory; None where there was none, empty before anybody has looked."""

    @property
    def backup(self) -> Path:
        """The file as it was before the last move."""
        return self.path.with_suffix(".bak")

    def read(self) -> Tables | None:
        """What TinyDB works on: the tables in memory."""
        return self._tables

    def write(self, tables: Tables) -> None:
        """What TinyDB made of them; on the disk only after save()."""
        self._tables = tables

    def close(self) -> None:
        """Nothing stays open between two moves, so that another scribe's file is never written to by mistake."""

    def changed(self) -> bool:
        """Whether the file on the disk is another than the one in memory."""
        return self._on_disk() != self._signature

    def load(self) -> None:
        """Takes the tables from the disk, if somebody changed them there.

        Raises:
            DamagedFileError: the file is not what was saved, or is gone though it or its backup was there.
            OSError: the file cannot be read.
        """
        signature = self._on_disk()
        if signature is None and (self.backup.exists() or self._tables is not None):
            raise _lost(self.path, self.backup)
        if signature == self._signature and (signature is None or self._tables is not None):
            return
        self._tables = None if signature is None else checked(self.path.read_bytes(), self.path, self.backup)
        self._written = None
        self._signature = signature

    def save(self) -> None:
        """Puts the tables on the disk, all or nothing; the previous file stays as the backup.

        Raises:
            OSError: the disk did not take it; call forget() then.
        """
        events = (self._tables or {})["events"]
        self._written = self._written or WrittenEvents({})
        replace_file(self.path, self._written.grow(events), self.backup)
        self._signature = self._on_disk()

    def forget(self) -> None:
        """Drops what is in memory, so that the next load() takes what is really on the disk."""
        self._tables = None
        self._written = None
        self._signature = ()

    def _on_disk(self) -> tuple[int, ...] | None:
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            return None
        return (found.st_ino, found.st_mtime_ns, found.st_size)


def checked(content: bytes, path: Path, backup: Path) -> Tables:
    """The tables in `content`, once every byte has been accounted for.

    Raises:
        DamagedFileError: empty, cut, or changed since it was saved.
        BadInputError: written by a newer Kaihui.
    """
    try:
        tables: Any = orjson.loads(content)
    except orjson.JSONDecodeError:
        raise _damaged(path, backup) from None
    version = tables.get("format") if isinstance(tables, dict) else None
    if isinstance(version, dict) and _newer(version):
        raise BadInputError(
            Words(f"{path.name} 由更新版本的「开会」写成。", f"{path.name} was written by a newer Kaihui."),
            Words("请升级后再打开。", "Upgrade, then open it again."),
        )
    if not _is_whole(tables):
        raise _damaged(path, backup)
    return {name: dict(table) for name, table in tables.items()}


def count_of(content: bytes) -> int | None:
    """How many facts a meeting's file holds; None where it is not what was saved."""
    try:
        tables = orjson.loads(content)
    except orjson.JSONDecodeError:
        return None
    return len(tables["events"]) if _is_whole(tables) else None


def _newer(version: dict[str, Any]) -> bool:
    entry = version.get("1")
    return isinstance(entry, dict) and isinstance(entry.get("version"), int) and entry["version"] > FORMAT


def _is_whole(tables: Any) -> bool:
    if not isinstance(tables, dict) or set(tables) != {"format", "events", "checksum"}:
        return False
    events = tables["events"]
    return (
        isinstance(events, dict)
        and list(events) == [str(number) for number in range(1, len(events) + 1)]
        and tables["format"] == _VERSION
        and tables["checksum"] == _checksum(len(events), hashlib.sha256(orjson.dumps(events)).hexdigest())
    )


def _checksum(count: int, sha256: str) -> Table:
    return {"1": {"events": count, "sha256": sha256}}


def _damaged(path: Path, backup: Path) -> DamagedFileError:
    return DamagedFileError(
        Words(
            f"会议文件 {path.name} 已损坏，没有读取。",
            f"The meeting file {path.name} is damaged and was not read.",
        ),
        _offered(path, backup),
    )


def _lost(path: Path, backup: Path) -> DamagedFileError:
    """A file that somebody deleted is no meeting without facts, as long as its backup says otherwise."""
    return DamagedFileError(
        Words(f"会议文件 {path.name} 不见了。", f"The meeting file {path.name} is gone."), _offered(path, backup)
    )


def _offered(path: Path, backup: Path) -> Words:
    """How to come back to the move before, if that can be had."""
    try:
        good = count_of(backup.read_bytes()) is not None
    except OSError:
        good = False
    if not good:
        return Words(
            f"上一步的备份也不能用，试试 kaihui restore {path.stem}。",
            f"The copy from before the last move is of no use either; try kaihui restore {path.stem}",
        )
    return Words(
        f"上一步之前的备份是好的，用 kaihui restore {path.stem} 换回。",
        f"The copy from before the last move stands; take it back: kaihui restore {path.stem}",
    )
