"""How old data is: as-of, its basis, and the six states; what was late and what is missing."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.dates import UTC8
from engine.reports.freshness import age_hours, deadline, on_time
from engine.reports.reading import Measured, Reading
from engine.reports.sources import Source
from engine.reports.survey import missing
from engine.settings import Expected, Freshness, Series, Settings
from tests.made_up_readings import LATER, MEETING, US, US_UK, business, campaign, handed, levels, placed, week


def source_of(
    reading: Reading, file: str = "reports/2026-W47/US/a.csv", now: datetime = MEETING, settings: Settings = US
) -> Source:
    return placed([handed(reading, file)], settings, now)[0].source


def stamped(as_of: datetime, report: str = "fba_planning", unzoned: bool = False) -> Reading:
    rows = levels(report, available=1.0).measured
    return Reading(report, "utf-8", 1, rows, as_of=as_of, basis="column", unzoned=unzoned)


def test_a_bare_day_ends_with_its_last_second_in_the_marketplace() -> None:
    source = source_of(campaign())
    assert source.as_of == datetime(2026, 11, 22, 23, 59, 59, tzinfo=ZoneInfo("America/Los_Angeles"))
    assert source.as_of.isoformat() == "2026-11-22T23:59:59-08:00"
    assert source.as_of.astimezone(UTC8).isoformat() == "2026-11-23T15:59:59+08:00"
    assert source.basis == "column"


def test_on_monday_morning_in_china_sunday_still_runs_in_the_us_and_is_over_in_the_uk() -> None:
    assert source_of(business()).status == "provisional"
    uk = source_of(business(currency="GBP"), "reports/2026-W47/UK/b.csv", settings=US_UK)
    assert uk.status == "fresh"
    assert age_hours(uk.as_of, MEETING) == 2.0


def test_a_folder_dates_what_has_no_date() -> None:
    source = source_of(business())
    assert source.basis == "folder"
    assert source.period == week("2026-W47")


def test_a_file_of_saturday_knows_nothing_of_sunday_whatever_its_folder_says() -> None:
    saturday = datetime(2026, 11, 21, 10, tzinfo=UTC8)
    early = handed(business(), at=saturday)
    source = placed([early], now=MEETING)[0].source
    assert (source.as_of, source.basis) == (saturday, "folder")
    assert age_hours(source.as_of, MEETING) == 48.0
    assert source.status == "stale"
    patient = Settings(series=US.series, freshness=Freshness(limit_hours=72))
    assert placed([early], patient, MEETING)[0].source.status == "provisional"


def test_a_file_time_before_the_week_began_is_another_clocks_and_dates_nothing() -> None:
    source = placed([handed(business(), at=datetime(2020, 1, 1, tzinfo=UTC))], now=MEETING)[0].source
    assert source.as_of.date() == week("2026-W47").end


def test_nothing_but_the_files_own_time_is_no_date() -> None:
    source = source_of(levels("fba_myi", available=3.0), "reports/US/stock.txt")
    assert (source.status, source.basis, source.as_of) == ("undated", "file_time", MEETING)


def test_when_a_file_was_made_dates_its_levels() -> None:
    made = Reading("fba_myi", "utf-8", 1, levels("fba_myi", available=3.0).measured, generated_at=MEETING)
    assert source_of(made).basis == "metadata"


@pytest.mark.parametrize(
    ("reading", "status"),
    [
        (stamped(MEETING - timedelta(hours=3)), "fresh"),
        (stamped(MEETING - timedelta(hours=24)), "fresh"),
        (stamped(MEETING - timedelta(hours=24, minutes=1)), "stale"),
        (stamped(MEETING + timedelta(minutes=5)), "fresh"),
        (stamped(MEETING + timedelta(minutes=6)), "future"),
        (stamped(MEETING - timedelta(hours=3), unzoned=True), "unzoned"),
        (stamped(MEETING - timedelta(hours=3), report="sp_campaign"), "provisional"),
    ],
)
def test_the_state_of_a_timestamp(reading: Reading, status: str) -> None:
    assert source_of(reading).status == status


def test_ads_figures_are_provisional_for_three_days_and_stale_after_their_limit() -> None:
    generous = Settings(freshness=Freshness(reports={"sp_campaign": 200.0}))
    end = source_of(campaign()).as_of
    assert source_of(campaign(), now=end + timedelta(hours=72), settings=generous).status == "provisional"
    assert source_of(campaign(), now=end + timedelta(hours=73), settings=generous).status == "fresh"
    assert source_of(campaign(), now=end + timedelta(hours=25)).status == "stale"


def test_a_day_that_has_not_dawned_in_the_marketplace_is_the_future() -> None:
    assert source_of(campaign(period=week("2026-W48"))).status == "future"
    assert source_of(business(), "reports/2026-W48/US/b.csv").status == "future"


def test_a_report_in_the_folder_of_the_running_week_is_provisional_rather_than_from_the_future() -> None:
    assert source_of(business(), "reports/2026-W47/US/b.csv", now=MEETING - timedelta(days=2)).status == "provisional"


@pytest.mark.parametrize(("days", "status"), [(14, "fresh"), (15, "fresh"), (17, "stale")])
def test_account_health_is_judged_with_amazons_own_lag(days: int, status: str) -> None:
    reading = levels("account_health", MEETING - timedelta(days=days), odr_mfn_rate=0.004)
    assert source_of(reading).status == status


def test_the_oldest_metric_of_account_health_makes_the_file_stale() -> None:
    old = levels("account_health", MEETING - timedelta(days=12), vtr_rate=0.97)
    new = levels("account_health", MEETING - timedelta(days=14), odr_mfn_rate=0.004)
    both = Reading("account_health", "utf-8", 1, old.measured + new.measured, basis="column")
    assert source_of(both).status == "stale"


def test_a_window_of_account_health_that_ends_with_the_running_day_is_not_from_the_future() -> None:
    end = datetime(2026, 11, 23, 23, 59, tzinfo=UTC)
    row = Measured({"lsr_rate": 0.01}, (2, 2), end.date() - timedelta(days=29), end.date(), as_of=end)
    health = Reading("account_health", "utf-8", 1, (row,), as_of=end, basis="column")
    assert source_of(health).status == "provisional"
    assert source_of(health, now=end - timedelta(days=1)).status == "future"


def test_old_rows_beside_new_ones_do_not_make_a_file_stale() -> None:
    days = [MEETING - timedelta(days=n) for n in range(8)]
    stock = tuple(levels("fba_planning", day, available=1.0).measured[0] for day in days)
    assert source_of(Reading("fba_planning", "utf-8", 8, stock, basis="column")).status == "fresh"
    returned = tuple(Measured({"units_returned": 1.0}, (2, 2), day.date(), day.date(), as_of=day) for day in days)
    returns = Reading("fba_returns", "utf-8", 8, returned, as_of=days[0], basis="column")
    assert source_of(returns).status == "fresh"


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_age_is_never_negative(as_of: datetime, now: datetime) -> None:
    assert age_hours(as_of, now) >= 0


def test_reports_are_due_48_hours_before_the_meeting() -> None:
    due = deadline(MEETING)
    assert due == MEETING - timedelta(hours=48)
    assert on_time(due, due) is True
    assert on_time(due + timedelta(seconds=1), due) is False
    assert on_time(MEETING, deadline(None)) is None


def sources(*reports: str, settings: Settings = US, code: str = "US") -> list[Source]:
    files = [
        handed(levels(name, available=1.0, ipi=500.0), f"reports/2026-W47/{code}/{name}.csv", MEETING)
        for name in reports
    ]
    return [one.source for one in placed(files, settings)]


def test_any_report_of_a_kind_does_unless_the_team_names_it() -> None:
    there = sources("business_report_by_asin", "sp_search_term", "account_health", "fba_afn")
    assert missing(there, US) == ()
    named = Settings(expected=(Expected("sp_campaign", "ads"),))
    assert [one.report for one in missing(there, named)] == ["sp_campaign"]


def test_what_nobody_handed_in_is_missing_once_and_what_one_marketplace_lacks_is_missing_there() -> None:
    there = sources("sp_campaign", "account_health", "fba_afn", settings=US_UK)
    lacking = {(one.report, one.team, one.marketplace) for one in missing(there, US_UK)}
    assert ("sales_and_traffic", "operations", None) in lacking
    assert ("sp_campaign", "ads", "UK") in lacking


def test_a_one_person_shop_needs_ads_and_stock_only() -> None:
    lite = Settings(series=Series(template="lite"))
    assert [one.team for one in missing([], lite)] == ["ads", "warehouse"]


def test_last_weeks_report_does_not_stand_for_this_week() -> None:
    old = placed([handed(campaign(period=week("2026-W46")), "reports/2026-W46/US/a.csv")], US, LATER)[0].source
    assert old.in_review is False
    assert "sp_campaign" in [one.report for one in missing([old], US)]
