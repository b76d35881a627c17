"""What became of an action between two meetings, from outside, and what cannot be."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.clock import StandingClock
from data.session import Session
from data.workdays import load_workdays
from data.workspace import Workspace
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
