from pathlib import Path

from textual import events

from tests.made_up_stage import stage


async def test_a_past_due_date_is_seen_before_enter_and_asked_about_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("a")
        await on.type("补货 @lm ^2026-10-01")
        assert "已过：2026-10-01 是 53 天前" in on.notice
        await on.press("enter")
        assert "照记？" in on.notice
        assert not on.session.meeting.actions
        await on.press("y")
        assert on.notice == "✓ 行动 A-1 补货 @李敏 ^2026-10-01 !2（期限已过）"
        assert [action.text for action in on.session.meeting.actions] == ["补货"]


async def test_whoever_did_not_mean_it_goes_on_with_the_line(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("a")
        await on.type("补货 @lm ^2016-11-27")
        await on.press("enter", "n")
        assert on.line == "a 补货 @lm ^2016-11-27"
        await on.press(*["backspace"] * 10)
        await on.type("2026-11-27")
        await on.press("enter")
        assert [str(action.due) for action in on.session.meeting.actions] == ["2026-11-27"]


async def test_a_past_due_date_among_pasted_lines_is_asked_about_and_the_rest_waits(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.app.post_message(events.Paste("a 甲 @lm ^周五\na 乙 @lm ^2026-10-01\na 丙 @lm ^周五"))
        await on.pilot.pause()
        await on.press("y")
        assert "照记？" in on.notice
        await on.press("y")
        assert "还有 1 行" in on.notice
        await on.press("y")
        assert [action.text for action in on.session.meeting.actions] == ["甲", "乙", "丙"]


async def test_an_owner_whom_nobody_knows_is_seen_before_enter_and_asked_about_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("a")
        await on.type("补货 @李明 ^周五")
        assert "李明 不在名册（李敏？）" in on.notice
        await on.press(*["backspace"] * 6)
        assert on.notice.split() == ["@周婷", "zt", "@李敏", "lm", "@王强", "wq"]
        await on.type("李明 ^周五")
        await on.press("enter", "n", *["backspace"] * 5)
        await on.type("敏 ^周五")
        await on.press("enter")
        assert [action.owner for action in on.session.meeting.actions] == ["李敏"]
        await on.press("a")
        await on.type("报价 @外聘顾问 ^周五")
        await on.press("enter", "y")
        assert on.session.meeting.actions[-1].owner == "外聘顾问"
