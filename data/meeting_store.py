"""Where a team's meetings are: files in a folder, or a server."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from data.meeting_log import MeetingLog, TinyMeetingLog
from engine.errors import BadInputError, NotFoundError
from engine.words import Words

if TYPE_CHECKING:
    from data.presence import Role, Seat

_MEETING_ID = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z0-9-]+")


class MeetingStore(Protocol):
    """All meetings of one workspace."""

    def ids(self) -> list[str]:
        """The ids of all meetings, oldest first."""
        ...

    def log(self, meeting_id: str) -> MeetingLog:
        """The log of one meeting, which need not be there yet."""
        ...

    def keep(self, path: str, content: bytes) -> None:
        """Has a file of the workspace at hand for those who cannot see its folder."""
        ...

    def kept(self, ending: str) -> dict[str, bytes]:
        """What was kept under paths that end so."""
        ...

    def seat(self, name: str, role: "Role") -> "Seat":
        """A place among those who have the meetings open."""
        ...


class MeetingFolder:
    """Each meeting in a file of its own, so that a keystroke costs the same after many years."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ids(self) -> list[str]:
        """The ids of all meetings, oldest first; no file is opened.

        Raises:
            NotFoundError: the folder may not be looked into.
        """
        try:
            names = [path.stem for path in self.folder.iterdir() if path.suffix == ".json"]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise NotFoundError(
                Words(f"读不到文件夹 {self.folder}。", f"The folder {self.folder} cannot be read."),
                Words("请检查权限。", "Check its permissions."),
            ) from error
        return sorted(name for name in names if _MEETING_ID.fullmatch(name))

    def log(self, meeting_id: str) -> TinyMeetingLog:
        """The log of one meeting, which need not be there yet."""
        return TinyMeetingLog(self.folder / f"{meeting_id}.json")

    def keep(self, path: str, content: bytes) -> None:
        """Nothing is to be done: whoever sees the meetings sees the file itself."""

    def kept(self, ending: str) -> dict[str, bytes]:
        """Nothing but the files themselves."""
        return {}

    def seat(self, name: str, role: "Role") -> "Seat":
        """A place among those on this machine."""
        from data.presence import Presence  # nothing that the first paint waits for

        return Presence(self.folder.parent, name, role)


def checked_id(meeting_id: str) -> str:
    """The id, once it is sure to be one: it becomes part of a path.

    Raises:
        BadInputError: it is no meeting id.
    """
    if not _MEETING_ID.fullmatch(meeting_id):
        raise BadInputError(
            Words(f"「{meeting_id}」不是会议编号。", f"“{meeting_id}” is no meeting id."),
            Words("写法：2026-11-23-weekly", "Write: 2026-11-23-weekly"),
        )
    return meeting_id
