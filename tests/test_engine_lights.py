"""How a value stands: the bands of the source text, and what has none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.kpi.catalogue import KPIS, Scope
from engine.kpi.lights import light, light_said, targets
from engine.settings import Settings
from tests.made_up_readings import (
    campaign,
    handed,
    scored,
)

ALL = Scope()


@pytest.mark.parametrize(
    ("kpi", "value", "status"),
    [
        ("acos", 28.57, "green"),
        ("acos", 30.0, "amber"),
        ("acos", 30.01, "red"),
        ("roas", 3.5, "green"),
        ("roas", 3.49, "amber"),
        ("tacos", 15.0, "green"),
        ("tacos", 15.01, "amber"),
        ("vtr", 95.0, "green"),
        ("vtr", 94.99, "red"),
        ("odr", 0.99, "green"),
        ("odr", 1.0, "red"),
        ("days_of_supply", 59.9, "amber"),
        ("days_of_supply", 60.0, "green"),
        ("days_of_supply", 90.0, "green"),
        ("days_of_supply", 90.1, "amber"),
        ("ipi", 400.0, "green"),
        ("ipi", 399.0, "red"),
        ("inventory_sync_error", 0.5, "red"),
        ("inventory_sync_error", 0.49, "green"),
        ("claims_14d_growth", 20.0, "green"),
        ("claims_14d_growth", 20.1, "red"),
    ],
)
def test_the_bands_of_the_source_text(kpi: str, value: float, status: str) -> None:
    assert light(KPIS[kpi], value, None) == status


@pytest.mark.parametrize(
    ("kpi", "value", "previous", "status"),
    [
        ("ctr", 0.50, 0.50, "unknown"),
        ("ctr", 0.44, 0.50, "amber"),
        ("return_rate", 5.6, 5.0, "amber"),
        ("return_rate", 4.0, 5.0, "unknown"),
        ("ad_spend", 900.0, 100.0, "unknown"),
        ("ctr", 0.44, None, "unknown"),
    ],
)
def test_without_a_target_nothing_is_green_and_only_a_fall_is_amber(
    kpi: str, value: float, previous: float | None, status: str
) -> None:
    assert light(KPIS[kpi], value, previous) == status


@given(st.sampled_from(sorted(KPIS)), st.none() | st.floats(allow_nan=False, allow_infinity=False))
def test_unknown_is_never_green_and_what_has_a_target_is_judged_once_it_is_known(
    kpi: str, previous: float | None
) -> None:
    assert light(KPIS[kpi], None, previous) == "unknown"
    if KPIS[kpi].target is None:
        assert light(KPIS[kpi], 1.0, previous) in ("unknown", "amber")
    else:
        assert light(KPIS[kpi], 1.0, previous) != "unknown"


def test_a_known_value_without_a_target_says_just_that() -> None:
    spend = scored([handed(campaign())])["ad_spend", ALL]
    assert (spend.value, spend.status, light_said(spend).en) == (210.0, "unknown", "· no target")
    assert light_said(scored([])["ad_spend", ALL]).en == "? unknown"


@settings(max_examples=60)
@given(st.floats(0.1, 100), st.floats(0.1, 100))
def test_the_houses_own_target_decides_green(target: float, value: float) -> None:
    acos = targets(KPIS["acos"], Settings(targets={"acos": target}))
    assert (light(acos, value, None) == "green") == (value <= target)
