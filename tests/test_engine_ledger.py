"""The ledger of actions: one thing through all meetings, and which of them are asked for."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from engine.meeting.actions import Action
from engine.meeting.past.ledger import Entry, Wanted, chosen, ledger
from engine.meeting.state import Meeting

MONDAY = date(2026, 11, 23)


def action(
    number: int, owner: str = "李敏", due: date | None = MONDAY, from_meeting: str = "", priority: int = 2
) -> Action:
    return Action(
        id=f"A-{number}",
        text=f"第 {number} 件事",
        owner=owner,
        due=due,
        item="",
        from_meeting=from_meeting,
        priority=priority,
    )


def meeting(name: str, *actions: Action) -> Meeting:
    return Meeting(id=name, actions=actions)


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.action.id for entry in entries]


class TestOneThingThroughAllMeetings:
    def test_a_carried_action_is_listed_once_as_the_last_meeting_has_it(self) -> None:
        first = meeting("2026-11-16-weekly", action(12))
        done = replace(action(12, from_meeting="2026-11-16-weekly"), status="done")
        (entry,) = ledger([first, meeting("2026-11-23-weekly", done)])
        assert (entry.action.status, entry.raised_in, entry.known_to) == (
            "done",
            "2026-11-16-weekly",
            "2026-11-23-weekly",
        )

    def test_the_same_number_of_two_meetings_is_two_actions(self) -> None:
        entries = ledger([meeting("2026-11-16-weekly", action(12)), meeting("2026-11-18-emergency", action(12))])
        assert [entry.raised_in for entry in entries] == ["2026-11-16-weekly", "2026-11-18-emergency"]


class TestWhichAreAskedFor:
    ACTIONS = (
        action(1, due=MONDAY - timedelta(days=3)),
        action(2, "王强", MONDAY),
        action(3, due=MONDAY + timedelta(days=3)),
        action(4, "", None),
        replace(action(5, due=MONDAY - timedelta(days=9)), status="done"),
        replace(action(6), status="dropped"),
    )

    @pytest.mark.parametrize(
        ("wanted", "expected"),
        [
            (Wanted(open=True), ["A-1", "A-2", "A-3", "A-4"]),
            (Wanted(late=True), ["A-1"]),
            (Wanted(owner="王强"), ["A-2"]),
            (Wanted(within=0), ["A-1", "A-2"]),
            (Wanted(within=3), ["A-1", "A-2", "A-3"]),
            (Wanted(within=3, owner="李敏"), ["A-1", "A-3"]),
            (Wanted(late=True, owner="王强"), []),
        ],
    )
    def test_filters_combine(self, wanted: Wanted, expected: list[str]) -> None:
        assert ids(chosen(ledger([meeting("m", *self.ACTIONS)]), wanted, MONDAY)) == expected

    def test_without_a_filter_all_come_and_what_is_settled_comes_last(self) -> None:
        assert ids(chosen(ledger([meeting("m", *self.ACTIONS)]), Wanted(), MONDAY))[:4] == ["A-1", "A-2", "A-3", "A-4"]

    def test_of_what_is_settled_the_latest_comes_first(self) -> None:
        old, new = (
            replace(action(number), status="done", settled_at=datetime(2026, 11, number, tzinfo=UTC))
            for number in (3, 20)
        )
        assert ids(chosen(ledger([meeting("m", old, new)]), Wanted(), MONDAY)) == ["A-20", "A-3"]

    def test_of_one_day_the_more_urgent_comes_first_and_ten_after_nine(self) -> None:
        entries = ledger([meeting("m", action(10), action(9), action(11, priority=1))])
        assert ids(chosen(entries, Wanted(), MONDAY)) == ["A-11", "A-9", "A-10"]

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["open", "done", "dropped"]),
                st.sampled_from(["", "李敏", "王强"]),
                st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
            ),
            max_size=12,
        ),
        st.integers(0, 400),
    )
    def test_a_filter_only_ever_takes_away(self, drawn: list[tuple[str, str, date | None]], days: int) -> None:
        actions = (
            replace(action(number, owner, due), status=status) for number, (status, owner, due) in enumerate(drawn, 1)
        )
        entries = ledger([meeting("m", *actions)])
        everything = set(ids(chosen(entries, Wanted(), MONDAY)))
        assert len(everything) == len(drawn)
        due = chosen(entries, Wanted(within=days), MONDAY)
        assert set(ids(chosen(entries, Wanted(late=True), MONDAY))) <= set(ids(due)) <= everything
        assert all(entry.action.status == "open" for entry in due)
