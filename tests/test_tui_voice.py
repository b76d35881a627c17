"""What buyers say, on the screen: tables under 用户体验洞察, and a number key that makes an action of a line."""

from pathlib import Path

import pytest

from engine.words import Language
from tests.made_up_stage import Stage, made_snapshot, stage
from tests.made_up_voice import voiced

SIZES = [(120, 36), (80, 24)]


async def show_voice(scene: Stage, *marketplaces: str) -> None:
    """The meeting runs, the reports are read, and 用户体验洞察 is open."""
    await scene.start()
    await scene.show_data(voiced(*marketplaces))
    await scene.open_item("用户体验洞察")


def row_with(scene: Stage, text: str) -> str:
    return next(row for row in scene.right if text in row)


async def test_the_tables_say_count_share_and_change(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await show_voice(scene, "US")
        assert row_with(scene, "味道很大").split() == ["[1]", "味道很大", "9", "45%", "3", "+200%", "B0MADEUP01"]
        assert row_with(scene, "与描述不符").split()[:4] == ["[2]", "与描述不符", "16", "46%"]
        assert "+19.8" in row_with(scene, "与描述不符")
        assert row_with(scene, "easy to install").split()[0] == "[5]"


@pytest.mark.parametrize("size", SIZES)
async def test_it_fits_the_pane_at_both_sizes(tmp_path: Path, size: tuple[int, int]) -> None:
    async with stage(tmp_path, size) as scene:
        await show_voice(scene, "US")
        assert row_with(scene, "味道很大").split()[:4] == ["[1]", "味道很大", "9", "45%"]
        await scene.press("pagedown")
        assert row_with(scene, "卖家反馈").split()[1:3] == ["3", "2"]


@pytest.mark.parametrize(("language", "title"), [("zh", "差评高频词"), ("en", "Complaints say")])
async def test_it_is_said_in_the_language_of_the_screen(tmp_path: Path, language: Language, title: str) -> None:
    async with stage(tmp_path, language=language) as scene:
        await show_voice(scene, "US")
        assert title in scene.text


async def test_one_key_puts_a_line_on_the_improvement_list_and_ticks_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await show_voice(scene, "US")
        await scene.press("1", "5")
        actions = scene.session.meeting.actions
        assert [(action.owner, action.list) for action in actions] == [("王强", "improvement")] * 2
        assert "味道很大" in actions[0].text
        assert "[✓]" in row_with(scene, "easy to install  ")


async def test_a_taken_line_says_so_when_its_key_is_pressed_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await show_voice(scene, "US")
        await scene.press("1", "1")
        assert "建议 1 已记成 A-1" in scene.notice
        assert len(scene.session.meeting.actions) == 1


async def test_ratings_say_what_is_negative_and_feedback_has_no_share(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await show_voice(scene, "US")
        await scene.press("pagedown")
        assert row_with(scene, "Vine 评论").split() == ["Vine", "评论", "3", "1", "33%", "-", "0/2/0/1/0"]
        assert row_with(scene, "卖家反馈").split() == ["卖家反馈", "3", "2", "0", "-/-/1/0/2"]


async def test_data_in_doubt_is_named_below(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await show_voice(scene, "US")
        await scene.press("pagedown")
        assert "数据存疑：campaigns.csv" in scene.text


async def test_without_reports_it_says_what_to_hand_in(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await scene.start()
        await scene.show_data(made_snapshot())
        await scene.open_item("用户体验洞察")
        assert "本期没有评论、卖家反馈或退货报表" in scene.text
