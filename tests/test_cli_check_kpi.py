"""`kaihui check` and `kaihui kpi`, as a person and as a program sees them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tests.made_up_reports import NOW, account_health, business_report, hand_in, week_of_campaigns, workspace
from tui.__main__ import main
from tui.printing import fitting


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KAIHUI_NOW", NOW.isoformat())
    monkeypatch.setenv("NO_COLOR", "1")
    root = workspace(tmp_path / "shop")
    hand_in(root, "2026-W47/US/ads.csv", week_of_campaigns(31.0, 100.0))
    hand_in(root, "2026-W47/US/business.csv", business_report(1400.0), NOW)
    hand_in(root, "2026-W47/US/health.json", account_health(0.941))
    return root


def answered(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, Any]:
    code = main([*argv, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_check_answers_with_the_fields_of_the_contract(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = answered(capsys, "-w", str(shop), "--lang", "en", "check")
    assert code == 1, "a report is late and the stock report is missing"
    assert answer["meeting_at"] == "2026-11-23T10:00:00+08:00"
    assert answer["deadline"] == "2026-11-21T10:00:00+08:00"
    assert answer["missing"] == [
        {
            "report": "fba_planning",
            "team": "warehouse",
            "marketplace": None,
            "instead": ["fba_restock", "fba_myi", "fba_afn"],
        }
    ]
    assert answer["unrecognised"] == []
    business = next(one for one in answer["sources"] if one["file"].endswith("business.csv"))
    expected = {
        "file": "reports/2026-W47/US/business.csv",
        "report": "business_report_by_asin",
        "team": "operations",
        "marketplace": "US",
        "currency": "USD",
        "encoding": "utf-8-sig",
        "rows": 1,
        "as_of": "2026-11-22T23:59:59-08:00",
        "as_of_utc8": "2026-11-23T15:59:59+08:00",
        "as_of_basis": "folder",
        "submitted_at": "2026-11-23T10:00:00+08:00",
        "on_time": False,
        "age_hours": 0.0,
        "status": "provisional",
        "problems": [],
    }
    assert {key: business[key] for key in expected} == expected
    assert (business["period"]["from"], business["period"]["to"]) == ("2026-11-16", "2026-11-22")


def test_kpi_answers_with_the_fields_of_the_contract(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = answered(capsys, "-w", str(shop), "--lang", "en", "kpi")
    assert code == 1
    assert answer["period"] == {"name": "2026-W47", "from": "2026-11-16", "to": "2026-11-22"}
    assert (shop / answer["snapshot_file"]).is_file()
    assert answer["snapshot"] in answer["snapshot_file"]
    tacos = next(one for one in answer["kpis"] if one["id"] == "tacos" and one["scope"] == {"marketplace": "US"})
    assert (tacos["value"], tacos["unit"], tacos["target"], tacos["status"]) == (15.5, "percent", 15.0, "amber")
    assert {one["file"] for one in tacos["sources"]} == {
        "reports/2026-W47/US/ads.csv",
        "reports/2026-W47/US/business.csv",
    }
    overspend = next(one for one in answer["findings"] if one["rule"] == "ads.overspend")
    assert (overspend["verdict"], overspend["owner_role"]) == ("fires", "ads")
    assert [(one["kpi"], one["value"], one["limit"]) for one in overspend["evidence"]] == [
        ("tacos", 15.5, 15.0),
        ("acos", 31.0, 30.0),
    ]


def test_every_promised_kpi_and_finding_is_in_the_answer(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, answer = answered(capsys, "-w", str(shop), "kpi")
    promised = (
        "acos tacos roas ctr cvr odr vtr lsr cancel_rate claims_14d_growth days_of_supply inventory_turnover ipi "
        "inventory_sync_error return_rate sales units sessions ad_spend ad_sales bsr"
    )
    assert set(promised.split()) <= {one["id"] for one in answer["kpis"]}
    rules = (
        "ads.overspend ads.roas_low inventory.low inventory.high inventory.sync claims.rising ipi.low health.vtr "
        "health.odr actions.completion data.late data.stale people.no_editor"
    )
    assert set(rules.split()) == {one["rule"] for one in answer["findings"]}
    assert all(one["value"] is not None or one["status"] == "unknown" for one in answer["kpis"])


def test_nothing_to_see_to_is_exit_0(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hand_in(shop, "2026-W47/US/business.csv", business_report(1400.0))
    (shop / "kaihui.toml").write_text(
        '[series]\nmarketplaces = ["US"]\n[[expected]]\nreport = "sp_campaign"\nteam = "ads"\n'
        "[freshness]\nlimit_hours = 72\n",
        encoding="utf-8",
    )
    assert answered(capsys, "-w", str(shop), "check")[0] == 0


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (("--period", "2026-W47"), "2026-W47"),
        (("--period", "2026-11"), "2026-11"),
        (("--from", "2026-11-16", "--to", "2026-11-18"), "2026-11-16..2026-11-18"),
    ],
)
def test_a_period_may_be_asked_for(
    shop: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], name: str
) -> None:
    _, answer = answered(capsys, "-w", str(shop), "kpi", *options)
    assert answer["period"]["name"] == name


def test_the_ads_of_three_days_are_cut_out_of_a_daily_report(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, answer = answered(capsys, "-w", str(shop), "kpi", "--from", "2026-11-16", "--to", "2026-11-18")
    spend = next(one for one in answer["kpis"] if one["id"] == "ad_spend" and one["scope"] == {"marketplace": "US"})
    assert spend["value"] == 93.0
    tacos = next(one for one in answer["kpis"] if one["id"] == "tacos")
    assert tacos["value"] is None, "the sales of a week cannot be cut"


@pytest.mark.parametrize(
    "options",
    [
        ("--period", "2026-W54"),
        ("--period", "now"),
        ("--period", "9999-W52"),
        ("--period", "0001-01"),
        ("--from", "0001-01-01", "--to", "9999-12-31"),
        ("--from", "2026-11-16"),
        ("--from", "2026-11-18", "--to", "2026-11-16"),
        ("--from", "16.11.2026", "--to", "2026-11-18"),
        ("--period", "2026-W47", "--from", "2026-11-16"),
    ],
)
def test_what_is_no_period_is_a_usage_error(
    shop: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    assert main(["-w", str(shop), "kpi", *options]) == 2
    assert "--from" in capsys.readouterr().err


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", ["check", "kpi"])
def test_tables_fit_the_terminal_and_say_what_is_wrong(
    shop: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    width: int,
    language: str,
    command: str,
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    hand_in(shop, "2026-W47/说明.csv", "colour,taste\nred,sweet\n")
    assert main(["-w", str(shop), "--lang", language, command]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert all(cell_len(line) <= width for line in lines)
    wanted = {"check": {"zh": "迟交", "en": "late"}, "kpi": {"zh": "降低自动广告竞价", "en": "Lower the bids"}}
    assert wanted[command][language] in "\n".join(lines)


def test_the_least_needed_column_goes_first() -> None:
    columns = [(0, 10), (2, 10), (1, 10), (0, 0)]
    assert fitting(columns, 34) == [0, 1, 2]
    assert fitting(columns, 33) == [0, 1]
    assert fitting(columns, 5) == [0]


def test_advice_never_stands_above_the_finding_that_it_is_for(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stock = "snapshot-date\tsku\tasin\tavailable\tunits-shipped-t30\n2026-11-20\tMAT-1\tB0DEMO0001\t900\t30\n"
    hand_in(shop, "2026-W47/US/stock.txt", stock)
    main(["-w", str(shop), "--lang", "en", "kpi"])
    lines = capsys.readouterr().out.splitlines()
    advice = next(n for n, line in enumerate(lines) if "→ Plan a clearance promotion" in line)
    assert "Risk of overstock" in lines[advice - 1]


def test_a_period_named_twice_is_told_from_one_that_is_none(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-w", str(shop), "--lang", "en", "kpi", "--period", "2026-W40", "--to", "2026-11-20"]) == 2
    assert "--period does not go with --from and --to" in capsys.readouterr().err


def test_a_reader_that_leaves_early_ends_a_table_like_any_other_program(shop: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "tui", "-w", str(shop), "kpi"],
        check=False,
        cwd=Path(__file__).parent.parent,
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")
