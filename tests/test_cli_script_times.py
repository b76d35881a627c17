"""The time lines of a script, from outside."""

import json
from pathlib import Path

import pytest

from tui.__main__ import main

BEGUN = "@ 2026-11-23T10:00+08:00\nstart 试跑\n"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KAIHUI_NOW", "2026-11-23T09:55+08:00")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("KAIHUI_WORKSPACE", raising=False)
    assert main(["init", str(tmp_path / "ws")]) == 0
    return tmp_path / "ws"


def play(workspace: Path, text: str, *more: str) -> int:
    path = workspace / "script.txt"
    path.write_text(text, encoding="utf-8")
    return main(["-w", str(workspace), "play", str(path), *more])


def notes(workspace: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["-w", str(workspace), "log"]) == 0
    facts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [fact["text"] for fact in facts if fact["kind"] == "note_taken"]


def test_time_does_not_go_back(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert play(workspace, BEGUN + "+ 05:00\n@ 2020-01-01\nn 之后\n") == 5
    assert "第 4 行「@ 2020-01-01T00:00」：时间往回跳了：脚本已到 2026-11-23 10:05。" in capsys.readouterr().err
    assert notes(workspace, capsys) == []


def test_the_first_time_line_may_turn_to_any_day(workspace: Path) -> None:
    assert play(workspace, "@ 2025-03-03T10:00+08:00\nstart 补录\nn 三月的会\n") == 0


def test_a_running_meeting_does_not_last_for_days(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert play(workspace, BEGUN + "@ 2027-11-23T10:30+08:00\nn 之后\n") == 5
    assert "第 3 行" in (said := capsys.readouterr().err)
    assert "时间一下跳了 365 天" in said


def test_between_two_meetings_weeks_may_pass(workspace: Path) -> None:
    more = "+ 05:00\nclose 试跑\n@ 2026-11-30T10:00+08:00\nstart 试跑\nn 下一次\n"
    assert play(workspace, BEGUN + more) == 0


def test_keep_going_passes_over_times_that_cannot_be_read(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert play(workspace, BEGUN + "@ 明天\n+ 5\n@ 2020-01-01\nn 记下\n", "--keep-going") == 5
    said = capsys.readouterr().err
    assert [line[:5] for line in said.splitlines()] == ["第 3 行", "第 4 行", "第 5 行"]
    assert notes(workspace, capsys) == ["记下"]


def test_without_it_a_time_that_cannot_be_read_stops_everything_before_the_first_line(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert play(workspace, BEGUN + "n 记下\n@ 明天\n") == 5
    assert "第 4 行" in capsys.readouterr().err
    assert not list((workspace / "meetings").glob("*.json"))
