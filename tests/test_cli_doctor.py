"""`kaihui doctor`: each fault that would spoil a meeting is found before it, and named with its cure."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from data.checkup import file_system
from tui.__main__ import main

MOUNTS = """
/dev/vda1 / ext4 rw 0 0
server:/export /srv nfs4 rw 0 0
tmpfs /srv/fast\\040disk tmpfs rw 0 0
"""


def doctor(workspace: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    """Exit code, and the checks by their id."""
    capsys.readouterr()
    code = main(["-w", str(workspace), "--lang", "en", "doctor", "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"] == (code == 0)
    return code, {check["id"]: check for check in answer["checks"]}


def test_a_good_workspace_is_well(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, checks = doctor(demo, capsys)
    assert code == 0, checks
    assert {"permissions", "space", "disk", "write", "locks", "clock", "meetings", "extras"} <= set(checks)


def test_without_a_workspace_the_rest_is_still_looked_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, checks = doctor(tmp_path / "none", capsys)
    assert code == 1
    assert checks["settings"]["todo"].startswith("Make one: kaihui init")
    assert checks["python"]["health"] == "ok"


def test_settings_that_cannot_be_understood_are_named_with_their_line(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (demo / "kaihui.toml").write_text("colour = 3\n", encoding="utf-8")
    code, checks = doctor(demo, capsys)
    assert code == 1
    assert "colour" in checks["settings"]["what"]


def test_a_damaged_meeting_is_named_with_the_command_that_mends_it(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting = next((demo / "meetings").glob("*.json"))
    meeting.write_bytes(meeting.read_bytes() + b"x")
    code, checks = doctor(demo, capsys)
    assert code == 1
    assert meeting.stem in checks["meetings"]["what"]
    assert main(["-w", str(demo), "restore"]) == 0
    assert doctor(demo, capsys)[0] == 0


def test_a_meeting_from_the_future_puts_the_clock_in_doubt(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    meeting = next((demo / "meetings").glob("*.json"))
    later = meeting.stat().st_mtime + 86_400
    os.utime(meeting, (later, later))
    code, checks = doctor(demo, capsys)
    assert code == 1
    assert checks["clock"]["health"] == "bad"


def test_a_shared_folder_asks_for_a_umask_that_shares(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    demo.chmod(0o2770)
    before = os.umask(0o077)
    try:
        code, checks = doctor(demo, capsys)
    finally:
        os.umask(before)
    assert code == 1
    assert checks["sharing"]["todo"] == "Put umask 007 into the login script."


def test_a_folder_that_everybody_may_write_is_said(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    demo.chmod(0o777)
    assert doctor(demo, capsys)[1]["sharing"]["health"] == "warn"


def test_nothing_is_left_behind(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(path.name for path in demo.iterdir())
    doctor(demo, capsys)
    assert sorted(path.name for path in demo.iterdir()) == before


def test_a_missing_folder_is_no_fault(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(demo / "minutes")
    assert doctor(demo, capsys)[0] == 0


@pytest.mark.parametrize(
    ("path", "kind"), [("/home/x", "ext4"), ("/srv/team", "nfs4"), ("/srv/fast disk/team", "tmpfs"), ("/srvx", "ext4")]
)
def test_the_file_system_is_that_of_the_nearest_mount(path: str, kind: str) -> None:
    assert file_system(Path(path), MOUNTS) == kind
