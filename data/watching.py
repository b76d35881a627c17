"""The newest snapshot of a meeting's period: taken from the reports, stored, and put before the meeting."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from data.coming import coming_meeting
from data.files import create_file
from data.session import Session
from data.snapshot import load_snapshot, store_snapshot, take_snapshot
from data.workspace import Workspace
from engine.errors import NotFoundError
from engine.meeting.agenda import UNSCHEDULED
from engine.snapshot.record import Snapshot

if TYPE_CHECKING:
    from data.reports import Progress


class Taken(Struct, frozen=True):
    """A snapshot that is on the disk."""

    snapshot: Snapshot
    hash: str
    """What the meeting cites it by."""


def snapshot_for(session: Session, progress: "Progress | None" = None) -> Taken | None:
    """Takes and stores the snapshot of the meeting's period; None when no report has been handed in.

    The meeting itself is left alone, so that a thread may call it.

    Args:
        progress: told before each file is read.

    Raises:
        NotSavedError: the snapshot cannot be stored.
        BadInputError: kaihui.toml sets a limit or a target that does not exist.
    """
    workspace, meeting, now = session.workspace, session.meeting, session.clock.now()
    if not any(path.is_file() for path in workspace.reports.rglob("*")):
        return None
    snapshot = take_snapshot(
        workspace.root,
        session.settings,
        now,
        period=meeting.period,
        # nothing was to be handed in for a meeting that was called a minute ago (R61)
        meeting_at=None if meeting.template in UNSCHEDULED else meeting.planned_start,
        cache=workspace.cache,
        completions=coming_meeting(workspace, session.settings, now).completions,
        progress=progress,
    )
    stored = store_snapshot(workspace.root, snapshot)
    workspace.store.keep(stored.path.relative_to(workspace.root).as_posix(), stored.path.read_bytes())
    return Taken(snapshot, stored.hash)


def snapshot_of(workspace: Workspace, name: str) -> Snapshot:
    """The stored snapshot of that hash, fetched first where another machine took it.

    Raises:
        NotFoundError: nobody has it.
        BadInputError: the file does not say what it was stored with.
    """
    try:
        return load_snapshot(workspace.root, name)
    except NotFoundError:
        for path, content in workspace.store.kept(f"-{name}.json").items():
            workspace.make_folders()
            create_file(workspace.snapshots / Path(path).name, content)
        return load_snapshot(workspace.root, name)


def look_at_reports(session: Session) -> None:
    """Puts the newest snapshot before the meeting, if any report has been handed in.

    Raises:
        KaihuiError: what snapshot_for() raises.
    """
    taken = snapshot_for(session)
    if taken is not None:
        session.look_at(taken.snapshot, taken.hash)
