from datetime import timedelta

import pytest

from engine.errors import NotFoundError, RefusedError
from engine.meeting import moves as mv
from engine.meeting.performing.turning import just_opened
from engine.meeting.state import outcome_of
from tests.made_up_meeting import FRIDAY, TEAM, Scribe, started


class TestTheAgenda:
    def test_next_walks_through_it_in_order_and_ends_at_the_last(self) -> None:
        scribe = started()
        seen = [scribe.meeting.items[0].id]
        for _ in scribe.meeting.items[1:]:
            scribe.does(mv.Next("没有新情况"))
            assert scribe.meeting.current
            seen.append(scribe.meeting.current.id)
        assert seen == [item.id for item in scribe.meeting.items]
        with pytest.raises(RefusedError, match="last item"):
            scribe.does(mv.Next())

    def test_goto_and_prev_turn_back(self) -> None:
        scribe = started().does(mv.Goto(4), mv.Previous())
        assert scribe.meeting.current == scribe.meeting.items[2]

    def test_whoever_turned_back_for_a_moment_comes_back_to_what_was_broken_off(self) -> None:
        turns = (mv.Next(), mv.Previous(), mv.Next(), mv.Next(), mv.Inform("都正常"), mv.Previous(), mv.Previous())
        scribe, seen = started(), []
        for move in (*turns, mv.Next(), mv.Next()):
            scribe.waits(1).does(move)
            seen.append(next(place for place, one in enumerate(scribe.meeting.items) if one.state == "current"))
        assert seen == [1, 0, 1, 2, 3, 2, 1, 2, 3]

    def test_after_a_jump_next_comes_back_for_what_was_left_out(self) -> None:
        scribe = started().does(mv.Goto(8), mv.Next())
        assert scribe.meeting.current == scribe.meeting.items[1]

    def test_there_is_no_item_nine(self) -> None:
        with pytest.raises(NotFoundError, match="no item 9"):
            started().does(mv.Goto(9))

    def test_parking_turns_to_the_next_item(self) -> None:
        scribe = started().does(mv.Goto(5), mv.Park("等供应商回复"))
        assert outcome_of(scribe.meeting, scribe.meeting.items[4]) == "parked"
        assert scribe.meeting.current == scribe.meeting.items[5]

    def test_a_fixed_item_is_parked_only_with_a_reason(self) -> None:
        scribe = started().does(mv.Goto(6))
        with pytest.raises(RefusedError, match="fixed item"):
            scribe.does(mv.Park())
        assert scribe.does(mv.Park("客服请假")).meeting.items[5].reason == "客服请假"

    def test_an_item_that_must_end_in_something_is_not_left_in_silence(self) -> None:
        scribe = started().turns_to("ads")
        for move in (mv.Next(), mv.Goto(1)):
            with pytest.raises(RefusedError, match="no result"):
                scribe.does(move)
        left = scribe.does(mv.Next("等财务")).meeting.item("ads")
        assert (left.outcome, left.reason, outcome_of(scribe.meeting, left)) == ("none", "等财务", "none")

    def test_to_be_informed_is_a_result_and_turns_on(self) -> None:
        scribe = started().turns_to("ads").does(mv.Inform("花费持平"))
        assert outcome_of(scribe.meeting, scribe.meeting.item("ads")) == "informed"
        assert scribe.meeting.current == scribe.meeting.item("stock")

    @pytest.mark.parametrize("move", [mv.Decide("降预算"), mv.Act("降价", "李敏", FRIDAY)])
    def test_a_decision_or_an_action_is_a_result(self, move: mv.Move) -> None:
        assert started().turns_to("ads").does(move, mv.Next()).meeting.item("ads").outcome == ""

    def test_turning_on_twice_within_two_seconds_looks_like_an_accident(self) -> None:
        scribe = started().does(mv.Next())
        assert just_opened(scribe.meeting, scribe.now + timedelta(seconds=1))
        assert not just_opened(scribe.meeting, scribe.now + timedelta(seconds=2))

    def test_without_an_editor_the_strategy_begins_only_for_a_reason(self) -> None:
        scribe = started(TEAM).does(mv.Leave(("王强",)))
        with pytest.raises(RefusedError, match="edit rights"):
            scribe.does(mv.Goto(7))
        gate = scribe.does(mv.Goto(7, "王强十分钟后回来")).meeting.gates[-1]
        assert (gate.gates, gate.reason) == (("people.no_editor",), "王强十分钟后回来")

    def test_an_item_to_come_can_be_parked_before_the_start(self) -> None:
        scribe = Scribe().does(mv.Park("时间不够", 5))
        assert scribe.meeting.items[4].state == "parked"
        with pytest.raises(RefusedError, match="over already"):
            scribe.does(mv.Park("", 5))

    def test_how_an_item_ended_is_read_from_what_was_recorded(self) -> None:
        scribe = started().does(mv.Goto(3), mv.Act("查货代"), mv.Next(), mv.Decide("降预算"), mv.Act("降价"), mv.Next())
        outcomes = [outcome_of(scribe.meeting, item) for item in scribe.meeting.items[:5]]
        assert outcomes == ["informed", "", "acted", "decided", ""]
