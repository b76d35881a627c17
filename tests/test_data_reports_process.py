"""The public door: a child process reads, what kills it costs one file, and an unchanged folder costs nothing."""

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from data.reports import ENOUGH_FOR_TWO, ReportFile, read_reports
from engine.reports.reading import Reading, Unread

ROOT = Path(__file__).resolve().parent.parent
GOOD = "(Child) ASIN,Units Ordered\nB0A,3\n"


def good(folder: Path, name: str = "good.csv", text: str = GOOD) -> Path:
    path = folder / name
    path.write_text(text)
    return path


def bomb(folder: Path) -> Path:
    """1.4 KB, two cells, and calamine aborts the process: 16 billion cells lie between them."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = sheet["XFD1048576"] = "x"
    book.save(folder / "bomb.xlsx")
    return folder / "bomb.xlsx"


def children() -> set[str]:
    """The processes that this one has started and that have not been waited for; Linux tells."""
    return {child for one in Path("/proc/self/task").glob("*/children") for child in one.read_text().split()}


def outcomes(*paths: Path, cache: Path | None = None) -> list[Reading | Unread]:
    found = read_reports([ReportFile(path) for path in paths], cache)
    return [found[path] for path in paths]


def test_a_file_that_kills_the_child_costs_itself_and_no_other(tmp_path: Path) -> None:
    before, hostile, after = outcomes(good(tmp_path), bomb(tmp_path), good(tmp_path, "later.csv"))
    assert isinstance(before, Reading)
    assert isinstance(after, Reading)
    assert isinstance(hostile, Unread)
    assert "进程" in hostile.reason.zh


def test_many_files_are_read_side_by_side_and_each_says_what_it_says_alone(tmp_path: Path) -> None:
    texts = [f"(Child) ASIN,Units Ordered\nB0A,{number}\n" for number in range(3 * ENOUGH_FOR_TWO)]
    files = [good(tmp_path, f"{number}.csv", text) for number, text in enumerate(texts)]
    files.insert(5, bomb(tmp_path))
    told = outcomes(*files)
    assert isinstance(told.pop(5), Unread)
    assert [one.measured[0].values["units"] for one in told if isinstance(one, Reading)] == [
        float(number) for number in range(len(texts))
    ]


def test_an_interruption_ends_the_reading_and_its_children(tmp_path: Path) -> None:
    files = [ReportFile(good(tmp_path, f"{number}.csv")) for number in range(ENOUGH_FOR_TWO)]

    def interrupted(number: int, _of: int, _name: str) -> None:
        if number == ENOUGH_FOR_TWO:
            raise KeyboardInterrupt

    before = children()
    with pytest.raises(KeyboardInterrupt):
        read_reports(files, None, interrupted)
    assert children() == before


def test_what_cannot_be_opened_is_said_and_not_raised(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    missing, folder, fifo = outcomes(tmp_path / "none.csv", tmp_path, pipe)
    assert all(isinstance(one, Unread) for one in (missing, folder, fifo))


def test_an_unchanged_folder_is_read_without_a_child(tmp_path: Path) -> None:
    path, cache = good(tmp_path), tmp_path / "cache"
    first = outcomes(path, cache=cache)
    script = (
        "import sys; from pathlib import Path\n"
        "from data.reports import ReportFile, read_reports\n"
        "import data.reports.reading_process as door\n"
        "door._started = None  # starting a child now would fail\n"
        "one = read_reports([ReportFile(Path(sys.argv[1]))], Path(sys.argv[2]))[Path(sys.argv[1])]\n"
        "loaded = {name.split('.')[0] for name in sys.modules} & {'pandas', 'numpy', 'python_calamine'}\n"
        "print(one.report, one.measured[0].values['units'], loaded)"
    )
    command = [sys.executable, "-c", script, str(path), str(cache)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told.strip() == "business_report_by_asin 3.0 set()"
    assert isinstance(first[0], Reading)


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    outcomes(good(tmp_path), cache=cache)
    (changed,) = outcomes(good(tmp_path, text=GOOD + "B0B,4\n"), cache=cache)
    assert isinstance(changed, Reading)
    assert changed.rows == 2
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("damage", [b"", b"{", b'{"reading": 3}', b"\xff\xfe", b"null"])
def test_a_damaged_reading_on_the_shelf_is_read_again(tmp_path: Path, damage: bytes) -> None:
    path, cache = good(tmp_path), tmp_path / "cache"
    outcomes(path, cache=cache)
    (kept,) = cache.iterdir()
    kept.write_bytes(damage)
    (again,) = outcomes(path, cache=cache)
    assert isinstance(again, Reading)
    assert kept.read_bytes() != damage


def test_a_hint_makes_another_reading(tmp_path: Path) -> None:
    path, cache = good(tmp_path, text="日付,売上\n"), tmp_path / "cache"
    read_reports([ReportFile(path)], cache)
    read_reports([ReportFile(path, "JP", "YMD")], cache)
    assert len(list(cache.iterdir())) == 2


def test_a_shelf_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    blocked = good(tmp_path, "not a folder")
    (reading,) = outcomes(good(tmp_path), cache=blocked / "cache")
    assert isinstance(reading, Reading)


def test_the_child_runs_from_any_folder_and_is_not_misled_by_what_lies_there(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "__init__.py").write_text("raise SystemExit(1)")
    script = (
        "import sys; sys.path.insert(0, sys.argv[2]); from pathlib import Path\n"
        "from data.reports import ReportFile, read_reports\n"
        "print(read_reports([ReportFile(Path(sys.argv[1]))], None)[Path(sys.argv[1])].report)"
    )
    command = [sys.executable, "-P", "-c", script, "good.csv", str(ROOT)]
    good(tmp_path)
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert told.strip() == "business_report_by_asin"
