"""How many of the actions that were due got done: on time, late, not at all; whose they were."""

from datetime import date

from msgspec.structs import replace

from engine.meeting.actions import Action, Completion, Status, completion
from engine.meeting.figures.completion import by_owner, by_team
from engine.settings import Person

LAST_MEETING = date(2026, 11, 23)
MEETING = date(2026, 11, 30)
BEFORE, WITHIN, AFTER = date(2026, 11, 20), date(2026, 11, 27), date(2026, 12, 4)


def carried(number: int, due: date | None, status: Status = "open", owner: str = "李敏") -> Action:
    """An action as the meeting of 30 November finds and leaves it."""
    left = Action(id=f"A-{number}", text="补货", owner=owner, due=due, item="stock")
    return replace(Action.carried(left.carry("2026-11-23-weekly", LAST_MEETING)), status=status)


def test_what_is_ticked_in_the_first_review_that_asks_for_it_is_on_time() -> None:
    assert completion([carried(1, WITHIN, "done")], MEETING) == Completion(due=1, done=1, open=0, dropped=0, late=0)


def test_what_an_earlier_review_had_asked_for_is_done_late_and_counts_apart() -> None:
    rate = completion([carried(1, BEFORE, "done"), carried(2, WITHIN, "done")], MEETING)
    assert (rate.due, rate.done, rate.late, rate.percent) == (2, 1, 1, 50.0)


def test_due_on_the_day_of_the_last_meeting_that_meeting_had_asked_for_it() -> None:
    assert completion([carried(1, date(2026, 11, 23), "done")], MEETING).late == 1


def test_what_is_still_open_is_counted_each_time() -> None:
    assert completion([carried(1, BEFORE), carried(2, WITHIN)], MEETING).open == 2


def test_what_was_dropped_or_is_not_due_yet_leaves_the_sum() -> None:
    rate = completion([carried(1, WITHIN, "dropped"), carried(2, AFTER), carried(3, None)], MEETING)
    assert (rate.due, rate.dropped, rate.percent) == (0, 1, None)


def test_each_owner_and_each_team_has_a_rate_and_strangers_have_one_together() -> None:
    actions = [carried(1, WITHIN, "done"), carried(2, WITHIN), carried(3, WITHIN, "done", "王强"), carried(4, AFTER)]
    people = (Person("李敏", role="ads"),)
    assert {name: rate.percent for name, rate in by_owner(actions, MEETING).items()} == {"李敏": 50.0, "王强": 100.0}
    assert {role: rate.due for role, rate in by_team(actions, MEETING, people).items()} == {"ads": 2, "": 1}
