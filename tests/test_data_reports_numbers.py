"""Figures as files write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reports.numbers import Decimal, amount, decimal_of, is_blank, taken_apart, whole
from data.reports.places import currencies_of, currency_named, marketplace_named
from data.reports.plain_style import plainly_styled


def understood(*cells: str) -> list[float | None]:
    """A column of amounts."""
    figures = [taken_apart(cell) for cell in cells]
    decimal = decimal_of(figure for figure in figures if figure is not None)
    return [None if figure is None else amount(figure, decimal) for figure in figures]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("$7,274.35", 7274.35),
        ("5.255,61 €", 5255.61),
        ("￥1,234", 1234.0),
        ("Rs.1000.0", 1000.0),
        ("Rs.15.5138462", 15.5138462),
        ("￡12.50", 12.5),
        ("1,00,000.50", 100000.5),
        ("1'234.50", 1234.5),
        ("1 234,50 zł", 1234.5),
        ("-$5.00", -5.0),
        ("(2.00)", -2.0),
        ("−3.5", -3.5),
        ("12.50-", -12.5),
        ("CA$12", 12.0),
        ("USD 12.00", 12.0),
        ("1.5E+3", 1500.0),
        ("0", 0.0),
    ],
)
def test_an_amount_is_understood_in_every_style_that_was_seen(cell: str, value: float) -> None:
    assert understood(cell) == [value]


def test_a_lone_thousand_is_told_by_its_neighbours() -> None:
    assert understood("1.234", "12,50") == [1234.0, 12.5]
    assert understood("1,234", "12.50") == [1234.0, 12.5]
    assert understood("1.234 €", "500 €") == [1234.0, 500.0]
    assert understood("1.234", "15.51") == [1.234, 15.51]


@pytest.mark.parametrize(
    "cell", ["abc", "12 apples", "1,2,3", "$", "1.2.3,4,5", "$5€", "--5", "5 5 5 x", "1e999", "9" * 30]
)
def test_what_is_no_amount_is_not_guessed(cell: str) -> None:
    assert understood(cell) == [None]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("6,744", 6744.0),
        ("1.234", 1234.0),
        ("1 234", 1234.0),
        ("3.0", 3.0),
        ("528", 528.0),
        ("-2", -2.0),
        ("3.5", None),
    ],
)
def test_a_count_may_be_grouped_in_any_style_but_has_no_decimals(cell: str, value: float | None) -> None:
    figure = taken_apart(cell)
    assert figure is not None
    assert whole(figure) == value


@pytest.mark.parametrize("cell", ["", " ", "-", "--", "—", "N/A", "n/a"])
def test_a_placeholder_is_blank_and_not_nought(cell: str) -> None:
    assert is_blank(cell)


@given(st.decimals(0, 10**9, places=2), st.sampled_from([".", ","]))
def test_an_amount_written_with_groups_reads_back(value: object, decimal: Decimal) -> None:
    text = f"{value:,.2f}"
    swapped = text if decimal == "." else text.translate(str.maketrans(",.", ".,"))
    figure = taken_apart(swapped)
    assert figure is not None
    assert amount(figure, decimal) == pytest.approx(float(str(value)))


AMOUNT = st.builds(lambda sign, value: f"{sign}{value:,.2f}", st.sampled_from(["", "$", "€"]), st.floats(0, 1e9))


@given(st.lists(AMOUNT, min_size=1))
def test_the_shortcut_for_one_plain_style_says_what_the_careful_way_says(cells: list[str]) -> None:
    styled = plainly_styled(cells, "money")
    assert styled is not None
    assert styled[0].tolist() == understood(*cells)
    assert set(styled[1]) == {cell[0] for cell in cells if cell[0] in "$€"}


@pytest.mark.parametrize(
    "cells", [["1,234"], ["1.234"], ["1.234,50"], ["5", "12,50"], ["$5.00", "n/a"], ["1\n2.50"], ["5.00", "9" * 16], []]
)
def test_the_shortcut_leaves_everything_else_to_the_careful_way(cells: list[str]) -> None:
    assert plainly_styled(cells, "money") is None


@given(st.text(max_size=60))
def test_any_cell_is_a_figure_or_none(text: str) -> None:
    figure = taken_apart(text)
    assert figure is None or figure.digits


def test_marketplaces_and_money_are_known_by_all_their_names() -> None:
    named = ("ATVPDKIKX0DER", "us", "Amazon.com", "United States", "美国", "GB", "amazon.co.uk", "Canada", "Atlantis")
    assert [marketplace_named(name) for name in named] == ["US", "US", "US", "US", "US", "UK", "UK", "CA", None]
    assert currency_named(" inr ") == "INR"
    assert currency_named("XYZ") is None
    assert currencies_of("$") == ("USD", "CAD", "AUD", "MXN", "SGD")
    assert currencies_of("EUR") == ("EUR",)
