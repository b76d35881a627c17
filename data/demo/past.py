"""The demo's past: a snapshot of each week that was, and of this week as it was first handed in."""

from collections.abc import Container
from datetime import datetime, timedelta
from pathlib import Path

from data.demo.weeks import WEEKS
from data.report_survey import survey_reports
from data.snapshot import store_snapshot, take_snapshot
from data.workspace import Workspace
from engine.dates import period_under_review
from engine.settings import Settings

_BEFORE = timedelta(hours=50)
"""Before the meeting: when the reports were first looked at."""


def store_past(
    workspace: Workspace, settings: Settings, meeting_at: datetime, first: Path, later: Path, held: Container[int]
) -> None:
    """Takes the snapshots, as the seven meetings before that one and its preparation would have left them.

    Args:
        first: the campaigns as they were first handed in.
        later: the file that then takes their place.
        held: how many weeks ago there are meetings that keep what they looked at themselves.

    Raises:
        NotSavedError: the disk did not take one.
        OSError: from the disk.
    """
    root, cache = workspace.root, workspace.cache
    survey_reports(root, settings, meeting_at, cache=cache)  # one child process reads all files at once
    kept = later.rename(root / later.name)
    for weeks_ago in (ago for ago in range(len(WEEKS) - 1, -1, -1) if ago not in held):
        at = meeting_at - timedelta(weeks=weeks_ago)
        looked_at = at if weeks_ago else at - _BEFORE
        period = period_under_review(at, "week")
        store_snapshot(root, take_snapshot(root, settings, looked_at, period, at, cache))
    kept.replace(first)
