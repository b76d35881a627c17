"""Between two meetings, from outside: what is open, what became of it, and what cannot be."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from data.clock import StandingClock
from data.session import Session
from data.workdays import load_workdays
from data.workspace import Workspace
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


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A team whose first meeting is to come."""
    monkeypatch.setenv("KAIHUI_NOW", MONDAY)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("KAIHUI_WORKSPACE", raising=False)
    assert main(["init", str(tmp_path / "ws")]) == 0
    with (tmp_path / "ws" / "kaihui.toml").open("a", encoding="utf-8") as settings:
        settings.write(ROSTER)
    capsys.readouterr()
    return tmp_path / "ws"


@pytest.fixture
def run(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command in that workspace: exit code, stdout, stderr."""

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["-w", str(workspace), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def held(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same on the Wednesday after the first meeting."""
    play(workspace, run, MEETING)
    monkeypatch.setenv("KAIHUI_NOW", WEDNESDAY)
    return run


def play(workspace: Path, run: Run, script: str) -> None:
    path = workspace / "script.txt"
    path.write_text(script, encoding="utf-8")
    code, _, err = run("play", str(path))
    assert code == 0, err


def listed(run: Run, *filters: str) -> list[dict[str, Any]]:
    code, out, _ = run("actions", "--json", *filters)
    assert code in (0, 1)
    actions: list[dict[str, Any]] = json.loads(out)["actions"]
    return actions


def ids(run: Run, *filters: str) -> list[str]:
    return [action["id"] for action in listed(run, *filters)]


class TestTheList:
    def test_what_is_open_comes_with_the_late_first(self, held: Run) -> None:
        first, *rest = listed(held)
        assert (first["id"], first["owner"], first["late"], first["due_in_days"]) == ("A-1", "李敏", True, -1)
        assert [action["id"] for action in rest] == ["A-2", "A-3"]
        assert first["from_meeting"] == "2026-11-23-weekly"

    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            (["--late"], ["A-1"]),
            (["--owner", "王强"], ["A-2"]),
            (["--owner", "lm"], ["A-1", "A-3"]),
            (["--owner", "@李敏", "--late"], ["A-1"]),
            (["--due", "2"], ["A-1", "A-2"]),
            (["--mine", "--as", "王强"], ["A-2"]),
            (["--open"], ["A-1", "A-2", "A-3"]),
        ],
    )
    def test_filters_combine(self, held: Run, filters: list[str], expected: list[str]) -> None:
        assert ids(held, *filters) == expected

    def test_something_due_is_exit_1_and_nothing_due_is_exit_0_for_cron(self, held: Run) -> None:
        assert held("actions", "--due", "3")[0] == 1
        assert held("actions", "--open")[0] == 0
        assert held("actions", "update", "A-1", "done")[0] == 0
        assert held("actions", "--due", "0")[0] == 0

    def test_a_carried_action_is_one_thing_through_three_meetings(
        self, workspace: Path, held: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        play(workspace, held, "@ 2026-11-30T10:00+08:00\nstart 试跑\ndone A-1\n+ 05:00\nclose 试跑\n")
        monkeypatch.setenv("KAIHUI_NOW", "2026-12-01T10:00+08:00")
        play(workspace, held, "@ 2026-12-07T10:00+08:00\nstart 试跑\ndone A-3\n+ 05:00\nclose 试跑\n")
        everything = {action["id"]: action for action in listed(held)}
        assert {name: action["status"] for name, action in everything.items()} == {
            "A-1": "done",
            "A-2": "open",
            "A-3": "done",
        }
        assert everything["A-2"]["known_to"] == "2026-12-14-weekly"

    def test_the_table_fits_80_columns_and_keeps_its_columns_under_chinese(self, held: Run) -> None:
        code, table, _ = held("actions")
        assert code == 0
        assert max(map(cell_len, table.splitlines())) <= 80
        assert "✗ 逾期1天" in table
        rows = [line for line in table.splitlines() if line.startswith("A-")]
        assert len({cell_len(re.split(r"1[12]-\d\d 周", row)[0]) for row in rows}) == 1

    @pytest.mark.parametrize(
        ("language", "said"), [("zh", "3 条（共 3 条）"), ("en", "3 of 3 actions: 3 open, 1 of them late")]
    )
    def test_the_head_counts_in_both_languages(self, held: Run, language: str, said: str) -> None:
        assert said in held("--lang", language, "actions")[1]

    def test_completion_stands_below_it_by_team_and_by_owner(self, held: Run) -> None:
        completion = json.loads(held("actions", "--json")[1])["completion"]
        assert (completion["meeting"], completion["due"], completion["open"]) == ("2026-11-30-weekly", 1, 1)
        assert completion["owners"]["李敏"]["percent"] == 0.0
        assert completion["teams"]["ads"]["due"] == 1
        assert "@李敏" in held("actions")[1]

    @pytest.mark.parametrize("name", ["csv", "ics", "asana", "taskwarrior", "feishu"])
    def test_the_same_filters_hold_for_what_other_tools_take(self, held: Run, name: str) -> None:
        code, out, _ = held("actions", "--owner", "王强", "--format", name)
        assert code == 0
        assert "核对 ERP 与亚马逊库存" in out.replace("\r\n ", "")
        assert "拍主图视频" not in out

    def test_a_file_is_written_once_and_never_over(self, workspace: Path, held: Run) -> None:
        target = str(workspace / "actions.csv")
        assert held("actions", "--format", "asana", "-o", target)[0] == 0
        assert held("actions", "--format", "asana", "-o", target)[0] == 4

    def test_before_any_meeting_a_sentence_says_so(self, run: Run) -> None:
        code, out, err = run("actions", "--open")
        assert (code, out) == (3, "")
        assert "还没有开过会" in err

    @pytest.mark.parametrize(
        ("words", "code", "said"),
        [
            (["--due", "三"], 2, "--due 3"),
            (["--due=-1"], 2, "--due 3"),
            (["-o", "actions.md"], 2, "--format"),
            (["--owner", "xyz"], 3, "没有人对得上 @xyz"),
            (["--owner", "张三"], 3, "没有叫「张三」的人"),
            (["--mine", "--as", "nobody"], 3, "没有人对得上"),
            (["updat", "A-1", "done"], 2, "updat"),
            (["update", "A-1"], 2, "A-1"),
            (["update", "A-1", "finish"], 2, "finish"),
        ],
    )
    def test_what_does_not_fit_is_a_sentence(self, held: Run, words: list[str], code: int, said: str) -> None:
        answered, out, err = held("actions", *words)
        assert (answered, out) == (code, "")
        assert said in err


class TestUpdate:
    def test_it_is_recorded_in_the_next_meeting_under_the_name_of_whoever_did_it(self, held: Run) -> None:
        code, out, _ = held("actions", "update", "A-1", "done", "--as", "李敏")
        assert (code, "完成 A-1" in out) == (0, True)
        last = json.loads(held("log", "2026-11-30-weekly")[1].splitlines()[-1])
        assert (last["kind"], last["id"], last["by"]) == ("action_done", "A-1", "李敏")
        assert ids(held, "--open") == ["A-2", "A-3"]

    def test_a_new_date_is_said_in_full(self, held: Run) -> None:
        code, out, _ = held("actions", "update", "2", "redue", "^下周三", "等货代", "回复")
        assert code == 0
        assert "2026-12-02 周三（7 天后，工作日）" in out
        moved = next(action for action in listed(held) if action["id"] == "A-2")
        assert (moved["due"], moved["redated"]) == ("2026-12-02", 1)

    def test_the_mark_of_a_date_and_of_a_name_may_be_left_out(self, held: Run) -> None:
        assert held("actions", "update", "A-2", "redue", "下周三")[0] == 0
        assert held("actions", "update", "A-2", "reassign", "zt")[0] == 0
        moved = next(action for action in listed(held) if action["id"] == "A-2")
        assert (moved["due"], moved["owner"]) == ("2026-12-02", "周婷")

    def test_progress_and_a_word_on_it(self, held: Run) -> None:
        assert held("actions", "update", "A-3", "progress", "50%", "脚本已定")[0] == 0
        assert held("actions", "update", "A-3", "note", "等摄影棚")[0] == 0
        assert next(action for action in listed(held) if action["id"] == "A-3")["progress"] == 50
        facts = [json.loads(line) for line in held("log", "2026-11-30-weekly")[1].splitlines()[-2:]]
        assert [(fact["percent"], fact["note"]) for fact in facts] == [(50, "脚本已定"), (50, "等摄影棚")]

    def test_what_is_dropped_keeps_its_reason(self, held: Run) -> None:
        assert held("actions", "update", "A-3", "drop", "改用供应商的视频")[0] == 0
        assert "改用供应商的视频" in held("actions")[1]

    def test_the_review_counts_it(self, workspace: Path, held: Run) -> None:
        held("actions", "update", "A-2", "done")
        play(workspace, held, "@ 2026-11-30T10:00+08:00\nstart 试跑\n+ 05:00\nclose 试跑\n")
        answer = json.loads(held("minutes", "--format", "json")[1])
        assert (answer["review"]["due"], answer["review"]["done"]) == (2, 1)

    def test_it_goes_into_a_running_meeting_beside_its_scribe(self, workspace: Path, held: Run) -> None:
        play(workspace, held, "@ 2026-11-30T10:00+08:00\nstart 试跑\n+ 01:00\nn 开场\n")
        assert held("actions", "update", "A-1", "done", "--as", "王强")[0] == 0
        play(workspace, held, "@ 2026-11-30T10:05+08:00\nn 接着记\n")
        facts = [json.loads(line) for line in held("log", "2026-11-30-weekly")[1].splitlines()]
        assert [fact["kind"] for fact in facts[-3:]] == ["note_taken", "action_done", "note_taken"]

    def test_a_scribe_who_has_the_meeting_open_loses_nothing(self, workspace: Path, held: Run) -> None:
        team = Workspace(workspace)
        clock = StandingClock(datetime(2026, 11, 30, 2, 0, tzinfo=UTC))
        scribe = Session(team, team.settings(), clock, "周婷", "zh", load_workdays())
        scribe.say("start 试跑")
        assert held("actions", "update", "A-1", "done", "--as", "王强")[0] == 0
        scribe.say("n 开场")
        done = scribe.meeting.action("A-1")
        assert done is not None
        assert (done.status, scribe.meeting.notes[-1].text) == ("done", "开场")

    @pytest.mark.parametrize(
        ("words", "code", "said"),
        [
            (["A-99", "done"], 3, "没有行动项 A-99"),
            (["abc", "done"], 5, "abc"),
            (["A-1", "done", "多余"], 5, "多余"),
            (["A-1", "drop"], 5, "原因"),
            (["A-1", "redue"], 5, "改到哪天"),
            (["A-1", "redue", "^13-45"], 5, "13-45"),
            (["A-1", "redue", "好好干"], 5, "好好干"),
            (["A-1", "reassign"], 5, "交给谁"),
            (["A-1", "reassign", "@xyz"], 3, "没有人对得上 @xyz"),
            (["A-1", "reassign", "@李敏", "还有别的"], 5, "交给谁"),
            (["A-1", "progress", "101"], 5, "0 到 100"),
            (["A-1", "progress", "一半"], 5, "0 到 100"),
            (["A-1", "note"], 5, "note"),
        ],
    )
    def test_what_cannot_be_is_a_sentence_and_changes_nothing(
        self, held: Run, words: list[str], code: int, said: str
    ) -> None:
        before = held("log", "2026-11-30-weekly")[1]
        answered, _, err = held("actions", "update", *words)
        assert answered == code, err
        assert said in err
        assert held("log", "2026-11-30-weekly")[1] == before

    def test_what_is_done_is_not_done_twice(self, held: Run) -> None:
        held("actions", "update", "A-1", "done")
        code, _, err = held("actions", "update", "A-1", "drop", "不做了")
        assert (code, "已完成" in err) == (5, True)

    def test_before_any_meeting_there_is_nothing_to_update_and_none_is_planned(self, workspace: Path, run: Run) -> None:
        code, _, err = run("actions", "update", "A-1", "done")
        assert (code, "还没有开过会" in err) == (3, True)
        assert not list((workspace / "meetings").glob("*.json"))

    def test_a_meeting_that_cannot_be_saved_is_exit_6(self, workspace: Path, held: Run) -> None:
        (workspace / "meetings" / ".2026-11-30-weekly.json.tmp").mkdir()
        code, _, err = held("actions", "update", "A-1", "done")
        assert (code, "未保存" in err) == (6, True)
        assert "A-1" in ids(held, "--open")


class TestLint:
    def test_what_the_minutes_leave_unsaid_is_exit_1_with_ids(self, held: Run) -> None:
        code, out, _ = held("minutes", "2026-11-23-weekly", "--lint")
        assert code == 1
        assert "A-3 拍主图视频：没有验收标准" in out

    def test_as_json_it_names_the_fault(self, held: Run) -> None:
        code, out, _ = held("minutes", "2026-11-23-weekly", "--lint", "--json")
        assert code == 1
        assert [(one["fault"], one["id"]) for one in json.loads(out)["lint"]] == [("no_acceptance", "A-3")]

    def test_a_meeting_in_order_is_exit_0(self, workspace: Path, run: Run) -> None:
        play(workspace, run, "@ 2026-11-23T10:00+08:00\nstart 试跑\nn 没事\n+ 05:00\nclose 试跑\n")
        code, out, _ = run("minutes", "--lint")
        assert (code, "没有要补的" in out) == (0, True)

    def test_without_it_json_is_the_whole_minutes(self, held: Run) -> None:
        assert json.loads(held("minutes", "--json")[1])["meeting"] == "2026-11-23-weekly"

    def test_a_meeting_that_is_not_there_is_exit_3(self, held: Run) -> None:
        assert held("minutes", "2020-01-06-weekly", "--lint")[0] == 3
