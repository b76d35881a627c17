from pathlib import Path

import pytest

from tests.made_up_stage import made_snapshot, stage


@pytest.mark.parametrize(("size", "shows"), [((120, 36), True), ((80, 24), True), ((60, 15), False)])
async def test_nothing_is_cut_off_at_the_sizes_that_are_promised(
    tmp_path: Path, size: tuple[int, int], shows: bool
) -> None:
    async with stage(tmp_path, size=size) as on:
        await on.show_data(made_snapshot())
        await on.start()
        await on.open_item("广告")
        assert len(on.rows) == size[1]
        assert "● 进行中" in on.rows[0]
        assert "4/8 广告" in on.rows[1]
        assert "剩 12:00 / 12:00" in on.rows[1]
        assert ("议程" in on.text) == shows
        assert "✗ 红" in on.text
        assert on.rows[-1].split()[:2] == ["n", "下一项"]


@pytest.mark.parametrize("size", [(59, 15), (60, 14), (20, 5), (1, 1)])
async def test_a_window_too_small_says_so_and_loses_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("d")
        await on.type("还没说完")
        await on.pilot.resize_terminal(*size)
        await on.pilot.pause()
        assert on.rows[0].startswith(f"窗口太小 {size[0]}x{size[1]}"[: size[0] // 2])
        await on.pilot.resize_terminal(80, 24)
        await on.pilot.pause()
        assert on.line == "d 还没说完"


async def test_rows_that_do_not_fit_are_counted_and_can_be_scrolled_to(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(80, 24)) as on:
        await on.show_data(made_snapshot())
        await on.start()
        for number in range(12):
            on.session.say(f"a 行动{number} @lm ^周五")
        await on.open_item("任务分配")
        assert "下面还有" in on.text
        assert "行动11" not in "\n".join(on.right[1:15])
        await on.press(*["pagedown"] * 4)
        assert "行动11" in "\n".join(on.right[1:15])


async def test_tab_chooses_what_the_arrows_scroll(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        for number in range(30):
            on.session.say(f"d 决定{number}")
        on.screen.show_meeting()
        await on.pilot.pause()
        assert "D-30" in on.text
        assert "D-1 " not in on.text
        await on.press("tab", *["pageup"] * 5)
        assert "D-1 " in on.text
