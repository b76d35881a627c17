"""An emergency meeting is offered by a red health finding, in one key, and held on the same screen."""

from pathlib import Path

from msgspec.structs import replace

from data.clock import StandingClock
from data.emergency import EmergencySession
from data.workdays import load_workdays
from engine.findings.rules import Finding
from engine.kpi.catalogue import Scope
from engine.words import Words
from tests.made_up_stage import MONDAY, made_session, made_snapshot, made_workspace, stage
from tui.app import KaihuiApp

RED = Finding(
    rule="health.vtr",
    label=Words("VTR 低于 95%", "VTR below 95 %"),
    verdict="fires",
    level="red",
    scope=Scope(marketplace="US"),
    version="1",
)


async def test_a_red_health_finding_offers_the_emergency_meeting_in_one_key(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.show_data(replace(made_snapshot(), findings=(RED,)))
        assert "E 召开应急会议" in on.text
        await on.press("E")
        assert "召开应急会议？" in on.notice
        await on.press("y")
        assert "2026-11-23-emergency" in on.notice
        called = on.session.workspace.meeting("2026-11-23-emergency")
        assert (called.template, called.trigger) == ("emergency", "VTR 低于 95%")
        assert "VTR 低于 95% · 已召开 2026-11-23-emergency，在另一个终端：kaihui emergency" in on.text
        await on.press("E", "y")
        emergencies = [name for name in on.session.workspace.meeting_ids() if "emergency" in name]
        assert emergencies == ["2026-11-23-emergency"]
        await on.start()
        assert on.session.meeting.template == "weekly"


async def test_without_a_warning_the_key_says_why_it_does_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.show_data(replace(made_snapshot(), findings=()))
        await on.press("E")
        assert "没有告警" in on.notice
        assert all("emergency" not in name for name in on.session.workspace.meeting_ids())


async def test_the_emergency_is_held_on_the_same_screen_beside_the_weekly_meeting(tmp_path: Path) -> None:
    workspace, clock = made_workspace(tmp_path), StandingClock(MONDAY)
    weekly = made_session(workspace, clock)
    held = EmergencySession(workspace, workspace.settings(), clock, "周婷", "zh", load_workdays(), "VTR 93%")
    app = KaihuiApp(held)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = "\n".join("".join(part.text for part in strip) for strip in app.screen._compositor.render_strips())
        assert "VTR 93%" in shown
        assert "召开" not in shown
        assert "还没有订单" in shown
        assert "截止" not in shown
        await pilot.press("I", "s")
        await pilot.pause()
    assert held.meeting.state == "running"
    assert [item.id for item in held.meeting.items][-1] == "remedy"
    weekly.refresh()
    assert weekly.meeting.state == "preparing"


async def test_what_an_emergency_left_open_meanwhile_is_under_review_once_the_meeting_starts(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        workspace, clock = on.session.workspace, on.clock
        held = EmergencySession(workspace, workspace.settings(), clock, "周婷", "zh", load_workdays(), "VTR 93%")
        for line in ("attend 周婷 李敏 王强", "start 试", "recheck 复查 @王强", "confirm", "close 试"):
            held.say(line)
        await on.start()
        assert "复查" in on.text
        await on.show_data(replace(made_snapshot(), findings=(RED,)))
        await on.open_item("账户健康与转化")
        assert "已开过，复查 A-31 王强 11-26 · E 再开一场" in on.text
        assert [action.from_meeting for action in on.session.meeting.actions] == [held.meeting.id]


async def test_a_red_health_finding_offers_the_emergency_in_the_running_meeting_too(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.show_data(replace(made_snapshot(), findings=(RED,)))
        await on.open_item("账户健康与转化")
        assert "E 召开应急会议" in on.text
        assert on.rows[-1].startswith(" E 应急会议")
        await on.press("E", "y")
        await on.pilot.pause()
        assert on.rows[-1].startswith(" n 下一项")
