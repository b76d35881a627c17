"""Orders of an emergency at the screen: listed, judged by one key, timed by a paste; what is named at the end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from data.clock import StandingClock
from data.emergency import EmergencySession
from data.workdays import load_workdays
from data.workspace import Workspace
from engine.meeting.moves import Close
from engine.reports.reading import Shipment
from engine.words import Language
from tests.made_up_stage import MONDAY, SETTINGS, Stage, held, made_workspace
from tui.messages import OrdersRead

ONE, TWO, THREE, FOUR = (f"111-1111111-111111{place}" for place in range(1, 5))
DEFECTS = (
    "Order ID,Carrier Name,Tracking ID,Origin Country,Promised Delivery Date,Ship Method\n"
    f"{ONE},Yun Express,YT2632100000000001,CN,11/20/2026,Std\n"
    f"{TWO},Yun Express,YT2632100000000002,CN,11/20/2026,Std\n"
    f"{THREE},4PX,,CN,11/21/2026,Std\n"
    f"{FOUR},4PX,YT2632100000000004,CN,11/21/2026,Std\n"
)
TIMES = f"订单号 时间\n{ONE} 2026-11-20 21:05\n坏行 12\n{TWO} 2026-11-23 09:00\n{FOUR}\n"


def called(workspace: Workspace, language: Language = "zh") -> EmergencySession:
    settings, clock = workspace.settings(), StandingClock(MONDAY)
    return EmergencySession(workspace, settings, clock, "周婷", language, load_workdays(), "VTR 93%")


def with_report(folder: Path) -> Workspace:
    workspace = made_workspace(folder)
    place = workspace.reports / "2026-W47" / "US"
    place.mkdir(parents=True)
    (place / "defects.csv").write_text(DEFECTS, encoding="utf-8")
    return workspace


@asynccontextmanager
async def tracing(folder: Path, size: tuple[int, int] = (120, 36), language: Language = "zh") -> AsyncIterator[Stage]:
    """An emergency meeting at its second step, with the report read."""
    workspace = Workspace(folder) if (folder / "kaihui.toml").exists() else with_report(folder)
    session = called(workspace, language)
    assert isinstance(session.clock, StandingClock)
    async with held(session, session.clock, size) as on:
        await on.start()
        await on.app.workers.wait_for_complete()
        await on.pass_time(seconds=5)
        await on.press("n")
        yield on


def row_of(on: Stage, order: str) -> str:
    return next(row for row in on.right if order in row and "订单 " not in row)


async def test_the_orders_of_the_report_stand_on_the_list_with_what_is_known_of_each(tmp_path: Path) -> None:
    async with tracing(tmp_path) as on:
        assert "不合规 4 单" in on.text
        assert row_of(on, ONE).split() == [f"▸{ONE}", "Yun", "Express", "YT2632100000000001", "11-20", "-", "未知"]
        assert row_of(on, THREE).split() == [THREE, "4PX", "缺", "11-21", "-", "追踪号无效"]
        assert on.rows[-1].split()[:2] == ["1-4", "判定"]


async def test_one_key_judges_the_order_under_the_cursor_which_goes_on_to_the_next_that_waits(tmp_path: Path) -> None:
    async with tracing(tmp_path) as on:
        await on.press("down", "2")
        assert on.notice == f"✓ 订单 {TWO} 上传过晚"
        assert row_of(on, TWO).endswith("上传过晚 ✎")
        assert row_of(on, FOUR).startswith("▸")
        assert "[2] 上传过晚 1" in on.text
        await on.press("u")
        assert row_of(on, TWO).split()[-1] == "未知"


async def test_pasted_times_are_asked_about_once_and_bad_lines_are_named_while_good_ones_count(tmp_path: Path) -> None:
    async with tracing(tmp_path) as on:
        on.screen.desk.paste(TIMES)
        await on.pilot.pause()
        assert on.notice.startswith("? 2 单有新的上传时间，2 行看不懂（见上方）。记下？")
        assert "✗ 第 3 行：没有订单号" in on.text
        assert "没有时间，写成" in on.text
        await on.press("enter")
        assert "11-20 21:05  承运商数据延迟" in row_of(on, ONE)
        assert "11-23 09:00  上传过晚" in row_of(on, TWO)
        assert "✗ 第 3 行" in on.text
        on.screen.desk.paste(f"{ONE} 2026-11-20 21:05")
        await on.pilot.pause()
        assert "都已经记过" in on.notice
        assert "✗ 第 3 行" not in on.text


async def test_a_paste_that_is_declined_or_says_nothing_changes_nothing(tmp_path: Path) -> None:
    async with tracing(tmp_path) as on:
        before = on.session.meeting.orders
        on.screen.desk.paste(TIMES)
        await on.press("n")
        on.screen.desk.paste(f"{ONE} 昨天")
        await on.pilot.pause()
        assert "1 行都看不懂" in on.notice
        assert on.session.meeting.orders == before
        on.screen.desk.paste("货代说明天给")
        await on.pilot.pause()
        assert "货代说明天给" in on.line


async def test_orders_that_are_read_meanwhile_do_not_talk_over_a_question(tmp_path: Path) -> None:
    async with tracing(tmp_path) as on:
        await on.press("ctrl+q")
        assert "退出？" in on.notice
        on.screen.post_message(OrdersRead((Shipment("111-1111111-1111115", row=6),)))
        await on.pilot.pause()
        assert len(on.session.meeting.orders) == 5
        assert "退出？" in on.notice


async def test_without_a_report_the_key_that_reads_again_is_named_as_the_team_has_it(tmp_path: Path) -> None:
    made_workspace(tmp_path, SETTINGS + '[keys]\nread_again = "f9"\n')
    async with tracing(tmp_path) as on:
        assert "还没有订单" in on.text
        assert "F9。" in on.text


async def test_elsewhere_a_digit_takes_an_advice_and_no_verdict(tmp_path: Path) -> None:
    async with tracing(tmp_path) as on:
        await on.press("tab", "1")
        assert "没有建议 1" in on.notice
        assert all(not one.judged_by for one in on.session.meeting.orders)


async def test_the_last_step_names_what_is_missing_and_its_keys_write_it(tmp_path: Path) -> None:
    async with tracing(tmp_path) as on:
        await on.press("C")
        assert "14 系统对接故障" in on.text
        await on.type("14 ERP")
        await on.press("enter", "n")
        assert any("✓ 根因  系统对接故障 ERP" in row for row in on.right)
        assert any("✗ 复查 11-26  R 72 小时后" in row for row in on.right)
        await on.press("R")
        assert on.line.startswith("recheck 复查有效追踪率 VTR ^2026-11-26 ~vtr>=95")
        await on.press("enter")
        assert on.session.meeting.actions[0].list == "recheck"
        assert str(on.session.meeting.actions[0].due) == "2026-11-26"
        assert any("✓ 复查 11-26" in row for row in on.right)


async def test_the_same_cause_of_an_earlier_emergency_is_shown(tmp_path: Path) -> None:
    session = called(with_report(tmp_path))
    for line in ("start 补记", "goto 3 试", "cause 14 接口断开"):
        session.say(line)
    session.do(Close("试"))
    async with tracing(tmp_path) as on:
        await on.press("C")
        await on.type("14 ERP")
        await on.press("enter", "n")
        assert any("同样的根因：2026-11-23-emergency 接口断开" in row for row in on.right)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(80, 24), (60, 15)])
async def test_in_a_small_terminal_order_time_and_verdict_are_still_seen(
    tmp_path: Path, size: tuple[int, int], language: Language
) -> None:
    async with tracing(tmp_path, size, language) as on:
        on.screen.desk.paste(f"{ONE} 2026-11-20 21:05")
        await on.press("enter")
        wanted = {"zh": "11-20 21:05  承运商数据延迟", "en": "11-20 21:05  carrier delay"}[language]
        assert any(ONE in row and wanted in row for row in on.right)


def test_two_who_call_an_emergency_at_once_hold_the_same_one(tmp_path: Path) -> None:
    workspace = with_report(tmp_path)
    first, second = called(workspace), called(workspace)
    first.say("attend 周婷")
    second.say("attend 王强")
    assert workspace.meeting_ids() == ["2026-11-23-emergency"]
    assert workspace.meeting("2026-11-23-emergency").present == ("周婷", "王强")


@pytest.mark.parametrize("size", [(80, 24), (60, 15)])
async def test_that_somebody_judged_an_order_is_never_cut_off(tmp_path: Path, size: tuple[int, int]) -> None:
    async with tracing(tmp_path, size) as on:
        await on.press("down", "1")
        assert row_of(on, TWO).endswith("承运商数据延迟 ✎")


async def test_prevention_without_owner_or_due_date_has_no_tick(tmp_path: Path) -> None:
    async with tracing(tmp_path) as on:
        on.session.say("next 试")
        on.session.say("prevent 每晚核对")
        await on.pass_time(seconds=1)
        on.screen.show_meeting()
        await on.pilot.pause()
        assert "✗ 预防措施  A-31 每晚核对 缺负责人 缺期限" in on.text
        on.session.say("fix A-31 @王强 ^+3d")
        on.screen.show_meeting()
        await on.pilot.pause()
        assert "✓ 预防措施  A-31 每晚核对 @王强" in on.text


async def test_the_help_knows_that_an_order_is_under_the_cursor(tmp_path: Path) -> None:
    async with tracing(tmp_path) as on:
        await on.press("f1")
        assert "1-4" in on.text
        assert "没有选中的订单" not in on.text
