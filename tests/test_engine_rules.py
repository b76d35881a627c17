"""What the rulebook says of a snapshot: fires, clear, or cannot judge, with its evidence."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from data.rulebook import load_rulebook
from engine.errors import BadInputError
from engine.findings.judging import evaluate
from engine.findings.room_rules import Room, evaluate_room
from engine.findings.rules import Condition, Finding
from engine.kpi.catalogue import Scope
from engine.reports.absent import Missing
from engine.reports.reading import Measured, Reading
from engine.reports.sources import Handed
from engine.settings import Person, Settings
from tests.made_up_readings import MEETING, US, US_UK, WEEK, business, campaign, handed, levels, placed, scored

BOOK = load_rulebook(US)
DUE = MEETING - timedelta(hours=48)


def found(files: list[Handed], of: Settings = US) -> dict[tuple[str, Scope], Finding]:
    values = tuple(scored(files, of).values())
    book = load_rulebook(of)
    return {(one.rule, one.scope): one for one in evaluate(book, values, of.series.marketplaces)}


def ads_week(spend: float, sales: float, shop: float) -> list[Handed]:
    """A week of ads and of the shop's sales, in one marketplace."""
    return [
        handed(campaign(spend, sales), "reports/2026-W47/US/a.csv"),
        handed(business(sales=shop), "reports/2026-W47/US/b.csv"),
    ]


@pytest.mark.parametrize(
    ("spend", "sales", "shop", "verdict"),
    [
        (31.0, 100.0, 1400.0, "fires"),  # ACoS 31, TACoS 15.5
        (30.0, 100.0, 1300.0, "clear"),  # ACoS 30 is not over 30
        (31.0, 100.0, 1500.0, "clear"),  # TACoS 14.5
        (30.0, 100.0, 1400.0, "clear"),  # both on the limit
    ],
)
def test_ads_overspend_needs_both_limits_passed(spend: float, sales: float, shop: float, verdict: str) -> None:
    assert found(ads_week(spend, sales, shop))["ads.overspend", Scope("US")].verdict == verdict


def test_a_finding_carries_values_limits_advice_and_source() -> None:
    finding = found(ads_week(31.0, 100.0, 1400.0))["ads.overspend", Scope("US")]
    assert [(one.kpi, one.value, one.limit, one.comparison) for one in finding.evidence] == [
        ("tacos", 15.5, 15.0, ">"),
        ("acos", 31.0, 30.0, ">"),
    ]
    assert finding.reason is not None
    assert finding.reason.en == "TACoS 15.5% > 15.0%, ACoS 31.0% > 30.0%"
    assert [advice.zh for advice in finding.advice] == ["降低自动广告竞价", "加强否定关键词"]
    assert (finding.level, finding.owner_role, finding.source) == ("red", "ads", "内部规则 R21")


def test_a_campaign_is_judged_by_its_own_acos_and_the_shops_tacos() -> None:
    rows = tuple(
        Measured(
            {"ad_spend": spend, "ad_sales": sales, "clicks": clicks, "impressions": 9999.0},
            (n, n),
            WEEK.start,
            WEEK.start,
            currency="USD",
            campaign=name,
        )
        for n, (name, spend, sales, clicks) in enumerate(
            (("Good", 10.0, 100.0, 50.0), ("Bad", 90.0, 150.0, 50.0), ("Tiny", 5.0, 6.0, 9.0)), start=2
        )
    )
    ads = handed(Reading("sp_campaign", "utf-8", 3, rows, currencies=("USD",), basis="column"))
    findings = found([ads, handed(business(sales=400.0), "reports/2026-W47/US/b.csv")])
    assert findings["ads.overspend", Scope("US", "Bad")].verdict == "fires"
    assert ("ads.overspend", Scope("US", "Good")) not in findings
    assert ("ads.overspend", Scope("US", "Tiny")) not in findings, "9 clicks are too few to judge a campaign"


def test_unknown_cannot_be_judged_and_says_why() -> None:
    finding = found([handed(campaign(31.0, 100.0))])["ads.overspend", Scope("US")]
    assert finding.verdict == "cannot_judge"
    assert finding.advice == ()
    assert finding.reason is not None
    assert "sales" in finding.reason.en


def test_one_value_that_is_in_order_clears_the_rule_whatever_is_unknown() -> None:
    assert found([handed(campaign(20.0, 100.0))])["ads.overspend", Scope("US")].verdict == "clear"


def test_each_marketplace_is_judged_for_itself() -> None:
    files = [
        *ads_week(31.0, 100.0, 1400.0),
        handed(campaign(10.0, 100.0, currency="GBP"), "reports/2026-W47/UK/a.csv"),
        handed(business(currency="GBP"), "reports/2026-W47/UK/b.csv"),
    ]
    findings = found(files, US_UK)
    assert findings["ads.overspend", Scope("US")].verdict == "fires"
    assert findings["ads.overspend", Scope("UK")].verdict == "clear"


def test_vtr_under_95_and_odr_from_1_percent_fire() -> None:
    findings = found([handed(levels("account_health", MEETING, vtr_rate=0.9499, odr_mfn_rate=0.01))])
    assert findings["health.vtr", Scope("US")].verdict == "fires"
    assert findings["health.odr", Scope("US")].verdict == "fires"
    reason = findings["health.vtr", Scope("US")].reason
    assert reason is not None
    assert reason.en == "Valid tracking rate 94.99% < 95.0%"


def test_a_limit_that_the_source_text_does_not_give_is_marked_until_the_house_sets_one() -> None:
    files = [handed(levels("account_health", MEETING, odr_mfn_rate=0.012))]
    finding = found(files)["health.odr", Scope("US")]
    assert finding.ext
    assert finding.reason is not None
    assert finding.reason.en == "Order defect rate 1.20% ≥ 1.00%*"
    own = replace(US, rules={"health.odr": {"odr": 1.1}})
    assert not found(files, own)["health.odr", Scope("US")].ext


def test_sku_with_too_little_and_too_much_stock() -> None:
    rows = (
        Measured({"available": 100.0, "units_30d": 300.0}, (2, 2), sku="S1"),
        Measured({"available": 999.0, "units_30d": 30.0}, (3, 3), sku="S2"),
    )
    stock = Reading("fba_planning", "utf-8", 2, rows, as_of=MEETING, basis="column")
    findings = found([handed(stock)])
    assert findings["inventory.low", Scope("US", sku="S1")].verdict == "fires"
    assert findings["inventory.high", Scope("US", sku="S2")].verdict == "fires"
    assert ("inventory.low", Scope("US", sku="S2")) not in findings


@pytest.mark.parametrize(
    ("scores", "verdict"),
    [
        ({"ipi": 450.0}, "clear"),
        ({"ipi": 399.0}, "fires"),
        ({"ipi": 450.0, "ipi_forecast": 399.0}, "fires"),
        ({"ipi": 450.0, "ipi_forecast": 400.0}, "clear"),
        ({}, "cannot_judge"),
    ],
)
def test_ipi_now_or_as_forecast_may_not_fall_under_400(scores: dict[str, float], verdict: str) -> None:
    assert found([handed(levels("ipi", MEETING, None, **scores))])["ipi.low", Scope("US")].verdict == verdict


def test_a_finding_on_nothing_but_provisional_days_is_weak() -> None:
    last = Measured({"ad_spend": 90.0, "ad_sales": 100.0}, (2, 2), WEEK.end, WEEK.end, currency="USD", campaign="New")
    provisional = Reading("sp_campaign", "utf-8", 1, (last,), currencies=("USD",), basis="column")
    assert found([handed(provisional)])["ads.roas_low", Scope("US")].weak is True
    assert found([handed(campaign(90.0, 100.0))])["ads.roas_low", Scope("US")].weak is False


def test_the_house_may_move_a_limit_but_not_invent_one() -> None:
    own = Settings(rules={"ads.roas_low": {"roas": 2.0}})
    assert found(ads_week(40.0, 100.0, 9999.0))["ads.roas_low", Scope("US")].verdict == "fires"
    assert found(ads_week(40.0, 100.0, 9999.0), own)["ads.roas_low", Scope("US")].verdict == "clear"
    for wrong in (
        Settings(rules={"ads.roas": {"roas": 2.0}}),
        Settings(rules={"ads.roas_low": {"acos": 2.0}}),
        Settings(targets={"roass": 3.0}),
    ):
        with pytest.raises(BadInputError):
            load_rulebook(wrong)


@settings(max_examples=50, deadline=None)
@given(st.floats(0.1, 100), st.floats(0.1, 100), st.floats(0.1, 1000))
def test_overspend_fires_exactly_where_both_values_are_over(spend: float, sales: float, shop: float) -> None:
    spend, sales, shop = round(spend, 2), round(sales, 2), round(shop * 7, 2)
    finding = found(ads_week(spend, sales, shop))["ads.overspend", Scope("US")]
    tacos, acos = (one.value for one in finding.evidence)
    assert tacos is not None
    assert acos is not None
    assert (finding.verdict == "fires") == (tacos > 15 and acos > 30)


@given(st.sampled_from((">", ">=", "<", "<=")), st.floats(-10, 10), st.floats(-10, 10))
def test_a_condition_is_what_its_sign_says(sign: str, value: float, limit: float) -> None:
    meant = {">": value > limit, ">=": value >= limit, "<": value < limit, "<=": value <= limit}
    condition = Condition("acos", sign, limit)  # type: ignore[arg-type]
    assert condition.holds(value) == meant[sign]


def room(files: list[Handed] | None = None, **more: object) -> dict[str, Finding]:
    sources = tuple(one.source for one in placed(files or []))
    base: dict[str, object] = {"sources": sources, "missing": (), "due": DUE, "now": MEETING, **more}
    return {one.rule: one for one in evaluate_room(BOOK, Room(**base))}  # type: ignore[arg-type]


def test_a_report_after_the_deadline_is_late_and_one_that_is_missing_then_too() -> None:
    on_time = [handed(campaign(), at=DUE)]
    assert room(on_time)["data.late"].verdict == "clear"
    late = room([handed(campaign(), at=DUE + timedelta(hours=14))])["data.late"]
    assert late.verdict == "fires"
    assert (late.evidence[0].file, late.evidence[0].value) == ("reports/2026-W47/US/a.csv", 14.0)
    absent = (Missing("account_health", "service"),)
    assert room(on_time, missing=absent)["data.late"].verdict == "fires"
    assert room(on_time, missing=absent, now=DUE - timedelta(hours=1))["data.late"].verdict == "clear"
    assert room(on_time, due=None)["data.late"].verdict == "cannot_judge"


def test_stale_data_is_named_with_its_age_and_limit() -> None:
    old = handed(levels("fba_planning", MEETING - timedelta(hours=30), available=1.0))
    finding = room([old])["data.stale"]
    assert finding.verdict == "fires"
    assert (finding.evidence[0].value, finding.evidence[0].limit) == (30.0, 24.0)
    fresh = handed(levels("fba_planning", MEETING - timedelta(hours=3), available=1.0))
    assert room([fresh])["data.stale"].verdict == "clear"
    assert room([])["data.stale"].verdict == "cannot_judge"


@pytest.mark.parametrize(
    ("completions", "verdict"),
    [
        ((59.0, 59.9), "fires"),
        ((59.0, 60.0), "clear"),
        ((10.0, 10.0, 61.0), "clear"),
        ((None, 50.0), "cannot_judge"),
        ((), "cannot_judge"),
    ],
)
def test_completion_must_be_low_twice_in_a_row(completions: tuple[float | None, ...], verdict: str) -> None:
    assert room(completions=completions)["actions.completion"].verdict == verdict


def test_somebody_who_may_edit_the_back_end_must_be_there() -> None:
    people = (Person("李敏", edit_rights=True), Person("王强"))
    assert room(people=people, present=("李敏",))["people.no_editor"].verdict == "clear"
    assert room(people=people, present=("王强",))["people.no_editor"].verdict == "fires"
    assert room(people=people)["people.no_editor"].verdict == "cannot_judge"
    assert room(people=people[1:])["people.no_editor"].verdict == "fires"
    assert room()["people.no_editor"].verdict == "cannot_judge"
