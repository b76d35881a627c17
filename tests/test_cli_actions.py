"""What is open, late or whose, over all meetings, from outside; and what minutes leave unsaid."""

import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.held_meeting import Run, hold_first, ids, listed, made_team, play, runner


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A team whose first meeting is to come."""
    return made_team(tmp_path / "ws", monkeypatch)


@pytest.fixture
def run(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command in that workspace: exit code, stdout, stderr."""
    return runner(workspace, capsys)


@pytest.fixture
def held(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same on the Wednesday after the first meeting."""
    hold_first(workspace, run, monkeypatch)
    return run


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
