"""What was handed over already, kept in the workspace: sending twice does not create twice, whoever sends."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from data.files import replace_file, saving
from data.locks import locked
from data.workspace import Workspace
from engine.errors import BadInputError
from engine.words import Words

State = Literal["sent", "unsure"]


class Handed(Struct, frozen=True):
    """One action that a service has, or may have."""

    state: State
    at: datetime
    remote: str = ""
    """What the service calls it."""


class _Book(Struct):
    version: Literal[1] = 1
    services: dict[str, dict[str, Handed]] = {}


class Memory:
    """The book of one workspace; every change is on the disk before the next step."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._book = _read(path)

    def of(self, service: str) -> dict[str, Handed]:
        """Key of an action to what is known of it there."""
        return dict(self._book.services.get(service, {}))

    def note(self, service: str, keys: Iterable[str], handed: Handed) -> None:
        """Remembers actions.

        Raises:
            NotSavedError: the disk did not take it.
        """
        self._book.services.setdefault(service, {}).update(dict.fromkeys(keys, handed))
        self._save()

    def forget(self, service: str, keys: Iterable[str]) -> None:
        """Forgets actions that were refused.

        Raises:
            NotSavedError: the disk did not take it.
        """
        for key in keys:
            self._book.services.get(service, {}).pop(key, None)
        self._save()

    def _save(self) -> None:
        with saving(self._path):
            replace_file(self._path, msgspec.json.format(msgspec.json.encode(self._book), indent=2) + b"\n")


@contextmanager
def remembering(workspace: Workspace) -> Iterator[Memory]:
    """The memory, held so that nobody else sends meanwhile.

    Raises:
        ConflictError: somebody else is sending.
        BadInputError: the book is damaged.
        NotSavedError: the lock cannot be made.
    """
    path = workspace.root / "handover.json"
    with saving(path.with_suffix(".lock")), locked(path.with_suffix(".lock")):
        yield Memory(path)


def _read(path: Path) -> _Book:
    if not path.exists():
        return _Book()
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Book)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInputError(
            Words(f"{path.name} 已损坏，不知道哪些已经发过。", f"{path.name} is damaged: what was sent is not known."),
            Words(
                "从备份恢复它；删掉它会把所有行动项再发一次。",
                "Bring it back from a backup; without it, every action is sent again.",
            ),
        ) from error
