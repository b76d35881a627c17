import pytest

from engine.errors import NotFoundError, RefusedError
from engine.meeting import moves as mv
from engine.meeting.events import Aim
from tests.made_up_meeting import FRIDAY, Scribe, closed_with_open_actions, started


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
        scribe.does(mv.Amend("A-1", owner="李敏", due=FRIDAY, accept="退货率降到 5%"), mv.Confirm(), mv.Close())
        assert scribe.meeting.state == "closed"

    def test_or_the_close_takes_a_reason(self) -> None:
        meeting = started().does(mv.Next(), mv.Act("没人要的活"), mv.Close("等财务")).meeting
        assert meeting.gates[-1].gates == ("actions.incomplete", "actions.no_acceptance", "records.unconfirmed")

    def test_or_it_is_to_be_settled_for_a_reason(self) -> None:
        scribe = started().does(mv.Next(), mv.Act("换货代"), mv.Defer("A-1", "等报价"), mv.Confirm(), mv.Close())
        assert scribe.meeting.actions[0].deferred == "等报价"

    def test_how_one_will_see_that_it_is_done_is_asked_for_unless_an_aim_says_so(self) -> None:
        scribe = started().does(mv.Next(), mv.Act("降价", "李敏", FRIDAY), mv.Confirm())
        with pytest.raises(RefusedError, match="acceptance"):
            scribe.does(mv.Close())
        aimed = started().does(mv.Next(), mv.Act("降价", "李敏", FRIDAY, aim=Aim("acos", "<=", 30)), mv.Confirm())
        assert aimed.does(mv.Close()).meeting.gates == ()

    def test_progress_and_objective_are_carried_over(self) -> None:
        scribe = started().does(mv.Next(), mv.Act("重拍主图", "李敏", FRIDAY, objective="O1KR2"))
        last = scribe.does(mv.Progress("A-1", 60, "已拍"), mv.Amend("A-1", accept="上线")).closed()
        action = Scribe(last=last).meeting.actions[0]
        assert (action.progress, action.objective, action.accept) == (60, "O1KR2", "上线")

    def test_a_hundred_percent_is_done(self) -> None:
        scribe = Scribe(last=closed_with_open_actions()).does(mv.Progress("A-1", 100))
        assert scribe.meeting.actions[0].status == "done"
        assert scribe.does(mv.Undo()).meeting.actions[0].progress == 0

    def test_progress_past_a_hundred_is_refused(self) -> None:
        with pytest.raises(RefusedError, match="101"):
            Scribe(last=closed_with_open_actions()).does(mv.Progress("A-1", 101))
