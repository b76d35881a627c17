"""The same facts count once: copies, overlaps, coarse beside fine; what straddles a border cannot be cut."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.dates import Period
from engine.kpi.catalogue import Scope
from engine.marketplaces import end_of_day
from engine.reports.reading import Measured, Reading
from engine.reports.sources import Handed
from tests.made_up_readings import MEETING, US, WEEK, business, campaign, days_of, handed, levels, placed, scored, week

ACOS, SPEND, ALL = ("acos", Scope()), ("ad_spend", Scope()), Scope()


def summary(spend: float, start: date, end: date, name: str = "Auto", report: str = "sp_campaign") -> Reading:
    """An ads report with one sum over a range of days."""
    row = Measured({"ad_spend": spend, "ad_sales": 4 * spend}, (2, 2), start, end, currency="USD", campaign=name)
    return Reading(report, "utf-8", 1, (row,), currencies=("USD",), first_day=start, last_day=end, basis="column")


def test_a_copy_of_a_file_counts_once_and_the_copy_is_named() -> None:
    files = [handed(campaign(), "reports/2026-W47/US/a.csv"), handed(campaign(), "reports/2026-W47/US/a (1).csv")]
    assert scored(files)[SPEND].value == 210.0
    problems = {one.source.file: one.source.problems for one in placed(files)}
    assert problems["reports/2026-W47/US/a.csv"] == ()
    assert "tells the same facts" in problems["reports/2026-W47/US/a (1).csv"][0].message.en


def test_a_report_that_is_handed_in_again_is_named_with_both_times() -> None:
    files = [
        handed(campaign(spend=30.0), "reports/2026-W47/US/a.csv", MEETING - timedelta(hours=50)),
        handed(campaign(spend=31.0), "reports/2026-W47/US/b.csv", MEETING - timedelta(hours=3)),
    ]
    older, newer = (one.source.problems for one in placed(files))
    assert newer == ()
    assert older[0].message.zh.startswith(
        "与 reports/2026-W47/US/b.csv 内容重复（本文件 11-21 08:00 提交，那份 11-23 07:00）"
    )
    assert "handed in 11-21 08:00, that one 11-23 07:00" in older[0].message.en


def test_the_file_handed_in_last_wins_day_by_day() -> None:
    restated = Period(WEEK.end - timedelta(days=1), WEEK.end)
    files = [
        handed(campaign(spend=30.0), "reports/2026-W47/US/a.csv", MEETING - timedelta(days=1)),
        handed(campaign(spend=50.0, period=restated), "reports/2026-W47/US/b.csv", MEETING),
    ]
    assert scored(files)[SPEND].value == 5 * 30 + 2 * 50
    older = next(one.source for one in placed(files) if one.source.file.endswith("a.csv"))
    assert "2 of its figures overlap" in older.problems[0].message.en


def test_a_newer_sum_over_part_of_the_days_does_not_displace_the_whole() -> None:
    files = [
        handed(summary(70.0, WEEK.start, WEEK.end), "reports/2026-W47/US/a.csv", MEETING - timedelta(days=1)),
        handed(summary(20.0, WEEK.start, WEEK.start + timedelta(days=1)), "reports/2026-W47/US/b.csv", MEETING),
    ]
    assert scored(files)[SPEND].value == 70.0
    part = next(one.source for one in placed(files) if one.source.file.endswith("b.csv"))
    assert "covers more days" in part.problems[0].message.en


def test_two_campaigns_in_two_files_add_up() -> None:
    files = [
        handed(campaign(name="Auto"), "reports/2026-W47/US/a.csv"),
        handed(campaign(name="Exact"), "reports/2026-W47/US/b.csv"),
    ]
    assert scored(files)[SPEND].value == 420.0


def test_the_campaign_report_is_taken_before_the_search_term_report_and_never_added_to_it() -> None:
    files = [
        handed(campaign(spend=28.0, report="sp_search_term"), "reports/2026-W47/US/t.csv"),
        handed(campaign(spend=30.0), "reports/2026-W47/US/c.csv", MEETING - timedelta(days=5)),
    ]
    assert scored(files)[SPEND].value == 210.0
    assert scored(files[:1])[SPEND].value == 196.0


def test_ads_of_different_types_add_up_and_their_different_windows_are_flagged() -> None:
    files = [
        handed(campaign(), "reports/2026-W47/US/sp.csv"),
        handed(campaign(report="sb_campaign", attribution=14), "reports/2026-W47/US/sb.csv"),
    ]
    value = scored(files)[ACOS]
    assert value.parts == {"ad_spend": 420.0, "ad_sales": 1400.0}
    assert "mixed_attribution" in value.flags
    assert "mixed_attribution" not in scored(files[:1])[ACOS].flags


def returned(report: str, units: float) -> Reading:
    row = Measured({"units_returned": units}, (2, 2), WEEK.start, WEEK.start, sku="S1")
    return Reading(report, "utf-8", 1, (row,), basis="column")


def test_returns_to_amazon_and_to_the_seller_add_up_and_the_erps_total_is_not_added_to_them() -> None:
    fba = handed(returned("fba_returns", 4.0), "reports/2026-W47/US/f.txt")
    own = handed(returned("seller_fulfilled_returns", 3.0), "reports/2026-W47/US/o.txt")
    erp = handed(returned("lingxing_products", 9.0), "reports/2026-W47/US/l.xlsx")
    shop = handed(business(units=70.0), "reports/2026-W47/US/b.csv")
    assert scored([fba, own, erp, shop])["return_rate", ALL].value == 10.0
    assert scored([erp, shop])["return_rate", ALL].value == pytest.approx(100 * 9 / 70, abs=1e-6)


def test_ads_out_of_an_erp_are_not_added_to_amazons_own() -> None:
    erp = handed(campaign(spend=99.0, report="lingxing_products"), "reports/2026-W47/US/l.xlsx")
    assert scored([handed(campaign(spend=30.0)), erp])[SPEND].value == 210.0
    assert scored([erp])[SPEND].value == 693.0


def test_a_sum_that_straddles_the_border_cannot_be_cut() -> None:
    month = summary(900.0, date(2026, 11, 1), date(2026, 11, 30))
    value = scored([handed(month, "reports/2026-11/US/a.csv")])[ACOS]
    assert value.value is None
    assert value.status == "unknown"
    assert value.reason is not None
    assert "cannot be cut" in value.reason.en


def test_a_straddling_sum_of_nothing_needs_no_cutting() -> None:
    rows = (*campaign().measured, *summary(0.0, date(2026, 11, 1), date(2026, 11, 30), "Paused").measured)
    assert scored([handed(msgspec.structs.replace(campaign(), measured=rows))])[SPEND].value == 210.0


def test_a_monthly_sum_beside_a_daily_report_of_the_week_does_not_stand_in_the_way() -> None:
    month = summary(900.0, date(2026, 11, 1), date(2026, 11, 30))
    files = [handed(campaign(), "reports/2026-W47/US/a.csv"), handed(month, "reports/2026-11/US/m.csv")]
    assert scored(files)[SPEND].value == 210.0


def test_totals_by_day_are_not_added_to_the_same_by_asin() -> None:
    by_day = [
        Measured({"sales": 300.0, "units": 10.0, "sessions": 100.0}, (n, n), day, day)
        for n, day in enumerate(days_of(WEEK), start=2)
    ]
    by_asin = Measured({"sales": 2090.0, "units": 69.0}, (9, 9), WEEK.start, WEEK.end, asin="B0MADEUP01")
    reading = Reading("sales_and_traffic", "utf-8", 8, (*by_day, by_asin), currencies=("USD",), basis="metadata")
    assert scored([handed(reading)])["units", ALL].value == 70.0


def test_the_json_report_and_the_business_report_are_the_same_facts() -> None:
    json = Reading("sales_and_traffic", "utf-8", 1, business(sales=2000.0).measured, currencies=("USD",))
    files = [handed(json, "reports/2026-W47/US/s.json"), handed(business(), "reports/2026-W47/US/b.csv")]
    assert scored(files)["sales", ALL].value == 2000.0


def test_levels_of_another_week_are_no_copies() -> None:
    weeks = (("2026-W46", 5.0), ("2026-W47", 6.0))
    files = [handed(levels("fba_myi", available=available), f"reports/{name}/US/m.txt") for name, available in weeks]
    assert [one.source.problems for one in placed(files)] == [(), ()]


def test_last_weeks_undated_file_handed_in_again_under_this_weeks_name_is_noticed() -> None:
    files = [
        handed(business(), "reports/2026-W46/US/b.csv", MEETING - timedelta(days=7)),
        handed(business(), "reports/2026-W47/US/b.csv", MEETING),
    ]
    old, new = (one.source for one in placed(files))
    assert old.problems == ()
    assert "Word for word the same" in new.problems[0].message.en


def test_a_file_of_no_period_is_not_said_to_be_of_another() -> None:
    files = [handed(business(), "reports/b.csv"), handed(business(), "reports/2026-W47/US/b.csv", MEETING)]
    said = [problem.message.en for one in placed(files) for problem in one.source.problems]
    assert not any("another period" in one for one in said)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [(18, 22, 5), (16, 20, 5), (18, 20, 3)],
)
def test_ads_of_a_part_of_the_week_are_told_as_a_part_at_either_end(first: int, last: int, told: int) -> None:
    days = Period(date(2026, 11, first), date(2026, 11, last))
    acos = scored([handed(campaign(period=days))])["acos", Scope("US")]
    assert acos.value == 30.0
    assert "partial" in acos.flags
    assert acos.reason is not None
    assert acos.reason.en == f"Data of {told} of 7 days only."


def test_a_day_in_the_middle_on_which_no_campaign_ran_lacks_nothing() -> None:
    parts = [(16, 18), (20, 22)]
    reports = [
        handed(campaign(period=Period(date(2026, 11, first), date(2026, 11, last))), f"reports/US/{first}.csv")
        for first, last in parts
    ]
    assert "partial" not in scored(reports)["acos", Scope("US")].flags


def test_days_without_returns_between_two_files_lack_nothing() -> None:
    rows = [Measured({"units_returned": 1.0}, (2, 2), day, day, sku="S1") for day in (WEEK.start, WEEK.end)]
    sparse = [
        handed(Reading("fba_returns", "utf-8", 1, (row,), basis="column"), f"reports/2026-W47/US/{row.start}.txt")
        for row in rows
    ]
    rate = scored([*sparse, handed(business(units=70.0), "reports/2026-W47/US/b.csv")])["return_rate", ALL]
    assert "partial" not in rate.flags
    assert rate.reason is None


@pytest.mark.parametrize("report", ["fba_returns", "seller_fulfilled_returns"])
@pytest.mark.parametrize(("hours_after", "lacking"), [(1, 0), (-30, 2)])
def test_a_day_without_returns_is_normal_once_it_was_over_when_the_file_was_handed_in(
    report: str, hours_after: int, lacking: int
) -> None:
    row = Measured({"units_returned": 1.0}, (2, 2), WEEK.start, WEEK.start, sku="S1")
    at = end_of_day("US", WEEK.end) + timedelta(hours=hours_after)
    sparse = handed(Reading(report, "utf-8", 1, (row,), basis="column"), "reports/2026-W47/US/r.txt", at)
    rate = scored([sparse, handed(business(units=70.0), "reports/2026-W47/US/b.csv")])["return_rate", ALL]
    assert ("partial" in rate.flags) == bool(lacking)
    assert (rate.reason.en if rate.reason else None) == (f"Data of {7 - lacking} of 7 days only." if lacking else None)


amounts = st.floats(0.01, 1e6, allow_nan=False).map(lambda amount: round(amount, 2))
files_of_a_week = st.lists(
    st.builds(
        lambda spend, sales, name, report, hour: handed(
            campaign(spend, sales, name, report=report),
            f"reports/2026-W47/US/{name}-{report}-{hour}.csv",
            MEETING - timedelta(hours=hour),
        ),
        amounts,
        amounts,
        st.sampled_from(("Auto", "Exact", "瑜伽垫")),
        st.sampled_from(("sp_campaign", "sp_search_term", "sb_campaign")),
        st.integers(1, 90),
    ),
    max_size=6,
    unique_by=lambda one: one.file,
)


def figures(files: list[Handed]) -> dict[tuple[str, Scope], float | None]:
    return {key: value.value for key, value in scored(files, US).items()}


@settings(max_examples=30, deadline=None)
@given(files_of_a_week)
def test_a_second_copy_of_every_file_changes_nothing(files: list[Handed]) -> None:
    copies = [handed(one.reading, one.file.replace(".csv", " (1).csv"), one.submitted_at) for one in files]
    assert figures([*files, *copies]) == figures(files)


@settings(max_examples=30, deadline=None)
@given(st.data(), files_of_a_week)
def test_the_order_of_the_files_changes_nothing(data: st.DataObject, files: list[Handed]) -> None:
    assert figures(data.draw(st.permutations(files))) == figures(files)


@settings(max_examples=30, deadline=None)
@given(amounts, amounts, st.integers(2, 9))
def test_spending_more_scales_acos(spend: float, sales: float, times: int) -> None:
    once = scored([handed(campaign(spend, sales))])[ACOS].value
    more = scored([handed(campaign(spend * times, sales))])[ACOS].value
    assert once is not None
    assert more == pytest.approx(once * times, rel=1e-5, abs=1e-5)


def test_the_week_before_is_the_previous_value() -> None:
    files = [
        handed(campaign(spend=30.0), "reports/2026-W47/US/a.csv"),
        handed(campaign(spend=20.0, period=week("2026-W46")), "reports/2026-W46/US/a.csv"),
    ]
    value = scored(files)[ACOS]
    assert (value.value, value.previous) == (30.0, 20.0)
