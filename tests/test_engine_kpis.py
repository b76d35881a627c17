"""What the KPIs come to: sums not averages, unknown never 0 and never green, currencies never mixed."""

from datetime import date, timedelta

import msgspec
import pytest

from engine.kpi.catalogue import KPIS, Scope
from engine.reports.reading import Measured, Reading
from tests.made_up_readings import (
    LATER,
    MEETING,
    US,
    US_UK,
    WEEK,
    business,
    campaign,
    days_of,
    handed,
    levels,
    scored,
    week,
)

ALL = Scope()


def test_every_kpi_is_there_for_all_marketplaces_and_for_each_even_without_any_report() -> None:
    values = scored([], US_UK)
    for kpi in KPIS:
        for scope in (ALL, Scope("US"), Scope("UK")):
            value = values[kpi, scope]
            assert value.value is None
            assert value.status == "unknown"
            assert value.reason is not None


def test_acos_is_spend_over_sales_of_all_rows_not_an_average_of_rows() -> None:
    rows = tuple(
        Measured({"ad_spend": spend, "ad_sales": sales}, (n, n), WEEK.start, WEEK.start, currency="USD", campaign=name)
        for n, (name, spend, sales) in enumerate((("A", 10.0, 100.0), ("B", 90.0, 150.0)), start=2)
    )
    reading = Reading("sp_campaign", "utf-8", 2, rows, currencies=("USD",), basis="column")
    values = scored([handed(reading)])
    assert values["acos", ALL].value == 40.0, "the average of 10 % and 60 % would be 35"
    assert values["acos", Scope("US", "A")].value == 10.0
    assert values["roas", ALL].value == 2.5


def test_spend_without_sales_is_unknown_in_words_and_roas_is_nothing() -> None:
    values = scored([handed(campaign(sales=0.0))])
    acos = values["acos", ALL]
    assert (acos.value, acos.status) == (None, "unknown")
    assert acos.reason is not None
    assert "infinite" in acos.reason.en
    assert values["roas", ALL].value == 0.0


def test_tacos_is_all_ad_spend_over_the_sales_of_the_shop() -> None:
    files = [
        handed(campaign(spend=30.0), "reports/2026-W47/US/sp.csv"),
        handed(campaign(spend=10.0, report="sb_campaign"), "reports/2026-W47/US/sb.csv"),
        handed(business(sales=1400.0), "reports/2026-W47/US/b.csv"),
    ]
    assert scored(files)["tacos", ALL].value == 20.0


def test_tacos_without_a_business_report_is_unknown_and_not_acos() -> None:
    value = scored([handed(campaign())])["tacos", ALL]
    assert (value.value, value.status) == (None, "unknown")


def test_tacos_is_cut_to_the_days_that_both_sides_have() -> None:
    rows = tuple(
        Measured({"sales": 300.0, "units": 10.0, "sessions": 90.0}, (n, n), day, day)
        for n, day in enumerate(days_of(WEEK)[:5], start=2)
    )
    sales = Reading("sales_and_traffic", "utf-8", 5, rows, currencies=("USD",), basis="column")
    files = [handed(campaign(spend=30.0)), handed(sales, "reports/2026-W47/US/s.json")]
    tacos = scored(files)["tacos", ALL]
    assert tacos.value == 10.0, "five days of 30 over five days of 300"
    assert "partial" in tacos.flags
    assert "5 of 7 days" in (scored(files)["sales", ALL].reason or KPIS["sales"].label).en


def test_conversion_leaves_out_days_whose_traffic_has_not_arrived() -> None:
    rows = [
        Measured({"sales": 300.0, "units": 10.0, "sessions": 100.0}, (n, n), day, day)
        for n, day in enumerate(days_of(WEEK), start=2)
    ]
    rows[-1] = msgspec.structs.replace(rows[-1], values={"sales": 300.0, "units": 10.0, "sessions": 0.0})
    value = scored([handed(Reading("sales_and_traffic", "utf-8", 7, tuple(rows), basis="column"))])["cvr", ALL]
    assert value.value == 10.0
    assert "partial" in value.flags


def test_what_was_not_handed_in_is_no_fall() -> None:
    before = [
        handed(business(currency=currency), f"reports/2026-W46/{code}/b.csv")
        for code, currency in (("US", "USD"), ("UK", "GBP"))
    ]
    now = [handed(business(sales=2000.0), "reports/2026-W47/US/b.csv")]
    values = scored([*before, *now], US_UK)
    assert [values[kpi, ALL].previous for kpi in ("units", "cvr")] == [None, None]
    assert (values["units", Scope("US")].previous, values["cvr", Scope("US")].previous) == (70.0, 7.0)
    assert values["units", ALL].status == "unknown"


def test_a_conversion_over_100_percent_is_legal() -> None:
    assert scored([handed(business(units=12.0, sessions=10.0))])["cvr", ALL].value == 120.0


def in_two_currencies(rates: dict[str, float] | None = None) -> dict[tuple[str, Scope], float | None]:
    files = [
        handed(campaign(spend=30.0, sales=100.0), "reports/2026-W47/US/a.csv"),
        handed(campaign(spend=20.0, sales=100.0, currency="GBP"), "reports/2026-W47/UK/a.csv"),
    ]
    settings = msgspec.structs.replace(US_UK, rates=rates or {})
    return {key: value.value for key, value in scored(files, settings, LATER).items()}


def test_currencies_are_never_added_without_a_rate() -> None:
    values = in_two_currencies()
    assert values["ad_spend", ALL] is None
    assert values["acos", ALL] is None
    assert (values["acos", Scope("US")], values["acos", Scope("UK")]) == (30.0, 20.0)
    assert values["ctr", ALL] == 0.5, "clicks have no currency"


def test_with_rates_they_are_added_in_the_base_currency() -> None:
    values = in_two_currencies({"USD": 7.0, "GBP": 9.0})
    assert values["ad_spend", ALL] == 7 * (30 * 7 + 20 * 9)
    assert values["acos", ALL] == pytest.approx(100 * (30 * 7 + 20 * 9) / (700 + 900), abs=1e-6)


def test_a_marketplace_without_data_is_left_out_of_the_whole_by_name() -> None:
    value = scored([handed(campaign())], US_UK)["acos", ALL]
    assert value.value == 30.0
    assert "partial" in value.flags
    assert value.reason is not None
    assert "UK" in value.reason.en


def test_amazons_own_rate_counts_and_counts_only_where_there_is_none() -> None:
    given = levels("account_health", MEETING, vtr_rate=0.9529, vtr_valid=896462.0, vtr_shipments=878443.0)
    assert scored([handed(given)])["vtr", ALL].value == 95.29
    counted = levels("account_health", MEETING, vtr_valid=94.0, vtr_shipments=100.0)
    assert scored([handed(counted)])["vtr", ALL].value == 94.0


def test_no_orders_is_no_rate_rather_than_a_perfect_or_a_fatal_one() -> None:
    none = levels("account_health", MEETING, vtr_rate=0.0, vtr_valid=0.0, vtr_shipments=0.0)
    assert scored([handed(none)])["vtr", ALL].status == "unknown"


def test_odr_of_fba_and_of_own_shipping_are_never_merged_and_the_worse_is_the_headline() -> None:
    values = scored([handed(levels("account_health", MEETING, odr_mfn_rate=0.012, odr_afn_rate=0.002))])
    assert (values["odr", ALL].value, values["odr", ALL].status) == (1.2, "red")
    assert values["odr", Scope("US", fulfilment="mfn")].value == 1.2
    assert values["odr", Scope("US", fulfilment="afn")].value == 0.2


def test_account_health_of_this_week_and_of_the_last() -> None:
    end = MEETING - timedelta(days=10)
    files = [
        handed(levels("account_health", end, vtr_rate=0.94), "reports/2026-W47/US/h.json"),
        handed(levels("account_health", end - timedelta(days=7), vtr_rate=0.97), "reports/2026-W46/US/h.json"),
    ]
    value = scored(files)["vtr", ALL]
    assert (value.value, value.previous, value.status) == (94.0, 97.0, "red")
    assert scored(files[1:], period=week("2026-W30"))["vtr", ALL].value is None


def test_the_whole_names_the_marketplaces_of_which_no_stock_and_no_health_was_handed_in() -> None:
    reports = [
        handed(levels("fba_planning", MEETING, "S1", available=700.0, units_30d=300.0), "reports/2026-W47/US/s.txt"),
        handed(levels("account_health", MEETING, vtr_rate=0.99), "reports/2026-W47/US/h.json"),
    ]
    values = scored(reports, US_UK)
    for kpi in ("days_of_supply", "vtr"):
        assert "partial" in values[kpi, ALL].flags
        assert "UK" in (values[kpi, ALL].reason or KPIS[kpi].label).en
        assert "partial" not in values[kpi, Scope("US")].flags


def test_one_level_is_not_its_own_previous_value() -> None:
    value = scored([handed(levels("fba_planning", MEETING, "S1", available=700.0, units_30d=300.0))])
    assert (value["days_of_supply", ALL].value, value["days_of_supply", ALL].previous) == (70.0, None)


def test_days_of_supply_by_sku_and_weighted_in_total() -> None:
    rows = (
        Measured({"available": 100.0, "units_30d": 300.0}, (2, 2), sku="S1"),
        Measured({"available": 900.0, "units_30d": 30.0}, (3, 3), sku="S2"),
    )
    values = scored([handed(Reading("fba_planning", "utf-8", 2, rows, as_of=MEETING, basis="column"))])
    assert values["days_of_supply", Scope("US", sku="S1")].value == 10.0
    assert values["days_of_supply", Scope("US", sku="S2")].value == 900.0
    assert values["days_of_supply", ALL].value == pytest.approx(1000 / 11)


def test_stock_without_its_own_pace_is_divided_by_what_the_shop_sold() -> None:
    files = [
        handed(levels("fba_myi", MEETING, "S1", available=700.0), "reports/2026-W47/US/m.txt"),
        handed(business(units=70.0), "reports/2026-W47/US/b.csv"),
    ]
    value = scored(files)["days_of_supply", ALL]
    assert (value.value, value.formula) == (70.0, "available / (units / 7)")


def test_the_erp_is_compared_sku_by_sku() -> None:
    amazon = (Measured({"available": 1000.0}, (2, 2), sku="S1"), Measured({"available": 500.0}, (3, 3), sku="S2"))
    erp = (Measured({"erp_available": 990.0}, (2, 2), sku="S1"), Measured({"erp_available": 510.0}, (3, 3), sku="S2"))
    files = [
        handed(Reading("fba_myi", "utf-8", 2, amazon, as_of=MEETING, basis="column"), "reports/2026-W47/US/m.txt"),
        handed(Reading("erp_stock", "utf-8", 2, erp, as_of=MEETING, basis="column"), "reports/2026-W47/US/e.xlsx"),
    ]
    value = scored(files)["inventory_sync_error", ALL]
    assert value.value == pytest.approx(100 * 20 / 1500, abs=1e-6), "differences do not cancel out"
    assert value.status == "red"


@pytest.mark.parametrize(
    ("before", "after", "value", "status"),
    [(5, 7, 40.0, "red"), (5, 6, 20.0, "green"), (0, 0, 0.0, "green"), (0, 3, None, "unknown")],
)
def test_claims_of_two_weeks_against_the_two_before(before: int, after: int, value: float | None, status: str) -> None:
    first = WEEK.end - timedelta(days=27)
    counts = [before, *[0] * 13, after, *[0] * 13]
    rows = tuple(
        Measured({"claims_granted": float(count)}, (n + 2, n + 2), first + timedelta(days=n), first + timedelta(days=n))
        for n, count in enumerate(counts)
    )
    reading = Reading("sales_and_traffic", "utf-8", 28, rows, currencies=("USD",), basis="column")
    growth = scored([handed(reading)])["claims_14d_growth", ALL]
    assert (growth.value, growth.status) == (value, status)
    short = msgspec.structs.replace(reading, measured=rows[1:])
    assert scored([handed(short)])["claims_14d_growth", ALL].value is None


def test_claims_are_counted_by_week_and_as_a_share_of_the_units_sold() -> None:
    days = days_of(WEEK.before()) + days_of(WEEK)
    rows = tuple(
        Measured({"claims_granted": float(n >= 7), "units": 50.0}, (n + 2, n + 2), day, day)
        for n, day in enumerate(days)
    )
    values = scored([handed(Reading("sales_and_traffic", "utf-8", 14, rows, currencies=("USD",), basis="column"))])
    assert (values["claims_granted", ALL].value, values["claims_granted", ALL].previous) == (7, 0)
    assert values["claims_rate", ALL].value == 2


def test_ranks_are_told_by_asin() -> None:
    row = Measured({"sales_rank": 1200.0}, (2, 2), asin="B0MADEUP01")
    values = scored([handed(Reading("bsr", "utf-8", 1, (row,), as_of=MEETING, basis="column"))])
    assert values["bsr", Scope("US", asin="B0MADEUP01")].value == 1200.0


def test_a_rank_is_compared_within_its_category_only() -> None:
    def ranked(rank: float, category: str, day: date) -> Measured:
        return Measured({"sales_rank": rank}, (2, 2), day, day, "US", asin="B0MADEUP01", topic=category)

    now, before = WEEK.end, WEEK.before().end
    rows = (ranked(12, "瑜伽", now), ranked(900, "运动", now), ranked(5, "运动", before), ranked(10, "瑜伽", before))
    value = scored([handed(Reading("bsr", "utf-8", 4, rows))])["bsr", Scope("US", asin="B0MADEUP01")]
    assert (value.value, value.previous) == (12, 10)


def test_where_a_value_comes_from_is_kept_with_its_rows() -> None:
    value = scored([handed(campaign())])["acos", ALL]
    assert [(origin.file, origin.first, origin.last) for origin in value.sources] == [
        ("reports/2026-W47/US/a.csv", 2, 8)
    ]
    assert value.as_of is not None
    assert "provisional" in value.flags


def test_the_formula_is_the_catalogues() -> None:
    assert scored([handed(campaign())], US)["acos", ALL].formula == "ad_spend / ad_sales * 100"


def test_a_sum_that_lacks_a_cell_is_partial_and_names_the_file() -> None:
    whole = business()
    values = scored([handed(msgspec.structs.replace(whole, lost=("sales",)))])
    sales = values["sales", Scope("US")]
    assert "partial" in sales.flags
    assert sales.reason is not None
    assert "kaihui check" in sales.reason.en
    assert "partial" not in values["units", Scope("US")].flags, "its cells were all understood"
