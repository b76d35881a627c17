"""The ledger of actions, read from the workspace: of all meetings, or only as far back as an open action can be."""

from collections.abc import Iterable

from msgspec import Struct

from data.workspace import Workspace
from engine.errors import NotFoundError
from engine.meeting.agenda import UNSCHEDULED
from engine.meeting.past.ledger import Entry, ledger
from engine.meeting.state import Meeting
from engine.words import Words


class ActionLedger(Struct, frozen=True):
    """All actions that were asked for, and the meetings that they were read from."""

    meetings: tuple[Meeting, ...]
    """Oldest first; at least one."""
    entries: tuple[Entry, ...]


def read_ledger(workspace: Workspace, only_open: bool) -> ActionLedger:
    """The ledger. What is open has been carried into the last meetings, so that years of old ones need not be read.

    Raises:
        NotFoundError: there is no meeting at all.
        DamagedFileError: one of the meetings cannot be read.
    """
    must_have_met(workspace)
    meetings = latest_meetings(workspace) if only_open else tuple(map(workspace.meeting, workspace.meeting_ids()))
    return ActionLedger(meetings, ledger(meetings))


def must_have_met(workspace: Workspace) -> None:
    """Refuses what only a workspace with a meeting can tell or take.

    Raises:
        NotFoundError: there is no meeting at all.
    """
    if not workspace.meeting_ids():
        raise NotFoundError(
            Words("还没有开过会，也就没有行动项。", "No meeting has been held yet, so there are no actions."),
            Words("用 kaihui run 开第一次。", "Hold the first one: kaihui run"),
        )


def with_origins(meetings: Iterable[Meeting], entries: Iterable[Entry], workspace: Workspace) -> tuple[Meeting, ...]:
    """The meetings and those that the entries came up in: only there it is known under which topic."""
    held = {meeting.id: meeting for meeting in meetings}
    there = set(workspace.meeting_ids())
    for entry in entries:
        if entry.raised_in in there and entry.raised_in not in held:
            held[entry.raised_in] = workspace.meeting(entry.raised_in)
    return tuple(held.values())


def latest_meetings(workspace: Workspace) -> tuple[Meeting, ...]:
    """The meetings back to the last one of the series that was closed: all that is open is in them."""
    found: list[Meeting] = []
    for meeting_id in reversed(workspace.meeting_ids()):
        meeting = workspace.meeting(meeting_id)
        found.append(meeting)
        if meeting.state == "closed" and meeting.template not in UNSCHEDULED:
            break
    return tuple(reversed(found))
