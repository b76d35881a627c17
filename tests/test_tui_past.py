"""Looking back on the screen: opened by a key, searched by typing, closed without a trace."""

from datetime import timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from data.clock import StandingClock
from engine.words import Language
from tests.made_up_stage import MONDAY, Stage, made_session, made_workspace, stage


def hold_a_meeting(folder: Path) -> None:
    """A week ago: one decision, one action."""
    session = made_session(made_workspace(folder), StandingClock(MONDAY - timedelta(days=7)))
    for line in ("attend 周婷", "start", "goto 4 先看", "d 清仓 B0MADEUP01", "a 降价 @李敏 ^+3d", "close 试"):
        session.say(line)


async def look_back(on: Stage, key: str = "h") -> None:
    await on.press(key)
    await on.app.workers.wait_for_complete()
    await on.pilot.pause()


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 15)])
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_figures_of_all_meetings_fit_every_screen(
    tmp_path: Path, size: tuple[int, int], language: Language
) -> None:
    hold_a_meeting(tmp_path)
    async with stage(tmp_path, size, language) as on:
        await look_back(on)
        assert "历次会议" in on.text if language == "zh" else "All meetings" in on.text
        assert all(cell_len(row) <= size[0] for row in on.rows)
        if size[1] > 15:
            assert "2026-11-16" in on.text
        await on.press("escape")
        assert "历次会议" not in on.text
        assert "All meetings" not in on.text


async def test_letters_search_all_meetings_and_the_waiting_line_comes_back(tmp_path: Path) -> None:
    hold_a_meeting(tmp_path)
    async with stage(tmp_path) as on:
        await on.start()
        await on.type(":n 半句话")
        await on.press("escape")
        await look_back(on, "/")
        await on.type("b0made")
        assert "「b0made」：1 条" in on.text
        assert "清仓 B0MADEUP01" in on.text
        assert "2026-11-16-weekly" in on.text
        await on.press("escape")
        assert "半句话" in on.line
        assert not any("b0made" in row for row in on.rows)


async def test_without_a_past_the_screen_says_so_and_goes_on(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await look_back(on)
        assert "还没有开完的会" in on.text
        await on.press("down", "pagedown", "enter", "escape", "I", "s")
        assert on.session.meeting.state == "running"


async def test_a_pasted_word_is_looked_for_and_never_recorded(tmp_path: Path) -> None:
    hold_a_meeting(tmp_path)
    async with stage(tmp_path) as on:
        await look_back(on)
        seq = on.session.meeting.seq
        on.screen.desk.paste("降价\nd 别记下")
        await on.pilot.pause()
        assert "「降价」：1 条" in on.text
        assert on.session.meeting.seq == seq
