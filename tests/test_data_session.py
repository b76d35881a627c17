from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.clock import RunningClock, StandingClock, clock_from
from data.initials import with_initials
from data.new_workspace import make_workspace, template_text
from data.session import Session
from engine.due.workdays import Workdays
from engine.errors import NotSavedError, RefusedError, UsageError
from engine.meeting.timer import spent
from engine.settings import Person

TEN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
NO_HOLIDAYS = Workdays(frozenset(), frozenset(), None)


def a_session(root: Path, by: str = "周婷", clock: StandingClock | None = None) -> Session:
    if not (root / "kaihui.toml").exists():
        make_workspace(root, template_text("kaihui.toml", template="weekly", marketplaces='"US"'))
    from data.workspace import Workspace

    workspace = Workspace(root)
    return Session(workspace, workspace.settings(), clock or StandingClock(TEN), by, "zh", NO_HOLIDAYS)


class TestOneScribe:
    def test_what_is_acknowledged_is_on_the_disk(self, tmp_path: Path) -> None:
        session = a_session(tmp_path)
        session.say("start")
        session.say("d 批准清仓")
        assert a_session(tmp_path).meeting == session.meeting

    def test_a_restart_resumes_at_the_same_item_and_second(self, tmp_path: Path) -> None:
        clock = StandingClock(TEN)
        session = a_session(tmp_path, clock=clock)
        session.say("start")
        clock.advance(timedelta(minutes=4))
        session.say("next")
        clock.advance(timedelta(minutes=3, seconds=7))
        again = a_session(tmp_path, clock=clock)
        assert again.meeting.current is not None
        assert again.meeting.current.id == "data"
        assert spent(again.meeting, again.meeting.current, clock.now()) == timedelta(minutes=3, seconds=7)

    def test_what_another_scribe_wrote_is_taken_in_even_when_the_screen_has_read_it_first(self, tmp_path: Path) -> None:
        session, other = a_session(tmp_path), a_session(tmp_path)
        other.say("start")
        session.log.read()
        assert session.refresh()
        assert session.meeting.state == "running"
        assert not session.refresh()

    def test_a_refusal_changes_nothing(self, tmp_path: Path) -> None:
        session = a_session(tmp_path)
        before = session.meeting
        with pytest.raises(RefusedError):
            session.say("d 太早")
        assert session.meeting == before

    def test_what_the_disk_does_not_take_is_not_shown_as_recorded(self, tmp_path: Path) -> None:
        session = a_session(tmp_path)
        session.say("start")
        in_the_way = tmp_path / "meetings" / ".2026-11-23-weekly.json.tmp"
        in_the_way.mkdir()
        with pytest.raises(NotSavedError, match="Not saved"):
            session.say("d 批准清仓")
        assert session.meeting.decisions == ()
        in_the_way.rmdir()
        session.say("d 批准清仓")
        assert len(session.meeting.decisions) == 1

    def test_control_characters_in_a_line_do_not_reach_the_log(self, tmp_path: Path) -> None:
        session = a_session(tmp_path)
        session.say("start")
        session.say("n 标题\x1b]0;坏\x07 \u202e反")
        text = session.meeting.notes[0].text
        assert "\x1b" not in text
        assert "\u202e" not in text

    def test_after_the_close_the_next_meeting_is_being_prepared(self, tmp_path: Path) -> None:
        session = a_session(tmp_path)
        session.say("start")
        session.say("a 补货 @赵磊 ^周五")
        session.say("close 试跑")
        following = session.begin_next()
        assert session.meeting.state == "closed"
        assert following.id == "2026-11-30-weekly"
        assert [action.id for action in following.actions] == ["A-1"]
        assert a_session(tmp_path).meeting.id == "2026-11-30-weekly"


class TestTwoScribes:
    def test_both_write_and_neither_is_lost(self, tmp_path: Path) -> None:
        first, second = a_session(tmp_path, "周婷"), a_session(tmp_path, "李敏")
        first.say("start")
        second.say("n 二号在写")
        first.say("n 一号在写")
        second.say("d 同意")
        first.refresh()
        assert [note.text for note in first.meeting.notes] == ["二号在写", "一号在写"]
        assert [decision.by for decision in first.meeting.decisions] == ["李敏"]

    def test_a_move_is_decided_again_on_what_the_other_wrote(self, tmp_path: Path) -> None:
        first, second = a_session(tmp_path, "周婷"), a_session(tmp_path, "李敏")
        first.say("start")
        with pytest.raises(RefusedError, match="started already"):
            second.say("start")

    def test_ids_stay_single(self, tmp_path: Path) -> None:
        first, second = a_session(tmp_path, "周婷"), a_session(tmp_path, "李敏")
        first.say("start")
        for number in range(5):
            (first if number % 2 else second).say(f"a 第{number}条")
        second.refresh()
        assert [action.id for action in second.meeting.actions] == ["A-1", "A-2", "A-3", "A-4", "A-5"]

    def test_both_opening_an_empty_workspace_plan_one_meeting(self, tmp_path: Path) -> None:
        first, second = a_session(tmp_path), a_session(tmp_path)
        assert first.meeting == second.meeting
        assert first.workspace.meeting_ids() == ["2026-11-23-weekly"]


class TestClocks:
    def test_a_rehearsal_starts_when_it_is_told_and_runs_on(self) -> None:
        clock = clock_from({"KAIHUI_NOW": "2026-11-23T10:00+08:00"})
        first, second = clock.now(), clock.now()
        assert TEN <= first <= second < TEN + timedelta(minutes=1)

    def test_without_an_offset_a_moment_is_utc8(self) -> None:
        assert TEN <= clock_from({"KAIHUI_NOW": "2026-11-23T10:00"}).now() < TEN + timedelta(minutes=1)

    def test_what_is_no_moment_is_refused_in_words(self) -> None:
        with pytest.raises(UsageError, match="no moment"):
            clock_from({"KAIHUI_NOW": "昨天"})

    def test_a_running_clock_never_goes_back(self) -> None:
        clock = RunningClock()
        moments = [clock.now() for _ in range(100)]
        assert moments == sorted(moments)


def test_initials_are_worked_out_where_the_settings_give_none() -> None:
    people = (Person("李敏"), Person("王强", initials="qiang"), Person("Ann Lee"), Person("吕婷"))
    assert [person.initials for person in with_initials(people)] == ["lm", "qiang", "al", "lt"]
