"""The meeting that reports are handed in for: the one under way or prepared, else the next by the calendar."""

from datetime import datetime

from msgspec import Struct

from data.workspace import Workspace
from engine.dates import Period, day_in_utc8, period_under_review
from engine.errors import BadInputError, NotFoundError
from engine.meeting.actions import completion
from engine.meeting.agenda import period_kind
from engine.meeting.planning import next_start
from engine.meeting.state import Meeting
from engine.reports.freshness import DEADLINE
from engine.settings import Settings

REMEMBERED = 2
"""Meetings whose completion rate is looked at: low in two running is what counts (R59)."""


class Coming(Struct, frozen=True):
    """When it is, what it reviews, and how the last ones went."""

    starts_at: datetime
    period: Period
    """What it reviews."""
    last_whole: Period
    """The last week or month that is over now."""
    running: bool
    completions: tuple[float | None, ...]
    """Percent of actions done in the last meetings that closed, the latest last."""

    @property
    def period_in_view(self) -> Period:
        """The period whose figures matter now: the running meeting's, else the last whole one."""
        return self.period if self.running else self.last_whole

    def period_to_hand_in(self, now: datetime) -> Period:
        """The period whose reports are being collected; two days before they are due, the next meeting's."""
        return self.period if now >= self.starts_at - 2 * DEADLINE else self.period_in_view


def coming_meeting(workspace: Workspace, settings: Settings, now: datetime) -> Coming:
    """The meeting that comes next as seen at `now`; nothing is written."""
    ids = workspace.series_ids()
    last = workspace.meeting(ids[-1]) if ids else None
    completions = _completions(workspace, ids)
    kind = period_kind(settings.series.template)
    last_whole = period_under_review(now, kind)
    if last is not None and last.state != "closed" and last.planned_start and last.period:
        return Coming(last.planned_start, last.period, last_whole, last.state == "running", completions)
    starts_at = next_start(settings.series, now, last.planned_start if last else None)
    return Coming(starts_at, period_under_review(starts_at, kind), last_whole, False, completions)


def _completions(workspace: Workspace, ids: list[str]) -> tuple[float | None, ...]:
    """Of the latest closed meetings; None where nothing was due."""
    found: list[float | None] = []
    for meeting_id in reversed(ids):
        meeting = workspace.meeting(meeting_id)
        if meeting.state == "closed" and meeting.closed_at is not None:
            found.append(_percent(meeting, meeting.closed_at))
        if len(found) == REMEMBERED:
            break
    return tuple(reversed(found))


def last_completion(workspace: Workspace, meeting: Meeting) -> float | None:
    """Percent of actions done in the meeting of the series before that one; None where its file cannot be read."""
    before = [name for name in workspace.series_ids() if name < meeting.id]
    try:
        last = workspace.meeting(before[-1]) if before else None
    except (NotFoundError, BadInputError):
        return None
    return _percent(last, last.closed_at) if last and last.closed_at else None


def _percent(meeting: Meeting, closed_at: datetime) -> float | None:
    return completion(meeting.actions, day_in_utc8(closed_at)).percent
