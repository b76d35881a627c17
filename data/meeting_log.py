"""The meeting log: facts are appended, numbered, and never changed. TinyDB is its default home."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec
from msgspec.structs import replace
from tinydb import TinyDB
from tinydb.table import Document, Table

from data.fact_reading import facts_from, must_be_understood
from data.files import saving
from data.locks import locked
from data.meeting_file import DamagedFileError, MeetingFile
from engine.errors import ConflictError, NotFoundError
from engine.meeting.events import Event, Facts
from engine.words import Words


class MeetingLog(Protocol):
    """Where one meeting's facts are kept."""

    def read(self, since: int = 0) -> Facts:
        """The facts with a higher number than `since`, in order."""
        ...

    def append(self, facts: Sequence[Event], after: int) -> Facts:
        """Stores the facts of one move, if `after` is still the last number; as they were numbered.

        On return they are on the disk.

        Raises:
            ConflictError: somebody else wrote first; read, decide again, and append again.
            NotSavedError: the disk did not take them; nothing was stored.
        RefusedError: a newer Kaihui has written here.
        """
        ...


def numbered(facts: Sequence[Event], after: int) -> Facts:
    """The facts of one move with their places in the list, which begin behind `after`."""
    return tuple(replace(fact, seq=number, move=after + 1) for number, fact in enumerate(facts, start=after + 1))


def written_first(known: Facts) -> ConflictError:
    """Why an append was refused: somebody else wrote the last fact of `known`."""
    writer = known[-1].by if known else "—"
    return ConflictError(
        Words(f"{writer} 刚刚先写了一条。", f"{writer} has just written first."),
        Words("已重新读取，请再按一次。", "It has been read; press the key again."),
    )


class FactTable(Table):
    """TinyDB's table for documents that are only ever added: an insert touches the new ones, not all the old."""

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        # the table as it stands is not handed over: copying a thousand facts twice takes longer than the disk
        added: dict[int, Mapping[str, Any]] = {}
        updater(added)
        tables = self._storage.read() or {}
        tables.setdefault(self.name, {}).update((str(number), document) for number, document in added.items())
        self._storage.write(tables)


class FactDatabase(TinyDB):
    """TinyDB with such tables."""

    table_class = FactTable


class TinyMeetingLog:
    """One TinyDB file for one meeting, so that a keystroke costs the same after many years."""

    def __init__(self, path: Path) -> None:
        self._file = MeetingFile(path)
        self._lock = path.with_suffix(".lock")
        self._facts: Facts = ()

    def read(self, since: int = 0) -> Facts:
        """The facts with a higher number than `since`, in order.

        Raises:
            DamagedFileError: the file is not what was saved.
            NotFoundError: it may not be read.
        """
        if self._file.changed():
            before = _documents_in(self._file)
            try:
                self._file.load()
            except OSError as error:
                raise _not_read(self._file.path) from error
            self._take_in(before)
        return self._facts[since:]

    def append(self, facts: Sequence[Event], after: int) -> Facts:
        """Stores the facts of one move, if `after` is still the last number; as they were numbered."""
        with saving(self._file.path), locked(self._lock):
            known = self.read()
            if len(known) != after:
                raise written_first(known)
            if not facts:
                return ()
            must_be_understood((*known, *facts))
            stored = numbered(facts, after)
            self._store(stored)
        self._facts = (*known, *stored)
        return stored

    def _take_in(self, before: list[dict[str, Any]]) -> None:
        """What has been read before is not made into facts again: a follower pays for what is new."""
        stands = len(before) == len(self._facts) and _documents_in(self._file)[: len(before)] == before
        known = self._facts if stands else ()
        self._facts = (*known, *_facts_in(self._file, since=len(known)))

    def _store(self, facts: Facts) -> None:
        # TinyDB asks for a class to construct; this one exists, and outlives the single move
        with FactDatabase(storage=lambda: self._file) as database:
            database.table("events", cache_size=0).insert_multiple(
                Document(_document(fact), doc_id=fact.seq) for fact in facts
            )
        try:
            self._file.save()
        except OSError:
            self._file.forget()
            raise


def _not_read(path: Path) -> NotFoundError:
    return NotFoundError(
        Words(f"读不到会议文件 {path.name}。", f"The meeting file {path.name} cannot be read."),
        Words("请检查文件和权限。", "Check that it is there and readable."),
    )


def _document(fact: Event) -> dict[str, Any]:
    document: dict[str, Any] = msgspec.to_builtins(fact)
    return document


def _documents_in(file: MeetingFile) -> list[dict[str, Any]]:
    tables = file.read()
    return [] if tables is None else list(tables["events"].values())


def _facts_in(file: MeetingFile, since: int) -> Facts:
    try:
        return facts_from(_documents_in(file)[since:])
    except msgspec.ValidationError as error:
        raise DamagedFileError(
            Words(
                f"会议文件 {file.path.name} 里有看不懂的记录。",
                f"{file.path.name} holds a fact of an unknown form.",
            ),
            Words(f"请升级「开会」，或联系维护者：{error}", f"Upgrade Kaihui, or tell its makers: {error}"),
        ) from None
