"""What is read back before the close, and what each record lacks."""

from engine.meeting import moves as mv
from engine.meeting.read_back import first_lack, lacks_of, read_out
from tests.made_up_meeting import FRIDAY, started


def test_decisions_are_read_out_before_actions_and_dropped_ones_not_at_all() -> None:
    scribe = started().does(mv.Next(), mv.Act("降价", "李敏", FRIDAY), mv.Act("换货代"), mv.Decide("批准清仓"))
    assert [one.id for one in read_out(scribe.meeting)] == ["D-1", "A-1", "A-2"]
    assert [one.id for one in read_out(scribe.does(mv.Drop("A-1", "重复")).meeting)] == ["D-1", "A-2"]


def test_an_action_lacks_owner_due_date_and_acceptance_in_that_order() -> None:
    scribe = started().does(mv.Next(), mv.Act("换货代"), mv.Decide("批准清仓"))
    assert lacks_of(scribe.meeting, "A-1") == ("owner", "due", "accept")
    scribe.does(mv.Amend("A-1", owner="李敏"))
    assert first_lack(scribe.meeting, "A-1") == "due"
    scribe.does(mv.Amend("A-1", due=FRIDAY, accept="报价低 10%"))
    assert first_lack(scribe.meeting, "A-1") is None
    assert lacks_of(scribe.meeting, "D-1") == ()


def test_what_is_to_be_settled_for_a_reason_lacks_nothing() -> None:
    scribe = started().does(mv.Next(), mv.Act("换货代"), mv.Defer("A-1", "等报价"))
    assert lacks_of(scribe.meeting, "A-1") == ()
