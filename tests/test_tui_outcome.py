from pathlib import Path

import pytest

from engine.meeting.state import outcome_of
from engine.words import Language
from tests.made_up_stage import Stage, made_snapshot, stage

QUESTION = "? 没有结论：d 决定 · a 行动 · C 根因 · j 知悉 · k 搁置 · y 无结论 · Esc 留下"


async def at_the_ads(on: Stage) -> None:
    await on.start()
    await on.open_item("广告")
    await on.pass_time(seconds=2)


def current(on: Stage) -> str:
    item = on.session.meeting.current
    assert item is not None
    return item.plan.title.zh


def outcome(on: Stage, title: str) -> tuple[str, str]:
    item = next(item for item in on.session.meeting.items if item.plan.title.zh == title)
    return item.state, item.outcome


async def test_an_item_without_a_result_asks_one_question_before_it_is_left(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await at_the_ads(on)
        await on.press("n")
        assert on.notice == QUESTION
        assert on.rows[-1].split() == ["d", "决定", "a", "行动项", "y", "没有结论", "Esc", "留下"]
        # any other key leaves the question standing, also a second n
        await on.press("n", "x", "7")
        assert on.notice == QUESTION
        await on.press("escape")
        assert current(on) == "广告"
        assert on.notice == ""


async def test_informed_is_one_key(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await at_the_ads(on)
        await on.press("n", "j")
        assert outcome(on, "广告") == ("left", "informed")
        assert current(on) == "库存与物流"


async def test_parking_is_one_key(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await at_the_ads(on)
        await on.press("n", "k")
        assert outcome(on, "广告")[0] == "parked"
        assert current(on) == "库存与物流"


async def test_a_decision_at_the_question_is_recorded_and_one_stays(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await at_the_ads(on)
        await on.press("n", "d")
        assert on.line == "d"
        await on.type("停用词包A")
        await on.press("enter")
        assert on.notice == "✓ 决定 D-1 停用词包A"
        assert current(on) == "广告"
        # now there is a result, and nothing is asked
        await on.press("n")
        assert current(on) == "库存与物流"


@pytest.mark.parametrize("key", ["y", "enter"])
async def test_no_result_takes_a_reason_that_is_recorded(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path) as on:
        await at_the_ads(on)
        await on.press("n", key)
        assert on.line == "next"
        assert on.notice == "为什么没有结论？写一句，回车后到下一项。"
        await on.type("等数据")
        await on.press("enter")
        assert outcome(on, "广告") == ("left", "none")
        assert "等数据" in on.text
        assert current(on) == "库存与物流"


async def test_the_cause_is_a_result_too_and_its_list_is_in_view(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await at_the_ads(on)
        await on.press("g", "C")
        assert on.line == "cause"
        assert any("1 主图视频加载延迟" in row for row in on.right)
        await on.type("1 12MB")
        await on.press("enter")
        assert all("2 页面内容不到位" not in row for row in on.right)
        assert on.session.meeting.causes[0].category == "video_slow"
        await on.press("n")
        ads = next(item for item in on.session.meeting.items if item.id == "ads")
        assert outcome_of(on.session.meeting, ads) == "diagnosed"


async def test_going_elsewhere_asks_the_same(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await at_the_ads(on)
        await on.press("g")
        assert on.notice == "? 没有结论：d 决定 · a 行动 · C 根因 · y 无结论，跳走 · Esc 留下"
        await on.press("y")
        assert on.line == "goto"
        await on.type("7 等数据")
        await on.press("enter")
        assert outcome(on, "广告") == ("left", "none")
        assert current(on) == "策略迭代"


async def test_n_pressed_twice_turns_on_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.pass_time(seconds=2)
        await on.press("n", "n")
        assert current(on) == "数据核对"
        assert on.notice == "! 这一项刚打开，没有再翻；要跳过请过两秒再按 n。"
        await on.pass_time(seconds=2)
        await on.press("n")
        assert current(on) == "账户健康与转化"


async def test_what_was_recorded_since_shows_that_n_is_meant(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("m")
        await on.type("开场")
        await on.press("enter", "n")
        assert current(on) == "数据核对"


async def test_a_line_that_was_typed_is_never_taken_for_an_accident(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("enter")
        await on.type("next")
        await on.press("enter", "escape")
        assert current(on) == "数据核对"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("key", ["n", "g"])
async def test_the_question_and_the_calls_of_the_clock_fit_80_columns(
    tmp_path: Path, language: Language, key: str
) -> None:
    async with stage(tmp_path, (80, 24), language) as on:
        await at_the_ads(on)
        await on.press(key)
        assert on.notice.endswith({"zh": "Esc 留下", "en": "Esc stay"}[language])
        assert on.rows[-1].endswith({"zh": "留下", "en": "stay"}[language])
        await on.press("escape")
        for minutes in (9, 3):
            await on.pass_time(minutes=minutes)
            assert {"zh": "+ 加 5 分", "en": "+ 5 min"}[language] in on.notice


async def test_figures_that_nobody_marked_are_named_before_the_item_is_left(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.show_data(made_snapshot())
        await on.open_item("广告")
        await on.pass_time(seconds=10)
        await on.press("n")
        assert "ACoS、TACoS 没有标记" in on.text
        await on.press("K")
        assert on.line == "mark acos"
        await on.type("fine")
        await on.press("enter", "n")
        assert "没有结论，TACoS 没有标记" in on.text
        await on.press("K")
        await on.type("fine")
        await on.press("enter", "n")
        assert on.notice.startswith("? 没有结论：d 决定")
        await on.press("j")
        assert on.session.meeting.marks == {"acos": "fine", "tacos": "fine"}
