from datetime import UTC, date, datetime, timedelta

import pytest

from engine.errors import NotFoundError, RefusedError
from engine.meeting import events as ev
from engine.meeting import moves as mv
from engine.meeting.actions import completion
from engine.meeting.commands import perform
from engine.meeting.fold import carried_on, replay
from engine.meeting.planning import next_start, plan_meeting, replanned
from engine.meeting.state import Meeting, outcome_of
from engine.meeting.timer import clock_said, cost, elapsed, ends_at, over_slot, overrun, remaining, spent
from engine.settings import Person, Series, Settings, Topic

TEN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # Monday 10:00 in UTC+8
EDITOR = Person("王强", role="operations", edit_rights=True)
SETTINGS = Settings(series=Series(name="北美周会"))


class Scribe:
    """Plays moves on a meeting as the log would: numbered, one after another."""

    def __init__(self, settings: Settings = SETTINGS, last: Meeting | None = None, at: datetime = TEN) -> None:
        self.now = at
        self.facts: tuple[ev.Event, ...] = ()
        self._store((plan_meeting(settings, at, last, at, "周婷"),))

    @property
    def meeting(self) -> Meeting:
        return replay(self.facts)

    def does(self, *moves: mv.Move) -> "Scribe":
        for move in moves:
            before = self.meeting
            stored = self._store(perform(before, move, self.now, "周婷"))
            assert carried_on(before, stored, self.facts) == self.meeting
        return self

    def waits(self, minutes: float) -> "Scribe":
        self.now += timedelta(minutes=minutes)
        return self

    def _store(self, facts: ev.Facts) -> ev.Facts:
        move = len(self.facts) + 1
        stored = tuple(
            type(fact)(**{**{f: getattr(fact, f) for f in fact.__struct_fields__}, "seq": move + n, "move": move})
            for n, fact in enumerate(facts)
        )
        self.facts += stored
        return stored


def started(settings: Settings = SETTINGS, last: Meeting | None = None) -> Scribe:
    return Scribe(settings, last).does(mv.Start())


def closed_with_open_actions() -> Meeting:
    scribe = started()
    scribe.does(mv.Next(), mv.Act("降价", "李敏", date(2026, 11, 27)), mv.Act("补货", "赵磊", date(2026, 12, 20)))
    return scribe.does(mv.Close()).meeting


class TestStarting:
    def test_the_review_is_the_first_item_and_opens_by_itself(self) -> None:
        meeting = started().meeting
        assert meeting.state == "running"
        assert meeting.current is not None
        assert meeting.current.plan.title.zh == "上期复盘"

    def test_a_meeting_starts_once(self) -> None:
        with pytest.raises(RefusedError, match="already"):
            started().does(mv.Start())

    def test_without_anyone_who_may_edit_the_back_end_it_does_not_start(self) -> None:
        scribe = Scribe(Settings(people=(EDITOR, Person("李敏"))))
        with pytest.raises(RefusedError, match="edit rights"):
            scribe.does(mv.Attend(("李敏",)), mv.Start())

    def test_with_a_reason_it_starts_and_the_reason_is_kept(self) -> None:
        meeting = Scribe(Settings(people=(EDITOR,))).does(mv.Start("王强在路上")).meeting
        assert meeting.gates[0].gates == ("people.no_editor",)
        assert meeting.gates[0].reason == "王强在路上"

    def test_with_an_editor_present_nothing_stands_against_it(self) -> None:
        meeting = Scribe(Settings(people=(EDITOR,))).does(mv.Attend(("王强",)), mv.Start()).meeting
        assert meeting.gates == ()

    @pytest.mark.parametrize("move", [mv.Decide("x"), mv.Next(), mv.Pause(), mv.Extend(5), mv.Close(), mv.Park("x")])
    def test_before_the_start_nothing_of_the_meeting_can_be_done(self, move: mv.Move) -> None:
        with pytest.raises(RefusedError, match="not started"):
            Scribe().does(move)

    def test_the_period_is_counted_from_the_day_on_which_it_is_really_held(self) -> None:
        scribe = Scribe(at=TEN).waits(3 * 24 * 60).does(mv.Start())
        period = scribe.meeting.period
        assert period is not None
        assert period.name == "2026-W47"


class TestTheAgenda:
    def test_next_walks_through_it_in_order_and_ends_at_the_last(self) -> None:
        scribe = started()
        seen = [scribe.meeting.items[0].id]
        for _ in scribe.meeting.items[1:]:
            scribe.does(mv.Next())
            assert scribe.meeting.current
            seen.append(scribe.meeting.current.id)
        assert seen == [item.id for item in scribe.meeting.items]
        with pytest.raises(RefusedError, match="last item"):
            scribe.does(mv.Next())

    def test_goto_and_prev_turn_back(self) -> None:
        scribe = started().does(mv.Goto(4), mv.Previous())
        assert scribe.meeting.current == scribe.meeting.items[2]

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

    def test_how_an_item_ended_is_read_from_what_was_recorded(self) -> None:
        scribe = started().does(mv.Goto(3), mv.Act("查货代"), mv.Next(), mv.Decide("降预算"), mv.Act("降价"), mv.Next())
        outcomes = [outcome_of(scribe.meeting, item) for item in scribe.meeting.items[:5]]
        assert outcomes == ["informed", "", "acted", "decided", ""]


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

    def test_a_dropped_action_leaves_the_sum(self) -> None:
        scribe = started(last=closed_with_open_actions()).does(mv.Drop("A-1", "停产"))
        rate = completion(scribe.meeting.actions, until=date(2026, 11, 30))
        assert (rate.due, rate.dropped, rate.percent) == (0, 1, None)


class TestActions:
    def test_they_are_numbered_through_all_meetings(self) -> None:
        scribe = started(last=closed_with_open_actions()).does(mv.Act("新的一条"))
        assert scribe.meeting.actions[-1].id == "A-3"

    def test_one_that_is_not_there_is_named_with_those_that_are(self) -> None:
        with pytest.raises(NotFoundError) as refusal:
            started(last=closed_with_open_actions()).does(mv.Done("A-9"))
        assert "A-1、A-2" in refusal.value.said("zh")

    def test_one_is_finished_once(self) -> None:
        with pytest.raises(RefusedError, match="already done"):
            started(last=closed_with_open_actions()).does(mv.Done("A-1"), mv.Done("A-1"))

    def test_progress_is_recorded_before_the_meeting_too(self) -> None:
        scribe = Scribe(last=closed_with_open_actions()).does(mv.Done("A-1"))
        assert scribe.meeting.action("A-1") is not None
        assert scribe.meeting.actions[0].status == "done"

    def test_what_lacks_an_owner_or_a_date_holds_up_the_close(self) -> None:
        scribe = started().does(mv.Next(), mv.Act("没人要的活"))
        with pytest.raises(RefusedError, match="A-1"):
            scribe.does(mv.Close())
        scribe.does(mv.Amend("A-1", owner="李敏", due=date(2026, 11, 27)), mv.Close())
        assert scribe.meeting.state == "closed"

    def test_or_the_close_takes_a_reason(self) -> None:
        meeting = started().does(mv.Next(), mv.Act("没人要的活"), mv.Close("待定：等财务")).meeting
        assert meeting.gates[-1].gates == ("actions.incomplete",)


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
        scribe = started().does(mv.Extend(5)).waits(12)
        assert overrun(scribe.meeting, scribe.meeting.items[0], scribe.now) == timedelta(0)

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


class TestQuestions:
    def test_an_answer_goes_to_the_question_asked_last(self) -> None:
        scribe = started().does(mv.Ask("为什么降？", "李敏"), mv.Ask("哪天？"), mv.Answer("周三"), mv.Answer("大词"))
        assert [question.answer for question in scribe.meeting.questions] == ["大词", "周三"]

    def test_without_a_question_there_is_nothing_to_answer(self) -> None:
        with pytest.raises(RefusedError, match="No question"):
            started().does(mv.Answer("周三"))


class TestFlaggedData:
    def test_a_decision_on_doubtful_figures_says_so(self) -> None:
        scribe = started().does(mv.UseSnapshot("abcd1234", TEN, ("acos",)), mv.Goto(4), mv.Decide("降预算"))
        assert scribe.meeting.decisions[0].flagged == ("acos",)


class TestPlanning:
    def test_the_next_meeting_is_the_next_monday_ten_o_clock(self) -> None:
        assert next_start(Series(), TEN + timedelta(days=1)) == TEN + timedelta(days=7)

    def test_todays_meeting_still_counts_in_the_afternoon(self) -> None:
        assert next_start(Series(), TEN + timedelta(hours=6)) == TEN

    def test_once_held_it_is_the_one_a_week_later(self) -> None:
        assert next_start(Series(), TEN + timedelta(hours=6), last=TEN) == TEN + timedelta(days=7)

    def test_a_monthly_meeting_is_on_the_first_such_day(self) -> None:
        assert next_start(Series(template="monthly"), TEN) == datetime(2026, 12, 7, 2, 0, tzinfo=UTC)

    def test_open_actions_and_parked_items_carry_over(self) -> None:
        last = started().does(mv.Goto(5), mv.Park("等货代"), mv.Act("降价", "李敏", date(2026, 11, 27)), mv.Close())
        scribe = Scribe(last=last.meeting, at=TEN + timedelta(days=7))
        assert [action.text for action in scribe.meeting.actions] == ["降价"]
        stock = scribe.meeting.item("stock").plan
        assert (stock.carried, stock.appearances) == ("等货代", 2)

    def test_a_topic_of_its_own_that_was_parked_comes_back_before_the_strategy(self) -> None:
        topic = Topic("vine", "Vine 计划", "diagnosis", 5)
        last = started(Settings(agenda=(topic,))).does(mv.Goto(2), mv.Park("没样品"), mv.Close()).meeting
        agenda = [item.id for item in Scribe(last=last).meeting.items]
        assert agenda.index("vine") == agenda.index("strategy") - 1

    def test_the_team_s_own_agenda_keeps_the_review_first_and_the_voice_in(self) -> None:
        topics = (Topic("a", "甲", "diagnosis", 5), Topic("z", "乙", "assignment", 5))
        items = Scribe(Settings(agenda=topics)).meeting.items
        assert [item.id for item in items] == ["review", "a", "voice", "z"]

    def test_settings_that_change_before_the_start_are_taken_in(self) -> None:
        scribe = Scribe(last=closed_with_open_actions()).does(mv.Done("A-1"))
        changed = Settings(series=Series(name="北美周会", minutes=45), people=(EDITOR,))
        plan = replanned(changed, scribe.meeting, scribe.now, "周婷")
        assert plan is not None
        scribe._store((plan,))
        assert scribe.meeting.slot == timedelta(minutes=45)
        assert scribe.meeting.actions[0].status == "done"
        assert replanned(changed, scribe.meeting, scribe.now, "周婷") is None
