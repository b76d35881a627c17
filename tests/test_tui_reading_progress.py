"""While reports are read, the meeting screen says which file it is at; the meeting goes on meanwhile."""

from pathlib import Path

import pytest
from textual.message import Message

from data.clock import StandingClock
from tests.made_up_reports import business_report, hand_in, week_of_campaigns
from tests.made_up_stage import MONDAY, made_session, made_snapshot, made_workspace, stage
from tui.messages import FileBegun, SnapshotRead
from tui.screens.reading import read_reports


def test_each_file_is_told_before_the_snapshot_that_they_make(tmp_path: Path) -> None:
    hand_in(tmp_path, "2026-W47/US/ads.csv", week_of_campaigns(30, 100))
    hand_in(tmp_path, "2026-W47/US/business.csv", business_report(2100))
    told: list[Message] = []
    read_reports(made_session(made_workspace(tmp_path), StandingClock(MONDAY)), told.append)
    begun, last = told[:-1], told[-1]
    assert [(one.number, one.files, one.name) for one in begun if isinstance(one, FileBegun)] == [
        (1, 2, "ads.csv"),
        (2, 2, "business.csv"),
    ]
    assert isinstance(last, SnapshotRead)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_line_says_which_of_how_many_and_the_lobby_its_name(tmp_path: Path, size: tuple[int, int]) -> None:
    async with stage(tmp_path, size=size) as on:
        on.screen.post_message(FileBegun(3, 40, "products-12.xlsx"))
        await on.pilot.pause()
        assert "读 3/40" in on.rows[0]
        assert "读取数据 3/40：products-12.xlsx" in on.text
        await on.show_data(made_snapshot())
        assert "读 3/40" not in on.rows[0]


async def test_reading_again_is_seen_beside_figures_that_are_there_already(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(80, 24)) as on:
        await on.show_data(made_snapshot())
        on.screen.post_message(FileBegun(1, 2, "[red]ads[/].csv"))
        await on.pilot.pause()
        assert "读 1/2" in on.rows[0]
        assert "campaigns" in on.text


def test_only_the_newest_of_several_that_wait_is_painted() -> None:
    assert FileBegun(1, 9, "a.csv").can_replace(FileBegun(2, 9, "b.csv"))
