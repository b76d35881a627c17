"""Laws that hold for any meeting, whatever a scribe does."""

from collections.abc import Callable
from datetime import date, timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import KaihuiError
from engine.meeting import moves as mv
from engine.meeting.events import AnyEvent, TracedOrder
from engine.meeting.feed import fact_said
from engine.meeting.figures.health import health_of
from engine.meeting.fold import replay
from engine.meeting.planning import plan_meeting
from engine.meeting.shipments import CLASSES
from engine.meeting.state import Meeting
from engine.meeting.timer import elapsed, spent
from tests.made_up_meeting import FRIDAY, TEAM, TEN, Scribe, started

NAMES = ("王强", "李敏", "陈静", "客人")
TEXTS = st.sampled_from(("", "降价", "等货代", "原因"))
NUMBERS = st.integers(0, 10)
MOVES: st.SearchStrategy[mv.Move] = st.one_of(
    st.builds(mv.Decide, st.just("降预算"), st.sampled_from(("", *NAMES))),
    st.builds(mv.Act, st.just("补货"), st.sampled_from(("", *NAMES)), st.sampled_from((None, FRIDAY))),
    st.builds(mv.Act, st.just(""), question=st.just("Q-1")),
    st.builds(mv.Ask, st.just("为什么？"), st.sampled_from(("", *NAMES))),
    st.builds(mv.Answer, st.just("大词"), st.sampled_from(("", "Q-1", "Q-2")), st.sampled_from(("", *NAMES))),
    st.builds(mv.Verify, st.sampled_from(("Q-1", "Q-2")), st.sampled_from(NAMES)),
    st.builds(mv.Cause, st.sampled_from(("bids", "other")), TEXTS),
    st.builds(mv.Mark, st.sampled_from(("acos", "vtr")), st.sampled_from(("fine", "question"))),
    st.builds(mv.TakeNote, st.just("记")),
    st.builds(mv.Confirm, st.sampled_from(((), ("D-1",), ("A-1",)))),
    st.builds(mv.Amend, st.sampled_from(("A-1", "A-2")), owner=st.sampled_from(NAMES), accept=TEXTS),
    st.builds(mv.AmendDecision, st.just("D-1"), st.just("改")),
    st.builds(mv.Execute, st.just("D-1"), st.sampled_from(("", *NAMES))),
    st.builds(mv.Defer, st.just("A-1"), st.just("等报价")),
    st.builds(mv.Progress, st.just("A-1"), st.sampled_from((0, 50, 100))),
    st.builds(mv.Done, st.sampled_from(("A-1", "A-2"))),
    st.builds(mv.Redue, st.just("A-1"), st.just(date(2026, 12, 4))),
    st.builds(mv.Drop, st.just("A-1"), st.just("停产")),
    st.builds(mv.Next, TEXTS),
    st.builds(mv.Inform, TEXTS),
    st.just(mv.Previous()),
    st.builds(mv.Goto, NUMBERS, TEXTS),
    st.builds(mv.Park, TEXTS, st.one_of(st.none(), NUMBERS)),
    st.just(mv.Pause()),
    st.just(mv.Resume()),
    st.builds(mv.Extend, st.integers(-8, 8), TEXTS),
    st.builds(mv.Prioritise, NUMBERS, st.integers(1, 3)),
    st.builds(mv.Trim, TEXTS),
    st.builds(mv.Attend, st.sampled_from(tuple((name,) for name in NAMES))),
    st.builds(mv.Leave, st.sampled_from(tuple((name,) for name in NAMES))),
    st.builds(mv.Read, st.just(NAMES)),
    st.builds(mv.Rate, st.integers(0, 6)),
    st.builds(mv.Backdate, st.just(TEN - timedelta(minutes=5))),
    st.builds(mv.UseSnapshot, st.just("abcd1234"), flagged=st.just(("acos",)), stale=st.just(("库存.csv",))),
    st.just(mv.ListOrders((TracedOrder("111-1"), TracedOrder("111-2")))),
    st.builds(mv.Judge, st.sampled_from(["111-1", "111-2"]), st.sampled_from(list(CLASSES))),
    st.builds(mv.Trace, st.just((TracedOrder("111-1"),))),
    st.builds(mv.Remedy, st.just("补传.xlsx")),
    st.builds(mv.Start, TEXTS),
    st.builds(mv.Close, TEXTS),
    st.just(mv.Undo()),
)
STEPS = st.lists(st.tuples(MOVES, st.integers(-2, 9)), max_size=25)


def played(scribe: Scribe, steps: list[tuple[mv.Move, int]], after: Callable[[Scribe], None]) -> Scribe:
    """Plays what the meeting takes; what it refuses is a sentence and changes nothing."""
    for move, minutes in steps:
        scribe.waits(minutes)
        refusal = refusal_of(scribe, move)
        if refusal is None:
            after(scribe)
        else:
            assert refusal.said("zh") != refusal.said("en")
    return scribe


def refusal_of(scribe: Scribe, move: mv.Move) -> KaihuiError | None:
    """Plays a move; why it was refused, if it was."""
    try:
        scribe.does(move)
    except KaihuiError as refusal:
        return refusal
    return None


def clocks(meeting: Meeting) -> list[timedelta]:
    return [meeting.ran, *(item.spent for item in meeting.items)]


def undone_is_as_before(scribe: Scribe) -> None:
    """What undo gives back is the state before the move: replaying without its facts, clock and all."""
    meeting = scribe.meeting
    if meeting.state == "closed" or not meeting.moves:
        return
    last = meeting.moves[-1]
    without = replay(fact for fact in scribe.facts if fact.move != last)
    branch = Scribe(TEAM)
    branch.facts, branch.now = scribe.facts, scribe.now
    back = branch.does(mv.Undo()).meeting
    assert msgspec.structs.replace(back, seq=0) == msgspec.structs.replace(without, seq=0)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_whatever_is_recorded_folds_and_undo_gives_back_what_was(steps: list[tuple[mv.Move, int]]) -> None:
    played(started(TEAM), steps, undone_is_as_before)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_no_clock_runs_backwards_and_items_add_up_to_no_more_than_the_meeting(
    steps: list[tuple[mv.Move, int]],
) -> None:
    def add_up(scribe: Scribe) -> None:
        meeting = scribe.meeting
        assert all(clock >= timedelta(0) for clock in clocks(meeting))
        total = sum((spent(meeting, item, scribe.now) for item in meeting.items), timedelta(0))
        assert total <= elapsed(meeting, scribe.now)

    played(started(TEAM), steps, add_up)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_a_log_that_was_stored_and_read_again_is_the_same_meeting(steps: list[tuple[mv.Move, int]]) -> None:
    scribe = played(Scribe(TEAM), steps, lambda _: None)
    stored = msgspec.json.encode(scribe.facts)
    assert replay(msgspec.json.decode(stored, type=tuple[AnyEvent, ...])) == scribe.meeting


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_every_fact_is_said_and_the_next_meeting_can_be_planned(steps: list[tuple[mv.Move, int]]) -> None:
    scribe = played(started(TEAM), steps, lambda _: None)
    for fact in scribe.facts:
        kind, _ = fact_said(fact, scribe.meeting)
        assert 1 <= len(kind.zh) <= 2, "the feed's column of kinds holds no more, and cuts what is longer"
        assert 1 <= len(kind.en) <= 9
    assert health_of(scribe.meeting, None).said().zh
    following = Scribe(TEAM, last=scribe.meeting, at=TEN + timedelta(days=7)).meeting
    assert len(following.actions) == sum(action.status == "open" for action in scribe.meeting.actions)
    assert plan_meeting(TEAM, TEN, scribe.meeting, TEN, "周婷").agenda[0].id == "review"
