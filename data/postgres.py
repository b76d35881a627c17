"""The meeting log on a PostgreSQL server, for teams that have outgrown one machine: the extra `[pg]`.

One row for one fact. The primary key is the compare-and-set: whoever comes second finds the number taken.
"""

from collections.abc import Sequence
from typing import Any, LiteralString

import msgspec
import psycopg
from psycopg import errors, sql

from data.fact_reading import facts_from, must_be_understood
from data.meeting_log import numbered, written_first
from data.postgres_line import CHANNEL, Connection, Ear, Line, asking, storing
from data.postgres_presence import PostgresPresence
from data.presence import Role
from engine.errors import BadInputError, NotFoundError, NotSavedError
from engine.meeting.events import Event, Facts
from engine.words import Words

_SCHEMA = """
CREATE TABLE IF NOT EXISTS kaihui_fact (
    workspace text NOT NULL,
    meeting text NOT NULL,
    seq integer NOT NULL CHECK (seq > 0),
    fact json NOT NULL,
    PRIMARY KEY (workspace, meeting, seq)
);
CREATE TABLE IF NOT EXISTS kaihui_document (
    workspace text NOT NULL,
    path text NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (workspace, path)
);
CREATE TABLE IF NOT EXISTS kaihui_guest (
    seat text PRIMARY KEY,
    workspace text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    until timestamptz NOT NULL
)
"""
_SCHEMA_LOCK = 0x6B616968
"""Two programs that start at once must not both create the tables: IF NOT EXISTS alone lets one of them fail."""


class PostgresStore:
    """All meetings of one workspace on a server, with their snapshots and settings beside them.

    Args:
        url: postgresql://user@host/database, as libpq understands it; the password comes from ~/.pgpass.
        workspace: the name under which this team's rows are kept.

    Raises:
        NotFoundError: the server cannot be reached, or does not let us in.
    """

    def __init__(self, url: str, workspace: str) -> None:
        self.url = url
        self.workspace = workspace
        with asking():
            self._line = Line(url)
            with self._line.reached().transaction():
                self._line.reached().execute("SELECT pg_advisory_xact_lock(%s)", (_SCHEMA_LOCK,))
                self._line.reached().execute(_SCHEMA)

    def ids(self) -> list[str]:
        """The ids of all meetings, oldest first."""
        rows = self._rows("SELECT DISTINCT meeting FROM kaihui_fact WHERE workspace = %s ORDER BY 1", self.workspace)
        return [meeting for (meeting,) in rows]

    def log(self, meeting_id: str) -> "PostgresMeetingLog":
        """The log of one meeting, which need not be there yet."""
        return PostgresMeetingLog(self, meeting_id)

    def keep(self, path: str, content: bytes) -> None:
        """Keeps a document (a snapshot, the settings) under its path inside the workspace; the last one stands.

        Raises:
            NotSavedError: the server did not take it.
        """
        with storing(path):
            self._line.reached().execute(
                "INSERT INTO kaihui_document VALUES (%s, %s, %s)"
                " ON CONFLICT (workspace, path) DO UPDATE SET content = EXCLUDED.content",
                (self.workspace, path, content),
            )

    def documents(self, beginning: str = "") -> dict[str, bytes]:
        """What was kept under paths that begin so."""
        rows = self._rows(
            "SELECT path, content FROM kaihui_document WHERE workspace = %s AND starts_with(path, %s) ORDER BY path",
            self.workspace,
            beginning,
        )
        return {path: bytes(content) for path, content in rows}

    def kept(self, ending: str) -> dict[str, bytes]:
        """What was kept under paths that end so."""
        rows = self._rows(
            "SELECT path, content FROM kaihui_document WHERE workspace = %s AND right(path, %s) = %s",
            self.workspace,
            len(ending),
            ending,
        )
        return {path: bytes(content) for path, content in rows}

    def seat(self, name: str, role: Role) -> PostgresPresence:
        """A place among those who have the meetings open, on whichever machine."""
        return PostgresPresence(self.url, self.workspace, name, role)

    def facts(self, meeting_id: str, since: int) -> Facts:
        """The facts of a meeting with a higher number than `since`, in order.

        Raises:
            BadInputError: a fact has an unknown form, or one is missing.
            NotFoundError: the server does not answer.
        """
        rows = self._rows(
            "SELECT seq, fact::text FROM kaihui_fact WHERE workspace = %s AND meeting = %s AND seq > %s ORDER BY seq",
            self.workspace,
            meeting_id,
            since,
        )
        if [seq for seq, _ in rows] != list(range(since + 1, since + 1 + len(rows))):
            raise BadInputError(
                Words(f"会议 {meeting_id} 的记录不全。", f"Facts of the meeting {meeting_id} are missing."),
                Words("请从数据库的备份恢复。", "Restore the database from its backup."),
            )
        try:
            return facts_from(msgspec.json.decode(fact) for _, fact in rows)
        except msgspec.ValidationError as error:
            raise BadInputError(
                Words(f"会议 {meeting_id} 里有看不懂的记录。", f"{meeting_id} holds a fact of an unknown form."),
                Words(f"请升级「开会」，或联系维护者：{error}", f"Upgrade Kaihui, or tell its makers: {error}"),
            ) from None

    def insert(self, meeting_id: str, facts: Facts) -> bool:
        """Stores numbered facts in one transaction and tells those who listen; False where a number is taken.

        Raises:
            NotSavedError: the server did not take them, and has not stored them either.
        """
        try:
            with storing(meeting_id), self._line.reached().transaction():
                _insert(self._line.reached(), self.workspace, meeting_id, facts)
        except errors.UniqueViolation:
            return False
        except NotSavedError:
            # sometimes only the answer was lost, and not the commit
            if not self._has(meeting_id, facts):
                raise
        return True

    def _has(self, meeting_id: str, facts: Facts) -> bool:
        try:
            return self.facts(meeting_id, facts[0].seq - 1)[: len(facts)] == facts
        except NotFoundError:
            return False

    def _rows(self, query: LiteralString, *values: object) -> list[tuple[Any, ...]]:
        with asking():
            try:
                return self._line.reached().execute(sql.SQL(query), values).fetchall()
            except psycopg.OperationalError:
                # the line was lost while nobody spoke; a question may be asked again
                return self._line.reached().execute(sql.SQL(query), values).fetchall()


def _insert(connection: Connection, workspace: str, meeting_id: str, facts: Facts) -> None:
    found = connection.execute(
        "SELECT coalesce(max(seq), 0) FROM kaihui_fact WHERE workspace = %s AND meeting = %s", (workspace, meeting_id)
    ).fetchone()
    if found != (facts[0].seq - 1,):
        raise errors.UniqueViolation
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO kaihui_fact VALUES (%s, %s, %s, %s::json)",
            [(workspace, meeting_id, fact.seq, msgspec.json.encode(fact).decode()) for fact in facts],
        )
    connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, f"{workspace}/{meeting_id}"))


class PostgresMeetingLog:
    """One meeting's facts on the server; see MeetingLog for what it promises."""

    def __init__(self, store: PostgresStore, meeting_id: str) -> None:
        self._store = store
        self._meeting = meeting_id
        self._ear: Ear | None = None
        self._facts: Facts = ()
        self._behind = True
        """Whether there is something to read; stays so until it has been read."""

    def read(self, since: int = 0) -> Facts:
        """The facts with a higher number than `since`, in order."""
        with asking():
            if self._ear is None:
                self._ear = Ear(self._store.url, f"{self._store.workspace}/{self._meeting}")
            self._behind = self._ear.heard() or self._behind
        if self._behind:
            self._take_in()
        return self._facts[since:]

    def append(self, facts: Sequence[Event], after: int) -> Facts:
        """Stores the facts of one move, if `after` is still the last number; as they were numbered."""
        if not facts:
            return ()
        must_be_understood((*self._facts, *facts))
        stored = numbered(facts, after)
        if not self._store.insert(self._meeting, stored):
            raise written_first(self._take_in())
        if len(self._facts) == after:
            self._facts = (*self._facts, *stored)
        return stored

    def _take_in(self) -> Facts:
        self._facts = (*self._facts, *self._store.facts(self._meeting, len(self._facts)))
        self._behind = False
        return self._facts
