"""The pre-reading of the meeting that comes, gathered from the workspace; nothing in it is changed."""

from datetime import datetime

from data.action_ledger import latest_meetings
from data.coming import coming_meeting
from data.earlier_snapshots import read_history
from data.snapshot import take_snapshot
from data.workspace import Workspace
from engine.dates import day_in_utc8
from engine.meeting.agenda import UNSCHEDULED
from engine.meeting.fold import replay
from engine.meeting.planning import next_start, plan_meeting
from engine.meeting.state import Meeting, Question
from engine.minutes.preread import Preread
from engine.settings import Settings
from engine.snapshot.moved import moved
from engine.snapshot.record import Snapshot


def gathered(workspace: Workspace, settings: Settings, now: datetime) -> Preread:
    """What is to be read before the meeting that comes or runs; before the first one, what is planned for it.

    Raises:
        BadInputError: kaihui.toml sets a limit or a target that does not exist.
        DamagedFileError: a meeting cannot be read.
    """
    latest = latest_meetings(workspace)
    last = next((one for one in reversed(latest) if one.template not in UNSCHEDULED), None)
    meeting = last if last and last.state != "closed" else _planned(last, settings, now)
    snapshot = _newest_figures(workspace, settings, meeting, now)
    return Preread(
        meeting=meeting,
        today=day_in_utc8(now),
        snapshot=snapshot,
        moved=moved(snapshot, read_history(workspace.root, snapshot).first) if snapshot else (),
        questions=tuple(question for earlier in latest for question in _unanswered(earlier)),
    )


def _planned(last: Meeting | None, settings: Settings, now: datetime) -> Meeting:
    """The meeting that will be planned, as it would be now."""
    starts_at = next_start(settings.series, now, last.planned_start if last else None)
    return replay([plan_meeting(settings, starts_at, last, now, "")])


def _unanswered(meeting: Meeting) -> list[Question]:
    return [question for question in meeting.questions if question.answer is None]


def _newest_figures(workspace: Workspace, settings: Settings, meeting: Meeting, now: datetime) -> Snapshot | None:
    if not any(path.is_file() for path in workspace.reports.rglob("*")):
        return None
    return take_snapshot(
        workspace.root,
        settings,
        now,
        period=meeting.period,
        meeting_at=meeting.planned_start,
        cache=workspace.cache,
        completions=coming_meeting(workspace, settings, now).completions,
    )
