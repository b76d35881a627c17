"""Readings kept by content, so that an unchanged folder is read without a child and without pandas."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from threading import get_ident

import msgspec

from data.reports.kinds import maps_version
from data.reports.messages import Answer, Request

READER_VERSION = 7
"""Raised whenever the reading code changes what it makes of a file."""

_DAMAGED = (msgspec.MsgspecError, OSError, UnicodeError)


class Shelf:
    """A folder of readings. Nothing in it is needed: whatever is lost or damaged is read again."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been kept yet, so that every file will be read."""
        return self._folder is None or not self._folder.is_dir()

    def place(self, request: Request) -> Path | None:
        """Where the answer to a request stands: by the file's content, the hints, and what the reader knows."""
        if self._folder is None:
            return None
        try:
            with open(request.path, "rb") as file:
                digest = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16))
        except OSError:
            return None
        about = f"{request.marketplace}|{request.order}|{maps_version()}|{READER_VERSION}"
        digest.update(about.encode())
        return self._folder / f"{digest.hexdigest()}.json"

    def find(self, place: Path | None) -> Answer | None:
        """The answer that stands there; None where there is none, or a damaged one."""
        if place is None:
            return None
        try:
            return msgspec.json.decode(place.read_bytes(), type=Answer)
        except _DAMAGED:
            return None

    def put(self, place: Path | None, answer: Answer) -> None:
        """Keep an answer: whole or not at all; a full or read-only disk only costs the next reading."""
        if place is None:
            return
        draft = place.with_name(f".{place.name}.{os.getpid()}-{get_ident()}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(msgspec.json.encode(answer))
            draft.replace(place)
        except OSError:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
