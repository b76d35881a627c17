import pytest

from engine.errors import NotFoundError, RefusedError
from engine.meeting import moves as mv
from tests.made_up_meeting import FRIDAY, TEAM, Scribe, started


def with_records() -> Scribe:
    scribe = started(TEAM).does(mv.Next(), mv.Decide("批准清仓", "王强"), mv.Act("降价", "李敏", FRIDAY))
    return scribe.does(mv.Amend("A-1", accept="ACoS 低于 30%"))


class TestReadBack:
    def test_what_was_not_read_back_holds_up_the_close(self) -> None:
        with pytest.raises(RefusedError, match="D-1, A-1"):
            with_records().does(mv.Close())
        assert with_records().does(mv.Confirm(), mv.Close()).meeting.gates == ()

    def test_records_are_confirmed_one_by_one_or_all_at_once(self) -> None:
        scribe = with_records().does(mv.Confirm(("D-1",)))
        assert scribe.meeting.unconfirmed == ("A-1",)
        assert scribe.does(mv.Confirm()).meeting.unconfirmed == ()
        with pytest.raises(RefusedError, match="nothing to confirm"):
            scribe.does(mv.Confirm())

    def test_what_is_changed_afterwards_is_an_amendment_and_asks_to_be_confirmed_again(self) -> None:
        scribe = with_records().does(mv.Confirm(), mv.AmendDecision("D-1", "批准清仓，折扣 25%"))
        amendment = scribe.meeting.amendments[0]
        assert (amendment.id, amendment.before, amendment.by) == ("D-1", "批准清仓", "周婷")
        assert scribe.meeting.unconfirmed == ("D-1",)

    def test_what_is_changed_before_is_no_amendment(self) -> None:
        assert with_records().does(mv.AmendDecision("D-1", "批准")).meeting.amendments == ()

    def test_an_id_that_nothing_has_is_named(self) -> None:
        with pytest.raises(NotFoundError, match="D-9"):
            with_records().does(mv.Confirm(("D-9",)))


class TestEnding:
    def test_an_item_without_a_result_holds_up_the_close(self) -> None:
        scribe = started().turns_to("ads")
        with pytest.raises(RefusedError, match="Ads"):
            scribe.does(mv.Close())
        assert scribe.closed().gates[-1].gates == ("items.undecided",)

    def test_the_room_rates_the_meeting_and_the_latter_word_counts(self) -> None:
        scribe = started().does(mv.Rate(3), mv.Rate(4), mv.Rate(5, "李敏"))
        assert [(rating.score, rating.who) for rating in scribe.meeting.ratings] == [(4, ""), (5, "李敏")]
        with pytest.raises(RefusedError):
            scribe.does(mv.Rate(6))
