"""The table of CX health, filled in by hand or copied off the page; and columns that may say a few words only."""

from pathlib import Path

import pytest

from data.reports.reader import read
from data.reports.tally import Hints
from engine.reports.reading import Reading
from engine.voice.cx_health import MEASURES

HEAD = "date,marketplace,asin,cx_health,ncx_rate,ncx_orders,orders,top_reason\n"


def read_table(folder: Path, text: str) -> Reading:
    path = folder / "cx.csv"
    path.write_text(text, encoding="utf-8")
    return read(path, Hints("US"))


def classes(reading: Reading) -> list[list[str]]:
    """The classes that each row says."""
    return [[one for one, measure in MEASURES.items() if row.values.get(measure)] for row in reading.measured]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *[("Excellent", "excellent"), ("极好", "excellent"), ("优秀", "excellent"), ("良好", "good"), ("一般", "fair")],
        *[("very poor", "very_poor"), ("VERY_POOR".replace("_", " "), "very_poor"), ("极差", "very_poor")],
        *[("不佳", "poor"), ("不合格", "poor"), ("反馈不足", "unrated"), ("--", "unrated"), ("", "unrated")],
    ],
)
def test_classes_are_known_by_the_names_that_seller_central_gives_them(
    tmp_path: Path, written: str, meant: str
) -> None:
    reading = read_table(tmp_path, HEAD + f"2026-11-22,US,B0MADEUP01,{written},5%,1,20,\n")
    assert (reading.report, classes(reading), reading.problems) == ("cx_health", [[meant]], ())


def test_what_is_copied_off_the_page_fits_and_takes_its_day_from_its_folder(tmp_path: Path) -> None:
    reading = read_table(
        tmp_path,
        "商品名称,ASIN,SKU,状况,订单配送方,买家不满意率,买家不满意订单,订单总数,星级评定,退货率,造成负面买家体验的主要原因,"
        "上次更新时间,买家满意度状况\n垫子,B0MADEUP01,MAT,新品,亚马逊,9.91%,21,212,4.1,6%,有异味,2026-11-20,极差\n",
    )
    (row,) = reading.measured
    assert (row.asin, row.sku, row.topic, row.start) == ("B0MADEUP01", "MAT", "有异味", None)
    assert {name: row.values[name] for name in ("ncx_orders", "cx_orders", "cx_very_poor")} == {
        "ncx_orders": 21.0,
        "cx_orders": 212.0,
        "cx_very_poor": 1.0,
    }
    assert reading.problems == ()


def test_the_page_in_english_fits_too(tmp_path: Path) -> None:
    reading = read_table(
        tmp_path,
        "Product name,ASIN,SKU,Condition,Fulfilled by,NCX rate,NCX orders,Total orders,Star rating,Return rate,"
        "Top NCX reason,Last updated,Status,Return Badge Displayed\n"
        'Mat,B0MADEUP01,MAT,New,Amazon,9.91%,21,212,4.1,6%,Strong smell,"Nov 20, 2026",Very poor,No\n',
    )
    assert (reading.report, classes(reading), reading.problems) == ("cx_health", [["very_poor"]], ())
    assert reading.measured[0].start is None, "when an offer was last updated is not the day of the table"


def test_a_class_that_does_not_exist_does_not_count_and_those_that_do_are_named(tmp_path: Path) -> None:
    reading = read_table(tmp_path, HEAD + "2026-11-22,US,A,bad,,1,20,\n2026-11-22,US,B,Good,,1,20,\n")
    (problem,) = reading.problems
    assert (problem.row, problem.column, reading.rows) == (2, "cx_health", 1)
    assert problem.message.zh == "「bad」不认识，这一行没有计入。可写：极好、良好、一般、不佳、极差、未评级。"
    assert problem.message.en.endswith("Write Excellent, Good, Fair, Poor, Very poor, Not rated.")


def test_a_rate_that_is_rounded_by_hand_is_no_problem_and_another_one_is(tmp_path: Path) -> None:
    assert read_table(tmp_path, HEAD + "2026-11-22,US,A,Poor,4%,9,212,\n").problems == ()
    (problem,) = read_table(tmp_path, HEAD + "2026-11-22,US,A,Poor,4%,19,212,\n").problems
    assert problem.message.zh == "这一列不等于「ncx_orders」÷「orders」，列可能认错了；比率按这两列重算。"


def test_more_unhappy_orders_than_orders_do_not_count(tmp_path: Path) -> None:
    reading = read_table(tmp_path, HEAD + "2026-11-22,US,A,Poor,,212,21,\n")
    (problem,) = reading.problems
    assert problem.message.zh == "比「orders」还多，两列是不是填反了？都没有计入。"
    assert reading.measured[0].values.keys() == set(MEASURES.values())


def test_a_kpi_by_hand_that_is_misspelled_is_told_what_is_spelled_nearly_so(tmp_path: Path) -> None:
    head = "date,marketplace,kpi,value\n"
    rows = "2026-11-22,US,bouncerate,31%\n2026-11-22,US,profit,31%\n2026-11-22,US,,31%\n2026-11-22,US,vtr,96%\n"
    reading = read_table(tmp_path, head + rows)
    assert [one.values for one in reading.measured] == [{"vtr_by_hand": 0.96}]
    assert [(one.row, one.message.en) for one in reading.problems] == [
        (2, "“bouncerate” is not known, and its row does not count. Write bounce_rate."),
        (3, "“profit” is not known, and its row does not count. docs/reports.md lists what may stand here."),
        (4, "A row in which this is blank does not count."),
    ]


def test_of_many_strange_words_the_first_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    rows = "".join(f"2026-11-22,US,A{n},class {n},,1,20,\n" for n in range(3000))
    problems = read_table(tmp_path, HEAD + "2026-11-22,US,A,Good,,1,20,\n" + rows).problems
    assert [one.row for one in problems[:3]] == [3, 4, 5]
    assert problems[-1].message.en == "And 2951 more problems."
