from pathlib import Path

from textual import events

from tests.made_up_stage import Stage, stage


def decisions(on: Stage) -> list[str]:
    return [decision.text for decision in on.session.meeting.decisions]


async def test_a_single_pasted_line_is_typed(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.app.post_message(events.Paste("d 批准\x1b[2J清仓\x07\r\n"))
        await on.pilot.pause()
        assert on.line == "d 批准[2J清仓"


async def test_several_pasted_lines_are_asked_about_and_become_several_entries(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("d")
        on.app.post_message(events.Paste("批准清仓\n\n停用词包A\nn 竞品降价"))
        await on.pilot.pause()
        assert on.notice.startswith("? 粘贴了 3 行，记成 3 条？")
        await on.press("y")
        assert decisions(on) == ["批准清仓", "停用词包A"]
        assert [note.text for note in on.session.meeting.notes] == ["竞品降价"]


async def test_pasted_lines_that_are_declined_are_not_lost(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.app.post_message(events.Paste("d 一\nd 二"))
        await on.pilot.pause()
        await on.press("escape")
        assert not decisions(on)
        assert on.line == "d 一 d 二"


async def test_a_refused_line_among_pasted_ones_waits_with_the_rest(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.app.post_message(events.Paste("d 一\na 补货 ^二月三十号\nd 三"))
        await on.pilot.pause()
        await on.press("y")
        assert decisions(on) == ["一"]
        assert on.line == "a 补货 ^二月三十号"
        await on.press("ctrl+u")
        await on.type("d 二")
        await on.press("enter")
        assert on.notice.startswith("? 还有 1 行")
        await on.press("enter")
        assert decisions(on) == ["一", "二", "三"]


async def test_pasted_lines_that_wait_behind_a_refused_one_stay_in_the_draft(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.app.post_message(events.Paste("a 补货 ^二月三十号\nd 三"))
        await on.pilot.pause()
        await on.press("y", "ctrl+u")
        await on.type("d 二")
    (draft,) = (tmp_path / ".drafts").iterdir()
    assert draft.read_text(encoding="utf-8") == "d 二\nd 三"


async def test_lines_pasted_while_others_wait_go_before_them(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.app.post_message(events.Paste("a 补货 ^二月三十号\nd 四"))
        await on.pilot.pause()
        await on.press("y", "ctrl+u")
        on.app.post_message(events.Paste("d 二\nd 三"))
        await on.pilot.pause()
        assert on.notice.startswith("? 粘贴了 3 行，记成 3 条？")
        await on.press("y")
        assert decisions(on) == ["二", "三", "四"]


async def test_pasted_lines_are_not_glued_to_a_line_that_waits(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("d")
        await on.type("写到一半")
        await on.press("escape")
        on.app.post_message(events.Paste("d 一\nd 二"))
        await on.pilot.pause()
        await on.press("y")
        assert decisions(on) == ["一", "二"]
        await on.press("enter", "up", "up", "up")
        assert on.line == "d 写到一半"


async def test_pasted_lines_that_wait_are_lines_of_their_own_after_a_restart(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.app.post_message(events.Paste("a 补货 ^二月三十号\nd 二\nd 三"))
        await on.pilot.pause()
        await on.press("y", "escape")
    async with stage(tmp_path) as on:
        assert "后面还有 2 行" in on.notice
        await on.press("enter", "ctrl+u")
        await on.type("d 一")
        await on.press("enter", "enter")
        assert decisions(on) == ["一", "二", "三"]


async def test_the_meeting_does_not_end_over_a_line_that_was_not_recorded(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("a")
        await on.type("补货 @lm ^周五")
        await on.press("escape", "c")
        assert "还有一行没有记下" in on.notice
        await on.press("enter", "enter", "escape")
        assert [one.text for one in on.session.meeting.actions] == ["补货"]
        await on.press("c")
        assert "写明原因可继续" in on.notice
