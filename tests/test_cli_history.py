"""`kaihui history` from outside: figures, plots, search, JSON, a damaged file, an empty workspace."""

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from data.past import read_past
from data.workspace import Workspace
from engine.settings import Cost
from tui.__main__ import main

WEEKS = """
@ 2026-11-16T10:00+08:00
start
+ 12:00
next
next
d 自动广告停掉宽泛匹配
a 清仓 B0MADEUP01 @李敏 ^+3d
+ 55:00
close 试跑
@ 2026-11-23T10:00+08:00
start
done A-1
+ 10:00
next
close 试跑
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A team with two closed meetings."""
    for name, value in {"KAIHUI_NOW": "2026-11-16T10:00+08:00", "LANG": "zh_CN.UTF-8", "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("KAIHUI_WORKSPACE", raising=False)
    monkeypatch.delenv("LC_ALL", raising=False)
    assert main(["init", str(tmp_path / "ws")]) == 0
    script = tmp_path / "weeks.txt"
    script.write_text(WEEKS, encoding="utf-8")
    assert main(["-w", str(tmp_path / "ws"), "play", str(script)]) == 0
    capsys.readouterr()
    return tmp_path / "ws"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_figures_fit_80_columns_in_both_languages(
    workspace: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert main(["-w", str(workspace), "--lang", language, "history"]) == 0
    said = capsys.readouterr().out
    assert all(cell_len(line) <= 80 for line in said.splitlines())
    assert "2026-11-23" in said
    assert "████████████" in said
    assert "7.0" in said
    assert ("按时完成 1/1，100%" if language == "zh" else "Done on time 1 of 1 due, 100%") in said


def test_search_finds_an_action_with_its_last_status(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-w", str(workspace), "history", "清仓", "ｂ0madeup01"]) == 0
    said = capsys.readouterr().out
    assert "A-1" in said
    assert "已完成" in said
    assert "2026-11-16-weekly" in said
    assert main(["-w", str(workspace), "history", "--search", "日本"]) == 1
    assert "没有找到「日本」" in capsys.readouterr().out


def test_json_has_all_meetings(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-w", str(workspace), "history", "--json"]) == 0
    fields = json.loads(capsys.readouterr().out)
    assert [one["completion_percent"] for one in fields["meetings"]] == [None, 100.0]
    assert main(["-w", str(workspace), "history", "--json", "宽泛"]) == 0
    assert json.loads(capsys.readouterr().out)["found"][0]["kind"] == "decision"


def test_a_damaged_file_is_named_and_hides_no_other(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "meetings" / "2026-11-16-weekly.json").write_text("{", encoding="utf-8")
    assert main(["-w", str(workspace), "history"]) == 0
    answer = capsys.readouterr()
    assert "2026-11-16-weekly" in answer.err
    assert "2026-11-23" in answer.out


def test_without_a_closed_meeting_a_sentence_says_so(
    tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "new")]) == 0
    assert main(["-w", str(tmp_path / "new"), "history"]) == 3
    assert "还没有开完的会" in capsys.readouterr().err


def test_what_is_kept_may_be_deleted_or_damaged_and_follows_the_files(workspace: Path) -> None:
    place = Workspace(workspace)
    first = read_past(place, Cost())
    kept = workspace / ".cache" / "past.json"
    assert kept.is_file()
    assert read_past(place, Cost()) == first
    kept.write_bytes(b"{]")
    assert read_past(place, Cost()) == first
    kept.unlink()
    assert read_past(place, Cost()) == first
    dear = read_past(place, Cost(per_minute_low=100, per_minute_high=100))
    assert dear.meetings[0].cost > first.meetings[0].cost
    (workspace / "meetings" / "2026-11-23-weekly.json").unlink()
    assert [one.id for one in read_past(place, Cost()).meetings] == ["2026-11-16-weekly"]
