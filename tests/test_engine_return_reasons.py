"""Why buyers send things back: both kinds of codes as one, and what has moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.voice.return_reasons import GROUPS, REASONS, reason_of
from engine.voice.return_shares import reason_shares

CODES = st.sampled_from([*REASONS, "CR-DEFECTIVE", "AMZ-PG-BAD-DESC", "NEW_CODE_OF_2027", ""]) | st.text(max_size=10)
COUNTS = st.dictionaries(CODES, st.integers(0, 50), max_size=8)


@pytest.mark.parametrize(
    ("code", "plain"),
    [
        ("DEFECTIVE", "DEFECTIVE"),
        ("CR-DEFECTIVE", "DEFECTIVE"),
        (" cr-unwanted_item ", "UNWANTED_ITEM"),
        ("CR-QUALITY_UNACCEPTABLE", "QUALITY_UNACCEPTABLE"),
        ("AMZ-PG-BAD-DESC", "NOT_AS_DESCRIBED"),
        ("AMZ-PG-MISORDERED", "MISORDERED"),
        ("AMZ-PG-APP-TOO-LATE", "MISSED_ESTIMATED_DELIVERY"),
        ("AMZ-PG-APP-TOO-SMALL", "APPAREL_TOO_SMALL"),
        ("CUSTOMER DAMAGED", "CUSTOMER_DAMAGED"),
        ("CUSTOMER_DAMAGED", "CUSTOMER_DAMAGED"),
    ],
)
def test_codes_of_both_reports_mean_one_reason(code: str, plain: str) -> None:
    assert reason_of(code) is REASONS[plain]


@pytest.mark.parametrize("code", ["NEW_CODE_OF_2027", "CR-NEW_CODE_OF_2027", "AMZ-PG-NEW", "買家自填"])
def test_an_unknown_code_stays_visible_as_it_is(code: str) -> None:
    reason = reason_of(code)
    assert (reason.code, reason.label.zh, reason.label.en, reason.group) == (code, code, code, "other")


def test_a_blank_code_is_called_blank() -> None:
    assert reason_of("  ").label.zh == "（空白）"


@pytest.mark.parametrize("code", ["DAMAGED_BY_FC", "DAMAGED_BY_CARRIER", "SWITCHEROO"])
def test_codes_that_say_what_they_do_not_mean_carry_a_warning(code: str) -> None:
    warning = REASONS[code].warning
    assert warning is not None
    assert warning.zh
    assert REASONS[code].group != "delivery"


def test_every_reason_has_both_labels_and_a_known_group() -> None:
    assert len(REASONS) >= 41
    for reason in REASONS.values():
        assert reason.label.zh != reason.label.en
        assert reason.group in GROUPS


def test_what_moved_most_comes_first_in_points_of_share() -> None:
    now = {"DEFECTIVE": 10, "CR-DEFECTIVE": 20, "UNWANTED_ITEM": 60, "APPAREL_TOO_SMALL": 10}
    before = {"DEFECTIVE": 5, "UNWANTED_ITEM": 35, "APPAREL_TOO_SMALL": 10}
    shares = reason_shares(now, before)
    assert [(share.reason.code, share.count, share.share, share.before) for share in shares] == [
        ("DEFECTIVE", 30, 0.3, 5),
        ("APPAREL_TOO_SMALL", 10, 0.1, 10),
        ("UNWANTED_ITEM", 60, 0.6, 35),
    ]
    assert [round(share.change or 0, 6) for share in shares] == [20.0, -10.0, -10.0]


def test_a_reason_that_is_gone_is_still_a_mover() -> None:
    (gone, stays) = reason_shares({"DEFECTIVE": 4}, {"DEFECTIVE": 1, "OTHER": 1})
    assert (stays.reason.code, gone.reason.code, stays.count) == ("OTHER", "DEFECTIVE", 0)


def test_without_a_period_to_compare_with_the_commonest_comes_first() -> None:
    shares = reason_shares({"OTHER": 1, "DEFECTIVE": 3}, {})
    assert [(share.reason.code, share.change) for share in shares] == [("DEFECTIVE", None), ("OTHER", None)]


def test_no_returns_are_no_reasons() -> None:
    assert reason_shares({}, {}) == ()


@given(COUNTS, COUNTS)
def test_shares_add_up_and_nothing_is_lost(now: dict[str, int], before: dict[str, int]) -> None:
    shares = reason_shares(now, before)
    assert sum(share.count for share in shares) == sum(now.values())
    assert sum(share.before for share in shares) == sum(before.values())
    if any(now.values()):
        assert abs(sum(share.share for share in shares) - 1) < 1e-9
    if any(now.values()) and any(before.values()):
        assert abs(sum(share.change or 0 for share in shares)) < 1e-6
