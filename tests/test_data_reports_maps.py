"""The column maps themselves: data that must agree with the code and with the engine."""

from collections import Counter

import pytest

from data.reports.column_map import KEYS, NUMERIC, ColumnMap, column_maps
from data.reports.headers import attribution_days, plain, unit_sign
from data.reports.kinds import known_reports, maps_version
from data.reports.measures import ALL_MEASURES

MAPS = {map_.id: map_ for map_ in column_maps()}


def test_the_light_list_says_the_same_as_the_maps() -> None:
    kinds = known_reports()
    assert {map_.report or map_.id for map_ in MAPS.values()} == set(kinds)
    for map_ in MAPS.values():
        if not map_.report:
            assert (kinds[map_.id].label, kinds[map_.id].team) == (map_.label, map_.team)


def test_the_version_is_stable() -> None:
    assert maps_version() == maps_version()
    assert len(maps_version()) == 16


@pytest.mark.parametrize("name", MAPS)
def test_every_column_can_be_found_and_no_two_share_a_header(name: str) -> None:
    map_ = MAPS[name]
    assert all(column.names for column in map_.columns.values())
    for part in map_.parts:
        taken = [column for name, column in map_.columns.items() if part.takes(name, map_)]
        headers = Counter(header for column in taken for header in {plain(name) for name in column.names})
        assert not [header for header, count in headers.items() if count > 1]


@pytest.mark.parametrize("name", MAPS)
def test_a_map_speaks_only_of_columns_that_it_has(name: str) -> None:
    map_: ColumnMap = MAPS[name]
    spoken = {only.column for only in map_.only} | {counted.column for counted in map_.counted} - {""}
    for part in map_.parts:
        assert set(part.columns) <= set(map_.columns)
        assert set(part.by) <= set(KEYS)
    assert spoken <= set(map_.columns)
    assert map_.spoken is None or map_.spoken.columns <= set(map_.columns)
    assert map_.listing is None or map_.listing.columns <= set(map_.columns)
    assert set(map_.must) <= set(map_.columns)
    if map_.guard is not None:
        assert {map_.guard.ratio, map_.guard.of, map_.guard.over} <= set(map_.columns)


@pytest.mark.parametrize("name", MAPS)
def test_every_report_measures_something_and_demands_something(name: str) -> None:
    map_ = MAPS[name]
    assert map_.counted or any(column.type in NUMERIC for column in map_.columns.values())
    assert any(column.must for column in map_.columns.values())
    assert map_.label.zh
    assert map_.label.en


def test_every_measure_that_is_read_has_a_name_and_every_name_is_read() -> None:
    columns = {
        column.into or name
        for map_ in MAPS.values()
        for name, column in map_.columns.items()
        if column.type in NUMERIC and column.how != "check"
    }
    counted = {one.into for map_ in MAPS.values() for one in map_.counted}
    assert columns | counted == set(ALL_MEASURES)


@pytest.mark.parametrize(
    ("header", "comparable"),
    [
        ("Sessions – Total", "sessions-total"),
        (" 7 Day Total Sales ", "n day total sales"),
        ("14 Day Total Sales (₹)", "n day total sales"),
        ("7天总订单数(#)", "n天总订单数"),
        ("広告がクリックされてから7日間の総売上高", "広告がクリックされてからn日間の総売上高"),
        ("7 Tage, Umsatz gesamt (€)", "n tage, umsatz gesamt"),
        ("（子）ASIN", "(子)asin"),
        ("\ufeffDate range", "date range"),
        ("Click-Thru Rate (CTR)", "click-thru rate (ctr)"),
        ("units-shipped-t30", "units-shipped-t30"),
    ],
)
def test_headers_are_compared_without_what_varies(header: str, comparable: str) -> None:
    assert plain(header) == comparable


@pytest.mark.parametrize(
    ("header", "days"),
    [("7 Day Total Sales ", 7), ("14 Day Total Sales (₹)", 14), ("7天总销售额", 7), ("sales14d", 14), ("Sales", None)],
)
def test_a_header_tells_its_days_of_attribution(header: str, days: int | None) -> None:
    assert attribution_days(header) == days


def test_a_header_tells_its_currency_sign() -> None:
    assert unit_sign("14 Day Total Sales (₹)") == "₹"
    assert unit_sign("7 Day Total Orders (#)") == ""
