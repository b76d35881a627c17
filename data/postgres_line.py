"""The line to a PostgreSQL server: made anew where it was lost, listened on, and its troubles put into sentences."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import errors, sql

from engine.errors import NotFoundError, NotSavedError
from engine.words import Words

CHANNEL = "kaihui"
"""What writers tell listeners on: `workspace/meeting` each time."""
_PATIENCE = 5
"""Seconds that the server may take for an answer: no key keeps a scribe waiting for longer."""
_SESSION = f"-c statement_timeout={_PATIENCE}s -c lock_timeout={_PATIENCE}s -c timezone=UTC"

Connection = psycopg.Connection[tuple[Any, ...]]


class Line:
    """A connection that is hung up with the object."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection = self._connected()

    def __del__(self) -> None:
        if connection := self.__dict__.get("_connection"):
            connection.close()

    def reached(self) -> Connection:
        """A connection that was well when it was last heard of."""
        if self._connection.closed or self._connection.broken:
            self._connection = self._connected()
        return self._connection

    def _connected(self) -> Connection:
        return psycopg.connect(self._url, autocommit=True, connect_timeout=_PATIENCE, options=_SESSION)


class Ear:
    """Hears whenever somebody writes to one meeting. Asking it costs no round trip."""

    def __init__(self, url: str, wanted: str) -> None:
        self._wanted = wanted
        self._line = Line(url)
        self._listen()

    def heard(self) -> bool:
        """Whether anybody has written since it was asked last; also after a line that was lost for a while."""
        try:
            return self._wanted in [note.payload for note in self._line.reached().notifies(timeout=0)]
        except psycopg.OperationalError:
            self._listen()
            return True

    def _listen(self) -> None:
        self._line.reached().execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))


@contextmanager
def asking() -> Iterator[None]:
    """Puts what the server says to a question into a sentence.

    Raises:
        NotFoundError: it does not answer, or does not let us in.
    """
    try:
        yield
    except psycopg.Error as error:
        raise NotFoundError(
            Words(f"数据库没有应答：{_brief(error)}。", f"The database does not answer: {_brief(error)}."),
            Words("检查 [storage] 的地址、网络和 ~/.pgpass。", "Check [storage], the network and ~/.pgpass."),
        ) from error


@contextmanager
def storing(name: str) -> Iterator[None]:
    """The same for what is to be stored; a number that is taken is for the caller to understand.

    Raises:
        NotSavedError: the server did not take it.
        UniqueViolation: somebody else was first.
    """
    try:
        yield
    except errors.UniqueViolation:
        raise
    except psycopg.Error as error:
        raise NotSavedError(
            Words(f"未保存：{name}，{_brief(error)}。", f"Not saved: {name}, {_brief(error)}."),
            Words(
                "数据库恢复后再试，已存的内容没有受影响。", "Try again when it answers; what was saved is untouched."
            ),
        ) from error


def _brief(error: Exception) -> str:
    """The first line of what the server says; libpq repeats itself, and hints in paragraphs."""
    return str(error).strip().partition("\n")[0].rstrip(".。")
