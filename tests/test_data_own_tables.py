"""Empty tables of our own: known by their headers once they are filled in, and no report before that."""

import json
from pathlib import Path

import pytest

from data.own_tables import OWN_TABLES, write_own_tables
from data.reports import ReportFile, read_reports
from engine.reports.reading import Reading
from engine.words import Language
from tests.made_up_reports import NOW, workspace
from tui.__main__ import main

FILLED = {
    "date": "2026-11-20",
    "marketplace": "US",
    "asin": "B0MADEUP01",
    "rating": "5",
    "text": "Good",
    "sku": "A-1",
    "cx_health": "Poor",
    "kpi": "bounce_rate",
}
"""What is written under a header; a 7 under all others."""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_is_recognised_when_a_row_is_filled_in(tmp_path: Path, language: Language) -> None:
    english = (write_own_tables(tmp_path / "en", "en") / "reviews.csv").read_text(encoding="utf-8-sig")
    assert english.splitlines() == ["date,marketplace,asin,rating,text,title,source"]
    folder = write_own_tables(tmp_path, language)
    headers = {name: write_own_tables(tmp_path / "en", "en") / f"{name}.csv" for name in OWN_TABLES}
    for name in OWN_TABLES:
        columns = headers[name].read_text(encoding="utf-8-sig").strip().split(",")
        with (folder / f"{name}.csv").open("a", encoding="utf-8") as table:
            table.write(",".join(FILLED.get(column, "7") for column in columns) + "\r\n")
    files = [ReportFile(folder / f"{name}.csv") for name in OWN_TABLES]
    outcomes = read_reports(files, None)
    for file in files:
        reading = outcomes[file.path]
        assert isinstance(reading, Reading), file.path
        assert (reading.report, reading.rows) == (file.path.stem, 1)


def test_excel_takes_them_for_utf_8_and_chinese_headers_are_chinese(tmp_path: Path) -> None:
    raw = (write_own_tables(tmp_path, "zh") / "ipi.csv").read_bytes()
    assert raw == "\ufeff日期,站点,IPI 分数,预测\r\n".encode()


def test_a_table_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    folder = write_own_tables(tmp_path, "zh")
    (folder / "ipi.csv").write_text("mine", encoding="utf-8")
    write_own_tables(tmp_path, "zh")
    assert (folder / "ipi.csv").read_text(encoding="utf-8") == "mine"


def test_init_writes_them_and_check_does_not_speak_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KAIHUI_NOW", NOW.isoformat())
    empty, made = workspace(tmp_path / "empty", '[series]\nmarketplaces = ["US"]\n'), tmp_path / "made"
    assert main(["init", str(made), "--lang", "zh"]) == 0
    assert {path.stem for path in (made / "templates").iterdir()} == set(OWN_TABLES)
    capsys.readouterr()
    answers = []
    for root in (empty, made):
        main(["-w", str(root), "check", "--json", "--lang", "zh"])
        answers.append(json.loads(capsys.readouterr().out))
    assert answers[1]["sources"] == answers[1]["unrecognised"] == []
    assert len(answers[1]["missing"]) == len(answers[0]["missing"])
