import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.kpi.catalogue import GROUPS, KPIS, KpiValue, Scope
from engine.kpi.verdicts import GroupVerdict, verdicts

FIGURES = st.floats(-1e6, 1e6, allow_nan=False)


def value(kpi: str, now: float | None, before: float | None, marketplace: str | None = None) -> KpiValue:
    catalogued = KPIS[kpi]
    return KpiValue(
        kpi,
        Scope(marketplace),
        catalogued.unit,
        "green",
        "",
        now,
        before,
        target=catalogued.target,
        ceiling=catalogued.ceiling,
    )


def verdict(group: str, *values: KpiValue) -> GroupVerdict:
    return next(one for one in verdicts(values) if one.group == group)


def test_there_is_one_verdict_for_each_group_in_the_order_of_the_scorecard() -> None:
    assert [one.group for one in verdicts(())] == list(GROUPS)


def test_a_group_of_which_nothing_can_be_compared_has_no_verdict() -> None:
    assert verdict("ads", value("acos", 31.2, None), value("roas", None, 3.2)).verdict == "unknown"


def test_a_lower_acos_is_better_and_a_lower_conversion_is_worse() -> None:
    assert verdict("ads", value("acos", 28.0, 31.2)) == GroupVerdict("ads", "better", ("acos",))
    assert verdict("conversion", value("cvr", 8.0, 9.0)) == GroupVerdict("conversion", "worse", (), ("cvr",))


def test_as_many_better_as_worse_is_the_same() -> None:
    found = verdict("conversion", value("cvr", 9.0, 8.0), value("sessions", 80, 100))
    assert (found.verdict, found.better, found.worse) == ("same", ("cvr",), ("sessions",))


def test_a_change_of_one_percent_is_none() -> None:
    assert verdict("ads", value("acos", 30.3, 30.0)) == GroupVerdict("ads", "same")


@pytest.mark.parametrize(
    ("before", "now", "expected"), [(120, 95, "better"), (40, 55, "better"), (70, 80, "same"), (80, 100, "worse")]
)
def test_days_of_supply_are_better_nearer_to_their_range(before: float, now: float, expected: str) -> None:
    assert verdict("inventory", value("days_of_supply", now, before)).verdict == expected


def test_marketplaces_speak_only_where_they_cannot_be_added() -> None:
    apart = [value("sales", 90, 100, "US"), value("sales", 90, 100, "DE")]
    assert verdict("conversion", *apart).worse == ("sales",)
    assert verdict("conversion", value("sales", 120, 100), *apart).verdict == "better"


@given(FIGURES, FIGURES)
def test_what_is_better_one_way_is_worse_the_other(now: float, before: float) -> None:
    opposite = {"better": "worse", "worse": "better", "same": "same"}
    there, back = verdict("ads", value("roas", now, before)), verdict("ads", value("roas", before, now))
    if abs(now - before) > 0.02 * max(abs(now), abs(before)):
        assert back.verdict == opposite[there.verdict]
