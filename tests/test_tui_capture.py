from pathlib import Path

import pytest
from textual import events

from engine.errors import NotSavedError
from engine.words import Words
from tests.made_up_stage import Stage, stage


def decisions(on: Stage) -> list[str]:
    return [decision.text for decision in on.session.meeting.decisions]


def one_packet(on: Stage, text: str) -> None:
    """All keys at once, as a slow line delivers them: nobody waits for the screen in between."""
    for character in text:
        name = {"\r": "enter", " ": "space", "\x7f": "backspace"}.get(character, character)
        on.app.post_message(events.Key(name, character))


async def test_twenty_lines_in_one_packet_are_twenty_entries_in_order(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        lines = [f"第{number}条" for number in range(20)]
        one_packet(on, ":" + "".join(f"d {line}\r" for line in lines))
        await on.pilot.pause()
        assert decisions(on) == lines


async def test_mistakes_mended_in_the_same_packet_stay_mended(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        one_packet(on, "d批准X\x7f清仓\r")
        await on.pilot.pause()
        assert decisions(on) == ["批准清仓"]


async def test_a_verb_key_takes_one_entry_and_gives_the_keys_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("d")
        assert on.line == "d"
        await on.type("停用词包A")
        await on.press("enter")
        assert on.notice == "✓ 决定 D-1 停用词包A"
        await on.press("n")
        assert on.session.meeting.items[1].state == "current"


async def test_what_enter_would_record_is_said_before_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("a")
        await on.type("降低出价 @lm ^周五 !1 ~tacos<=12")
        assert on.notice == "> 行动项 · 李敏 · 2026-11-27 周五（4 天后，工作日） · P1 · tacos<=12"


async def test_a_refused_line_stays_with_its_reason(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("a")
        await on.type("补货 ^二月三十号")
        await on.press("enter")
        assert on.notice.startswith("✗ ")
        assert on.line == "a 补货 ^二月三十号"
        assert not on.session.meeting.actions


async def test_what_is_not_on_the_disk_is_not_shown_as_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.session.workspace.meetings.chmod(0o500)
        full = NotSavedError(Words("未保存：磁盘已满。", "Not saved: the disk is full."))

        def refuse(*_: object, **__: object) -> None:
            raise full

        monkeypatch.setattr(on.session.log, "append", refuse)
        await on.press("d")
        await on.type("批准清仓")
        await on.press("enter")
        assert on.notice == "✗ 没有记下！未保存：磁盘已满。"
        assert on.line == "d 批准清仓"
        monkeypatch.undo()
        on.session.workspace.meetings.chmod(0o700)
        await on.press("enter")
        assert decisions(on) == ["批准清仓"]


async def test_chinese_typed_while_keys_are_commands_begins_a_line(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.type("决定批准清仓")
        await on.press("enter")
        assert decisions(on) == ["批准清仓"]


async def test_full_width_signs_are_the_same_keys(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.app.post_message(events.Key("upper", "－"))
        await on.pilot.pause()
        assert on.session.meeting.items[0].extended == -5


async def test_leaving_the_line_keeps_its_text(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("d")
        await on.type("还没说完")
        await on.press("escape", "enter", "enter")
        assert decisions(on) == ["还没说完"]


async def test_another_verb_puts_the_waiting_line_aside_and_up_brings_it_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("d")
        await on.type("还没说完")
        await on.press("escape", "x")
        assert on.line == "done"
        assert on.notice.startswith("! 没提交的那一行收起来了")
        await on.press("up", "enter")
        assert decisions(on) == ["还没说完"]


async def test_leaving_a_verb_that_nothing_follows_leaves_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("d", "escape")
        assert on.line == "回车或 : 输入一行；直接打中文也行"


async def test_tab_goes_on_with_a_name_and_with_a_verb(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press(":")
        await on.type("rec")
        await on.press("tab")
        assert on.line == "recheck"
        await on.type("@l")
        await on.press("tab")
        assert on.line == "recheck @李敏"


async def test_quitting_works_while_something_is_asked(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("c", "ctrl+q")
        assert "退出后计时不停" in on.notice
        await on.press("escape", "ctrl+p", "ctrl+q", "y")
        assert not on.app.is_running


async def test_parking_asks_for_its_reason(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.open_item("广告")
        await on.press("k")
        await on.type("等供应商")
        await on.press("enter")
        assert on.session.meeting.items[3].state == "parked"


async def test_the_unsent_line_is_there_again_after_a_restart(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("d")
        await on.type("还没说完")
    async with stage(tmp_path) as on:
        assert "上次有一行没提交" in on.notice
        assert on.line == "d 还没说完"
        await on.press("enter", "enter")
        assert decisions(on) == ["还没说完"]
    assert not list((tmp_path / ".drafts").iterdir())


async def test_lines_said_before_come_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press(":")
        await on.type("d 一")
        await on.press("enter")
        await on.type("d 二")
        await on.press("enter", "up", "up")
        assert on.line == "d 一"
        await on.press("down", "down")
        assert on.line == ""


async def test_a_gate_asks_for_its_reason_in_the_line(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("s")
        assert on.notice.startswith("! 写明原因可继续：没有后台编辑权限的人在场")
        assert on.line == "start"
        await on.type("王强在路上")
        await on.press("enter")
        assert on.session.meeting.state == "running"
        assert on.session.meeting.gates[0].reason == "王强在路上"


async def test_ending_the_meeting_is_asked_about(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("c")
        assert on.notice.startswith("? 结束会议？")
        await on.press("x")
        assert "● 进行中" in on.rows[0]
        await on.press("escape", "c", "y")
        assert "■ 已结束" in on.rows[0]
        assert "纪要已保存：minutes/2026-11-23-weekly.md" in on.notice
        assert (tmp_path / "minutes" / "2026-11-23-weekly.md").exists()
        assert len(on.session.workspace.meeting_ids()) == 2


async def test_quitting_a_running_meeting_says_that_it_goes_on(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("ctrl+q")
        assert "会议还在进行，退出后计时不停" in on.notice
        await on.press("escape")
        assert on.app.is_running
