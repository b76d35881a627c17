"""The whole meeting's time on the screen: what is urgent and still to come at 70 %, and overtime."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.made_up_stage import MONDAY, stage


async def test_overtime_is_called_and_rung_once_and_stays_in_the_header(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        for minutes in (58, 1, 1):  # the item's own calls come first
            await on.pass_time(minutes=minutes)
        assert "超 " not in on.rows[0]
        rung = []
        monkeypatch.setattr(on.app, "bell", lambda: rung.append(on.clock.now()))
        await on.pass_time(seconds=1)
        assert on.notice.startswith("✗ 整场会议已到时间：")
        assert len(rung) == 1
        await on.pass_time(minutes=3)
        assert "1:03:01/1:00:00 超 3 分" in on.rows[0]
        assert len(rung) == 1


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 15)])
async def test_overtime_has_room_in_the_header_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with stage(tmp_path, size) as on:
        await on.start()
        await on.pass_time(minutes=63)
        assert "1:03:00/1:00:00 超 3 分" in on.rows[0]


async def test_at_70_percent_of_the_meeting_what_is_urgent_is_named_once_with_its_key(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.pass_time(minutes=41)
        assert "70%" not in on.notice
        await on.pass_time(minutes=1)
        assert on.notice == "! 会议已用 70%，还没议到：广告 等 2 项 · g 4 先议"
        await on.press("g", "4", "enter")
        assert on.session.meeting.current is not None
        assert on.session.meeting.current.id == "ads"
        await on.pass_time(minutes=1)
        assert "会议已用 70%" not in on.notice


async def test_a_line_that_is_being_written_is_not_talked_over_and_no_key_is_named_that_would_be_text(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press(":")
        await on.type("d 一半")
        await on.pass_time(minutes=11)
        assert on.notice == "> 决定"
        await on.press("ctrl+u")
        await on.pass_time(seconds=1)
        assert on.notice.startswith("✗ 时间到：先按 Esc，再按 n 下一项 · d 决定")


async def test_what_was_called_out_before_a_hang_up_does_not_hide_that_a_line_waits(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("d")
        await on.type("还没说完")
    async with stage(tmp_path, now=MONDAY + timedelta(minutes=12)) as on:
        await on.pass_time(seconds=1)
        assert "上次有一行没提交" in on.notice
        await on.press("enter", "enter")
        assert on.screen.desk.mode == "command"


async def test_minutes_far_over_do_not_run_into_the_plan_beside_them(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(80, 24)) as on:
        await on.start()
        await on.pass_time(minutes=64)
        assert on.rows[2][:28].split() == ["1", "▸", "上期复盘", "10", "+54"]


async def test_the_call_at_the_end_of_an_item_keeps_to_one_row_and_the_title_gives_way(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(80, 24)) as on:
        await on.start()
        await on.open_item("用户体验洞察")
        await on.pass_time(minutes=8)
        assert on.rows[-3].startswith(" ✗ 时间到：n 下一项")
        assert "+ 加 5 分" in on.rows[-3]
