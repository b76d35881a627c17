from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.message import Message

from data.clock import StandingClock
from engine.errors import BadInputError
from engine.words import Words
from tests.made_up_stage import MONDAY, SETTINGS, made_session, made_snapshot, stage
from tui.messages import ReadingFailed, SnapshotRead
from tui.screens import reporting

LATER = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


async def test_before_the_start_the_lobby_says_what_is_still_missing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.show_data(made_snapshot())
        assert on.rows[0].split() == [
            *("开会", "·", "北美周会", "2026-W47", "○", "准备中", "09:50:00", "UTC+8", "距开始", "10:00", "数据"),
            *("0✓", "1!", "1✗"),
        ]
        for said in (
            "2026-11-23 周一 10:00 UTC+8 · 今天",
            "✓ 议程 60 分，时段 60 分",
            "! 没有后台编辑权限的人在场（可到场：周婷）",
            "! 广告 已交 1 · 迟交 1 · 存疑 1 · 李敏",
            "✗ 仓库 已交 0 · 缺 1",
            "✗ 缺 仓库：FBA 库存报告",
            "11-21 22:00 迟12h",
            "! 过期",
            "到场 0/3",
        ):
            assert said in on.text


async def test_the_running_item_with_its_figures_findings_and_keys(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.show_data(made_snapshot())
        await on.start()
        await on.open_item("广告")
        await on.pass_time(minutes=8)
        assert on.rows[0].split()[-8:] == ["预计", "10:40", "结束", "¥123", "数据", "0✓", "1!", "1✗"]
        assert on.right[1].split() == ["4/8", "广告", "·", "问题诊断", "·", "广告", "李敏", "剩", "04:00", "/", "12:00"]
        assert on.right[2:11] == [
            " KPI     现值      上期    变化  目标      状态    数据截至",
            " ACoS   31.2%     28.9%  +2.3pt  <=28.57%  ✗ 红    11-22 08:00",
            " TACoS  16.4%  !  15.1%  +1.3pt  <=15%     ! 黄    11-22 08:00 过期",
            " ROAS       -         -                    ? 未知",
            "",
            " ✗ 广告超支 · US  TACoS 16.4% > 15.0% · ACoS 31.2% > 30.0%",
            "   [1] 降低自动广告竞价",
            "   [2] 加强否定关键词",
            "",
        ]


async def test_one_key_makes_an_action_of_an_advice(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.show_data(made_snapshot())
        await on.start()
        await on.open_item("广告")
        await on.press("2")
        action = on.session.meeting.actions[-1]
        assert (action.text, action.owner, action.finding) == ("加强否定关键词", "李敏", "ads.overspend 1")
        assert on.notice.startswith("✓ 行动 A-1 加强否定关键词 @李敏")


async def test_the_agenda_shows_what_is_open_done_and_over_time(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.pass_time(minutes=12, seconds=30)
        assert on.rows[2][:33].split() == ["1", "▸", "上期复盘", "10", "12+2"]
        assert "超时 +02:30 / 10:00" in on.rows[1]
        await on.press("n")
        await on.pass_time(seconds=2)
        await on.press("n", "k", "enter")
        assert on.rows[2][:33].split() == ["1", "✓", "上期复盘", "10", "12+2"]
        assert on.rows[4][:33].split() == ["3", "»", "账户健康与转化", "6", "0"]


async def test_the_clock_calls_once_when_an_item_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rung = []
    async with stage(tmp_path) as on:
        monkeypatch.setattr(on.app, "bell", lambda: rung.append(on.clock.now()))
        await on.start()
        await on.pass_time(minutes=9)
        assert not rung
        await on.pass_time(minutes=1)
        assert on.notice == "✗ 时间到：n 下一项 · d 决定 · a 行动项 · j 知悉 · k 搁置 · + 加 5 分（上期复盘）"
        await on.pass_time(seconds=1)
        assert len(rung) == 1
        on.session.say("extend 5 差一个决定")
        await on.pass_time(minutes=5)
        assert len(rung) == 2


async def test_at_70_percent_without_a_result_the_line_says_so(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.open_item("广告")
        await on.pass_time(minutes=8, seconds=24)
        assert on.notice == "! 已用 70%，还没有结论：d 决定 · a 行动项 · j 知悉 · k 搁置 · + 加 5 分（广告）"


async def test_an_item_with_a_result_is_not_warned_about(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.open_item("广告")
        on.session.say("d 批准")
        await on.pass_time(minutes=8, seconds=24)
        assert "70%" not in on.notice


async def test_what_was_taken_back_stays_in_view_as_taken_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("d")
        await on.type("错了")
        await on.press("enter", "u")
        assert on.notice == "✓ 撤销 决定 D-1 错了"
        assert not on.session.meeting.decisions
        assert "撤销 决定 D-1 错了" in on.text


async def test_what_another_scribe_writes_is_there_within_a_second(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        other = made_session(on.session.workspace, StandingClock(LATER), by="李敏")
        other.say("d 隔壁记的决定")
        await on.pass_time(seconds=1)
        assert any("D-1 隔壁记的决定 李敏" in row for row in on.rows)


async def test_the_review_shows_late_actions_and_the_rate(tmp_path: Path) -> None:
    last = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
    async with stage(tmp_path, now=last) as on:
        await on.start()
        on.session.say("a 主图重拍 @wq ^周五 !1")
        on.session.say("a 汇总差评 @lm ^周五")
        on.session.say("close 试跑")
    async with stage(tmp_path, now=MONDAY) as on:
        assert "2 条行动项未完成，其中逾期 2 条" in on.text
        await on.start()
        assert "上期完成率 0%  到期 2 · 完成 0 · 未完成 2" in on.text
        assert any(row.split()[:5] == ["▸A-1", "✗", "逾期3天", "王强", "11-20"] for row in on.right)
        await on.press("x")
        assert "上期完成率 50%" in on.text
        # nothing was touched in the next 30 seconds, yet it was reviewed
        await on.press("n")
        assert on.session.meeting.items[1].state == "current"


async def test_a_review_passed_over_asks_why(tmp_path: Path) -> None:
    async with stage(tmp_path, now=datetime(2026, 11, 16, 2, 0, tzinfo=UTC)) as on:
        await on.start()
        on.session.say("a 主图重拍 @wq ^周五")
        on.session.say("close 试跑")
    async with stage(tmp_path, now=MONDAY) as on:
        await on.start()
        await on.pass_time(seconds=2)
        await on.press("n")
        assert on.notice.startswith("! 写明原因可继续：上期复盘还没有做")
        assert on.line == "next"


async def test_the_assignment_says_what_lacks_an_owner_or_a_date(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.session.say("a 补货")
        on.session.say("a 降低出价 @lm ^周五")
        await on.open_item("任务分配")
        assert "行动项 2 条，缺负责人或期限 1 条" in on.text
        assert "补上：f 1 @负责人 ^期限" in on.text


async def test_the_summary_lists_actions_by_owner_and_where_the_minutes_are(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        on.session.say("d 批准清仓")
        on.session.say("a 降低出价 @lm ^周五 ~acos<=30")
        on.session.say("confirm all")
        await on.press("c", "y")
        assert "■ 已结束" in on.rows[0]
        for said in ("纪要 minutes/2026-11-23-weekly.md", "D-1 批准清仓", "李敏 ^11-27 A-1 降低出价"):
            assert said in on.text


async def test_without_reports_the_meeting_goes_on_and_says_so(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        assert "还没有报表" in on.text
        on.screen.post_message(ReadingFailed(BadInputError(Words("读不了。", "Cannot be read."))))
        await on.pilot.pause()
        assert "数据 ✗ 读取失败" in on.rows[0]
        await on.start()
        assert on.session.meeting.state == "running"


async def test_a_fault_while_reading_does_not_end_the_meeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise LookupError("made up")

    async with stage(tmp_path) as on:
        monkeypatch.setattr(reporting, "read_reports", broken)
        await on.press("r")
        await on.pilot.pause()
        await on.pass_time(seconds=1)
        assert on.notice.startswith("✗ 读取报表时出错（LookupError）。")
        assert "数据 ✗ 读取失败" in on.rows[0]
        await on.start()
        assert on.session.meeting.state == "running"


async def test_a_late_answer_to_an_early_question_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts: list[Callable[[Message], object]] = []
    async with stage(tmp_path) as on:
        monkeypatch.setattr(reporting, "read_reports", lambda _, post: posts.append(post))
        await on.press("r", "r")
        await on.app.workers.wait_for_complete()
        early, late = posts
        late(SnapshotRead(made_snapshot(), "late0000"))
        early(SnapshotRead(made_snapshot(), "early000"))
        await on.pilot.pause()
        assert on.session.meeting.snapshot == "late0000"


async def test_r_reads_the_reports_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("r")
        await on.app.workers.wait_for_complete()
        await on.pilot.pause()
        assert "? 无" in on.rows[0]


async def test_every_hostile_name_is_only_text(tmp_path: Path) -> None:
    hostile = '"[@click=app.quit]周[/] [/]"'
    (tmp_path / "kaihui.toml").write_text(SETTINGS.replace('"王强"', hostile), encoding="utf-8")
    async with stage(tmp_path, size=(150, 36)) as on:
        await on.start()
        on.session.say("d [/] [red]x[/red] \x1b[2J")
        on.screen.show_meeting()
        await on.pilot.pause()
        assert "D-1 [/] [red]x[/red] [2J" in on.text


async def test_a_tick_repaints_the_digits_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        painted = []
        for board in on.screen._ticking():
            monkeypatch.setattr(board, "refresh", lambda *regions, **_: painted.extend(regions))
        await on.pass_time(seconds=1)
        assert 0 < len(painted) <= 6
        assert sum(region.area for region in painted) <= 12


async def test_in_english_the_screen_speaks_english(tmp_path: Path) -> None:
    async with stage(tmp_path, language="en") as on:
        await on.show_data(made_snapshot())
        assert "Before the meeting" in on.text
        await on.start()
        await on.open_item("广告")
        for said in ("running", "ends", "Ads overspend", "[1] Lower bids", "✗ red", "Recorded"):
            assert said in on.text
        assert on.rows[-1].split()[:3] == ["n", "Next", "item"]
