"""What buyers say becomes an action in one key: which lines there are, and what is frozen into the action."""

import pytest
from msgspec.structs import replace

from engine.errors import NotFoundError, RefusedError
from engine.meeting.actions import Action
from engine.meeting.agenda import TEMPLATES, VOICE
from engine.meeting.moves import Act, Take
from engine.meeting.proposing.advice import act_on
from engine.meeting.proposing.voice_lines import voice_lines
from engine.meeting.state import Item, Meeting
from engine.settings import Person
from engine.snapshot.record import Snapshot
from tests.made_up_readings import MEETING
from tests.made_up_voice import voiced

TODAY = MEETING.date()
PEOPLE = (Person("王强", role="operations"), Person("陈静", role="service"))


def item_of(topic: str) -> Item:
    return Item(next(item for item in TEMPLATES["weekly"] if item.id == topic))


def at_item(topic: str = VOICE, *actions: Action) -> Meeting:
    """A meeting that looks at that topic."""
    current = replace(item_of(topic), state="current")
    return Meeting(state="running", items=(current,), people=PEOPLE, actions=actions)


def taken(number: int, snapshot: Snapshot, *actions: Action) -> Act:
    return act_on(at_item(VOICE, *actions), snapshot, Take(number), TODAY, "zh")


def as_action(act: Act, status: str = "open") -> Action:
    """The action as it stands once it is recorded."""
    return Action("A-1", act.text, act.owner, act.due, VOICE, evidence=act.evidence, status=status)  # type: ignore[arg-type]


def test_complaints_come_first_then_returns_then_praise_then_topics() -> None:
    lines = voice_lines(item_of(VOICE), voiced("US"))
    assert [(line.kind, line.name.zh) for line in lines] == [
        ("complaint", "味道很大"),
        ("returns", "与描述不符"),
        ("returns", "不想要了"),
        ("returns", "有缺陷或无法使用"),
        ("praise", "easy to install"),
        ("topic", "差评：odor"),
    ]


def test_marketplaces_follow_each_other() -> None:
    lines = voice_lines(item_of(VOICE), voiced("US", "UK"))
    assert [line.marketplace for line in lines] == ["US"] * 6 + ["UK"] * 6


@pytest.mark.parametrize("topic", ["ads", "stock", "strategy"])
def test_other_items_have_no_voice(topic: str) -> None:
    assert voice_lines(item_of(topic), voiced("US")) == ()


def test_a_complaint_becomes_a_change_of_the_listing_with_its_evidence_frozen_in() -> None:
    act = taken(1, voiced("US"))
    assert act.text == "改 Listing 文案，回应差评：B0MADEUP01「味道很大」（9 条差评，占 45%，2026-W47）"
    assert (act.owner, act.list) == ("王强", "improvement")
    assert act.accept == "下期提到「味道很大」的少于 9 条"
    assert [(held.kpi, held.value, held.limit, held.scope) for held in act.evidence] == [
        ("voice.complaint", 9, 3, "US · 味道很大"),
        ("voice.complaint_share", 45.0, None, "US · 味道很大"),
    ]
    assert act.evidence[0].as_of is not None
    assert act.evidence[0].as_of.isoformat() == "2026-11-22T23:59:59-08:00"


def test_praise_is_written_into_the_listing() -> None:
    act = taken(5, voiced("US"))
    assert act.text == "Listing 文案写进好评原话：B0MADEUP02「easy to install」（4 条好评，占 40%，2026-W47）"
    assert act.accept == "五点描述里写有「easy to install」"


def test_a_return_reason_goes_to_whoever_can_do_something_about_it() -> None:
    snapshot = voiced("US")
    assert taken(2, snapshot).text == "核对 Listing 描述和图片：US「与描述不符」（16 件退货，占 46%，2026-W47）"
    assert [taken(number, snapshot).owner for number in (2, 3, 4)] == ["王强", "陈静", "王强"]


def test_a_scribe_may_name_another_owner_and_day() -> None:
    act = act_on(at_item(), voiced("US"), Take(1, "陈静", TODAY), TODAY, "en")
    assert (act.owner, act.due) == ("陈静", TODAY)
    assert act.text == "Change the listing to answer the complaint: B0MADEUP01 “味道很大” (9 complaints, 45%, 2026-W47)"


def test_a_line_that_was_taken_is_not_taken_again_while_its_action_is_open() -> None:
    snapshot = voiced("US")
    act = taken(1, snapshot)
    with pytest.raises(RefusedError, match="A-1"):
        taken(1, snapshot, as_action(act))
    assert taken(1, snapshot, as_action(act, "done")) == act


def test_the_same_phrase_of_another_marketplace_is_another_line() -> None:
    snapshot = voiced("US", "UK")
    assert taken(7, snapshot, as_action(taken(1, snapshot))).evidence[0].scope == "UK · 味道很大"


def test_a_number_beyond_the_lines_is_refused() -> None:
    with pytest.raises(NotFoundError, match="advice 7"):
        taken(7, voiced("US"))
