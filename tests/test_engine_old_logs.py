"""The `kind` strings and their fields are the file format, for ever: a log of the first version loads."""

from datetime import timedelta
from pathlib import Path

import msgspec

from engine.meeting.events import AnyEvent
from engine.meeting.feed import fact_said
from engine.meeting.fold import replay
from engine.meeting.state import Meeting, outcome_of
from tests.made_up_meeting import TEN, Scribe

LOG = (Path(__file__).parent / "samples" / "meetings" / "v1.json").read_bytes()


def facts_of_v1() -> tuple[AnyEvent, ...]:
    return msgspec.json.decode(LOG, type=tuple[AnyEvent, ...])


def v1() -> Meeting:
    return replay(facts_of_v1())


def test_a_meeting_of_the_first_version_is_what_it_was() -> None:
    meeting = v1()
    assert meeting.state == "closed"
    assert [outcome_of(meeting, item) for item in meeting.items] == ["informed", "decided", "parked", "informed"]
    assert [(action.id, action.status) for action in meeting.actions] == [("A-3", "dropped"), ("A-4", "done")]
    assert (meeting.ran, meeting.notes) == (timedelta(minutes=23), ())
    assert meeting.decisions[0].flagged == ("acos",)
    assert meeting.questions[0].answer == "大词"


def test_each_of_its_facts_is_said() -> None:
    assert all(fact_said(fact, v1())[0].en for fact in facts_of_v1())


def test_the_next_meeting_goes_on_from_it() -> None:
    following = Scribe(last=v1(), at=TEN).meeting
    assert following.first_numbers == {"A": 5, "D": 4, "Q": 3, "N": 5}
    assert following.item("stock").plan.appearances == 3
    assert following.actions == ()


def test_every_kind_of_the_first_version_is_in_it() -> None:
    kinds = {fact["kind"] for fact in msgspec.json.decode(LOG)}
    assert len(kinds) == 22
