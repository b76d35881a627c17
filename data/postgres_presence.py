"""Who else has the meetings on a server open, on whichever machine: a row for each screen, good for a few seconds.

The server's clock alone says what has run out, so machines whose clocks differ agree. A screen that dies is gone when
its row runs out. All of it happens in a thread: a server that does not answer keeps no key waiting.
"""

import secrets
import threading
from contextlib import suppress

from data.postgres_line import Line, asking
from data.presence import Guest, Role
from engine.errors import NotFoundError
from engine.text import clean

EVERY = 3.0
"""Seconds between two signs of life."""
_GOOD_FOR = 4
"""Signs of life that may fail to come before a screen counts as gone."""
_LEAVING = 0.3
"""Seconds that saying goodbye may take; the row runs out all the same."""


class PostgresPresence:
    """One screen's own row, and a look at those of the others; see `data.presence.Seat` for what it promises."""

    def __init__(self, url: str, workspace: str, name: str, role: Role, every: float = EVERY) -> None:
        self._url = url
        self._workspace = workspace
        self._me = Guest(name, role)
        self._seat = secrets.token_hex(8)
        self._every = every
        self._seen: tuple[Guest, ...] = ()
        self._leaving = threading.Event()
        self._thread: threading.Thread | None = None

    def others(self) -> tuple[Guest, ...]:
        """Who else was here at the last sign of life; takes a place of its own first. Empty where nobody answers."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._stay, name="presence", daemon=True)
            self._thread.start()
        return self._seen

    def leave(self) -> None:
        """Gives the place up."""
        self._leaving.set()
        if self._thread is not None:
            self._thread.join(_LEAVING)

    def _stay(self) -> None:
        line: Line | None = None
        while not self._leaving.is_set():
            try:
                with asking():
                    line = line or Line(self._url)
                    self._give_a_sign(line)
                    self._seen = self._look(line)
            except NotFoundError:
                self._seen = ()
            self._leaving.wait(self._every)
        if line is not None:
            with suppress(NotFoundError), asking():
                line.reached().execute("DELETE FROM kaihui_guest WHERE seat = %s", (self._seat,))

    def _give_a_sign(self, line: Line) -> None:
        with line.reached().transaction():
            line.reached().execute(
                "INSERT INTO kaihui_guest VALUES (%s, %s, %s, %s, now() + %s * interval '1 second')"
                " ON CONFLICT (seat) DO UPDATE SET until = EXCLUDED.until",
                (self._seat, self._workspace, self._me.name, self._me.role, _GOOD_FOR * self._every),
            )
            line.reached().execute("DELETE FROM kaihui_guest WHERE until < now() - interval '1 hour'")

    def _look(self, line: Line) -> tuple[Guest, ...]:
        rows = line.reached().execute(
            "SELECT DISTINCT role, name FROM kaihui_guest WHERE workspace = %s AND seat <> %s AND until > now()"
            " ORDER BY role DESC, name",
            (self._workspace, self._seat),
        )
        return tuple(Guest(clean(name, limit=60), "scribe" if role == "scribe" else "follower") for role, name in rows)
