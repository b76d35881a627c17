"""The command line from outside: what it prints, where, and with which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tui.__main__ import main

NOW = "2026-11-23T10:00+08:00"
MEETING = """
@ 2026-11-23T10:00+08:00
attend 李敏 王强
start
+ 02:30
next
d 批准清仓促销 B0XXXX
a 降低自动广告出价20% @李敏 ^周五 !1 ~tacos<=12
q 为什么CTR下降? @王强
ans 大词出价太高
+ 05:00
next
n 竞品降价10%
close
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KAIHUI_NOW", NOW)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("KAIHUI_WORKSPACE", raising=False)
    assert main(["init", str(tmp_path / "ws")]) == 0
    return tmp_path / "ws"


def script(folder: Path, text: str) -> str:
    path = folder / "script.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def minutes(workspace: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["-w", str(workspace), "minutes", "--format", "json", *more]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


class TestPlay:
    def test_a_script_holds_a_whole_meeting(self, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["-w", str(workspace), "play", script(workspace, MEETING)]) == 0
        answer = minutes(workspace, capsys)
        assert answer["meeting"] == "2026-11-23-weekly"
        assert answer["period"] == {"name": "2026-W47", "from": "2026-11-16", "to": "2026-11-22"}
        assert answer["attendance"] == ["李敏", "王强"]
        assert answer["actions"][0] | {"owner": "李敏", "due": "2026-11-27", "kpi": "tacos"} == answer["actions"][0]
        second = answer["items"][1]
        assert second["spent_min"] == 5.0
        assert second["outcome"] == "decided"
        assert second["questions"][0]["answer"] == "大词出价太高"

    def test_the_minutes_are_saved_and_named(self, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
        main(["-w", str(workspace), "play", script(workspace, MEETING)])
        saved = Path(capsys.readouterr().out.splitlines()[-1])
        assert saved == workspace / "minutes" / "2026-11-23-weekly.md"
        assert "批准清仓促销 B0XXXX" in saved.read_text(encoding="utf-8")

    def test_the_first_refused_line_stops_it_with_its_number(
        self, workspace: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = script(workspace, "@ 2026-11-23T10:00+08:00\nd 太早\nstart\n")
        assert main(["-w", str(workspace), "play", path]) == 5
        said = capsys.readouterr()
        assert "第 2 行" in said.err
        assert "会议还没有开始" in said.err
        assert minutes(workspace, capsys)["started_at"] is None

    def test_keep_going_reports_and_goes_on(self, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = script(workspace, "d 太早\nstart\n完全不是指令\nn 记下\n")
        assert main(["-w", str(workspace), "play", path, "--keep-going"]) == 5
        assert "第 3 行" in capsys.readouterr().err
        assert minutes(workspace, capsys)["items"][0]["notes"][0]["text"] == "记下"

    def test_a_meeting_can_be_played_in_two_parts(self, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
        first = "@ 2026-11-23T10:00+08:00\nstart\n+ 02:00\nn 上半场\n"
        assert main(["-w", str(workspace), "play", script(workspace, first)]) == 0
        second = "@ 2026-11-23T10:05+08:00\nn 下半场\nclose\n"
        assert main(["-w", str(workspace), "play", script(workspace, second)]) == 0
        answer = minutes(workspace, capsys)
        assert answer["items"][0]["spent_min"] == 5.0
        assert [note["text"] for note in answer["items"][0]["notes"]] == ["上半场", "下半场"]

    def test_a_script_is_asked_nothing_and_the_minutes_say_what_it_left_open(
        self, workspace: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        plain = "start\nnext\nnext\nextend 30\na 补货 @王强 ^周五\nnext\nclose\n"
        assert main(["-w", str(workspace), "play", script(workspace, plain)]) == 0
        assert main(["-w", str(workspace), "minutes"]) == 0
        said = capsys.readouterr().out
        assert "有行动项没有验收标准" in said
        assert "有决定或行动项没有复读确认" in said
        assert "有议题没有结论" in said

    def test_a_script_cannot_close_with_an_action_of_nobody(
        self, workspace: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["-w", str(workspace), "play", script(workspace, "start\na 补货\nclose\n")]) == 5
        assert "缺负责人或期限" in capsys.readouterr().err

    def test_what_is_open_comes_back_in_the_next_meeting(
        self, workspace: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        more = "@ 2026-11-30T10:00+08:00\nstart\ndone A-1\n+ 03:00\nnext\na 新的 @王强 ^周五\nclose\n"
        assert main(["-w", str(workspace), "play", script(workspace, MEETING + more)]) == 0
        answer = minutes(workspace, capsys)
        assert answer["meeting"] == "2026-11-30-weekly"
        assert answer["review"] | {"due": 1, "done": 1, "completion": 100.0} == answer["review"]
        assert [(action["id"], action["from_meeting"]) for action in answer["actions"]] == [
            ("A-1", "2026-11-23-weekly"),
            ("A-2", None),
        ]

    def test_an_advice_is_not_taken_twice_by_a_key_pressed_twice(
        self, tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        demo = str(tmp_path / "demo")
        assert main(["init", demo, "--demo"]) == 0
        capsys.readouterr()
        played = script(workspace, "attend 周婷\nstart\nnext 略\nnext\ninform\ntake 1\ntake 1\n")
        assert main(["-w", demo, "play", played]) == 5
        said = capsys.readouterr()
        assert said.out.count("降低自动广告竞价") == 1
        assert "建议 1 已记成 A-" in said.err

    def test_an_hour_that_the_script_lets_pass_is_not_waited_for(self, workspace: Path) -> None:
        assert main(["-w", str(workspace), "play", script(workspace, "start\n+ 1:00:00\nclose\n")]) == 0

    def test_a_script_that_is_not_utf8_is_named_with_its_line(
        self, workspace: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = workspace / "gbk.txt"
        path.write_bytes("start\nn 广告\n".encode("gb18030"))
        assert main(["-w", str(workspace), "play", str(path)]) == 5
        assert "第 2 行" in capsys.readouterr().err


class TestMinutesAndLog:
    def test_minutes_are_printed_in_english_too(self, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
        main(["-w", str(workspace), "play", script(workspace, MEETING)])
        capsys.readouterr()
        assert main(["-w", str(workspace), "--lang", "en", "minutes"]) == 0
        page = capsys.readouterr().out
        assert "## Decisions (1)" in page
        assert "| A-1 |" in page

    def test_a_file_is_never_overwritten(self, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
        main(["-w", str(workspace), "play", script(workspace, MEETING)])
        target = workspace / "out.md"
        target.write_text("mine", encoding="utf-8")
        assert main(["-w", str(workspace), "minutes", "-o", str(target)]) == 4
        assert target.read_text(encoding="utf-8") == "mine"
        assert "没有覆盖" in capsys.readouterr().err

    def test_a_bare_dash_is_standard_output_and_no_file(
        self, workspace: Path, capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        main(["-w", str(workspace), "play", script(workspace, MEETING)])
        capsysbinary.readouterr()
        assert main(["-w", str(workspace), "minutes", "--format", "xlsx", "-o", "-"]) == 0
        assert capsysbinary.readouterr().out.startswith(b"PK")

    def test_the_log_is_one_json_object_a_line(self, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
        main(["-w", str(workspace), "play", script(workspace, MEETING)])
        capsys.readouterr()
        assert main(["-w", str(workspace), "log"]) == 0
        events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
        assert events[0]["kind"] == "meeting_planned"
        assert events[-1]["kind"] == "meeting_closed"
        assert all(event["by"] for event in events)

    def test_a_meeting_that_is_not_there_is_said_with_those_that_are(
        self, workspace: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["-w", str(workspace), "play", script(workspace, MEETING)])
        assert main(["-w", str(workspace), "minutes", "2020-01-01-weekly"]) == 3
        assert "2026-11-23-weekly" in capsys.readouterr().err

    def test_a_meeting_id_cannot_lead_out_of_the_workspace(self, workspace: Path) -> None:
        assert main(["-w", str(workspace), "log", "../../etc/passwd"]) == 3


class TestErrors:
    def test_no_workspace_is_exit_3_with_what_to_do(
        self, tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["-w", str(tmp_path / "nowhere"), "log"]) == 3
        assert "kaihui init" in capsys.readouterr().err

    def test_bad_settings_are_exit_5_with_the_line(self, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (workspace / "kaihui.toml").write_text("[series]\nminuts = 3\n", encoding="utf-8")
        assert main(["-w", str(workspace), "log"]) == 5
        assert "第 2 行" in capsys.readouterr().err

    def test_a_second_init_is_exit_4_and_changes_nothing(self, workspace: Path) -> None:
        before = (workspace / "kaihui.toml").read_bytes()
        assert main(["init", str(workspace)]) == 4
        assert (workspace / "kaihui.toml").read_bytes() == before

    @pytest.mark.parametrize(
        "command", [["minutse"], ["minutes", "--format", "pptx"], ["init"], ["play"], ["-w"], ["check", "--json=1"]]
    )
    def test_a_slip_on_the_command_line_is_exit_2(self, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as stop:
            main(command)
        assert stop.value.code == 2
        said = capsys.readouterr().err
        assert "--help" in said
        assert "ignored" not in said

    def test_a_clock_that_is_no_moment_is_exit_2(
        self, workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for said in ("昨天", "9999-12-31T23:59+00:00", "0001-01-01"):
            monkeypatch.setenv("KAIHUI_NOW", said)
            assert main(["-w", str(workspace), "log"]) == 2
            assert "2026-11-23T10:00+08:00" in capsys.readouterr().err

    def test_without_a_terminal_run_is_exit_2(self, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["-w", str(workspace), "run"]) == 2
        assert "kaihui play" in capsys.readouterr().err

    def test_a_damaged_meeting_is_exit_5_and_names_the_backup(
        self, workspace: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["-w", str(workspace), "play", script(workspace, MEETING)])
        (workspace / "meetings" / "2026-11-23-weekly.json").write_bytes(b"")
        assert main(["-w", str(workspace), "log", "2026-11-23-weekly"]) == 5
        assert "kaihui restore 2026-11-23-weekly" in capsys.readouterr().err

    def test_a_reader_that_has_seen_enough_is_no_error(self, workspace: Path) -> None:
        main(["-w", str(workspace), "play", script(workspace, MEETING)])
        program = [sys.executable, "-m", "tui", "-w", str(workspace), "log"]
        shell = subprocess.run(
            ["bash", "-c", '"$@" | head -n 1; exit "${PIPESTATUS[0]}"', "-", *program],
            cwd=Path(__file__).parent.parent,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert shell.stderr == ""
        assert shell.returncode in (0, 141)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_is_there_in_both_languages(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--lang", language, "--help"])
    page = capsys.readouterr().out
    assert stop.value.code == 0
    has_chinese = any("\u4e00" <= letter <= "\u9fff" for letter in page)
    assert has_chinese == (language == "zh")


def test_the_demo_without_a_terminal_plays_its_script_and_says_where_the_minutes_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("KAIHUI_NOW", NOW)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert main(["--lang", "zh", "demo"]) == 0
    page = capsys.readouterr().out
    assert "北美周会 2026-W47 会议纪要" in page
    assert "降低" in page
    saved = Path(page.splitlines()[-1].partition("：")[2])
    assert saved.is_file()
