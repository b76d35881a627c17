from datetime import timedelta

import pytest

from engine.errors import RefusedError
from engine.meeting import moves as mv
from engine.meeting.figures.cost import cost, cost_per_decision
from engine.meeting.timer import (
    clock_said,
    elapsed,
    ends_at,
    in_overtime,
    over_slot,
    overrun,
    remaining,
    signal,
    spent,
    urgent_waiting,
)
from engine.settings import Cost, Series, Settings
from tests.made_up_meeting import SETTINGS, TEAM, TEN, started


class TestClocks:
    def test_time_goes_to_the_item_that_is_open(self) -> None:
        scribe = started().waits(3).does(mv.Next()).waits(2)
        first, second = scribe.meeting.items[:2]
        assert spent(scribe.meeting, first, scribe.now) == timedelta(minutes=3)
        assert spent(scribe.meeting, second, scribe.now) == timedelta(minutes=2)
        assert elapsed(scribe.meeting, scribe.now) == timedelta(minutes=5)

    def test_a_pause_costs_nothing(self) -> None:
        scribe = started().waits(3).does(mv.Pause()).waits(30).does(mv.Resume()).waits(1)
        assert elapsed(scribe.meeting, scribe.now) == timedelta(minutes=4)

    def test_past_its_minutes_an_item_is_in_overrun(self) -> None:
        scribe = started().waits(12)
        item = scribe.meeting.items[0]
        assert remaining(scribe.meeting, item, scribe.now) == timedelta(minutes=-2)
        assert overrun(scribe.meeting, item, scribe.now) == timedelta(minutes=2)

    def test_extending_gives_it_more(self) -> None:
        scribe = started().does(mv.Extend(5, "投诉要细看")).waits(12)
        assert overrun(scribe.meeting, scribe.meeting.items[0], scribe.now) == timedelta(0)

    def test_an_extension_that_makes_the_whole_meeting_overrun_takes_a_reason(self) -> None:
        with pytest.raises(RefusedError, match="5 minutes over"):
            started().does(mv.Extend(5))
        longer = Settings(series=Series(minutes=70))
        assert started(longer).does(mv.Extend(5)).meeting.items[0].extended == 5

    def test_the_clock_calls_at_seventy_percent_without_a_result_and_when_time_is_up(self) -> None:
        scribe = started().turns_to("ads").waits(8.3)
        assert signal(scribe.meeting, scribe.now) == ""
        assert signal(scribe.meeting, scribe.waits(0.2).now) == "warn"
        assert signal(scribe.does(mv.Decide("降预算")).meeting, scribe.now) == ""
        assert signal(scribe.meeting, scribe.waits(4).now) == "up"

    def test_what_is_urgent_and_still_to_come_is_known_at_seventy_percent_of_the_meeting(self) -> None:
        scribe = started().waits(41)
        assert urgent_waiting(scribe.meeting, scribe.now) == ()
        assert [item.id for item in urgent_waiting(scribe.meeting, scribe.waits(1).now)] == ["ads", "strategy"]

    def test_an_item_with_a_red_finding_is_as_urgent_as_the_first_priority(self) -> None:
        scribe = started().waits(42)
        waiting = urgent_waiting(scribe.meeting, scribe.now, red={"voice"})
        assert [item.id for item in waiting] == ["ads", "voice", "strategy"]

    def test_the_meeting_is_in_overtime_once_its_slot_is_used_up(self) -> None:
        scribe = started().waits(60)
        assert in_overtime(scribe.meeting, scribe.now) == timedelta(0)
        assert in_overtime(scribe.meeting, scribe.waits(3).now) == timedelta(minutes=3)

    def test_an_item_keeps_at_least_a_minute(self) -> None:
        with pytest.raises(RefusedError, match="one minute"):
            started().does(mv.Extend(-10))

    def test_the_forecast_adds_what_the_agenda_still_asks_for(self) -> None:
        scribe = started().waits(4)
        assert ends_at(scribe.meeting, scribe.now) == TEN + timedelta(minutes=60)
        scribe.waits(10)
        assert over_slot(scribe.meeting, scribe.now) == timedelta(minutes=4)

    def test_a_clock_that_is_set_back_makes_no_time_negative(self) -> None:
        scribe = started().waits(5).does(mv.Next()).waits(-60).does(mv.Next()).waits(1)
        assert [spent(scribe.meeting, item, scribe.now) for item in scribe.meeting.items[:2]] == [
            timedelta(minutes=5),
            timedelta(0),
        ]
        assert elapsed(scribe.meeting, scribe.now) >= timedelta(minutes=5)

    def test_the_cost_is_minutes_times_yuan(self) -> None:
        scribe = started().waits(60)
        price = cost(scribe.meeting, scribe.now, SETTINGS.cost)
        assert price.low == pytest.approx(600.0)
        assert price.high == pytest.approx(1248.0)

    def test_with_hourly_rates_it_is_what_those_who_were_there_cost(self) -> None:
        rates = Cost(per_hour={"李敏": 120.0, "operations": 60.0, "*": 30.0})
        scribe = started(TEAM).waits(30).does(mv.Leave(("李敏",))).waits(30)
        assert cost(scribe.meeting, scribe.now, rates).middle == pytest.approx(60.0 + 60.0 + 30.0)
        assert cost_per_decision(scribe.meeting, scribe.now, rates) is None
        scribe.does(mv.Decide("一"), mv.Decide("二"))
        assert cost_per_decision(scribe.meeting, scribe.now, rates) == pytest.approx(75.0)

    def test_durations_are_said_as_clocks(self) -> None:
        assert clock_said(timedelta(minutes=7, seconds=3)) == "07:03"
        assert clock_said(timedelta(hours=1, minutes=7, seconds=3)) == "1:07:03"


class TestUndo:
    def test_a_wrong_advance_is_taken_back_clock_and_all(self) -> None:
        scribe = started().waits(3).does(mv.Next()).waits(1).does(mv.Undo()).waits(1)
        first = scribe.meeting.items[0]
        assert first.state == "current"
        assert spent(scribe.meeting, first, scribe.now) == timedelta(minutes=5)

    def test_it_goes_back_move_by_move(self) -> None:
        scribe = started().does(mv.Decide("一"), mv.Decide("二"), mv.Undo(), mv.Undo())
        assert scribe.meeting.decisions == ()

    def test_what_one_move_recorded_goes_together(self) -> None:
        scribe = started().does(mv.Goto(5), mv.Park("等"), mv.Undo())
        assert scribe.meeting.current == scribe.meeting.items[4]

    def test_the_start_can_be_taken_back_but_not_the_planning(self) -> None:
        scribe = started().does(mv.Undo())
        assert scribe.meeting.state == "preparing"
        with pytest.raises(RefusedError, match="nothing to undo"):
            scribe.does(mv.Undo())

    def test_a_snapshot_that_arrived_by_itself_is_not_what_is_taken_back(self) -> None:
        scribe = started().does(mv.Decide("一"), mv.UseSnapshot("abcd1234"), mv.Undo())
        assert scribe.meeting.decisions == ()
        assert scribe.meeting.snapshot == "abcd1234"

    def test_after_the_close_nothing_changes_any_more(self) -> None:
        with pytest.raises(RefusedError, match="closed"):
            started().does(mv.Close(), mv.Undo())
