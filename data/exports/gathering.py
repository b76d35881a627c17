"""A meeting's minutes, gathered from the workspace: the meeting, the snapshot it looked at, what is around it."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from itertools import groupby

from msgspec.structs import replace

from data.coming import last_completion
from data.earlier_snapshots import read_history
from data.snapshot import load_snapshot
from data.workspace import Workspace
from engine.errors import BadInputError, NotFoundError
from engine.meeting.actions import Action
from engine.meeting.agenda import UNSCHEDULED
from engine.meeting.planning import next_start
from engine.meeting.state import Meeting
from engine.minutes.record import Minutes, minutes_of
from engine.minutes.tasks import key_of, topic_in
from engine.settings import Settings
from engine.snapshot.history import NO_HISTORY
from engine.snapshot.record import Snapshot
from engine.words import Words


def recorded(workspace: Workspace, settings: Settings, meeting: Meeting, now: datetime) -> Minutes:
    """A meeting's minutes, with the snapshot that it looked at and what came before.

    A snapshot that is gone or damaged costs the figures and not the minutes, which say so.
    """
    snapshot = _looked_at(workspace, meeting)
    history = read_history(workspace.root, snapshot) if snapshot else NO_HISTORY
    minutes = minutes_of(meeting, snapshot, now, settings.cost, history, last_completion(workspace, meeting))
    return replace(
        minutes,
        next_start=_next_start(workspace, settings, meeting),
        topics=_topics(workspace, minutes.reviewed),
        addresses=settings.asana.people,
    )


def _topics(workspace: Workspace, actions: Iterable[Action]) -> dict[str, Words]:
    """The topics that actions of earlier meetings came from, as far as those meetings can be read."""
    found: dict[str, Words] = {}
    by_meeting = sorted((action for action in actions if action.from_meeting), key=lambda one: one.from_meeting)
    for name, group in groupby(by_meeting, key=lambda one: one.from_meeting):
        with suppress(NotFoundError, BadInputError):
            meeting = workspace.meeting(name)
            found |= {key_of(name, one): topic_in(meeting, one.id) for one in group}
    return found


def _next_start(workspace: Workspace, settings: Settings, meeting: Meeting) -> datetime | None:
    """When the next meeting of the series is planned, or would be; None while this one is not over."""
    if meeting.closed_at is None or meeting.template in UNSCHEDULED:
        return None
    for name in (name for name in workspace.series_ids() if name > meeting.id):
        with suppress(NotFoundError, BadInputError):
            return workspace.meeting(name).planned_start
    return next_start(settings.series, meeting.closed_at, meeting.planned_start)


def _looked_at(workspace: Workspace, meeting: Meeting) -> Snapshot | None:
    try:
        return load_snapshot(workspace.root, meeting.snapshot) if meeting.snapshot else None
    except (NotFoundError, BadInputError):
        return None
