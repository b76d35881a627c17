from pathlib import Path

from tests.made_up_stage import stage


async def test_the_palette_finds_by_chinese_english_and_verb_and_keeps_the_line(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("d")
        await on.type("还没说完")
        await on.press("ctrl+p")
        await on.type("park")
        assert any(row.startswith(" ▸ 搁置") for row in on.rows)
        await on.press("escape")
        assert on.line == "d 还没说完"
        await on.press("ctrl+p")
        await on.type("暂停")
        await on.press("enter")
        assert on.session.meeting.paused


async def test_a_palette_command_that_needs_a_number_opens_the_line(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.start()
        await on.press("ctrl+p")
        await on.type("采纳")
        await on.press("enter")
        assert on.line == "take"


async def test_the_help_lists_every_key_and_leaves_by_any(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(150, 80)) as on:
        await on.press("?")
        assert "转到下一项议题" in on.text
        assert "^周五 ^+3d ^月底" in on.text
        await on.press("escape")
        assert "转到下一项议题" not in on.text


async def test_a_key_without_use_says_where_the_keys_are(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.press("l")
        assert on.notice == "! l 没有作用。? 看全部按键。"
