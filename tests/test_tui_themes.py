from pathlib import Path

import pytest

from engine.settings import Look, Settings
from tests.made_up_stage import Stage, stage
from tui.cli import parsed
from tui.opening import dressed


async def change_colours(on: Stage) -> str:
    """By the palette, as a scribe would; what is said."""
    await on.press("ctrl+p")
    await on.type("配色")
    await on.press("enter")
    return on.notice


async def test_the_palette_goes_through_the_themes_and_says_how_to_keep_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    async with stage(tmp_path) as on:
        said = [await change_colours(on) for _ in range(4)]
        assert said[0] == '✓ 配色：浅色。要一直用：[screen] theme = "light"'
        assert [words.split("：")[1].split("。")[0] for words in said] == ["浅色", "高对比", "终端自己的颜色", "深色"]
        assert "北美周会" in on.rows[0]


async def test_where_there_are_no_other_colours_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage(tmp_path) as on:
        assert (await change_colours(on)).endswith("这里只用终端自己的颜色（NO_COLOR，或不到 256 色）。")
        assert on.app.theme == "ansi-dark"


def test_the_command_line_has_the_last_word_on_looks() -> None:
    settings = Settings(screen=Look(theme="dark", bell=False))
    asked = dressed(settings, parsed(["run", "--theme", "light", "--ascii"])).screen
    assert (asked.theme, asked.ascii, asked.bell) == ("light", True, False)
    assert dressed(settings, parsed(["follow"])).screen == settings.screen
    assert dressed(settings, parsed(["log"])).screen == settings.screen
