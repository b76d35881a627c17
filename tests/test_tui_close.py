"""Towards the end: who may still carry something out, and what stands against closing."""

from pathlib import Path

import pytest

from tests.made_up_stage import stage


async def test_when_the_last_one_who_may_edit_leaves_the_screen_calls_it_out_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.pass_time(seconds=1)
        on.session.say("leave 李敏")
        await on.pass_time(seconds=1)
        assert "没有人能改后台" not in on.notice
        on.session.say("leave 周婷")
        await on.pass_time(seconds=1)
        assert "周婷 离场后，在场没有人能改后台" in on.notice
        on.session.say("attend 周婷")
        await on.press("escape")
        await on.pass_time(seconds=1)
        on.session.say("leave 周婷")
        await on.pass_time(seconds=1)
        assert "没有人能改后台" in on.notice


async def test_after_closing_the_summary_says_when_the_series_meets_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        assert "下次 2026" not in on.text
        on.session.say("close 试")
        on.screen.show_meeting()
        await on.pilot.pause()
        assert "下次 2026-11-30 周一 10:00 UTC+8" in on.text


async def test_the_assignment_names_the_actions_that_nothing_says_how_to_accept(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.session.say("a 清理滞销库存 @王强 ^11-27")
        await on.open_item("任务分配")
        assert "缺验收标准：A-1 · b 补上" in on.text
        on.session.say("accept A-1 库龄 90 天以上归零")
        on.screen.show_meeting()
        await on.pilot.pause()
        assert "缺验收标准" not in on.text


async def test_the_assignment_names_the_questions_that_nobody_has_taken_up(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        for line in ("q 为什么降？ @李敏", "q 谁来补货？", "q 汇率呢？"):
            on.session.say(line)
        on.session.say("ans Q-1 换了主图")
        on.session.say("chase Q-2 问三家货代 @王强 ^周五")
        await on.open_item("任务分配")
        assert "质询没有回答：Q-3 · w 回答，A 转成行动项" in on.text
        on.session.say("ans Q-3 没变")
        on.screen.show_meeting()
        await on.pilot.pause()
        assert "质询没有回答" not in on.text


async def test_one_key_rates_the_meeting_and_ends_it_and_the_summary_says_how_it_was_rated(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.session.say("goto 8 试")
        on.session.say("inform 都清楚了")
        await on.press("c")
        assert "1-5 打分并结束" in on.notice
        await on.press("escape")
        assert not on.session.meeting.ratings
        await on.press("c", "4")
        assert on.session.meeting.state == "closed"
        assert [one.score for one in on.session.meeting.ratings] == [4]
        assert "评分 4.0 / 5" in on.text


async def test_a_meeting_can_be_ended_without_a_rating(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.session.say("goto 8 试")
        on.session.say("inform 都清楚了")
        await on.press("c", "y")
        assert on.session.meeting.state == "closed"
        assert on.session.meeting.ratings == ()


async def test_who_ends_a_meeting_for_a_reason_is_asked_once_how_good_it_was(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.session.say("a 换货代")
        await on.press("c")
        assert "写明原因可继续" in on.notice
        await on.type("赶飞机")
        await on.press("enter")
        assert "这场会打几分？" in on.notice
        await on.press("3")
        assert on.session.meeting.state == "closed"
        assert [one.score for one in on.session.meeting.ratings] == [3]
        assert "保存纪要" in on.rows[-1]


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_who_leaves_the_question_on_the_score_ends_no_meeting(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.session.say("a 换货代")
        await on.press("c")
        await on.type("赶飞机")
        await on.press("enter", key)
        assert on.session.meeting.state == "running"
        assert on.line == "close 赶飞机"
        assert ("退出？" in on.notice) == (key == "ctrl+q")


async def test_more_minutes_than_the_whole_meeting_has_ask_for_the_reason(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.pass_time(minutes=58)
        await on.press("+")
        assert "这样整个会议会超时" in on.notice
        assert "写明原因可继续" in on.notice
        assert "extend 5" in on.line
        await on.type("差一个决定")
        await on.press("enter")
        assert on.session.meeting.items[0].extended == 5
