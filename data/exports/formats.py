"""Which formats the minutes come in, and how a meeting's minutes are drawn up in one of them."""

from collections.abc import Callable
from datetime import datetime

from data.history import read_history
from data.snapshot import load_snapshot
from data.workspace import Workspace
from engine.dates import day_in_utc8
from engine.errors import BadInputError, NotFoundError
from engine.meeting.actions import completion
from engine.meeting.state import Meeting
from engine.minutes.cleaned import cleaned
from engine.minutes.record import Minutes, minutes_of
from engine.settings import Settings
from engine.snapshot.history import NO_HISTORY
from engine.snapshot.record import Snapshot
from engine.words import Language

# each exporter's library is loaded only when it is asked for


def _markdown(minutes: Minutes, language: Language) -> bytes:
    from data.exports.markdown import as_markdown
    from engine.minutes.content import document_of

    return as_markdown(document_of(minutes), language)


def _json(minutes: Minutes, language: Language) -> bytes:
    from data.exports.json import as_json

    return as_json(minutes, language)


FORMATS: dict[str, Callable[[Minutes, Language], bytes]] = {
    "md": _markdown,
    "json": _json,
}
"""File ending to exporter."""


def exported(minutes: Minutes, ending: str, language: Language) -> bytes:
    """The minutes in the format of that file ending; no text in them holds a control character."""
    return FORMATS[ending](cleaned(minutes), language)


def drawn_up(
    workspace: Workspace, settings: Settings, meeting: Meeting, ending: str, now: datetime, language: Language
) -> bytes:
    """A meeting's minutes in the format of that file ending; see recorded()."""
    return exported(recorded(workspace, settings, meeting, now), ending, language)


def recorded(workspace: Workspace, settings: Settings, meeting: Meeting, now: datetime) -> Minutes:
    """A meeting's minutes, with the snapshot that it looked at and what came before.

    A snapshot that is gone or damaged costs the figures and not the minutes, which say so.
    """
    snapshot = _looked_at(workspace, meeting)
    history = read_history(workspace.root, snapshot) if snapshot else NO_HISTORY
    return minutes_of(meeting, snapshot, now, settings.cost, history, _last_completion(workspace, meeting))


def _looked_at(workspace: Workspace, meeting: Meeting) -> Snapshot | None:
    try:
        return load_snapshot(workspace.root, meeting.snapshot) if meeting.snapshot else None
    except (NotFoundError, BadInputError):
        return None


def _last_completion(workspace: Workspace, meeting: Meeting) -> float | None:
    """Percent of actions done in the meeting before that one; None where its file cannot be read."""
    before = [name for name in workspace.meeting_ids() if name < meeting.id]
    try:
        last = workspace.meeting(before[-1]) if before else None
    except (NotFoundError, BadInputError):
        return None
    return completion(last.actions, day_in_utc8(last.closed_at)).percent if last and last.closed_at else None
