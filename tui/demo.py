"""The demo workspace: reports of eight weeks, and two past meetings, played through the real program."""

from datetime import timedelta
from importlib.resources import files
from pathlib import Path

from msgspec.structs import replace

from data.clock import Clock, StandingClock
from data.demo.past import store_past
from data.demo.reports import write_demo_reports
from data.files import saving
from data.new_workspace import make_workspace, template_text
from data.workspace import Workspace
from engine.capture.script import script_steps
from engine.dates import WEEKDAYS, in_utc8
from engine.errors import KaihuiError
from tui.opening import Opened
from tui.playing import Player

SCRIBE = "周婷"
_PAST = {2: "two_weeks_ago.txt", 1: "one_week_ago.txt"}
"""Weeks ago to the meeting that was held then, and keeps the snapshot that it looked at."""


def make_demo(root: Path, clock: Clock, template: str = "weekly") -> Workspace:
    """A workspace whose weekly meeting is today, with everything that it needs handed in.

    Raises:
        KaihuiError: what making a workspace raises.
    """
    now = in_utc8(clock.now())
    settings = template_text("demo.toml", template=template, weekday=WEEKDAYS[now.weekday()], time=f"{now:%H:%M}")
    workspace = make_workspace(root, settings)
    # the scripts of the past walk through the weekly agenda, whatever comes next
    series = replace(workspace.settings().series, template="weekly")
    weekly = replace(workspace.settings(), series=series)
    with saving(workspace.reports):
        first, later = write_demo_reports(workspace.reports, now)
        store_past(workspace, weekly, now, first, later, held=_PAST)
    for weeks_ago, script in _PAST.items():  # with the figures of the week, or nobody knew what came of its actions
        _hold(Opened(workspace, weekly, StandingClock(now - timedelta(weeks=weeks_ago)), "zh"), script)
    return workspace


def demo_script() -> str:
    """The meeting that is played where there is no terminal."""
    return _script("meeting.txt")


def _script(name: str) -> str:
    return (files("data") / "demo" / name).read_text(encoding="utf-8")


def _hold(place: Opened, script: str) -> None:
    for step, outcome in Player(place, SCRIBE).play(script_steps(_script(script))):
        if isinstance(outcome, KaihuiError):
            raise AssertionError(f"{script}:{step.line}: {outcome}")
