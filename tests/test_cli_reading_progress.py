"""While reports are read, a person at a terminal sees how far it is, and a pipe sees nothing of it."""

import io
from pathlib import Path

import pytest

from data.reports import ReportFile, read_reports
from tests.made_up_reports import NOW, business_report, hand_in, week_of_campaigns, workspace
from tui.__main__ import main


class Terminal(io.StringIO):
    """A stderr that somebody looks at."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KAIHUI_NOW", NOW.isoformat())
    root = workspace(tmp_path / "shop")
    hand_in(root, "2026-W47/US/ads.csv", week_of_campaigns(30, 100))
    hand_in(root, "2026-W47/US/business.csv", business_report(2100))
    return root


@pytest.mark.parametrize("command", ["check", "kpi"])
def test_each_file_is_announced_with_its_number_and_the_line_is_gone_at_the_end(
    shop: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stderr = Terminal()
    monkeypatch.setattr("sys.stderr", stderr)
    main(["-w", str(shop), "--lang", "zh", command, "--json"])
    shown = stderr.getvalue().split("\r\x1b[K")
    assert shown == ["", "正在读 1/2：ads.csv …", "正在读 2/2：business.csv …", ""]


def test_what_is_piped_is_not_told_of_it(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["-w", str(shop), "check", "--json"])
    assert capsys.readouterr().err == ""


def test_files_that_are_on_the_shelf_are_counted_too(shop: Path, tmp_path: Path) -> None:
    files = [ReportFile(path) for path in sorted((shop / "reports").rglob("*.csv"))]
    told: list[tuple[int, int, str]] = []
    for _ in range(2):
        read_reports(files, tmp_path / "shelf", lambda *at: told.append(at))
    assert told == [(1, 2, files[0].path.name), (2, 2, files[1].path.name)] * 2


def test_the_table_says_which_file_each_report_is_in_and_fits_eighty_columns(
    shop: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    main(["-w", str(shop), "--lang", "en", "check"])
    lines = capsys.readouterr().out.splitlines()
    assert any(line.strip() == "ads.csv" for line in lines), "its folders stand beside it"
    assert max(map(len, lines)) <= 80
