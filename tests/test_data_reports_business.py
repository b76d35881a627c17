"""The business report by ASIN, in the languages that its headers were seen in."""

from pathlib import Path

import pytest

from data.reports.reader import read
from data.reports.tally import Hints
from engine.reports.reading import Reading

SAMPLES = Path(__file__).parent / "samples" / "reports"
NO_HINTS = Hints()


def totals(reading: Reading) -> dict[str, float]:
    sums: dict[str, float] = {}
    for measured in reading.measured:
        for measure, value in measured.values.items():
            sums[measure] = sums.get(measure, 0.0) + value
    return {measure: round(value, 2) for measure, value in sums.items()}


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "whatever it is called.csv"
    path.write_bytes(text.encode(encoding))
    return path


ENGLISH = (
    "(Parent) ASIN,(Child) ASIN,Title,Sessions - Total,Session Percentage - Total,Page Views - Total,"
    "Featured Offer (Buy Box) Percentage,Units Ordered,Units Ordered - B2B,Unit Session Percentage,"
    "Ordered Product Sales,Total Order Items,Units Refunded\n"
    'B0AA00001A,B0AA00001B,"Box, large – 2 pack","1,200",60.00%,"1,500",98%,96,4,8.00%,"$1,919.04",90,2\n'
    "B0AA00001A,B0AA00001C,Box small,800,40.00%,950,97%,24,0,3.00%,$359.76,24,\n"
)


def test_an_english_report_is_summed_by_child_asin(tmp_path: Path) -> None:
    reading = read(written(tmp_path, ENGLISH, "utf-8-sig"), NO_HINTS)
    assert (reading.report, reading.encoding, reading.rows) == ("business_report_by_asin", "utf-8-sig", 2)
    assert [measured.asin for measured in reading.measured] == ["B0AA00001B", "B0AA00001C"]
    assert reading.measured[0].values == {
        "sessions": 1200,
        "page_views": 1500,
        "units": 96,
        "sales": 1919.04,
        "order_items": 90,
        "units_refunded": 2,
    }
    assert reading.measured[0].rows == (2, 2)
    assert reading.problems == ()


def test_a_blank_is_unknown_and_not_nought(tmp_path: Path) -> None:
    reading = read(written(tmp_path, ENGLISH), NO_HINTS)
    assert "units_refunded" not in reading.measured[1].values


def test_the_file_says_neither_its_days_nor_its_marketplace_and_nothing_is_made_up(tmp_path: Path) -> None:
    reading = read(written(tmp_path, ENGLISH), NO_HINTS)
    assert (reading.first_day, reading.last_day, reading.basis, reading.marketplaces) == (None, None, None, ())
    assert reading.currencies == ("USD", "CAD", "AUD", "MXN", "SGD")
    assert reading.measured[0].currency is None


@pytest.mark.parametrize(
    ("language", "sums", "currencies"),
    [
        ("zh", {"sessions": 2000, "page_views": 2450, "units": 120, "sales": 2278.8, "order_items": 114}, ("USD",)),
        (
            "ja",
            {"sessions": 2500, "page_views": 3040, "units": 130, "sales": 378700, "order_items": 128},
            ("JPY", "CNY"),
        ),
        ("de", {"sessions": 1644, "page_views": 2105, "units": 99, "sales": 5494.41, "order_items": 92}, ("EUR",)),
    ],
)
def test_localised_headers_give_the_same_measures(
    language: str, sums: dict[str, float], currencies: tuple[str, ...]
) -> None:
    reading = read(SAMPLES / f"business_report_by_child_{language}.csv", NO_HINTS)
    assert totals(reading) == sums
    assert reading.currencies == currencies
    assert reading.problems == ()


def test_german_money_and_counts_are_two_styles_in_one_row() -> None:
    row = read(SAMPLES / "business_report_by_child_de.csv", NO_HINTS).measured[0]
    assert (row.values["sales"], row.values["sessions"], row.currency) == (5255.61, 1234, "EUR")


def test_the_chinese_column_called_conversion_is_a_share_and_is_not_taken_for_it() -> None:
    """转化率 - 总计 stands where Session Percentage does; conversion is 商品会话百分比."""
    reading = read(SAMPLES / "business_report_by_child_zh.csv", NO_HINTS)
    assert reading.problems == ()
    assert all("conversion" not in measured.values for measured in reading.measured)


def test_a_conversion_that_is_not_units_by_sessions_is_named(tmp_path: Path) -> None:
    text = ENGLISH.replace("8.00%", "60.00%").replace("3.00%", "40.00%")
    (problem,) = read(written(tmp_path, text), NO_HINTS).problems
    assert (problem.row, problem.column) == (2, "Unit Session Percentage")
    assert "Units Ordered" in problem.message.en


def test_conversion_over_a_hundred_percent_is_legal(tmp_path: Path) -> None:
    text = "(Child) ASIN,Sessions - Total,Units Ordered,Unit Session Percentage\nB0AA00001A,1,3,300.00%\n"
    reading = read(written(tmp_path, text), NO_HINTS)
    assert (totals(reading), reading.problems) == ({"sessions": 1, "units": 3}, ())


@pytest.mark.parametrize(
    "header", ["Sessions", "Sessions – Total", "sessions  -  total ", "Sessions — Total", "SESSIONS - TOTAL"]
)
def test_one_column_in_many_spellings(tmp_path: Path, header: str) -> None:
    text = f"(Child) ASIN,{header},Units ordered\nB0AA00001A,10,1\n"
    assert totals(read(written(tmp_path, text), NO_HINTS)) == {"sessions": 10, "units": 1}


def test_a_cell_that_is_no_figure_is_named_and_the_rest_counts(tmp_path: Path) -> None:
    text = "(Child) ASIN,Sessions - Total,Units Ordered\nB0AA00001A,ten,1\nB0AA00001B,20,2\n"
    reading = read(written(tmp_path, text), NO_HINTS)
    assert totals(reading) == {"sessions": 20, "units": 3}
    (problem,) = reading.problems
    assert (problem.row, problem.column) == (2, "Sessions - Total")
    assert "ten" in problem.message.zh


def test_amounts_under_several_signs_are_never_added(tmp_path: Path) -> None:
    text = "(Child) ASIN,Units Ordered,Ordered Product Sales\nB0AA00001A,1,$5.00\nB0AA00001B,2,€7.00\n"
    reading = read(written(tmp_path, text), NO_HINTS)
    assert totals(reading) == {"units": 3}
    assert len(reading.problems) == 1


def test_two_signs_of_one_currency_are_one_currency(tmp_path: Path) -> None:
    text = "(Child) ASIN,Units Ordered,Ordered Product Sales\nB0AA00001A,1,$5.00\nB0AA00001B,2,US$7.00\n"
    reading = read(written(tmp_path, text), NO_HINTS)
    assert (totals(reading), reading.currencies) == ({"units": 3, "sales": 12}, ("USD",))


def test_a_hundred_bad_cells_are_listed_fifty_long_and_counted(tmp_path: Path) -> None:
    rows = "".join(f"B0AA{number:06},x,1\n" for number in range(100))
    problems = read(written(tmp_path, "(Child) ASIN,Sessions - Total,Units Ordered\n" + rows), NO_HINTS).problems
    assert len(problems) == 50
    assert "51" in problems[-1].message.en


def test_a_sum_that_lacks_a_cell_is_named_as_lost_and_a_blank_one_is_not(tmp_path: Path) -> None:
    assert read(written(tmp_path, ENGLISH), NO_HINTS).lost == (), "a blank cell of refunds is no loss"
    broken = read(written(tmp_path, ENGLISH.replace('"$1,919.04"', "#REF!")), NO_HINTS)
    assert totals(broken)["sales"] == 359.76
    assert broken.lost == ("sales",)
    shifted = read(written(tmp_path, ENGLISH.replace('"$1,919.04"', "$1,919.04")), NO_HINTS)
    assert {"sales", "units", "sessions"} <= set(shifted.lost), "a row with more fields than the header is lost whole"
