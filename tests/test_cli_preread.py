"""The pre-reading, from outside: what it says before a meeting, and who has read it."""

import json
from pathlib import Path

import pytest

from tui.__main__ import main

Said = pytest.CaptureFixture[str]


@pytest.fixture
def team(demo: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> Path:
    """The demo, two hours before its meeting."""
    monkeypatch.setenv("KAIHUI_NOW", "2026-11-23T08:00+08:00")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    capsys.readouterr()
    return demo


def preread(team: Path, capsys: Said, *words: str) -> str:
    assert main(["-w", str(team), "preread", *words]) == 0
    return capsys.readouterr().out


def test_it_tells_what_is_red_open_and_to_come(team: Path, capsys: Said) -> None:
    page = preread(team, capsys)
    for heading in ("会前阅读", "## 红灯 KPI", "## 未完成的行动项", "## 未答的质询", "## 议程"):
        assert heading in page
    assert "| 10:00 | 上期复盘 |" in page


def test_in_english_there_is_no_chinese_of_ours(team: Path, capsys: Said) -> None:
    assert main(["-w", str(team), "--lang", "en", "preread"]) == 0
    page = capsys.readouterr().out
    assert "## Red KPIs" in page
    assert "## Agenda" in page


def test_late_actions_stand_first(team: Path, capsys: Said) -> None:
    answer = json.loads(preread(team, capsys, "--json"))
    late = [action["late"] for action in answer["actions"]]
    assert late == sorted(late, reverse=True)
    assert answer["red"]


def test_looking_changes_nothing(team: Path, capsys: Said) -> None:
    before = {path: path.read_bytes() for path in (team / "meetings").iterdir()}
    preread(team, capsys)
    assert {path: path.read_bytes() for path in (team / "meetings").iterdir()} == before


def test_who_has_read_it_is_ticked_and_named(team: Path, capsys: Said) -> None:
    assert main(["-w", str(team), "preread", "--read", "李敏,wq", "--as", "周婷"]) == 0
    capsys.readouterr()
    answer = json.loads(preread(team, capsys, "--json"))
    assert answer["read"] == ["李敏", "王强"]
    assert "李敏" not in answer["unread"]
    assert "已读 2：李敏、王强" in preread(team, capsys)


@pytest.mark.parametrize("name", ["张三", "xyz"])
def test_somebody_who_is_not_on_the_roster_is_a_sentence(team: Path, capsys: Said, name: str) -> None:
    assert main(["-w", str(team), "preread", "--read", name]) == 3
    assert "名册" in capsys.readouterr().err


def test_a_file_is_never_overwritten(team: Path, capsys: Said) -> None:
    target = team / "preread.md"
    preread(team, capsys, "-o", str(target))
    written = target.read_text(encoding="utf-8")
    assert main(["-w", str(team), "preread", "-o", str(target)]) == 4
    assert target.read_text(encoding="utf-8") == written


def test_it_comes_in_the_formats_that_documents_have(team: Path, capsys: Said) -> None:
    page = preread(team, capsys, "--format", "html")
    assert page.startswith("<!DOCTYPE html>")
    assert "会前阅读" in page
    preread(team, capsys, "--format", "docx", "-o", str(team / "preread.docx"))
    assert (team / "preread.docx").read_bytes()[:2] == b"PK"


def test_before_the_first_meeting_it_is_about_the_one_that_will_be_planned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setenv("KAIHUI_NOW", "2026-11-20T09:00+08:00")
    assert main(["--lang", "zh", "init", str(tmp_path / "new")]) == 0
    capsys.readouterr()
    assert main(["-w", str(tmp_path / "new"), "--lang", "zh", "preread"]) == 0
    page = capsys.readouterr().out
    assert "还没有交报表" in page
    assert "2026-11-23 周一 10:00" in page
    assert not list((tmp_path / "new").glob("meetings/*.json"))
