"""Files that are damaged, lying or meant to do harm: one sentence each, and the meeting goes on."""

import gzip
import zipfile
from pathlib import Path

import openpyxl
import pytest

from data.reports.reader import read
from data.reports.recognise import UnknownReportError
from data.reports.sniff import UnreadableError
from data.reports.tally import Hints
from engine.reports.reading import Reading

NO_HINTS = Hints()
HEADER = b"(Child) ASIN,Title,Units Ordered\n"


def read_bytes(folder: Path, content: bytes, name: str = "report.csv") -> Reading:
    path = folder / name
    path.write_bytes(content)
    return read(path, NO_HINTS)


def asins(reading: Reading) -> list[str | None]:
    return [one.asin for one in reading.measured]


def repacked(source: Path, target: Path, padding: bytes) -> Path:
    """The workbook with its sheet grown by `padding`."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (padding if "sheet1" in name else b""))
    return target


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "空"),
        (b"<html><body>Service unavailable</body></html>", "网页"),
        (b'<?xml version="1.0"?><Error/>', "XML"),
        (b'{"code":1,"msg":"export failed"}', "失败的导出"),
        (b'{"code":500,"message":"Internal Server Error","data":null}', "Internal Server Error"),
        (b'{"errors":[{"code":"Unauthorized","message":"Access denied","details":""}]}', "Access denied"),
        (b'{"shop":"US","lines":[{"a":1}]}', "不是已知的报表"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"PK\x05\x06" + bytes(18), "压缩包"),
        (b"PK\x03\x04 and nothing more", "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"\x1f\x8b\x08\x00 torn", "gzip"),
        (b"A" * 3_000_000, "不是已知的报表"),
        (b",".join(b"c%d" % number for number in range(100_000)), "不是已知的报表"),
        (bytes(range(256)) * 100, "不是已知的报表"),
    ],
)
def test_a_file_that_is_no_report_is_refused_in_one_sentence(tmp_path: Path, content: bytes, word: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_bytes(tmp_path, content, "report.xlsx")
    assert word in refused.value.what.zh
    assert refused.value.what.en


def test_a_gzip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_bytes(tmp_path, gzip.compress(bytes(30 << 20)))
    assert "200 MB" in refused.value.what.zh


def test_a_workbook_of_a_thousand_times_its_size_is_not_opened(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "small.xlsx")
    with pytest.raises(UnreadableError) as refused:
        read(repacked(tmp_path / "small.xlsx", tmp_path / "dense.xlsx", b" " * (20 << 20)), NO_HINTS)
    assert "200 MB" in refused.value.what.zh


def test_a_zip_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "reports.zip", "w") as archive:
        archive.writestr("a.csv", "x")
    with pytest.raises(UnreadableError) as refused:
        read(tmp_path / "reports.zip", NO_HINTS)
    assert "解压" in refused.value.what.zh


def test_a_workbook_cut_short_is_damaged(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "whole.xlsx")
    with pytest.raises(UnreadableError):
        read_bytes(tmp_path, (tmp_path / "whole.xlsx").read_bytes()[:3000], "cut.xlsx")


def test_an_unknown_table_is_told_the_three_nearest_reports_and_what_they_lack(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_bytes(tmp_path, b"Campaign Name,Impressions,Clicks\nA,1,1\n")
    assert "SP 广告活动报告，缺 Spend" in refused.value.what.zh
    assert refused.value.what.zh.count("；") == 2


def test_a_list_of_orders_is_near_to_no_report_for_its_currency_and_date_alone(tmp_path: Path) -> None:
    with pytest.raises(UnknownReportError) as refused:
        read_bytes(tmp_path, b'{"data": [{"sid": 1, "currencyCode": "USD", "startDate": "2026-11-16", "state": "x"}]}')
    assert refused.value.nearest == ()


def test_nearest_is_what_lacks_the_smallest_share_of_what_it_must_have(tmp_path: Path) -> None:
    with pytest.raises(UnknownReportError) as refused:
        read_bytes(tmp_path, b"asin,Impressions,Clicks,Spend\nB0A,9,1,2\n")
    assert refused.value.nearest[0].report in ("sp_campaign", "sb_campaign")
    assert [one.lacking for one in refused.value.nearest] == sorted(one.lacking for one in refused.value.nearest)


def test_gzip_under_the_name_of_a_text_is_read(tmp_path: Path) -> None:
    assert asins(read_bytes(tmp_path, gzip.compress(HEADER + b"B0A,x,3\n"), "report.txt")) == ["B0A"]


def test_controls_and_bidi_marks_never_enter_a_reading(tmp_path: Path) -> None:
    content = HEADER + "\x1b]0;x\x07B0A,t,1\n\u202eB0B,t,2\nB0\x00C,t,3\nB0D,t,\x1b[2J9\n".encode()
    reading = read_bytes(tmp_path, content)
    assert asins(reading) == ["]0;xB0A", "B0B", "B0C"]
    assert "\x1b" not in reading.problems[0].message.zh


def test_a_cell_of_a_megabyte_is_cut(tmp_path: Path) -> None:
    (asin,) = asins(read_bytes(tmp_path, HEADER + b"X" * 1_000_000 + b",t,3\n"))
    assert asin is not None
    assert len(asin) == 300


def test_an_open_quote_costs_what_it_swallows_and_says_so(tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, HEADER + b'B0A,x,3\nB0B,"open,4\nB0C,x,5\n')
    assert asins(reading) == ["B0A"]
    assert [problem.row for problem in reading.problems] == [3]


def test_a_shifted_row_does_not_count_and_a_short_or_padded_one_does(tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, HEADER + b"B0A,x,3,4\nB0B,x\n\nB0C,t,5,,,\n")
    assert asins(reading) == ["B0C"]
    assert [problem.row for problem in reading.problems] == [2]
    assert reading.rows == 2


def test_a_header_that_comes_back_as_data_is_passed_over(tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, HEADER + b"B0A,x,3\n" + HEADER + b"B0B,x,4\n")
    assert (asins(reading), reading.problems) == (["B0A", "B0B"], ())
    assert reading.measured[1].rows == (4, 4)


def test_a_file_with_a_header_alone_is_known_and_says_that_it_is_empty(tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, HEADER)
    assert (reading.report, reading.rows, len(reading.problems)) == ("business_report_by_asin", 0, 1)


def test_a_utf8_file_with_a_torn_end_is_read_in_another_page_rather_than_not_at_all(tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, HEADER + b"B0A," + "标题".encode() + b",3\n" * 1 + b"B0B,\xff,4\n" + b"x" * 0)
    assert asins(reading) == ["B0A", "B0B"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_known(tmp_path: Path, end: str) -> None:
    assert asins(read_bytes(tmp_path, (HEADER + b"B0A,x,3\nB0B,x,4").replace(b"\n", end.encode()))) == ["B0A", "B0B"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_by_the_header_and_not_by_the_name(tmp_path: Path, delimiter: str) -> None:
    content = (HEADER + b"B0A,x,3\n").replace(b",", delimiter.encode())
    assert asins(read_bytes(tmp_path, content, "report.csv")) == ["B0A"]


def test_a_lone_quote_in_a_tab_file_swallows_nothing(tmp_path: Path) -> None:
    content = HEADER.replace(b",", b"\t") + b'B0A\t27" screen\t3\nB0B\tx\t4\n'
    assert asins(read_bytes(tmp_path, content)) == ["B0A", "B0B"]
