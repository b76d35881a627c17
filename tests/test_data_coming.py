"""The meeting that reports are for, and how the last ones went."""

from datetime import datetime
from pathlib import Path

import pytest

from data.coming import coming_meeting
from data.settings import read_settings
from data.workspace import Workspace
from engine.dates import UTC8, week_of
from tests.made_up_reports import workspace
from tui.__main__ import main


def test_without_any_meeting_the_next_one_by_the_calendar_counts(tmp_path: Path) -> None:
    root = workspace(tmp_path / "shop")
    now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC8)
    coming = coming_meeting(Workspace(root), read_settings(root / "kaihui.toml"), now)
    assert coming.starts_at == datetime(2026, 11, 23, 10, 0, tzinfo=UTC8)
    assert coming.period == week_of(datetime(2026, 11, 16, tzinfo=UTC8).date())
    assert coming.completions == ()
    assert not (root / "meetings").exists(), "looking writes nothing"


def test_the_completion_of_the_last_two_meetings_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace(tmp_path / "shop")
    for day, line in (("2026-11-02", "a 补货 @李敏 ^2026-11-05"), ("2026-11-09", "n 无"), ("2026-11-16", "n 无")):
        monkeypatch.setenv("KAIHUI_NOW", f"{day}T10:00+08:00")
        script = tmp_path / f"{day}.txt"
        script.write_text(f"@ {day}T10:00+08:00\nstart 试跑\n{line}\n+ 10:00\nclose 试跑\n", encoding="utf-8")
        assert main(["-w", str(root), "play", str(script)]) == 0, capsys.readouterr().err
    now = datetime(2026, 11, 17, 9, 0, tzinfo=UTC8)
    coming = coming_meeting(Workspace(root), read_settings(root / "kaihui.toml"), now)
    assert coming.starts_at == datetime(2026, 11, 23, 10, 0, tzinfo=UTC8)
    assert coming.completions == (0.0, 0.0)


@pytest.mark.parametrize(
    ("day", "in_view", "to_hand_in"),
    [
        (17, "2026-W46", "2026-W46"),  # Tuesday: last week's figures, nothing is due yet
        (20, "2026-W46", "2026-W47"),  # Friday: reports for Monday's meeting are being collected
        (22, "2026-W46", "2026-W47"),  # Sunday: the week is not over
        (23, "2026-W47", "2026-W47"),  # Monday, the day of the meeting
    ],
)
def test_figures_are_of_the_last_whole_week_and_reports_of_the_next_meeting(
    tmp_path: Path, day: int, in_view: str, to_hand_in: str
) -> None:
    root = workspace(tmp_path / "shop")
    now = datetime(2026, 11, day, 9, 0, tzinfo=UTC8)
    coming = coming_meeting(Workspace(root), read_settings(root / "kaihui.toml"), now)
    assert (coming.period_in_view.name, coming.period_to_hand_in(now).name) == (in_view, to_hand_in)
