import csv
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from engine.kpi.catalogue import Scope
from engine.words import Language
from tests.made_up_stage import MONDAY, Stage, made_snapshot, stage
from tui.keymap import BUILT_IN

LAST = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
BEFORE_LAST = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)


@asynccontextmanager
async def review(
    folder: Path, size: tuple[int, int] = (120, 36), language: Language = "zh", actions: int = 3
) -> AsyncIterator[Stage]:
    """The review of a meeting that left some actions, after one in which one of two was done."""
    async with stage(folder, now=BEFORE_LAST) as on:
        await on.start()
        on.session.say("a 主图重拍 @wq ^周五")
        on.session.say("close 试跑")
    async with stage(folder, now=LAST) as on:
        await on.start()
        on.session.say("done 1")
        for number in range(2, 2 + actions):
            on.session.say(f"a 第{number}条要做的事 @lm ^周{'三四五'[number % 3]}")
        on.session.say("close 试跑")
    async with stage(folder, size, language, now=MONDAY) as on:
        await on.start()
        yield on


def pointed(on: Stage) -> str:
    """The action under the cursor."""
    rows = [row for row in on.right if row.startswith("▸")]
    assert len(rows) == 1
    return rows[0].split()[0].lstrip("▸")


def said_of(on: Stage) -> dict[str, str]:
    return {action.id: action.status for action in on.session.meeting.actions}


async def test_the_cursor_stands_on_what_was_due_first_and_goes_up_and_down(tmp_path: Path) -> None:
    async with review(tmp_path) as on:
        assert pointed(on) == "A-3"
        await on.press("down")
        assert pointed(on) == "A-4"
        await on.press("down", "down", "down")
        assert pointed(on) == "A-2"
        await on.press("up")
        assert pointed(on) == "A-4"


async def test_one_key_is_done_and_the_cursor_goes_on_to_what_is_open(tmp_path: Path) -> None:
    async with review(tmp_path) as on:
        await on.press("x")
        assert on.notice == "✓ 完成 A-3"
        assert pointed(on) == "A-4"
        await on.press("down", "x")
        assert said_of(on) == {"A-3": "done", "A-2": "done", "A-4": "open"}
        assert pointed(on) == "A-4"


@pytest.mark.parametrize(
    ("key", "line"),
    [("z", "redue A-3 ^"), ("v", "drop A-3"), ("f", "fix A-3"), ("%", "prog A-3"), ("b", "accept A-3")],
)
async def test_a_key_opens_the_line_with_the_chosen_action(tmp_path: Path, key: str, line: str) -> None:
    assert key in BUILT_IN.by_key
    async with review(tmp_path) as on:
        await on.press(key)
        assert on.line == line
        # what the key wrote by itself is not kept as an unsent line
        await on.press("escape", "down", "z")
        assert on.line == "redue A-4 ^"


async def test_a_new_date_and_a_drop_take_what_follows_and_go_on(tmp_path: Path) -> None:
    async with review(tmp_path) as on:
        await on.press("z")
        await on.type("周五 等样品")
        await on.press("enter")
        assert on.notice == "✓ 改期 A-3 ^2026-11-27 等样品"
        assert pointed(on) == "A-4"
        await on.press("v")
        await on.type("不做了")
        await on.press("enter")
        assert said_of(on)["A-4"] == "dropped"
        assert pointed(on) == "A-2"


async def test_what_was_reached_stands_beside_the_status_and_undo_goes_back_to_the_action(tmp_path: Path) -> None:
    async with review(tmp_path) as on:
        await on.press("%", "6", "0", "enter")
        assert "✗ 逾期5天 60%" in next(row for row in on.right if "A-3" in row)
        await on.press("x")
        assert pointed(on) == "A-4"
        await on.press("u")
        assert pointed(on) == "A-3"


async def test_overdue_actions_that_were_passed_over_are_named_when_the_review_is_left(tmp_path: Path) -> None:
    async with review(tmp_path) as on:
        await on.press("%", "6", "0", "enter", "down", "x")
        await on.pass_time(minutes=1)
        await on.press("n")
        assert on.notice == "! 逾期没有交代（p 回去）：A-2"
        await on.press("p", "v")
        await on.type("不做了")
        await on.press("enter", "n")
        assert on.notice.startswith("✓ 议题 数据核对")
        assert on.rows[-1].split()[:4] == ["n", "下一项", "m", "记录"]


async def test_a_number_typed_in_the_line_still_works(tmp_path: Path) -> None:
    async with review(tmp_path) as on:
        await on.press("enter")
        await on.type("done 2")
        await on.press("enter", "escape")
        assert said_of(on)["A-2"] == "done"
        assert pointed(on) == "A-3"


async def test_another_pane_or_item_has_no_cursor(tmp_path: Path) -> None:
    async with review(tmp_path) as on:
        assert on.rows[-1].split() == [
            "x",
            "完成",
            "z",
            "改期",
            "v",
            "取消",
            "f",
            "修改",
            "上",
            "下",
            "选一条",
            "n",
            "下一项",
        ]
        await on.press("tab")
        assert not [row for row in on.right if row.startswith("▸")]
        await on.press("x")
        assert on.line == "done"
        await on.press("escape", "tab", "tab", "x")
        assert said_of(on)["A-3"] == "done"
        await on.press("n")
        assert on.rows[-1].split()[0] == "n"
        await on.press("x")
        assert on.line == "done"


async def test_the_rate_stands_against_its_lines_its_definition_and_last_time(tmp_path: Path) -> None:
    async with review(tmp_path) as on:
        await on.press("x", "x")
        head = "\n".join(on.right[2:6])
        assert "上期完成率 67%  到期 3 · 完成 2 · 未完成 1" in head
        assert "=============38=======60===72--82------- 上次 100%" in head
        assert "完成率：到期的里面按时完成的占比；期限按会前的算" in head


async def test_what_a_finished_action_came_to_stands_below(tmp_path: Path) -> None:
    async with stage(tmp_path, now=LAST) as on:
        await on.start()
        await on.show_data(made_snapshot())
        await on.open_item("广告")
        await on.press("1")
        on.session.say("close 试跑")
    async with stage(tmp_path, now=MONDAY) as on:
        await on.start()
        snapshot = made_snapshot()
        values = tuple(
            replace(v, value=12.0, scope=Scope(marketplace="US")) if v.id == "tacos" else v for v in snapshot.values
        )
        await on.show_data(replace(snapshot, values=values))
        assert "已完成行动的效果" not in on.text
        await on.press("x")
        place = next(n for n, row in enumerate(on.right) if "已完成行动的效果" in row)
        assert on.right[place + 1].split()[:6] == ["编号", "KPI", "当时", "现在", "变化", "效果"]
        said = on.right[place + 2].split()
        assert said[0] == "A-1"
        assert {"16.4%", "12.0%", "-4.4pt", "为时过早"} <= set(said)


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_in_a_small_screen_the_cursor_is_always_in_view(tmp_path: Path, language: Language) -> None:
    async with review(tmp_path, (80, 24), language, actions=9) as on:
        seen = [pointed(on)]
        for _ in range(8):
            await on.press("down")
            seen.append(pointed(on))
        assert len(set(seen)) == 9
        for _ in range(8):
            await on.press("up")
            assert pointed(on) == seen[-2]
            seen.pop()
        assert on.rows[-1].endswith({"zh": "n 下一项", "en": "n next item"}[language])


async def test_two_periods_below_the_lowest_line_offer_the_task_list_in_one_key(tmp_path: Path) -> None:
    async with review(tmp_path) as on:
        on.screen.last_completion = 50.0
        await on.pass_time(seconds=1)
        on.screen.show_meeting()
        await on.pilot.pause()
        assert any("连续两期低于 60%" in row and "X 写成 Asana" in row for row in on.right)
        await on.press("X")
        assert on.notice.startswith("✓ 待办表已保存，Asana 可直接导入：minutes/")
        (saved,) = tmp_path.glob("minutes/2026-11-23-weekly.asana.csv")
        head, *rows = csv.reader(saved.read_text(encoding="utf-8-sig").splitlines())
        assert head == ["Name", "Description", "Assignee", "Due Date", "Section"]
        assert len(rows) == len(on.session.meeting.actions)


async def test_one_period_above_the_line_needs_no_other_tool(tmp_path: Path) -> None:
    async with review(tmp_path) as on:
        on.screen.last_completion = 80.0
        on.screen.show_meeting()
        await on.pilot.pause()
        assert not any("Asana" in row for row in on.right)
