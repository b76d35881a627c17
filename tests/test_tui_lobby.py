"""Before the start: who has come, what each team handed in, how the agenda fits, and what is proposed."""

from datetime import timedelta
from pathlib import Path

import pytest

from engine.words import Language
from tests.made_up_stage import MONDAY, SETTINGS, made_snapshot, made_workspace, stage

BRIEF = SETTINGS.replace('marketplaces = ["US"]', 'marketplaces = ["US", "JP"]\nminutes = 50')


async def test_people_who_have_come_are_named_with_their_roles(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("I")
        assert "周婷（运营负责人）、李敏（广告）、王强（运营）" in on.text


async def test_each_team_is_said_with_whom_to_ask_where_something_lacks(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.show_data(made_snapshot())
        for said in (
            "· 运营 已交 0",
            "! 广告 已交 1 · 迟交 1 · 存疑 1 · 李敏",
            "· 客服 已交 0",
            "✗ 仓库 已交 0 · 缺 1",
        ):
            assert said in on.text


async def test_an_agenda_over_the_slot_says_what_to_park_and_t_parks_it(tmp_path: Path) -> None:
    made_workspace(tmp_path, BRIEF)
    async with stage(tmp_path) as on:
        assert "! 议程 60 分，超出时段 10 分 · T 搁置：" in on.text
        await on.press("T")
        assert "T 搁置" not in on.text
        assert any(item.state == "parked" for item in on.session.meeting.items)


async def test_a_red_finding_moves_its_item_up_and_o_accepts_that(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.show_data(made_snapshot())
        assert "O 提前：广告" in on.text
        await on.press("O")
        assert "O 提前" not in on.text
        titles = [item.plan.title.zh for item in on.session.meeting.items]
        assert titles[:3] == ["上期复盘", "数据核对", "广告"]


async def test_each_marketplace_says_how_often_it_is_met_about(tmp_path: Path) -> None:
    made_workspace(tmp_path, BRIEF)
    async with stage(tmp_path) as on:
        assert "US 每 7 天 · JP 每 14 天" in on.text


async def test_a_marketplace_whose_turn_it_is_not_says_so(tmp_path: Path) -> None:
    made_workspace(tmp_path, BRIEF)
    async with stage(tmp_path) as on:
        await on.start()
        on.session.say("close 试")
    async with stage(tmp_path, now=MONDAY + timedelta(days=7)) as on:
        assert "US 每 7 天 · JP 每 14 天（这次不到期）" in on.text


async def test_who_has_not_read_is_named_once_somebody_ticks(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("I")
        assert "没有预读" not in on.text
        on.session.say("read 周婷 李敏")
        on.screen.show_meeting()
        await on.pilot.pause()
        assert "没有预读：王强" in on.text


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_on_a_small_screen_no_team_is_cut(tmp_path: Path, language: Language) -> None:
    async with stage(tmp_path, (80, 24), language) as on:
        await on.show_data(made_snapshot())
        said = {"zh": "迟交 1 · 存疑 1 · 李敏", "en": "1 late · 1 in doubt"}[language]
        assert said in on.text
        assert {"zh": "缺 1", "en": "1 missing"}[language] in on.text


async def test_a_report_in_the_folder_of_the_period_is_named_from_its_marketplace_on(tmp_path: Path) -> None:
    async with stage(tmp_path, (80, 24)) as on:
        await on.start()
        await on.show_data(made_snapshot())
        await on.open_item("数据核对")
        assert any(row.endswith("US/campaigns.csv") for row in on.right)


@pytest.mark.parametrize(("language", "said"), [("zh", "2 天前"), ("en", "2 days ago")])
async def test_a_meeting_that_was_due_days_ago_says_so(tmp_path: Path, language: Language, said: str) -> None:
    async with stage(tmp_path, language=language) as on:
        await on.pass_time(days=2)
        on.screen.show_meeting()
        await on.pilot.pause()
        assert f"· {said}" in on.text
