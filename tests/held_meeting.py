"""A team whose first meeting was held on Monday and left three actions open, on the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.__main__ import main

MONDAY = "2026-11-23T10:00+08:00"
WEDNESDAY = "2026-11-25T09:00+08:00"
ROSTER = """
[[people]]
name = "周婷"
role = "ops_lead"
edit_rights = true
[[people]]
name = "李敏"
role = "ads"
[[people]]
name = "王强"
role = "warehouse"
"""
MEETING = """
@ 2026-11-23T10:00+08:00
attend 周婷 李敏 王强
start
+ 03:00
next
next
a 降低自动广告出价20% @李敏 ^周二 !1 ~tacos<=12
a 核对 ERP 与亚马逊库存 @王强 ^周五 ~inventory_sync_error<0.5
a 拍主图视频 @李敏 ^+10d
+ 03:00
close 试跑
"""

Run = Callable[..., tuple[int, str, str]]


def made_team(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace of a team whose first meeting is to come."""
    monkeypatch.setenv("KAIHUI_NOW", MONDAY)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("KAIHUI_WORKSPACE", raising=False)
    assert main(["init", str(folder)]) == 0
    with (folder / "kaihui.toml").open("a", encoding="utf-8") as settings:
        settings.write(ROSTER)
    return folder


def runner(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command in that workspace: exit code, stdout, stderr."""
    capsys.readouterr()

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["-w", str(workspace), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def hold_first(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Holds the first meeting; it is the Wednesday after."""
    play(workspace, run, MEETING)
    monkeypatch.setenv("KAIHUI_NOW", WEDNESDAY)


def play(workspace: Path, run: Run, script: str) -> None:
    """Plays a script in which no line is refused."""
    path = workspace / "script.txt"
    path.write_text(script, encoding="utf-8")
    code, _, err = run("play", str(path))
    assert code == 0, err


def listed(run: Run, *filters: str) -> list[dict[str, Any]]:
    """The actions that the filters leave, as JSON has them."""
    code, out, _ = run("actions", "--json", *filters)
    assert code in (0, 1)
    actions: list[dict[str, Any]] = json.loads(out)["actions"]
    return actions


def ids(run: Run, *filters: str) -> list[str]:
    """Their numbers."""
    return [action["id"] for action in listed(run, *filters)]
