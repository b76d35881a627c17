"""A follower at a meeting: sees what the scribe sees, live, and cannot write, not even on purpose."""

import os
from contextlib import suppress
from pathlib import Path

from data.clock import Clock
from data.session import Session
from data.workspace import Workspace
from engine.due.workdays import Workdays
from engine.errors import NotFoundError, RefusedError
from engine.meeting.fold import replay
from engine.meeting.moves import Move, Spoken
from engine.settings import Settings
from engine.snapshot.record import Snapshot
from engine.words import Language, Words

_NICENESS = 10
"""How far followers stand back from a scribe on a busy machine: twenty that paint at once must not delay a key."""


def make_way() -> None:
    """Lets scribes have the processor first, also where the system weighs whole logins against each other."""
    os.nice(_NICENESS)
    with suppress(OSError):  # only Linux has it, and not in every container
        Path("/proc/self/autogroup").write_text(str(_NICENESS), encoding="ascii")


class Follower(Session):
    """A session that opens nothing for writing: it works in a folder that it may only read."""

    read_only = True

    def __init__(
        self, workspace: Workspace, settings: Settings, clock: Clock, by: str, language: Language, workdays: Workdays
    ) -> None:
        self._shown = ""
        super().__init__(workspace, settings, clock, by, language, workdays)

    def resolved(self, spoken: Spoken) -> Move:
        """Nothing that is said here becomes a move; so every key knows why it does not work.

        Raises:
            RefusedError: always.
        """
        raise RefusedError(
            Words("旁听只能看，不能写。", "A follower looks and does not write."),
            Words("要记录请用 kaihui run。", "To write, use: kaihui run"),
        )

    def look_at(self, snapshot: Snapshot, name: str) -> None:
        """Shows a stored snapshot; which one the meeting looks at is the scribe's to say."""
        self.snapshot, self._shown = snapshot, name

    def lacks_snapshot(self) -> bool:
        """Whether the meeting looks at another snapshot than the one that is shown."""
        return bool(self.meeting.snapshot) and self.meeting.snapshot != self._shown

    def refresh(self) -> bool:
        """Takes in what scribes have written; goes along when the next meeting begins."""
        if self.meeting.state == "closed" and self._goes_along():
            return True
        return super().refresh()

    def _goes_along(self) -> bool:
        latest = self.workspace.meeting_ids()[-1:]
        if not latest or latest[0] <= self.meeting.id:
            return False
        following = self.workspace.log(latest[0])
        meeting = replay(following.read())
        if meeting.state != "running":
            return False
        self.log, self.meeting = following, meeting
        return True

    def _open(self) -> None:
        """The meeting that runs or comes next; a follower plans none."""
        ids = self.workspace.meeting_ids()
        if not ids:
            raise NotFoundError(
                Words("这里还没有会议可旁听。", "There is no meeting to follow yet."),
                Words("等记录员打开会议：kaihui run", "Wait until a scribe opens one: kaihui run"),
            )
        self.log = self.workspace.log(ids[-1])
        self.meeting = replay(self.log.read())
