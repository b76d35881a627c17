"""The workspace: one folder with all of a team's meetings, reports and settings; what lies where in it."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from data.files import saving
from data.meeting_log import TinyMeetingLog
from data.settings import SETTINGS_FILE, read_settings
from engine.errors import BadInputError, NotFoundError
from engine.meeting.fold import replay
from engine.meeting.state import Meeting
from engine.settings import Settings
from engine.words import Words

_MEETING_ID = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z0-9-]+")


class Workspace:
    """A folder that holds kaihui.toml, and the names of everything inside it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.reports = root / "reports"
        self.snapshots = root / "snapshots"
        self.meetings = root / "meetings"
        self.minutes = root / "minutes"
        self.backups = root / "backups"
        self.cache = root / ".cache"

    def settings(self) -> Settings:
        """What kaihui.toml says.

        Raises:
            BadInputError: it cannot be understood; the sentence names the line.
            NotFoundError: it is not there or may not be read.
        """
        try:
            return read_settings(self.root / SETTINGS_FILE)
        except OSError as error:
            raise NotFoundError(
                Words(f"读不到 {self.root / SETTINGS_FILE}。", f"{self.root / SETTINGS_FILE} cannot be read."),
                Words("请检查文件和权限。", "Check that it is there and readable."),
            ) from error

    def make_folders(self) -> None:
        """Sees to it that all folders are there.

        Raises:
            NotSavedError: one cannot be made.
        """
        for folder in (self.reports, self.snapshots, self.meetings, self.minutes):
            with saving(folder):
                folder.mkdir(parents=True, exist_ok=True)

    def meeting_ids(self) -> list[str]:
        """The ids of all meetings, oldest first; no file is opened.

        Raises:
            NotFoundError: the folder may not be looked into.
        """
        try:
            names = [path.stem for path in self.meetings.iterdir() if path.suffix == ".json"]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise NotFoundError(
                Words(f"读不到文件夹 {self.meetings}。", f"The folder {self.meetings} cannot be read."),
                Words("请检查权限。", "Check its permissions."),
            ) from error
        return sorted(name for name in names if _MEETING_ID.fullmatch(name))

    def meeting(self, meeting_id: str) -> Meeting:
        """A meeting as its facts make it."""
        return replay(self.log(meeting_id).read())

    def log(self, meeting_id: str) -> TinyMeetingLog:
        """The log of one meeting, which need not be there yet."""
        if not _MEETING_ID.fullmatch(meeting_id):
            raise BadInputError(
                Words(f"「{meeting_id}」不是会议编号。", f"“{meeting_id}” is no meeting id."),
                Words("写法：2026-11-23-weekly", "Write: 2026-11-23-weekly"),
            )
        return TinyMeetingLog(self.meetings / f"{meeting_id}.json")


def find_workspace(
    given: str | None, environment: Mapping[str, str] = os.environ, folder: Path | None = None
) -> Workspace:
    """The workspace: `given`, else $KAIHUI_WORKSPACE, else the nearest folder upwards with kaihui.toml.

    Raises:
        NotFoundError: there is none.
    """
    named = given or environment.get("KAIHUI_WORKSPACE")
    if named:
        root = Path(named).expanduser().resolve()
        if (root / SETTINGS_FILE).is_file():
            return Workspace(root)
        raise NotFoundError(
            Words(f"{named} 不是工作区（没有 {SETTINGS_FILE}）。", f"{named} is no workspace (no {SETTINGS_FILE})."),
            Words(f"新建：kaihui init {named}", f"Make one: kaihui init {named}"),
        )
    start = (folder or Path.cwd()).resolve()
    for candidate in (start, *start.parents):
        if (candidate / SETTINGS_FILE).is_file():
            return Workspace(candidate)
    raise NotFoundError(
        Words(f"这里和上级文件夹都没有 {SETTINGS_FILE}。", f"No {SETTINGS_FILE} here or in any folder above."),
        Words("用 -w 指定工作区，或新建：kaihui init 文件夹", "Name one with -w, or make one: kaihui init DIR"),
    )
