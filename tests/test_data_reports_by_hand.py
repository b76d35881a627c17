"""Tables that people fill in by hand: what cannot be is named by its row, and what to write instead is said (R10)."""

from pathlib import Path

import pytest

from data.reports.reader import read
from data.reports.tally import Hints
from engine.reports.reading import Reading


def read_table(folder: Path, text: str) -> Reading:
    path = folder / "own.csv"
    path.write_text(text, encoding="utf-8")
    return read(path, Hints("US"))


@pytest.mark.parametrize(
    ("head", "row", "zh"),
    [
        ("日期,站点,IPI 分数", "2026-11-22,US,4800", "「4800」不在 0 到 1000 之间，没有计入。"),
        ("日期,站点,索赔", "2026-11-22,US,-1", "「-1」小于 0，没有计入。"),
        ("日期,站点,asin,BSR 排名", "2026-11-22,US,A,-5", "「-5」小于 1，没有计入。"),
        ("日期,站点,IPI 分数", "W47,US,480", "「W47」不是日期，这一行没有计入。日期写成 2026-11-22 这样。"),
        ("日期,站点,IPI 分数", "2026-11-22,XX,480", "「XX」不是已知的站点。写 US、UK、DE 这样的代码。"),
        (
            "日期,站点,指标,数值",
            "2026-11-22,US,acos,31.2",
            "这个百分比没有计入：要带百分号，例如 31.2%，且不超过 100%。",
        ),
        ("日期,站点,asin,星级,内容", "2026-11-22,US,A,五星,很好", "这一格不是 1 到 5 星，星级没有计入，文字照样计。"),
        ("日期,站点,asin,星级,评论", "2026-11-22,US,A,6,很好", "这一格不是 1 到 5 星，星级没有计入，文字照样计。"),
    ],
)
def test_what_cannot_be_is_named_with_what_to_write(tmp_path: Path, head: str, row: str, zh: str) -> None:
    assert [(one.row, one.message.zh) for one in read_table(tmp_path, f"{head}\n{row}\n").problems][-1] == (2, zh)


def test_a_figure_that_is_typed_twice_is_corrected_and_never_doubled(tmp_path: Path) -> None:
    rows = "2026-11-22,US,acos,30%\n2026-11-22,US,sales,900\n2026-11-22,US,acos,31%\n"
    (row,) = read_table(tmp_path, "date,marketplace,kpi,value\n" + rows).measured
    assert row.values == {"acos_by_hand": 0.31, "sales_by_hand": 900.0}


@pytest.mark.parametrize(("written", "stars"), [("★★★★★", 5), ("★★☆☆☆", 2), ("4.0 out of 5 stars", 4)])
def test_stars_may_be_drawn(tmp_path: Path, written: str, stars: int) -> None:
    reading = read_table(tmp_path, f"date,marketplace,asin,rating,text\n2026-11-22,US,A,{written},Good\n")
    assert [n for n in range(1, 6) if reading.measured[0].values[f"stars_{n}"]] == [stars]
    assert reading.problems == ()
