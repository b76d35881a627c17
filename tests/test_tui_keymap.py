from pathlib import Path

from engine.words import Words
from tests.made_up_stage import SETTINGS, made_snapshot, made_workspace, stage
from tui.keymap import BUILT_IN, keymap_of

OWN = SETTINGS + '[keys]\nnext = "b"\naccept = "N"\ndecide = "f5"\nhelp = "H"\n'


def test_the_built_in_keys_are_no_misfit_to_themselves() -> None:
    assert BUILT_IN.misfits == ()
    assert keymap_of({key.id: key.keys for key in BUILT_IN.entries if key.id != "take"}).by_key == BUILT_IN.by_key


def test_an_action_is_called_by_the_first_key_it_has_and_by_its_name_where_it_has_none() -> None:
    keymap = keymap_of({"next": ("N", "F2"), "decide": ()})
    assert keymap.said("next") == Words("N", "N")
    assert keymap.said("decide") == keymap.by_id["decide"].label
    assert "n" not in keymap.by_key


async def test_the_teams_own_keys_act_and_stand_in_footer_help_and_questions(tmp_path: Path) -> None:
    made_workspace(tmp_path, OWN)
    async with stage(tmp_path) as on:
        await on.start()
        assert "b 下一项" in on.rows[-1]
        assert "F5 决定" in on.rows[-1]
        await on.press("n")
        assert on.notice == "! n 没有作用。H 看全部按键。"
        await on.open_item("广告")
        await on.pass_time(seconds=30)
        await on.press("b")
        assert "F5 决定" in on.notice
        await on.press("f5")
        assert on.line.startswith("d")
        await on.press("escape", "H")
        assert "b    " in on.text


async def test_a_key_that_cannot_be_meant_leaves_the_built_in_one_in_force(tmp_path: Path) -> None:
    made_workspace(tmp_path, SETTINGS + '[keys]\nnext = "d"\n')
    async with stage(tmp_path) as on:
        await on.start()
        assert "n 下一项" in on.rows[-1]
        assert "d 决定" in on.rows[-1]


async def test_the_first_misfit_is_said_at_the_start_with_its_line_and_how_many_more(tmp_path: Path) -> None:
    made_workspace(tmp_path, SETTINGS + '[keys]\nnext = "d"\nnxt = "F3"\npark = "1"\n')
    line = SETTINGS.count("\n") + 2
    async with stage(tmp_path) as on:
        assert on.notice == f"! kaihui.toml 第 {line} 行：d 已用于 decide；next 仍用 n。还有 2 处，见 kaihui doctor。"


async def test_at_sixty_columns_the_state_is_written_out_in_both_languages(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(60, 15), language="en") as on:
        await on.start()
        assert "● running" in on.rows[0]


async def test_texts_that_speak_of_a_key_name_the_teams_own(tmp_path: Path) -> None:
    made_workspace(tmp_path, SETTINGS + '[keys]\nstart = "f8"\nread_again = "f9"\ndone = "X"\n')
    async with stage(tmp_path) as on:
        assert "再按 F9。" in on.text
        await on.press("I")
        assert "可以开始：按 F8" in on.text


async def test_the_help_and_the_palette_name_other_keys_as_the_team_has_them(tmp_path: Path) -> None:
    made_workspace(tmp_path, SETTINGS + '[keys]\nleave = "f8"\n')
    async with stage(tmp_path) as on:
        await on.press("?")
        assert "没来的再用 F8" in on.text
        await on.press("escape", "ctrl+p")
        await on.type("全员")
        assert "没来的再用 F8" in on.text


def test_what_only_looks_like_an_action_in_braces_stays() -> None:
    assert keymap_of({"close": "f4"}).worded(Words("{close} {关} {nothing}", "{close}")) == Words(
        "F4 {关} {nothing}", "F4"
    )


async def test_open_questions_the_agendas_order_and_the_empty_line_name_the_teams_own_keys(tmp_path: Path) -> None:
    own = '[keys]\nwrite = "f6"\nreorder = "f7"\npose = "f8"\nanswer = "f9"\nverify = "f12"\n'
    made_workspace(tmp_path, SETTINGS + own)
    async with stage(tmp_path) as on:
        await on.show_data(made_snapshot())
        assert "F7 提前" in on.text
        await on.start()
        await on.open_item("广告")
        assert "回车或 F6 输入一行" in on.text
        await on.press("q")
        await on.type("为什么 CTR 下降？")
        await on.press("enter")
        assert "F9 回答" in on.text
        await on.press("f9")
        await on.type("主图换了 @周婷")
        await on.press("enter")
        assert "未核实（F12）" in on.text
