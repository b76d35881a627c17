"""Which KPIs are still to be marked when an item is left (R69)."""

from datetime import UTC, datetime

from engine.dates import week_of
from engine.kpi.catalogue import KpiValue, Scope
from engine.meeting import moves as mv
from engine.meeting.facts.action_events import Aim
from engine.meeting.figures.unmarked import unmarked
from engine.snapshot.record import Snapshot
from tests.made_up_meeting import Scribe, started

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
PERIOD = week_of(NOW.date())
SEEN = Snapshot(
    period=PERIOD,
    previous=PERIOD.before(),
    taken_at=NOW,
    as_of=NOW,
    deadline=NOW,
    values=(
        KpiValue("acos", Scope(), "percent", "red", "", 35.0, 30.0),
        KpiValue("tacos", Scope(), "percent", "amber", "", 17.0, 14.0),
        KpiValue("roas", Scope(), "ratio", "green", "", 3.6, 3.5),
        KpiValue("ctr", Scope(), "percent", "unknown", ""),
        KpiValue("vtr", Scope(), "percent", "red", "", 94.0, 96.0),
    ),
)


def at_ads() -> Scribe:
    scribe = started()
    number = [item.id for item in scribe.meeting.items].index("ads") + 1
    return scribe.does(mv.Goto(number, "试"))


def left(scribe: Scribe, snapshot: Snapshot | None = SEEN) -> tuple[str, ...]:
    current = scribe.meeting.current
    assert current is not None
    return unmarked(scribe.meeting, current, snapshot)


def test_red_and_amber_ones_of_the_item_wait_for_a_mark_and_no_others() -> None:
    assert left(at_ads()) == ("acos", "tacos")
    assert left(at_ads(), None) == ()


def test_a_mark_is_enough_whatever_it_says() -> None:
    assert left(at_ads().does(mv.Mark("acos", "fine"))) == ("tacos",)


def test_what_was_asked_or_is_to_be_done_about_it_marks_it_as_well() -> None:
    assert left(at_ads().does(mv.Act("降价", "李敏", PERIOD.end, aim=Aim("tacos", "<=", 15.0)))) == ("acos",)
    assert left(at_ads().does(mv.Ask("ACoS 为什么升了？", kpi="acos"))) == ("tacos",)
