"""Decisions where they are made: approver, budgets by campaign, who carried them out; and keys that name the record."""

from pathlib import Path

from msgspec.structs import replace

from engine.kpi.catalogue import KPIS, KpiValue, Scope
from tests.made_up_stage import Stage, made_snapshot, stage
from tests.test_tui_diagnosis import funnelled


async def at_the_strategy(on: Stage) -> None:
    await on.start()
    await on.show_data(made_snapshot())
    await on.open_item("策略迭代")


async def say(on: Stage, line: str) -> None:
    on.screen.desk.say(line)
    await on.pilot.pause()


async def test_a_budget_moves_in_rows_from_old_to_new_with_what_it_comes_to(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await at_the_strategy(on)
        await say(on, "budget 瑜伽垫自动 100>70 瑜伽垫品牌 50>80 USD @周婷")
        rows = [row.split() for row in on.right]
        assert any("D-1 调预算（数据存疑） · 周婷 批准（D 当场执行）" in row for row in on.right)
        assert ["瑜伽垫自动", "100", "70", "-30", "USD"] in rows
        assert ["合计", "150", "150", "0", "USD"] in rows


async def test_a_decision_says_who_approved_and_who_carried_it_out(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await at_the_strategy(on)
        await say(on, "d 批准清仓 @李敏")
        await on.press("D")
        assert on.line == "exec D-1"
        await on.press("enter")
        assert any("D-1 批准清仓（数据存疑） · 李敏 批准 · ✓ 周婷 09:50 已执行" in row for row in on.right)
        assert on.session.meeting.decisions[0].executed_by == "周婷"


async def test_question_answer_and_second_role_take_one_key_each(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.show_data(funnelled())
        await on.open_item("广告")
        await on.press("Q")
        assert on.line == "pose 1"
        await on.type(" <周婷")
        await on.press("enter", "w")
        await on.type("大词出价过高 @李敏")
        await on.press("enter", "V")
        assert on.line == "verify Q-1 @"
        assert "@王强 wq" in on.notice
        await on.type("wq")
        await on.press("enter")
        question = on.session.meeting.questions[0]
        assert (question.asker, question.explainer, question.verified_by) == ("周婷", "李敏", "王强")


async def test_the_worst_step_of_the_funnel_is_asked_about_first_and_is_what_a_cause_explains(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        rate = KpiValue("ctr", Scope(), "percent", "unknown", "", 2.0, 4.0)
        await on.start()
        await on.show_data(replace(funnelled(), values=(*funnelled().values, rate)))
        await on.open_item("广告")
        first = next(row for row in on.right if " Q 1 " in row)
        assert "从 4.00% 降到 2.00%" in first
        await on.press("C")
        await on.type("1 视频 12MB")
        await on.press("enter")
        assert on.session.meeting.causes[0].kpi == "ctr"
        named = KPIS["ctr"].label.zh
        assert any(f"根因 {named}：主图视频加载延迟 · 视频 12MB" in row for row in on.right)


async def test_the_list_of_causes_is_seen_whole_from_its_first_row_in_a_small_terminal(tmp_path: Path) -> None:
    async with stage(tmp_path, (80, 24), "en") as on:
        await on.start()
        await on.show_data(funnelled())
        await on.open_item("广告")
        await on.press("pagedown", "C")
        assert all(any(f" {number} " in row for row in on.right) for number in range(1, 19))
        await on.press("escape")
        assert all("18 other" not in row for row in on.right)


async def test_what_was_just_decided_in_the_strategy_stands_above_the_findings(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(80, 24)) as on:
        await at_the_strategy(on)
        await say(on, "d 自动广告先减两成 @周婷")
        await say(on, "d 停掉泡沫轴广告 @周婷")
        places = [next(n for n, row in enumerate(on.right) if text in row) for text in ("D-2 停", "TACoS", "D-1 自")]
        assert places == sorted(places)


async def test_the_summary_says_what_was_made_in_overtime_and_why_it_came_to_this(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.open_item("广告")
        await on.pass_time(minutes=70)
        on.session.say("cause 14 货代没有回传")
        on.session.say("d 换货代")
        for line in ("goto 8 试", "confirm", "close 试"):
            on.session.say(line)
        on.screen.show_meeting()
        await on.pilot.pause()
        assert "D-1 换货代（超时作出）" in on.text
        assert "根因 系统对接故障 货代没有回传" in on.text
