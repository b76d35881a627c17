"""The funnel, what searches brought, and figures typed by hand."""

from datetime import date, timedelta

import pytest

from engine.kpi.catalogue import KpiValue, Scope
from engine.kpi.funnel import SEARCH_WAY, WAY, funnel
from engine.kpi.lights import FLAGS_SAID
from engine.reports.reading import Measured, Reading
from engine.reports.sources import Handed
from tests.made_up_readings import MEETING, US_UK, WEEK, business, campaign, handed, levels, scored

ALL = Scope()


def counts(**told: tuple[float | None, float | None]) -> list[KpiValue]:
    """Values of all marketplaces: now, and before."""
    return [KpiValue(kpi, ALL, "count", "unknown", "", now, before) for kpi, (now, before) in told.items()]


def searched(end: date, clicks: float) -> Handed:
    """Search query performance of Amazon's week that ends on that Saturday."""
    row = Measured({"search_impressions": 1000.0, "search_clicks": clicks}, (3, 9), end - timedelta(days=6), end)
    return handed(
        Reading("search_query_performance", "utf-8", 7, (row,), first_day=row.start, last_day=end, basis="column"),
        f"reports/US/sqp-{end}.csv",
    )


def typed(measure: str, value: float, place: str = "US") -> Handed:
    """A row of the table for KPIs by hand, of the last day of the week."""
    row = Measured({measure: value}, (2, 2), WEEK.end, WEEK.end)
    return handed(Reading("manual_kpis", "utf-8", 1, (row,), basis="column"), f"reports/2026-W47/{place}/own.csv")


def test_each_step_is_a_share_of_the_step_before_and_the_worst_is_the_one_that_fell_most() -> None:
    told = funnel(
        counts(impressions=(10_000, 10_000), clicks=(90, 100), sessions=(450, 500), units=(36, 50)),
    )
    assert [step.rate for step in told.steps] == [None, 0.9, 500.0, 8.0]
    assert [step.change for step in told.steps] == pytest.approx([None, -10.0, 0.0, -20.0])
    assert told.worst == WAY.index("units")


def test_sessions_come_by_other_doors_too_so_that_fewer_of_them_a_click_are_no_loss() -> None:
    told = funnel(counts(impressions=(1000, 1000), clicks=(100, 50), sessions=(500, 500), units=(50, 50)))
    assert told.steps[2].change == -50.0
    assert told.worst is None, "twice the clicks and the same buyers: no step of the shop lost anything"


def test_an_unknown_step_makes_its_neighbours_unknown_and_never_a_loss() -> None:
    told = funnel(counts(impressions=(1000, None), clicks=(None, 50), sessions=(500, 0), units=(5, 5)))
    assert [step.change for step in told.steps] == [None] * 4
    assert (told.worst, told.known) == (None, True)
    assert not funnel([]).known


def test_a_snapshots_values_make_the_funnel_of_the_shop() -> None:
    files = [handed(campaign()), handed(business(), "reports/2026-W47/US/b.csv")]
    steps = funnel(scored(files).values()).steps
    assert [step.count for step in steps] == [28_000.0, 140.0, 1000.0, 70.0]
    assert [step.label.en for step in steps] == ["Ad impressions", "Ad clicks", "Sessions", "Units"]


def test_searches_are_of_amazons_week_that_ends_within_the_period_and_say_so() -> None:
    files = [searched(date(2026, 11, 21), 50.0), searched(date(2026, 11, 14), 100.0)]
    values = scored(files)
    clicks = values["search_clicks", ALL]
    assert (clicks.value, clicks.previous) == (50.0, 100.0)
    assert clicks.reason is not None
    assert "2026-11-15" in clicks.reason.en
    told = funnel(values.values(), way=SEARCH_WAY)
    assert (told.steps[1].rate, told.steps[1].rate_before, told.worst) == (5.0, 10.0, 1)


def test_a_month_of_searches_does_not_stand_for_a_week() -> None:
    row = Measured({"search_clicks": 900.0}, (2, 9), date(2026, 10, 22), date(2026, 11, 21))
    file = handed(Reading("search_query_performance", "utf-8", 8, (row,), basis="column"))
    assert scored([file])["search_clicks", ALL].value is None


def test_a_typed_figure_fills_a_kpi_that_no_report_gives_and_is_marked() -> None:
    value = scored([typed("acos_by_hand", 0.25)])["acos", ALL]
    assert (value.value, value.status, value.formula) == (25.0, "green", "typed by hand")
    assert "by_hand" in value.flags
    assert [origin.file for origin in value.sources] == ["reports/2026-W47/US/own.csv"]
    assert FLAGS_SAID["by_hand"].zh == "手工"


def test_a_report_is_believed_before_a_typed_figure() -> None:
    files = [typed("acos_by_hand", 0.01), handed(campaign(), "reports/2026-W47/US/a.csv")]
    assert scored(files)["acos", ALL].value == 30.0


def test_a_typed_percentage_without_its_sign_is_named_and_not_guessed() -> None:
    value = scored([typed("vtr_by_hand", 96.0)])["vtr", ALL]
    assert (value.value, value.status) == (None, "unknown")
    assert value.reason is not None
    assert "%" in value.reason.en


def test_typed_money_is_in_the_marketplaces_own_currency_and_a_typed_count_is_a_count() -> None:
    values = scored([typed("sales_by_hand", 900.0), typed("units_by_hand", 70.0, "UK")], US_UK)
    assert (values["sales", Scope("US")].value, values["sales", Scope("US")].currency) == (900.0, "USD")
    assert values["units", Scope("UK")].value == 70.0
    assert values["units", ALL].value is None, "typed figures are told by marketplace where there are several"


def test_bounce_rate_and_ncx_are_only_known_when_somebody_typed_them() -> None:
    values = scored([typed("bounce_rate_by_hand", 0.68)])
    assert (values["bounce_rate", ALL].value, values["bounce_rate", ALL].status) == (68.0, "unknown")
    assert values["ncx_rate", ALL].reason is not None


def test_a_figure_that_was_typed_for_one_product_is_not_the_shops_and_that_is_said() -> None:
    row = Measured({"bounce_rate_by_hand": 0.68}, (2, 2), WEEK.end, WEEK.end, asin="B0MADEUP01")
    values = scored([handed(Reading("manual_kpis", "utf-8", 1, (row,), basis="column"), "reports/W/US/own.csv")])
    told = values["bounce_rate", ALL]
    assert (told.value, told.reason and told.reason.zh) == (
        None,
        "手工填的是单个商品的数，不能当整店的；整店的那一行，asin 和 sku 留空。",
    )


def test_negative_feedback_is_a_share_of_all_feedback_and_a_list_of_bad_ones_is_none() -> None:
    whole = levels("sales_and_traffic", None, feedback=40.0, negative_feedback=3.0)
    assert scored([handed(whole)])["negative_feedback_rate", ALL].value == 7.5
    listed = levels("seller_feedback", MEETING, feedback=5.0)
    assert scored([handed(listed)])["negative_feedback_rate", ALL].value is None
