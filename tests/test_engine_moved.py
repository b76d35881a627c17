"""What moved since the reports were first looked at."""

from datetime import timedelta

from engine.kpi.catalogue import KpiValue, Scope
from engine.snapshot.history import EarlierSnapshot
from engine.snapshot.moved import moved, since_said
from engine.snapshot.record import Snapshot
from tests.made_up_readings import MEETING, WEEK

FRIDAY = MEETING - timedelta(hours=50)


def acos(value: float | None, scope: Scope | None = None, **more: tuple[str, ...]) -> KpiValue:
    return KpiValue(
        "acos",
        scope or Scope(),
        "percent",
        "unknown" if value is None else "green",
        "",
        value,
        flags=more.get("flags", ()),
    )


def now(*values: KpiValue) -> Snapshot:
    return Snapshot(WEEK, WEEK.before(), MEETING, values=values)


def before(*values: KpiValue) -> EarlierSnapshot:
    return EarlierSnapshot(WEEK, FRIDAY, values)


def test_a_value_that_is_another_is_told_with_both_and_since_when() -> None:
    (one,) = moved(now(acos(31.2)), before(acos(28.9)))
    assert (one.kpi, one.scope, one.before, one.now, one.since) == ("acos", Scope(), 28.9, 31.2, FRIDAY)
    assert one.said().zh == "ACoS 28.9% → 31.2%"
    assert "11-21 08:00" in since_said([one]).zh


def test_what_nobody_can_see_has_not_moved() -> None:
    assert moved(now(acos(31.2)), before(acos(31.2))) == ()
    assert moved(now(acos(31.21)), before(acos(31.19))) == ()


def test_what_is_gone_has_moved_and_what_came_or_was_partly_there_has_not() -> None:
    (gone,) = moved(now(acos(None)), before(acos(28.9)))
    assert gone.now is None
    assert gone.said().en == "ACoS 28.9% → —"
    assert moved(now(acos(31.2)), before(acos(None))) == ()
    assert moved(now(acos(31.2)), before()) == ()
    assert moved(now(acos(31.2)), before(acos(12.0, flags=("partial",)))) == ()


def test_without_an_earlier_snapshot_nothing_has_moved() -> None:
    assert moved(now(acos(31.2)), None) == ()


def test_a_single_marketplace_is_told_once_and_several_each() -> None:
    us, uk = Scope("US"), Scope("UK")
    single = moved(now(acos(31.0), acos(31.0, us)), before(acos(28.0), acos(28.0, us)))
    assert [one.scope for one in single] == [Scope()]
    both = moved(now(acos(31.0, us), acos(5.0, uk)), before(acos(28.0, us), acos(5.0, uk)))
    assert [(one.scope, one.said().en) for one in both] == [(us, "ACoS US 28.0% → 31.0%")]


def test_campaigns_and_products_come_and_go_and_are_not_told() -> None:
    campaign = Scope("US", campaign="Auto")
    assert moved(now(acos(31.0, campaign)), before(acos(28.0, campaign))) == ()


def test_another_currency_is_another_value() -> None:
    dollars = KpiValue("sales", Scope(), "money", "green", "", 100.0, currency="USD")
    yuan = KpiValue("sales", Scope(), "money", "green", "", 100.0, currency="CNY")
    assert len(moved(now(yuan), before(dollars))) == 1
