"""The command line where the disk, the terminal or somebody's hand is in the way."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tui.__main__ import main


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A demo: it has reports, past meetings and snapshots."""
    monkeypatch.setenv("KAIHUI_NOW", "2026-11-23T10:00+08:00")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    assert main(["init", str(tmp_path / "demo"), "--demo"]) == 0
    return tmp_path / "demo"


@pytest.mark.parametrize("command", ["log", "minutes", "check", "kpi"])
def test_an_answer_that_the_disk_does_not_take_is_exit_6(workspace: Path, command: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "-w", str(workspace), "--lang", "en", command],
            cwd=Path(__file__).parent.parent,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, "the disk is full" in done.stderr) == (6, True)


def test_a_terminal_without_chinese_is_no_fault_of_ours(workspace: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "-w", str(workspace), "check"],
        cwd=Path(__file__).parent.parent,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert "\\u62a5\\u8868" in done.stdout.decode("ascii")


def test_a_lost_snapshot_costs_the_figures_and_not_the_minutes(
    tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "script").write_text("attend 周婷\nstart\nd 清仓\nconfirm all\nclose\n", encoding="utf-8")
    assert main(["-w", str(workspace), "play", str(tmp_path / "script")]) == 0
    capsys.readouterr()
    assert main(["-w", str(workspace), "minutes"]) == 0
    assert "找不到数据快照" not in capsys.readouterr().out
    for path in (workspace / "snapshots").glob("*.json"):
        path.unlink()
    assert main(["-w", str(workspace), "minutes"]) == 0
    printed = capsys.readouterr().out
    assert "清仓" in printed
    assert "找不到数据快照或已损坏" in printed


def test_figures_are_shown_where_the_snapshot_cannot_be_saved(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(workspace / "snapshots")
    (workspace / "snapshots").write_text("in the way", encoding="utf-8")
    capsys.readouterr()
    assert main(["-w", str(workspace), "kpi", "--json"]) == 6
    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert (len(answer["snapshot"]), answer["snapshot_file"]) == (8, None)
    assert "检查路径和权限" in said.err


def test_a_folder_with_a_space_in_its_name_is_quoted_in_what_to_type_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "北美 店")]) == 0
    assert f"-w '{tmp_path}/北美 店' check" in capsys.readouterr().out


def test_minutes_that_cannot_be_saved_do_not_hold_up_the_next_meeting(
    tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "minutes" / ".2026-11-23-weekly.md.tmp").mkdir()
    (tmp_path / "script").write_text("attend 周婷\nstart\nd 清仓\nconfirm all\nclose\n", encoding="utf-8")
    assert main(["-w", str(workspace), "play", str(tmp_path / "script")]) == 6
    assert "未保存：2026-11-23-weekly.md" in capsys.readouterr().err
    assert (workspace / "meetings" / "2026-11-30-weekly.json").exists()


def test_a_meeting_that_may_not_be_read_is_said_to_be_one(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    meeting = workspace / "meetings" / "2026-11-16-weekly.json"
    meeting.unlink()
    meeting.mkdir()
    assert main(["-w", str(workspace), "log", "2026-11-16-weekly"]) == 3
    assert "读不到会议文件 2026-11-16-weekly.json" in capsys.readouterr().err


def test_a_meetings_folder_that_is_none_is_said_to_be_one(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(workspace / "meetings")
    (workspace / "meetings").write_text("in the way", encoding="utf-8")
    for command in ("log", "check", "kpi", "minutes"):
        assert main(["-w", str(workspace), command]) == 3
        assert "读不到文件夹" in capsys.readouterr().err
