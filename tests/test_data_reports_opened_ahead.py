"""The first workbook is opened while the child's libraries are imported, and nothing of what is said differs by it."""

import gzip
from pathlib import Path

import openpyxl

from data.reports import ReportFile, read_reports
from data.reports.reading_process import ReadingProcess
from data.reports.workbook_opening import open_ahead, opened_workbook
from engine.reports.reading import Reading, Unread
from tests.made_up_workbooks import book, sold


def outcomes(*paths: Path) -> list[Reading | Unread]:
    found = read_reports([ReportFile(path) for path in paths], None)
    return [found[path] for path in paths]


def test_a_workbook_says_the_same_whether_it_is_the_first_file_or_a_later_one(tmp_path: Path) -> None:
    paths = [book(tmp_path / name, Sales=sold("B0A", 3)) for name in ("a.xlsx", "b.xlsx")]
    first, later = outcomes(*paths)
    assert isinstance(first, Reading)
    assert isinstance(later, Reading)
    assert [one.values for one in first.measured] == [one.values for one in later.measured] == [{"units": 3}]


def test_a_packed_workbook_is_read_first_as_well(tmp_path: Path) -> None:
    packed = tmp_path / "a.xlsx.gz"
    packed.write_bytes(gzip.compress(book(tmp_path / "a.xlsx", Sales=sold("B0A", 3)).read_bytes()))
    (reading,) = outcomes(packed)
    assert isinstance(reading, Reading)
    assert reading.rows == 1


def test_a_damaged_workbook_is_named_when_its_turn_comes_and_the_next_file_is_read(tmp_path: Path) -> None:
    whole = book(tmp_path / "whole.xlsx", Sales=sold("B0A", 3))
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(whole.read_bytes()[:3000])
    damaged, read = outcomes(cut, whole)
    assert isinstance(damaged, Unread)
    assert "damaged" in damaged.reason.en
    assert isinstance(read, Reading)


def test_a_bomb_that_comes_first_costs_itself_and_no_other(tmp_path: Path) -> None:
    bomb = book(tmp_path / "bomb.xlsx", Far=[["x"]])
    far = openpyxl.load_workbook(bomb)
    far.worksheets[0]["XFD1048576"] = "x"
    far.save(bomb)
    hostile, read = outcomes(bomb, book(tmp_path / "whole.xlsx", Sales=sold("B0A", 3)))
    assert isinstance(hostile, Unread)
    assert isinstance(read, Reading)


def test_what_was_opened_ahead_is_taken_once(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Sales=sold("B0A", 3))
    open_ahead(path)
    first = opened_workbook(path, None)
    assert opened_workbook(path, None) is not first


def test_a_child_that_is_asked_nothing_ends_in_peace() -> None:
    with ReadingProcess() as process:
        process.start()
        child = process._child
    assert child is not None
    assert child.returncode == 0
