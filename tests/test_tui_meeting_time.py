"""The whole meeting's time on the screen: what is urgent and still to come at 70 %, and overtime."""

from pathlib import Path

import pytest

from tests.made_up_stage import stage


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
