"""Many meetings looked back on: what each leaves behind, figures over all, and search."""

from datetime import UTC, date, datetime, timedelta

import pytest

from engine.meeting import moves as mv
from engine.meeting.actions import Completion
from engine.meeting.past.figures import coming_again, outcomes, response, responses, same_cause, standing, topics
from engine.meeting.past.meeting import PastMeeting, PastRecord, PastTopic, past_of
from engine.meeting.past.search import search_past
from engine.settings import Cost
from engine.words import Words
from tests.made_up_meeting import FRIDAY, TEN, Scribe, started

RATE = Cost(per_minute_low=10, per_minute_high=20)
DAY = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)


def record(kind: str = "action", number: str = "A-1", text: str = "降价", **more: object) -> PastRecord:
    return PastRecord(kind, number, text, DAY, raised_in="2026-11-02-weekly", **more)  # type: ignore[arg-type]


def past(week: int, *records: PastRecord, topics: tuple[PastTopic, ...] = ()) -> PastMeeting:
    day = date(2026, 11, 2) + timedelta(weeks=week)
    figures = Completion(4, 3, 1, 0)
    return PastMeeting(f"{day}-weekly", "weekly", day, "", figures, 60, 50, 750, topics, records)


def topic(name: str, planned: float, spent: float, outcome: str = "decided", appearances: int = 1) -> PastTopic:
    return PastTopic(name, Words(name, name), planned, spent, outcome, appearances)  # type: ignore[arg-type]


def test_a_meeting_that_is_not_closed_leaves_nothing_behind() -> None:
    assert past_of(started().meeting, RATE) is None


def test_a_closed_meeting_leaves_its_records_minutes_and_cost_behind() -> None:
    scribe = started().waits(10).does(mv.Next("先跳过"), mv.Decide("降预算"), mv.Act("降价", "李敏", FRIDAY))
    left = past_of(scribe.waits(10).closed(), RATE)
    assert left is not None
    assert (left.ran, left.cost, left.decisions, left.cost_per_decision) == (20, 300, 1, 300)
    assert [(one.kind, one.id, one.who) for one in left.records] == [("decision", "D-1", ""), ("action", "A-1", "李敏")]
    assert left.topics[0].spent == 10


def test_an_action_that_is_done_a_week_later_took_seven_days() -> None:
    first = started().does(mv.Next("先跳过"), mv.Act("降价", "李敏", FRIDAY)).closed()
    later = Scribe(last=first, at=TEN + timedelta(days=7)).does(mv.Start(), mv.Done("A-1")).closed()
    meetings = [left for one in (first, later) if (left := past_of(one, RATE)) is not None]
    found = response(meetings)
    assert found is not None
    assert (found.to_decide, round(found.to_do, 2), found.count) == (0, 7, 1)
    assert list(responses(meetings)) == [later.id]
    assert meetings[1].completion.percent == 100


def test_days_are_told_apart_by_raised_decided_and_done_and_never_negative() -> None:
    spans = record(raised_at=DAY, decided_at=DAY + timedelta(days=2), done_at=DAY + timedelta(days=5))
    found = response([past(0, spans)])
    assert found is not None
    assert (found.to_decide, found.to_do, found.days) == (2, 3, 5)
    turned_back = record(raised_at=DAY + timedelta(days=1), decided_at=DAY, done_at=DAY - timedelta(days=1))
    found = response([past(0, turned_back)])
    assert found is not None
    assert found.days == 0


def test_an_action_through_three_meetings_is_one_thing_and_the_last_word_counts() -> None:
    meetings = [past(0, record(status="open")), past(1, record(status="open")), past(2, record(status="done"))]
    ((meeting, one),) = standing(meetings).values()
    assert (meeting.id, one.status) == ("2026-11-16-weekly", "done")


def test_topics_that_overrun_most_stand_first() -> None:
    meetings = [
        past(0, topics=(topic("ads", 10, 15), topic("stock", 10, 8, "none"))),
        past(1, topics=(topic("ads", 10, 12), topic("stock", 10, 0, ""))),
    ]
    ads, stock = topics(meetings)
    assert (ads.id, ads.held, ads.overrun, ads.spent) == ("ads", 2, 2, 13.5)
    assert (stock.held, stock.overrun, stock.undecided) == (1, 0, 1)
    assert outcomes(meetings) == {"decided": 2, "none": 1, "": 1}


def test_the_third_appearance_of_a_topic_is_said() -> None:
    meetings = [past(week, topics=(topic("ads", 10, 5, appearances=week + 1),)) for week in range(3)]
    assert [(meeting.id, name) for meeting, name in coming_again(meetings)] == [("2026-11-16-weekly", "ads")]


def test_the_same_cause_is_found_in_earlier_meetings_newest_first() -> None:
    cause = record("cause", "", "接口断了", status="integration")
    meetings = [past(0, cause), past(1, record("cause", "", "慢", status="carrier")), past(2, cause)]
    assert [one.id for one, _ in same_cause(meetings, "integration")] == ["2026-11-16-weekly", "2026-11-02-weekly"]


@pytest.mark.parametrize("words", ["清仓", "ｃｌｅａｒ", "CLEAR 李敏", "a-1", "Ａ-1 未完成"])
def test_search_knows_neither_case_nor_width(words: str) -> None:
    found = search_past([past(0, record(text="清仓 Clearance", who="李敏", status="open"))], words)
    assert [one.record.id for one in found] == ["A-1"]


def test_search_wants_every_word_and_shows_the_newest_first() -> None:
    old, new = record(text="清仓 北美"), record(number="A-2", text="清仓 欧洲")
    new = PastRecord("action", "A-2", new.text, DAY + timedelta(days=1), raised_in="2026-11-09-weekly")
    meetings = [past(0, old), past(1, new)]
    assert [one.record.id for one in search_past(meetings, "清仓")] == ["A-2", "A-1"]
    assert [one.record.id for one in search_past(meetings, "清仓 北美")] == ["A-1"]
    assert search_past(meetings, "清仓 日本") == ()
