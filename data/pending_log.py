"""A meeting that is in memory only until it is sure to be held: a script that is refused before leaves no file."""

from collections.abc import Sequence

from data.meeting_log import MeetingLog, numbered, written_first
from engine.meeting.events import Event, Facts


class PendingLog:
    """Keeps the facts of each move, and writes them down in one go."""

    def __init__(self, log: MeetingLog) -> None:
        self._log = log
        self._moves: list[Facts] = []

    def read(self, since: int = 0) -> Facts:
        """The facts with a higher number than `since`, in order."""
        return tuple(fact for move in self._moves for fact in move)[since:]

    def append(self, facts: Sequence[Event], after: int) -> Facts:
        """Keeps the facts of one move; as they were numbered."""
        known = self.read()
        if len(known) != after:
            raise written_first(known)
        stored = numbered(facts, after)
        if stored:
            self._moves.append(stored)
        return stored

    def write(self) -> MeetingLog:
        """Puts on the disk what was kept; the log that goes on from there.

        Raises:
            NotSavedError: the disk did not take it.
        """
        for move in self._moves:
            self._log.append(move, after=move[0].seq - 1)
        return self._log
