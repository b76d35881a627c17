"""Which formats the minutes come in, and how a meeting's minutes are drawn up in one of them."""

from collections.abc import Callable
from datetime import datetime

from data.exports.json import as_json
from data.exports.markdown import as_markdown
from data.history import read_history
from data.snapshot import load_snapshot
from data.workspace import Workspace
from engine.errors import BadInputError, NotFoundError
from engine.meeting.state import Meeting
from engine.minutes.record import Minutes, minutes_of
from engine.settings import Settings
from engine.snapshot.record import Snapshot
from engine.words import Language


def _markdown(minutes: Minutes, language: Language) -> bytes:
    return as_markdown(minutes, language).encode()


FORMATS: dict[str, Callable[[Minutes, Language], bytes]] = {"md": _markdown, "json": as_json}
"""File ending to exporter."""


def drawn_up(
    workspace: Workspace, settings: Settings, meeting: Meeting, ending: str, now: datetime, language: Language
) -> bytes:
    """A meeting's minutes in the format of that file ending, with the snapshot that it looked at.

    A snapshot that is gone or damaged costs the figures and not the minutes, which say so.
    """
    snapshot = _looked_at(workspace, meeting)
    first = read_history(workspace.root, snapshot).first if snapshot else None
    return FORMATS[ending](minutes_of(meeting, snapshot, now, settings.cost, first), language)


def _looked_at(workspace: Workspace, meeting: Meeting) -> Snapshot | None:
    try:
        return load_snapshot(workspace.root, meeting.snapshot) if meeting.snapshot else None
    except (NotFoundError, BadInputError):
        return None
