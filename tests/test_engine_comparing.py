import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.findings.rules import OPPOSITE, Condition
from engine.kpi.comparing import Sign, holds
from engine.meeting.events import Aim

numbers = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("sign", "under", "at", "over"),
    [("<", True, False, False), ("<=", True, True, False), (">", False, False, True), (">=", False, True, True)],
)
def test_a_sign_is_read_at_its_limit_and_beside_it(sign: Sign, under: bool, at: bool, over: bool) -> None:
    assert (holds(59.9, sign, 60), holds(60, sign, 60), holds(60.1, sign, 60)) == (under, at, over)


def test_an_aim_may_ask_for_a_value_itself() -> None:
    assert holds(12, "=", 12.0)
    assert not holds(12.1, "=", 12.0)


@given(st.sampled_from(list(OPPOSITE)), numbers, numbers)
def test_a_value_meets_a_sign_or_its_opposite_and_never_both(sign: Sign, value: float, limit: float) -> None:
    assert holds(value, sign, limit) != holds(value, OPPOSITE[sign], limit)


@given(st.sampled_from(list(OPPOSITE)), numbers, numbers)
def test_a_rule_and_an_aim_read_a_sign_alike(sign: Sign, value: float, limit: float) -> None:
    assert Condition("tacos", sign, limit).holds(value) == Aim("tacos", sign, limit).met(value)
