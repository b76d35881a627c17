from datetime import date, timedelta

import pytest

from engine.errors import RefusedError
from engine.meeting import moves as mv
from engine.meeting.actions import completion
from engine.meeting.figures.completion import by_owner, by_team
from tests.made_up_meeting import (
    ADS,
    TEN,
    Scribe,
    closed_with_open_actions,
    started,
)


class TestTheReview:
    def test_it_is_not_passed_over_without_a_reason(self) -> None:
        scribe = started(last=closed_with_open_actions())
        for move in (mv.Next(), mv.Goto(4)):
            with pytest.raises(RefusedError, match="not been reviewed"):
                scribe.does(move)
        scribe.does(mv.Next("数据系统故障"))
        assert scribe.meeting.gates[-1].reason == "数据系统故障"

    def test_closing_is_no_way_around_it(self) -> None:
        scribe = started(last=closed_with_open_actions())
        with pytest.raises(RefusedError, match="was not reviewed"):
            scribe.does(mv.Close())
        closed = scribe.does(mv.Close("停电")).meeting
        assert (closed.gates[-1].gates[0], closed.gates[-1].reason) == ("review", "停电")

    def test_touching_one_action_makes_it_a_review(self) -> None:
        scribe = started(last=closed_with_open_actions()).does(mv.Done("A-1"), mv.Next())
        assert scribe.meeting.gates == ()

    def test_taking_time_over_it_makes_it_a_review(self) -> None:
        assert started(last=closed_with_open_actions()).waits(2).does(mv.Next()).meeting.gates == ()

    def test_with_nothing_carried_over_there_is_nothing_to_hold_it_for(self) -> None:
        assert started().does(mv.Next()).meeting.gates == ()

    def test_the_completion_rate_counts_what_fell_due(self) -> None:
        scribe = started(last=closed_with_open_actions()).does(mv.Done("A-1"))
        rate = completion(scribe.meeting.actions, until=date(2026, 11, 30))
        assert (rate.due, rate.done, rate.percent) == (1, 1, 100.0)

    def test_moving_a_date_does_not_mend_the_rate(self) -> None:
        scribe = started(last=closed_with_open_actions()).does(mv.Redue("A-1", date(2027, 1, 1)))
        assert completion(scribe.meeting.actions, until=date(2026, 11, 30)).percent == 0.0

    def test_done_late_is_not_done_on_time(self) -> None:
        passed_over = Scribe(last=closed_with_open_actions(), at=TEN + timedelta(days=7)).does(mv.Start()).closed()
        scribe = Scribe(last=passed_over, at=TEN + timedelta(days=14)).does(mv.Done("A-1"))
        rate = completion(scribe.meeting.actions, until=date(2026, 12, 7))
        assert (rate.due, rate.done, rate.late, rate.percent) == (1, 0, 1, 0.0)

    def test_the_rate_is_known_by_owner_and_by_team(self) -> None:
        scribe = started(last=closed_with_open_actions()).does(mv.Done("A-1"))
        until = date(2026, 12, 31)
        owners = by_owner(scribe.meeting.actions, until)
        assert {name: (rate.due, rate.done) for name, rate in owners.items()} == {"李敏": (1, 1), "赵磊": (1, 0)}
        assert set(by_team(scribe.meeting.actions, until, (ADS,))) == {"ads", ""}

    def test_a_dropped_action_leaves_the_sum(self) -> None:
        scribe = started(last=closed_with_open_actions()).does(mv.Drop("A-1", "停产"))
        rate = completion(scribe.meeting.actions, until=date(2026, 11, 30))
        assert (rate.due, rate.dropped, rate.percent) == (0, 1, None)
