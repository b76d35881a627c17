"""`kaihui check --explain FILE`: how one file was recognised, read, dated, placed and counted."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tests.made_up_reports import NOW, account_health, business_report, hand_in, week_of_campaigns, workspace
from tui.__main__ import main


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KAIHUI_NOW", NOW.isoformat())
    monkeypatch.setenv("NO_COLOR", "1")
    return workspace(tmp_path / "shop", '[series]\nmarketplaces = ["US", "UK"]\n')


def explained(capsys: pytest.CaptureFixture[str], shop: Path, file: Path) -> tuple[int, Any]:
    code = main(["-w", str(shop), "--lang", "en", "check", "--explain", str(file), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_headers_days_marketplace_rows_and_sums_are_told(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    campaigns = week_of_campaigns(31.0, 100.0) + "\nTotal,,,,,,,,,,,,\n"
    code, answer = explained(capsys, shop, hand_in(shop, "2026-W47/US/ads.csv", campaigns))
    assert code == 1, "the row of totals is named as a problem"
    assert (answer["report"], answer["file"]) == ("sp_campaign", "reports/2026-W47/US/ads.csv")
    told_by = {one["column"]: one["header"] for one in answer["headers"]["told_by"]}
    assert told_by["campaign"] == "Campaign Name"
    assert "Portfolio name" in answer["headers"]["not_known"]
    assert (answer["form"], answer["separator"], answer["encoding"]) == ("text", ",", "utf-8")
    assert (answer["rows_in_file"], answer["rows"]) == (9, 7), "a blank line and a row of totals"
    assert (answer["as_of_basis"], answer["period"]["name"]) == ("column", "2026-W47")
    assert answer["days_of"] == [{"marketplace": "US", "zone": "America/Los_Angeles"}]
    assert [(one["marketplace"], one["by"]) for one in answer["placed"]] == [("US", "folder")]
    assert answer["sums"][0]["from"] == "2026-11-16"
    assert len(answer["sums"]) == 7
    assert answer["sums"][0]["values"]["ad_spend"] == 31.0


@pytest.mark.parametrize(
    ("folder", "content", "by"),
    [
        (".", account_health(0.96), "file"),
        ("UK", "date,sku,erp_available\n2026-11-20,A-1,12\n", "folder"),
        (".", week_of_campaigns(31.0, 100.0), "currency"),
        (".", "date,sku,erp_available\n2026-11-20,A-1,12\n", "nothing"),
    ],
)
def test_what_settled_the_marketplace_is_told(
    shop: Path, capsys: pytest.CaptureFixture[str], folder: str, content: str, by: str
) -> None:
    _, answer = explained(capsys, shop, hand_in(shop, f"{folder}/file", content))
    assert [one["by"] for one in answer["placed"]] == [by]


def test_the_only_marketplace_of_the_series_settles_it_too(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "kaihui.toml").write_text('[series]\nmarketplaces = ["US"]\n', encoding="utf-8")
    code, answer = explained(capsys, shop, hand_in(shop, "file", "date,sku,erp_available\n2026-11-20,A-1,12\n"))
    assert (code, answer["placed"][0]["by"]) == (0, "only_marketplace")
    assert answer["headers"]["absent"] == ["marketplace"]


def test_a_file_may_lie_outside_the_workspace(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "2026-W47" / "US").mkdir(parents=True)
    file = tmp_path / "2026-W47" / "US" / "download.csv"
    file.write_text(business_report(1400.0), encoding="utf-8")
    os.utime(file, (NOW.timestamp(), NOW.timestamp()))
    monkeypatch.chdir(tmp_path)
    code, answer = explained(capsys, shop, Path("2026-W47/US/download.csv"))
    assert (code, answer["file"], answer["on_time"]) == (0, "2026-W47/US/download.csv", False)
    assert answer["as_of_basis"] == "folder"


def test_a_file_that_repeats_another_is_told_as_it_stands_among_the_reports(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in(shop, "2026-W47/US/ads.csv", week_of_campaigns(31.0, 100.0), NOW)
    older = hand_in(shop, "2026-W47/US/ads (1).csv", week_of_campaigns(30.0, 100.0))
    code, answer = explained(capsys, shop, older)
    assert code == 1
    assert any("ads.csv" in problem["message"] for problem in answer["problems"])


def test_an_unknown_file_is_told_the_nearest_reports_and_what_is_missing(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, answer = explained(capsys, shop, hand_in(shop, "2026-W47/odd.csv", "date,asin,rating\n2026-11-20,B0,5\n"))
    assert (code, answer["recognised"]) == (5, False)
    assert 1 <= len(answer["nearest"]) <= 3
    reviews = next(one for one in answer["nearest"] if one["report"] == "reviews")
    assert (reviews["found"], reviews["missing"]) == (3, ["text"])
    assert len({one["report"] for one in answer["nearest"]}) == len(answer["nearest"])


def test_what_is_no_report_at_all_is_exit_5_and_what_is_not_there_exit_3(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, answer = explained(capsys, shop, hand_in(shop, "picture.csv", "%PDF-1.7"))
    assert (code, answer["nearest"]) == (5, [])
    assert "PDF" in answer["reason"]
    assert main(["-w", str(shop), "check", "--explain", str(shop / "nowhere.csv")]) == 3
    assert "nowhere.csv" in capsys.readouterr().err


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize(
    ("language", "wanted"), [("zh", ("认作", "按文件夹", "合计")), ("en", ("told by", "its folder", "Sums"))]
)
def test_people_read_the_same_in_a_table(
    shop: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    width: int,
    language: str,
    wanted: tuple[str, ...],
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    file = hand_in(shop, "2026-W47/US/ads.csv", week_of_campaigns(31.0, 100.0))
    assert main(["-w", str(shop), "--lang", language, "check", "--explain", str(file)]) == 0
    shown = capsys.readouterr().out
    assert all(word in shown for word in wanted)
    assert all(cell_len(line) <= width for line in shown.splitlines())
    odd = hand_in(shop, "odd.csv", "date,asin,rating\n2026-11-20,B0,5\n")
    assert main(["-w", str(shop), "--lang", language, "check", "--explain", str(odd)]) == 5
    assert "reviews" in capsys.readouterr().out


MIXED = (
    "Date,Budget currency,Ad product,Campaign name,Impressions,Clicks,Total cost,Purchases,Sales\n"
    "2026-11-16,USD,Sponsored Products,Auto,100,10,5.00,1,20.00\n"
    "2026-11-16,USD,Sponsored Brands,Brand,50,5,4.00,1,30.00\n"
    "2026-11-17,USD,Sponsored Display,Again,50,5,3.00,1,10.00\n"
)


def test_each_of_several_reports_in_a_file_is_explained(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = explained(capsys, shop, hand_in(shop, "2026-W47/US/ads.csv", MIXED))
    reports = [answer, *answer["more"]]
    assert code == 0
    assert [(one["file"], one["report"]) for one in reports] == [
        ("reports/2026-W47/US/ads.csv", "sp_campaign"),
        ("reports/2026-W47/US/ads.csv#SB", "sb_campaign"),
        ("reports/2026-W47/US/ads.csv#SD", "sd_campaign"),
    ]
    assert [one["sums"][0]["values"]["ad_spend"] for one in reports] == [5.0, 4.0, 3.0]
    assert all((one["rows"], one["rows_in_file"]) == (1, 3) for one in reports)
    assert all(one["headers"]["told_by"] for one in reports)


def test_people_see_each_of_several_reports_too(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["-w", str(shop), "--lang", "zh", "check", "--explain", str(hand_in(shop, "2026-W47/US/ads.csv", MIXED))])
    said = capsys.readouterr().out
    assert all(f"({report})" in said for report in ("sp_campaign", "sb_campaign", "sd_campaign"))
    assert "同一张表里的另一份报表" in "".join(said.split())


def test_what_no_kpi_is_made_of_is_added_and_called_by_its_name_too(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settled = (
        "settlement-id\tmarketplace-name\tcurrency\ttransaction-type\tamount-type\tamount-description\tamount"
        "\tposted-date-time\tsku\n"
        "1\tAmazon.com\tUSD\tOrder\tItemPrice\tPrincipal\t20.00\t2026-11-16 10:00:00 UTC\tS1\n"
        "1\tAmazon.com\tUSD\tOrder\tItemFees\tCommission\t-3.00\t2026-11-16 10:00:00 UTC\tS1\n"
    )
    main(["-w", str(shop), "--lang", "zh", "check", "--explain", str(hand_in(shop, "2026-W47/US/s.txt", settled))])
    assert "结算金额 USD 17.00" in " ".join(capsys.readouterr().out.split())
