from datetime import UTC, datetime, timedelta

from engine.meeting import moves as mv
from engine.meeting.planning import next_start, replanned
from engine.settings import Series, Settings, Topic
from tests.made_up_meeting import EDITOR, FRIDAY, TEN, Scribe, closed_with_open_actions, started


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
        last = started().does(mv.Goto(5), mv.Park("等货代"), mv.Act("降价", "李敏", FRIDAY))
        scribe = Scribe(last=last.closed(), at=TEN + timedelta(days=7))
        assert [action.text for action in scribe.meeting.actions] == ["降价"]
        stock = scribe.meeting.item("stock").plan
        assert (stock.carried, stock.appearances) == ("等货代", 2)

    def test_a_topic_of_its_own_that_was_parked_comes_back_before_the_strategy(self) -> None:
        topic = Topic("vine", "Vine 计划", "diagnosis", 5)
        last = started(Settings(agenda=(topic,))).does(mv.Goto(2), mv.Park("没样品")).closed()
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
        scribe.store((plan,))
        assert scribe.meeting.slot == timedelta(minutes=45)
        assert scribe.meeting.actions[0].status == "done"
        assert replanned(changed, scribe.meeting, scribe.now, "周婷") is None
