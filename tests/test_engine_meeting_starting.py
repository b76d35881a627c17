from datetime import timedelta

import pytest

from engine.errors import RefusedError
from engine.meeting import moves as mv
from engine.meeting.gates import listed_at_start
from engine.meeting.timer import elapsed, spent
from engine.settings import Person, Settings
from tests.made_up_meeting import EDITOR, TEAM, TEN, Scribe, started


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

    def test_who_has_not_read_the_pre_reading_is_kept_once_anybody_has(self) -> None:
        assert started(TEAM).meeting.unread == ()
        scribe = Scribe(TEAM).does(mv.Read(("李敏",)), mv.Attend(("王强", "李敏")), mv.Start())
        assert scribe.meeting.unread == ("王强",)

    def test_stale_reports_hold_up_the_start_and_late_ones_are_only_listed(self) -> None:
        scribe = Scribe().does(mv.UseSnapshot("abcd1234", TEN, stale=("库存.csv",), late=("广告.csv",)))
        assert "广告.csv" in listed_at_start(scribe.meeting)[0].zh
        with pytest.raises(RefusedError, match="stale"):
            scribe.does(mv.Start())
        assert scribe.does(mv.Start("周婷接受旧数据")).meeting.gates[0].gates == ("data.stale",)

    def test_many_files_are_named_once_each_with_the_folders_that_they_lie_in(self) -> None:
        places = [f"reports/2026-W47/{code}/{name}.csv" for name in "abcde" for code in ("DE", "US")]
        said = listed_at_start(Scribe().does(mv.UseSnapshot("1", TEN, late=tuple(places[:4]))).meeting)
        assert said[0].zh == "迟交的报表：a.csv（DE、US）、b.csv（DE、US）"
        said = listed_at_start(Scribe().does(mv.UseSnapshot("1", TEN, late=tuple(places))).meeting)
        assert said[0].en.endswith("d.csv (DE, US) and others, 10 in all")

    def test_a_forgotten_start_is_put_right_at_once_or_later(self) -> None:
        at_once = Scribe().does(mv.Start(began_at=TEN - timedelta(minutes=5))).waits(1)
        later = started().waits(1).does(mv.Backdate(TEN - timedelta(minutes=5)))
        for scribe in (at_once, later):
            assert scribe.meeting.started_at == TEN - timedelta(minutes=5)
            assert elapsed(scribe.meeting, scribe.now) == timedelta(minutes=6)
            assert spent(scribe.meeting, scribe.meeting.items[0], scribe.now) == timedelta(minutes=6)
        later.does(mv.Undo())
        assert elapsed(later.meeting, later.now) == timedelta(minutes=1)

    @pytest.mark.parametrize("minutes", [-1, 0, 181])
    def test_a_start_in_the_future_or_hours_ago_is_a_slip(self, minutes: int) -> None:
        with pytest.raises(RefusedError):
            started().does(mv.Backdate(TEN - timedelta(minutes=minutes)))

    @pytest.mark.parametrize("move", [mv.Decide("x"), mv.Next(), mv.Pause(), mv.Extend(5), mv.Close(), mv.Park("x")])
    def test_before_the_start_nothing_of_the_meeting_can_be_done(self, move: mv.Move) -> None:
        with pytest.raises(RefusedError, match="not started"):
            Scribe().does(move)

    def test_the_period_is_counted_from_the_day_on_which_it_is_really_held(self) -> None:
        scribe = Scribe(at=TEN).waits(3 * 24 * 60).does(mv.Start())
        period = scribe.meeting.period
        assert period is not None
        assert period.name == "2026-W47"

    def test_an_empty_roster_signs_nobody_in(self) -> None:
        with pytest.raises(RefusedError, match="roster is empty"):
            Scribe().does(mv.Attend(()))
