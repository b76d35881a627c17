"""The workspace: one folder with all of a team's meetings, reports and settings; what lies where in it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from data.files import saving
from data.meeting_log import MeetingLog
from data.meeting_store import MeetingFolder, MeetingStore, checked_id
from data.settings import SETTINGS_FILE, placed, read_settings
from engine.errors import NotFoundError
from engine.meeting.emergency import is_emergency
from engine.meeting.fold import replay
from engine.meeting.state import Meeting
from engine.misfits import Misfit
from engine.settings import Settings
from engine.words import Words, same

if TYPE_CHECKING:
    from data.postgres import PostgresStore


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
        self.store: MeetingStore = MeetingFolder(self.meetings)

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
        """The ids of all meetings, oldest first.

        Raises:
            NotFoundError: they cannot be looked at.
        """
        return self.store.ids()

    def series_ids(self) -> list[str]:
        """The ids of the meetings of the series, oldest first: without emergencies, which are held in between."""
        return [meeting_id for meeting_id in self.meeting_ids() if not is_emergency(meeting_id)]

    def meeting(self, meeting_id: str) -> Meeting:
        """A meeting as its facts make it."""
        return replay(self.log(meeting_id).read())

    def log(self, meeting_id: str) -> MeetingLog:
        """The log of one meeting, which need not be there yet.

        Raises:
            BadInputError: that is no meeting id.
        """
        return self.store.log(checked_id(meeting_id))

    def misfit_said(self, misfit: Misfit) -> Words:
        """What in kaihui.toml is left aside, with its line."""
        return placed(self.root / SETTINGS_FILE, misfit)

    def open_store(self, settings: Settings) -> None:
        """Goes to the server for meetings, where the settings name one; else they stay in the folder.

        Raises:
            NotFoundError: the server cannot be reached, or what it takes to reach it is not installed.
        """
        if settings.storage.postgresql:
            self.store = postgres_store(self.root, settings)


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


def postgres_store(root: Path, settings: Settings) -> "PostgresStore":
    """The meetings of this workspace on the server that the settings name.

    Raises:
        NotFoundError: the server cannot be reached, or psycopg is not installed.
    """
    try:
        from data.postgres import PostgresStore  # an extra, and slow to import
    except ImportError:
        from data.extras import install_command  # nobody else needs it at the start

        raise NotFoundError(
            Words("没有安装 PostgreSQL 支持。", "Support for PostgreSQL is not installed."),
            Words("安装：", "Install it: ") + same(install_command(["pg"])),
        ) from None
    return PostgresStore(settings.storage.postgresql, settings.storage.name or root.name)
