"""Putting the newest snapshot before a meeting: taken from the reports, stored, and cited by the meeting."""

from data.coming import coming_meeting
from data.session import Session
from data.snapshot import load_snapshot, store_snapshot, take_snapshot
from engine.snapshot import Snapshot


def look_at_reports(session: Session) -> Snapshot | None:
    """Takes and stores the snapshot for the meeting's period; None when no report has been handed in.

    Raises:
        NotSavedError: the snapshot cannot be stored.
        BadInputError: kaihui.toml sets a limit or a target that does not exist.
    """
    workspace, meeting = session.workspace, session.meeting
    if not any(path.is_file() for path in workspace.reports.rglob("*")):
        return None
    snapshot = take_snapshot(
        workspace.root,
        session.settings,
        session.clock.now(),
        period=meeting.period,
        meeting_at=meeting.planned_start,
        cache=workspace.cache,
        completions=coming_meeting(workspace, session.settings, session.clock.now()).completions,
    )
    stored = store_snapshot(workspace.root, snapshot)
    session.look_at(snapshot, stored.hash)
    return snapshot


def snapshot_of(session: Session) -> Snapshot | None:
    """The snapshot that the meeting already looks at, after a restart."""
    if not session.meeting.snapshot:
        return None
    return load_snapshot(session.workspace.root, session.meeting.snapshot)
