from pathlib import Path

import pytest

from engine.capture.verbs import VERBS
from engine.words import Language
from tests.made_up_stage import SETTINGS, made_workspace, stage
from tui.guidance import moment_of
from tui.keymap import BUILT_IN
from tui.signs import in_ascii

SIZES = [(120, 36), (80, 24), (60, 15)]


async def test_before_the_start_the_help_begins_with_what_is_done_before_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("?")
        assert on.rows[1].startswith(" 现在  会前：点名")
        assert on.rows[2].split()[:2] == ["I", "名册上的人全部签到；没来的再用"]
        assert on.rows[7].split() == ["s", "开始会议：没有后台编辑权限的人在场（可到场：周婷）。"]


async def test_in_an_item_it_begins_with_what_its_phase_is_for(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.open_item("策略迭代")
        await on.press("?")
        assert on.rows[1].startswith(" 现在  策略：采纳建议")
        assert [row.split()[0] for row in on.rows[2:8]] == ["1-9", "d", "a", "B", "D", "n"]


async def test_what_a_team_has_no_key_for_is_not_among_what_is_done_now(tmp_path: Path) -> None:
    made_workspace(tmp_path, SETTINGS + "[keys]\nbudget = []\n")
    async with stage(tmp_path) as on:
        await on.start()
        await on.open_item("策略迭代")
        await on.press("?")
        assert [row.split()[0] for row in on.rows[2:7]] == ["1-9", "d", "a", "D", "n"]


async def test_what_cannot_be_done_now_stands_apart_and_says_why(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 120)) as on:
        await on.press("?")
        apart = on.rows.index(" 现在不能用")
        assert any(row.split() == ["d", "决定：会议还没有开始。"] for row in on.rows[apart:])
        assert not any(row.split()[:1] == ["d"] for row in on.rows[:apart])


async def test_while_a_line_is_written_f1_helps_with_it_and_the_line_waits(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("a")
        await on.type("查断货")
        await on.press("f1")
        assert on.rows[1].startswith(" 现在  正在写一行")
        assert any("@李敏 @lm" in row for row in on.rows)
        await on.press("escape")
        assert on.line == "a 查断货"
        await on.type("?")
        assert on.line == "a 查断货?"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
async def test_every_row_of_the_help_can_be_scrolled_to(
    tmp_path: Path, size: tuple[int, int], language: Language
) -> None:
    async with stage(tmp_path, size=size, language=language) as on:
        await on.press("?")
        seen = set(on.rows)
        for _ in range(40):
            if "下面还有" not in on.text and "more rows below" not in on.text:
                break
            await on.press("pagedown")
            seen |= set(on.rows)
        for key in BUILT_IN.entries:
            said = key.help.said(language)[:12]
            assert not key.keys or any(said in row or key.label.said(language) in row for row in seen), key.id
        assert "下面还有" not in on.text
        assert "more rows below" not in on.text


async def test_the_help_opens_at_its_top_again(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(80, 24)) as on:
        await on.press("?", "pagedown", "escape", "?")
        assert on.rows[1].startswith(" 现在")


async def test_each_moment_names_keys_that_there_are(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        for item in on.session.meeting.items[1:]:
            await on.open_item(item.plan.title.zh)
            moment = moment_of(on.session.meeting, read_only=False)
            assert set(moment.actions) <= set(BUILT_IN.by_id)


async def test_a_usage_that_is_too_long_for_its_column_is_shown_whole(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(60, 120)) as on:
        await on.start()
        await on.press("a", "f1")
        shown = in_ascii("".join(on.rows)).replace(" ", "")
        for verb in VERBS:
            assert in_ascii(f"{verb.name}{verb.usage.zh}").replace(" ", "") in shown, verb.name
