"""The read-back on the screen: one record after the other, agreed to, mended in place, or withdrawn."""

from pathlib import Path

import pytest

from engine.words import Language
from tests.made_up_stage import SETTINGS, Stage, made_workspace, stage


async def with_records(on: Stage) -> None:
    """A decision, an action that lacks nothing, and one that lacks all."""
    await on.start()
    await on.open_item("任务分配")
    on.session.say("d 批准清仓 25% @周婷")
    on.session.say("a 清理滞销库存 @王强 ^11-27")
    on.session.say("accept A-1 库龄 90 天以上归零")
    on.session.say("a 换货代")
    await on.press("y")


async def test_each_record_is_agreed_to_by_itself_and_leaving_keeps_what_was(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await with_records(on)
        assert "复读 1 / 3 · 待确认 3" in on.text
        assert "▸? D-1 批准清仓 25%" in on.text
        assert on.line == "只改一处：o 负责人 · u 期限 · a 验收 · t 待定"
        await on.press("y")
        assert on.session.meeting.unconfirmed == ("A-1", "A-2")
        assert "复读 2 / 3 · 待确认 2" in on.text
        assert "负责人 王强 · 期限 2026-11-27 周五" in on.text
        assert "验收 库龄 90 天以上归零" in on.text
        await on.press("escape")
        assert on.session.meeting.unconfirmed == ("A-1", "A-2")
        assert "待复读：A-1 A-2" in on.text
        await on.press("y")
        assert "▸? A-1" in on.text


async def test_what_was_changed_is_asked_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await with_records(on)
        await on.press("y", "up", "e")
        # what it says stands in the line, to be mended
        assert on.line == "fix D-1 批准清仓 25%"
        await on.press("backspace", "backspace", "0", "%", "enter")
        assert "▸? D-1 批准清仓 20%" in on.text
        assert "D-1" in on.session.meeting.unconfirmed


async def test_enter_writes_what_lacks_next_until_nothing_does(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await with_records(on)
        await on.press("enter")
        assert "fix A-2 @" in on.line
        await on.type("lm")
        await on.press("enter")
        assert "▸? A-2 换货代" in on.text
        assert "✗ 缺期限、验收标准" in on.text
        await on.press("enter")
        await on.type("11-30")
        await on.press("enter", "enter")
        assert "accept A-2" in on.line
        await on.type("报价低 10%")
        await on.press("enter", "y")
        action = on.session.meeting.action("A-2")
        assert action is not None
        assert (action.owner, str(action.due), action.accept) == ("李敏", "2026-11-30", "报价低 10%")
        await on.press("up", "enter")
        assert on.notice == "! 没有缺项：y 确认，e 修改。"
        assert on.line.startswith("只改一处")
        await on.press("y", "y")
        assert on.session.meeting.unconfirmed == ()
        assert "都复读过了，没有缺项" in on.notice


async def test_what_cannot_be_settled_today_takes_its_reason_by_one_key(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await with_records(on)
        await on.press("down", "down", "t")
        assert "tbd A-2" in on.line
        await on.type("等报价")
        await on.press("enter")
        assert "待定：等报价" in on.text
        assert "缺负责人" not in on.text


async def test_an_action_is_withdrawn_after_one_question_and_a_decision_is_not(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await with_records(on)
        await on.press("x")
        assert "决定不能单独作废" in on.notice
        await on.press("down", "x")
        assert "作废 A-1？" in on.notice
        await on.press("n")
        assert "复读 2 / 3" in on.text
        await on.press("x", "y")
        assert "复读 2 / 2" in on.text
        action = on.session.meeting.action("A-1")
        assert action is not None
        assert (action.status, action.reason) == ("dropped", "复读时作废")


async def test_without_records_the_key_says_that_there_is_nothing_to_read_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("y")
        assert "没有要确认的决定和行动项" in on.notice


@pytest.mark.parametrize("size", [(80, 24), (60, 15)])
@pytest.mark.parametrize(("language", "head"), [("zh", "复读 1 / 3"), ("en", "Read-back 1 / 3")])
async def test_the_record_that_is_read_out_is_seen_on_small_screens(
    tmp_path: Path, size: tuple[int, int], language: Language, head: str
) -> None:
    async with stage(tmp_path, size, language) as on:
        await with_records(on)
        assert head in on.text
        assert "▸? D-1 批准清仓 25%" in on.text
        await on.press("y", "y")
        assert "▸? A-2 换货代" in on.text


async def test_help_opens_over_the_read_back_and_comes_back_to_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await with_records(on)
        modes = []
        for key in ("question_mark", "escape", "f1", "escape"):
            await on.press(key)
            modes.append(on.screen.desk.mode)
        assert modes == ["helping", "reading_back"] * 2
        assert "▸? D-1" in on.text


async def test_the_teams_own_keys_do_the_same_here_and_others_say_how_to_get_to_them(tmp_path: Path) -> None:
    made_workspace(tmp_path, SETTINGS + '[keys]\nconfirm = "f5"\n')
    async with stage(tmp_path) as on:
        await with_records(on)
        await on.press("escape", "f5", "n")
        assert on.notice == "! 正在复读：先按 Esc 返回，再按 n。"
        await on.press("u")
        assert "决定没有期限" in on.notice
        await on.press("f5", "b")
        assert on.session.meeting.unconfirmed == ("A-1", "A-2")
        assert on.line.startswith("accept A-1")


async def test_without_any_action_the_decisions_that_nobody_carries_out_are_named(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(80, 24)) as on:
        await on.start()
        await on.open_item("广告")
        on.session.say("d 全部减半")
        await on.open_item("任务分配")
        assert "! 有决定没有行动项：广告" in on.text
        assert "待复读：D-1" in on.text
