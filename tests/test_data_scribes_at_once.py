"""Two scribes at one meeting, in every order: nothing is lost, and nothing is overwritten that its writer did not see.

A scribe who is stopped in the middle of an entry is played by a log that lets the other one go first, at the last
moment before it stores; tests/test_data_stopped_scribe.py stops a process for real.
"""

import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from data.clock import StandingClock
from data.meeting_log import MeetingLog
from data.new_workspace import make_workspace, template_text
from data.session import Session
from data.workspace import Workspace
from engine.due.workdays import Workdays
from engine.errors import ConflictError, RefusedError
from engine.meeting.events import Event, Facts
from tests.torture import times

TEN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
NO_HOLIDAYS = Workdays(frozenset(), frozenset(), None)
WORDS = st.text("补货降价审批清仓abc", min_size=1, max_size=6).map(lambda text: f"条{text}")
SCRIBES = ("周婷", "李敏")


def a_session(root: Path, by: str) -> Session:
    workspace = Workspace(root)
    return Session(workspace, workspace.settings(), StandingClock(TEN), by, "zh", NO_HOLIDAYS)


def two_sessions(root: Path) -> tuple[Session, Session]:
    make_workspace(root, template_text("kaihui.toml", template="weekly", marketplaces='"US"'))
    first, second = (a_session(root, by) for by in SCRIBES)
    first.say("start")
    second.refresh()
    return first, second


class StoppedLog:
    """A log whose scribe is stopped right before the first append; the other one goes on meanwhile."""

    def __init__(self, log: MeetingLog, meanwhile: Callable[[], object]) -> None:
        self._log = log
        self._meanwhile: Callable[[], object] | None = meanwhile

    def read(self, since: int = 0) -> Facts:
        return self._log.read(since)

    def append(self, facts: Sequence[Event], after: int) -> Facts:
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile is not None:
            meanwhile()
        return self._log.append(facts, after)


class TwoScribes(RuleBasedStateMachine):
    """Two sessions on one file, against two dicts of what must be there, and a list of how to take it back."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.scribes = two_sessions(Path(self._folder.name))
        self.decisions: dict[str, str] = {}
        self.actions: dict[str, tuple[str, str]] = {}
        self.before: list[tuple[dict[str, str], dict[str, tuple[str, str]]]] = []
        self.given = {"D": 0, "A": 0}

    def teardown(self) -> None:
        self._folder.cleanup()

    # --- what both know

    def remember(self) -> None:
        self.before.append((dict(self.decisions), dict(self.actions)))

    def decided(self, text: str) -> None:
        self.remember()
        self.given["D"] = 1 + max((int(one[2:]) for one in self.decisions), default=0)
        self.decisions[f"D-{self.given['D']}"] = text

    def acted(self, text: str) -> None:
        self.remember()
        self.given["A"] = 1 + max((int(one[2:]) for one in self.actions), default=0)
        self.actions[f"A-{self.given['A']}"] = (text, "open")

    # --- what one of them does

    @rule(who=st.integers(0, 1), text=WORDS)
    def decides(self, who: int, text: str) -> None:
        self.scribes[who].say(f"d {text}")
        self.decided(text)

    @rule(who=st.integers(0, 1), text=WORDS)
    def acts(self, who: int, text: str) -> None:
        self.scribes[who].say(f"a {text} @赵磊")
        self.acted(text)

    @rule(who=st.integers(0, 1), text=WORDS, data=st.data())
    @precondition(lambda self: self.decisions)
    def mends(self, who: int, text: str, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.decisions)))
        scribe = self.scribes[who]
        scribe.refresh()
        if text == self.decisions[number]:
            return
        scribe.say(f"fix {number} {text}")
        self.remember()
        self.decisions[number] = text

    @rule(who=st.integers(0, 1), data=st.data())
    @precondition(lambda self: any(state == "open" for _, state in self.actions.values()))
    def finishes(self, who: int, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(n for n, (_, state) in self.actions.items() if state == "open")))
        self.scribes[who].refresh()
        self.scribes[who].say(f"done {number}")
        self.remember()
        self.actions[number] = (self.actions[number][0], "done")

    @rule(who=st.integers(0, 1))
    @precondition(lambda self: self.before)
    def takes_back(self, who: int) -> None:
        self.scribes[who].refresh()
        self.scribes[who].say("undo")
        self.decisions, self.actions = self.before.pop()

    @rule(who=st.integers(0, 1))
    def dies_and_comes_back(self, who: int) -> None:
        scribes = list(self.scribes)
        scribes[who] = a_session(Path(self._folder.name), SCRIBES[who])
        self.scribes = (scribes[0], scribes[1])

    # --- stopped in the middle of an entry, while the other one takes over

    @rule(who=st.integers(0, 1), mine=WORDS, theirs=WORDS)
    def is_stopped_while_deciding(self, who: int, mine: str, theirs: str) -> None:
        self.stopped(who, f"d {mine}", f"d {theirs}")
        self.decided(theirs)
        self.decided(mine)

    @rule(who=st.integers(0, 1), mine=WORDS, theirs=WORDS, data=st.data())
    @precondition(lambda self: self.decisions)
    def is_stopped_while_mending_what_the_other_mends(
        self, who: int, mine: str, theirs: str, data: st.DataObject
    ) -> None:
        number = data.draw(st.sampled_from(sorted(self.decisions)))
        if self.decisions[number] in (mine, theirs):
            return
        self.scribes[1 - who].refresh()
        with pytest.raises(ConflictError, match=theirs):
            self.stopped(who, f"fix {number} {mine}", f"fix {number} {theirs}")
        self.remember()
        self.decisions[number] = theirs

    @rule(who=st.integers(0, 1), theirs=WORDS)
    @precondition(lambda self: self.before)
    def is_stopped_while_taking_back(self, who: int, theirs: str) -> None:
        with pytest.raises(ConflictError, match=SCRIBES[1 - who]):
            self.stopped(who, "undo", f"d {theirs}")
        self.decided(theirs)

    def stopped(self, who: int, mine: str, theirs: str) -> None:
        scribe, other = self.scribes[who], self.scribes[1 - who]
        scribe.refresh()
        whole = scribe.log
        scribe.log = StoppedLog(whole, lambda: other.say(theirs))
        try:
            scribe.say(mine)
        finally:
            scribe.log = whole

    # --- what must hold after each of it

    @invariant()
    def both_see_what_must_be_there(self) -> None:
        for scribe in self.scribes:
            scribe.refresh()
            meeting = scribe.meeting
            assert {one.id: one.text for one in meeting.decisions} == self.decisions
            assert {one.id: (one.text, one.status) for one in meeting.actions} == self.actions


def test_two_scribes_in_any_order_do_what_one_would() -> None:
    run_state_machine_as_test(
        TwoScribes,
        settings=settings(
            max_examples=times(25, 2000),
            stateful_step_count=times(20, 50),
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


class TestWhatTheOtherHasJustChanged:
    def test_a_text_that_was_mended_meanwhile_is_shown_before_it_is_mended_again(self, tmp_path: Path) -> None:
        first, second = two_sessions(tmp_path)
        first.say("d 降价 5%")
        second.refresh()
        second.say("fix D-1 降价 8%")
        with pytest.raises(ConflictError) as error:
            first.say("fix D-1 降价 6%")
        assert error.value.said("zh") == "李敏 刚刚改了 D-1，现在是「降价 8%」。仍要改就再提交一次。"
        first.say("fix D-1 降价 6%")
        assert first.meeting.decisions[0].text == "降价 6%"

    def test_undo_never_takes_back_what_was_not_on_the_screen(self, tmp_path: Path) -> None:
        first, second = two_sessions(tmp_path)
        first.say("d 一")
        second.say("d 二")
        with pytest.raises(ConflictError, match="李敏"):
            first.say("undo")
        assert [one.text for one in first.meeting.decisions] == ["一", "二"]
        first.say("undo")
        assert [one.text for one in first.meeting.decisions] == ["一"]

    def test_what_does_not_touch_is_not_in_the_way(self, tmp_path: Path) -> None:
        first, second = two_sessions(tmp_path)
        first.say("d 一")
        first.say("a 补货 @赵磊")
        second.say("d 二")
        second.say("fix D-2 三")
        first.say("fix D-1 四")
        first.say("done A-1")
        second.refresh()
        assert [one.text for one in second.meeting.decisions] == ["四", "三"]

    def test_an_action_that_somebody_else_has_just_dropped_is_not_given_a_new_day(self, tmp_path: Path) -> None:
        first, second = two_sessions(tmp_path)
        first.say("a 补货 @赵磊")
        second.say("done A-1")
        with pytest.raises((ConflictError, RefusedError)):
            first.say("redue A-1 ^明天 晚了")
