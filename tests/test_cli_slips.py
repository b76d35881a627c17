"""Slips of the hand on the command line: the sentence says what was wrong, and what to write."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.__main__ import main

Run = Callable[..., tuple[int, str]]
MEETING = "@ 2026-11-23T10:00+08:00\nstart 试跑\na 降价 @李敏 ^周五\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command in a workspace whose meeting has one action: exit code and stderr."""
    monkeypatch.setenv("KAIHUI_NOW", "2026-11-23T10:00+08:00")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("KAIHUI_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str]:
        try:
            code = main(["-w", "ws", *words])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        return code, capsys.readouterr().err

    assert main(["init", "ws"]) == 0
    Path("meeting.txt").write_text(MEETING, encoding="utf-8")
    assert run("play", "meeting.txt") == (0, "")
    return run


@pytest.mark.parametrize(
    "words",
    [("restore", ""), ("check", "--explain", ""), ("minutes", " "), ("actions", "--owner", ""), ("-w", "", "check")],
)
def test_an_empty_value_is_not_taken_for_none(run: Run, words: tuple[str, ...]) -> None:
    code, said = run(*words)
    assert code == 2
    assert "给的值是空的" in said


def test_mine_of_an_account_that_is_nobody_says_how_to_name_oneself(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.subcommands.actions.account_name", lambda: "root")
    code, said = run("actions", "--mine")
    assert code == 3
    assert said == "登录账户 root 对不上任何人。用 --as 说明是谁的：kaihui actions --mine --as 李敏\n"
    assert run("actions", "--mine", "--as", "李敏") == (0, "")


def test_too_many_days_are_named_as_such(run: Run) -> None:
    code, said = run("actions", "--due", "999999999")
    assert code == 2
    assert said.startswith("--due 最多 9999 天，不能是 999999999。")


def test_a_period_that_ends_before_it_begins_is_named_as_such(run: Run) -> None:
    code, said = run("kpi", "--from", "2026-11-22", "--to", "2026-11-16")
    assert code == 2
    assert said == "--from 2026-11-22 在 --to 2026-11-16 之后。两个日期对调一下。\n"


def test_a_finished_action_is_not_put_off_and_the_sentence_says_what_can_be_done(run: Run) -> None:
    assert run("actions", "update", "A-1", "done")[0] == 0
    code, said = run("actions", "update", "A-1", "redue", "^下周三")
    assert code == 5
    assert said == "A-1 已完成，不能再改。刚才记错的用 undo 撤销；还要接着做，用 a 记一条新的。\n"


def test_a_folder_that_is_not_there_is_named(run: Run) -> None:
    code, said = run("minutes", "-o", "nodir/x.md")
    assert code == 6
    assert said == "未保存：没有文件夹 nodir。先建这个文件夹，或换一个路径。\n"


def test_a_file_in_the_place_of_a_new_workspace_is_a_conflict(run: Run) -> None:
    Path("afile").write_text("别的东西", encoding="utf-8")
    code, said = run("init", "afile")
    assert code == 4
    assert said == "afile 是文件，不是文件夹，没有改动。换一个名字。\n"
    assert Path("afile").read_text(encoding="utf-8") == "别的东西"


def test_a_kpi_that_no_report_gives_is_named_as_it_is_written(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    for language, sentence in (("zh", "没有报表给出「买家不满意率 NCX」"), ("en", "No report gives “NCX rate”")):
        main(["-w", "ws", "--lang", language, "kpi", "--json"])
        values = json.loads(capsys.readouterr().out)["kpis"]
        reasons = {one["reason"] for one in values if one["id"] == "ncx_rate"}
        assert any(sentence in reason for reason in reasons)
