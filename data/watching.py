"""The newest snapshot of a meeting's period: taken from the reports, stored, and put before the meeting."""

from msgspec import Struct

from data.coming import coming_meeting
from data.session import Session
from data.snapshot import store_snapshot, take_snapshot
from engine.snapshot.record import Snapshot


class Taken(Struct, frozen=True):
    """A snapshot that is on the disk."""

    snapshot: Snapshot
    hash: str
    """What the meeting cites it by."""


def snapshot_for(session: Session) -> Taken | None:
    """Takes and stores the snapshot of the meeting's period; None when no report has been handed in.

    The meeting itself is left alone, so that a thread may call it.

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
        meeting_at=meeting.planned_start,
        cache=workspace.cache,
        completions=coming_meeting(workspace, session.settings, now).completions,
    )
    return Taken(snapshot, store_snapshot(workspace.root, snapshot).hash)


def look_at_reports(session: Session) -> None:
    """Puts the newest snapshot before the meeting, if any report has been handed in.

    Raises:
        KaihuiError: what snapshot_for() raises.
    """
    taken = snapshot_for(session)
    if taken is not None:
        session.look_at(taken.snapshot, taken.hash)
