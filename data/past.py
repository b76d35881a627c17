"""All closed meetings of a workspace, read once: what they leave behind is kept in .cache, safe to delete."""

from pathlib import Path

import msgspec
from msgspec import Struct

from data.files import replace_draft
from data.workspace import Workspace
from engine.errors import KaihuiError
from engine.meeting.past.meeting import PastMeeting, past_of
from engine.settings import Cost

_VERSION = 2
"""Raised whenever a meeting leaves something else behind."""
_FILE = "past.json"
_NO_FILE = (0, 0, 0)
"""Of a meeting on a server: it is read anew each time."""


class _Kept(Struct, frozen=True):
    """What one file left behind, and the file that it was."""

    stamp: tuple[int, int, int]
    past: PastMeeting


class _Shelf(Struct, frozen=True):
    """All that is kept."""

    about: str
    """What else the figures depend on."""
    kept: dict[str, _Kept] = {}


class Past(Struct, frozen=True):
    """The closed meetings, and those that could not be read."""

    meetings: tuple[PastMeeting, ...]
    """Oldest first."""
    unread: tuple[KaihuiError, ...] = ()
    """Why a file could not be read: one damaged file does not hide twenty years."""


def read_past(workspace: Workspace, rate: Cost) -> Past:
    """Every closed meeting, the oldest first.

    Raises:
        NotFoundError: the folder of meetings cannot be looked at.
    """
    about = f"{_VERSION}|{msgspec.json.encode(rate).decode()}"
    place = workspace.cache / _FILE
    known = _shelf(place, about)
    kept: dict[str, _Kept] = {}
    unread: list[KaihuiError] = []
    for meeting_id in workspace.meeting_ids():
        try:
            one = _one(workspace, meeting_id, known.get(meeting_id), rate)
        except KaihuiError as error:
            unread.append(error)
            continue
        if one is not None:
            kept[meeting_id] = one
    if kept != known:
        _keep(place, _Shelf(about, kept))
    meetings = sorted((one.past for one in kept.values()), key=lambda past: (past.day, past.id))
    return Past(tuple(meetings), tuple(unread))


def _one(workspace: Workspace, meeting_id: str, known: _Kept | None, rate: Cost) -> _Kept | None:
    """What a meeting leaves behind; None while it is not closed."""
    stamp = _stamp(workspace.meetings / f"{meeting_id}.json")
    if known is not None and stamp is not None and known.stamp == stamp:
        return known
    past = past_of(workspace.meeting(meeting_id), rate)
    return None if past is None else _Kept(stamp or _NO_FILE, past)


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What changes with every save; no program can set the last of it. None where meetings are on a server."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _shelf(place: Path, about: str) -> dict[str, _Kept]:
    try:
        shelf = msgspec.json.decode(place.read_bytes(), type=_Shelf)
    except (OSError, msgspec.MsgspecError, UnicodeError):
        return {}
    return shelf.kept if shelf.about == about else {}


def _keep(place: Path, shelf: _Shelf) -> None:
    """A full or read-only disk only costs the next reading."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_draft(place, msgspec.json.encode(shelf))
    except OSError:
        return
