"""What minutes leave unsaid is found, and what is in order is let be."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from engine.meeting.actions import Action
from engine.meeting.agenda import planned_agenda
from engine.meeting.events import Aim
from engine.meeting.figures.lint import lint
from engine.meeting.state import Decision, Item, Meeting, Question

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
WHOLE = Action(
    id="A-1", text="降低自动广告出价", owner="李敏", due=date(2026, 11, 27), item="ads", aim=Aim("tacos", "<=", 12.0)
)
AGENDA = tuple(Item(plan) for plan in planned_agenda("weekly", ()))


def faults(meeting: Meeting) -> list[tuple[str, str]]:
    return [(one.fault, one.id) for one in lint(meeting)]


def test_a_meeting_that_left_nothing_unsaid_passes() -> None:
    decided = Decision("D-1", "ads", "预算不变", AT, "周婷")
    asked = Question("Q-1", "ads", "为什么？", AT, "周婷", answer="大词出价太高")
    assert lint(Meeting(items=AGENDA, actions=(WHOLE,), decisions=(decided,), questions=(asked,))) == ()


def test_owner_due_date_and_acceptance_are_missed_one_by_one() -> None:
    bare = replace(WHOLE, owner="", due=None, aim=None)
    assert faults(Meeting(actions=(bare,))) == [("no_owner", "A-1"), ("no_due", "A-1"), ("no_acceptance", "A-1")]


def test_a_due_date_that_was_past_when_it_was_given_is_named() -> None:
    past = replace(WHOLE, due=date(2026, 11, 22), added_at=AT)
    (found,) = lint(Meeting(actions=(past,)))
    assert (found.fault, found.words.zh) == ("past_due", "A-1 降低自动广告出价：记下时期限 2026-11-22 已过")
    assert lint(Meeting(actions=(replace(past, due=AT.date()),))) == ()


def test_an_acceptance_in_words_is_one() -> None:
    assert lint(Meeting(actions=(replace(WHOLE, aim=None, accept="TACoS 连续三天低于 12%"),))) == ()


def test_what_is_settled_later_for_a_reason_is_let_be() -> None:
    pending = replace(WHOLE, owner="", due=None, aim=None, deferred="等供应商")
    assert lint(Meeting(actions=(pending,))) == ()


def test_what_is_done_or_dropped_is_nobodys_gap_any_more() -> None:
    bare = replace(WHOLE, owner="", due=None, aim=None)
    assert lint(Meeting(actions=(replace(bare, status="done"), replace(bare, status="dropped")))) == ()


def test_a_decision_on_data_out_of_date_is_named_with_its_kpis() -> None:
    decided = Decision("D-3", "ads", "加预算", AT, "周婷", flagged=("acos", "tacos"))
    found = lint(Meeting(decisions=(decided,)))
    assert [(one.fault, one.id) for one in found] == [("stale_data", "D-3")]
    assert found[0].words.zh == "D-3 加预算：基于未更新数据 acos、tacos"


def test_a_question_without_an_answer_is_named_with_whom_it_was_put_to() -> None:
    asked = Question("Q-2", "ads", "为什么 CTR 下降？", AT, "周婷", to="王强")
    (found,) = lint(Meeting(questions=(asked,)))
    assert (found.fault, found.words.en) == ("open_question", "Q-2 为什么 CTR 下降？ (to 王强): not answered")


def test_a_topic_that_was_decided_and_gave_nobody_anything_to_do_is_named() -> None:
    decided = Decision("D-1", "stock", "清仓", AT, "周婷")
    assert faults(Meeting(items=AGENDA, actions=(WHOLE,), decisions=(decided,))) == [("no_action", "stock")]
