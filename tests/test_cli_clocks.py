"""Clocks that are set, machines that sleep, midnight, the year's end, and servers in other zones."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bench.program import ROOT, meeting_on, run
from bench.scribe import Scribe, facts, kept
from data.clock import RunningClock, StandingClock
from data.new_workspace import make_workspace, template_text
from data.session import Session
from data.workspace import Workspace
from engine.due.workdays import Workdays
from engine.meeting.timer import elapsed, spent

TEN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
FAR_ZONES = ("America/Los_Angeles", "Pacific/Kiritimati", "UTC", "Asia/Kathmandu")


def a_session(root: Path, by: str, clock: StandingClock) -> Session:
    workspace = Workspace(root)
    return Session(workspace, workspace.settings(), clock, by, "zh", Workdays(frozenset(), frozenset(), None))


def test_a_sleep_of_the_machine_is_time_that_has_passed() -> None:
    """A time namespace whose clock since boot is an hour ahead, as after an hour's sleep; the other clocks are not."""
    code = "import time; from data.clock import _ticks; print(_ticks() - time.clock_gettime(time.CLOCK_MONOTONIC))"
    slept = [
        float(subprocess.run([*driver, sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True).stdout)
        for driver in ([], ["unshare", "--user", "--map-root-user", "--time", "--boottime", "3600", "--fork"])
    ]
    assert slept[1] - slept[0] == pytest.approx(3600, abs=1)


def test_a_wall_clock_that_is_set_does_not_move_a_running_meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = RunningClock()
    before = clock.now()

    class SetBack(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "SetBack":
            return cls.fromtimestamp(0, UTC)

    monkeypatch.setattr("data.clock.datetime", SetBack)
    assert timedelta(0) <= clock.now() - before < timedelta(minutes=1)


@pytest.mark.parametrize("step", [HOUR, -HOUR])
def test_a_second_scribe_who_logs_in_after_the_clock_was_set_disturbs_neither_order_nor_timers(
    tmp_path: Path, step: timedelta
) -> None:
    make_workspace(tmp_path, template_text("kaihui.toml", template="weekly", marketplaces='"US"'))
    first_clock = StandingClock(TEN)
    first = a_session(tmp_path, "周婷", first_clock)
    first.say("start")
    first_clock.advance(timedelta(minutes=3))
    first.say("n 一")
    second = a_session(tmp_path, "李敏", StandingClock(first_clock.now() + step))
    second.say("n 二")
    first_clock.advance(timedelta(minutes=2))
    first.say("n 三")
    assert [note.text for note in first.meeting.notes] == ["一", "二", "三"]
    item = first.meeting.current
    assert item is not None
    # set forth, the hour counts once and the meeting goes on from there; set back, it counts not at all
    expected = timedelta(minutes=5) if step < timedelta(0) else timedelta(minutes=3) + HOUR
    assert elapsed(first.meeting, first_clock.now()) == spent(first.meeting, item, first_clock.now()) == expected


ACROSS_THE_YEAR = """
@ 2026-12-31T23:50+08:00
attend 李敏
start 演练
a 年前 @李敏 ^明天
+ 20:00
a 年后 @李敏 ^明天
a 周内 @李敏 ^今天
"""


@pytest.mark.parametrize("zone", FAR_ZONES)
def test_midnight_and_the_years_end_come_at_midnight_in_utc8_wherever_the_server_stands(
    demo: Path, tmp_path: Path, zone: str
) -> None:
    path = tmp_path / "script.txt"
    path.write_text(ACROSS_THE_YEAR, encoding="utf-8")
    now = "2026-12-31T23:50+08:00"
    done = run("-w", demo, "play", path, KAIHUI_NOW=now, TZ=zone)
    assert done.returncode == 0, done.stderr
    meeting = max(path.stem for path in (demo / "meetings").glob("*.json"))
    said = {fact["text"]: fact["due"] for fact in kept(demo, "action_added", meeting)}
    assert said == {"年前": "2027-01-01", "年后": "2027-01-02", "周内": "2027-01-01"}
    moments = [datetime.fromisoformat(fact["at"]) for fact in facts(demo, meeting)]
    assert moments == sorted(moments)
    assert moments[-1] == datetime(2026, 12, 31, 16, 10, tzinfo=UTC)
    shown = run("-w", demo, "minutes", meeting, KAIHUI_NOW="2027-01-01T00:20+08:00", TZ=zone).stdout
    assert "00:10" in shown or "23:50" in shown
    assert "2027-01-02" in shown


@pytest.mark.parametrize("zone", FAR_ZONES[:2])
def test_the_screen_of_a_server_in_another_zone_shows_the_scribes_time(demo: Path, zone: str) -> None:
    with meeting_on(demo, TZ=zone) as terminal:
        scribe = Scribe(terminal)
        scribe.opens("10:0", "2026-11-23", "周一 10:00 UTC+8")
        scribe.press("I", "✓ 到场")
        scribe.press("s", "✓ 开始")
        scribe.write("a", "补货 @lm ^明天", "✓ 行动 A-7 补货 @李敏 ^2026-11-24")
