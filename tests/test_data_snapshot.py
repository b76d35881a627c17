"""Snapshots of real files: taken, stored once under their hash, verified when they are loaded."""

import os
import sys
from datetime import timedelta
from errno import EACCES
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from data.report_files import Found, find_reports
from data.report_survey import survey_reports
from data.settings import read_settings
from data.snapshot import load_snapshot, store_snapshot, take_snapshot
from engine.errors import BadInputError, NotFoundError
from engine.kpi.catalogue import Scope
from engine.snapshot.record import Snapshot
from tests.made_up_reports import NOW, account_health, business_report, hand_in, week_of_campaigns, workspace


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A workspace with a week of reports, whose ads overspend."""
    root = workspace(tmp_path / "shop")
    hand_in(root, "2026-W47/US/ads.csv", week_of_campaigns(31.0, 100.0))
    hand_in(root, "2026-W47/US/business.csv", business_report(1400.0))
    hand_in(root, "2026-W47/US/health.json", account_health(0.941))
    return root


def taken(root: Path) -> Snapshot:
    settings = read_settings(root / "kaihui.toml")
    return take_snapshot(root, settings, NOW, meeting_at=NOW, cache=root / ".cache")


def test_reports_become_values_and_findings(shop: Path) -> None:
    snapshot = taken(shop)
    values = {kpi: value.value for kpi in ("acos", "tacos", "vtr", "sales") if (value := snapshot.value(kpi))}
    assert values == {"acos": 31.0, "tacos": 15.5, "vtr": 94.1, "sales": 1400.0}
    fired = {finding.rule for finding in snapshot.findings if finding.verdict == "fires"}
    # the report by ASIN was handed in before the weekend, so that it cannot know Sunday
    assert fired == {"ads.overspend", "ads.roas_low", "health.vtr", "data.late", "data.stale"}
    assert [one.team for one in snapshot.missing] == ["warehouse"]


def test_the_snapshot_knows_files_rows_and_times(shop: Path) -> None:
    value = taken(shop).value("acos", "US")
    assert value is not None
    assert [(one.file, one.first, one.last) for one in value.sources] == [("reports/2026-W47/US/ads.csv", 2, 8)]
    source = next(one for one in taken(shop).sources if one.report == "sp_campaign")
    assert source.on_time is True
    assert source.as_of.isoformat() == "2026-11-22T23:59:59-08:00"


def test_it_is_stored_once_and_never_rewritten(shop: Path) -> None:
    first = store_snapshot(shop, taken(shop))
    before = first.path.stat()
    again = store_snapshot(shop, taken(shop))
    assert again == first
    assert first.path.stat().st_mtime_ns == before.st_mtime_ns
    assert first.path.name == f"20261123T1559-{first.hash}.json"
    assert [path.name for path in first.path.parent.glob("*.json")] == [first.path.name]


def test_a_minute_later_the_same_facts_make_the_same_snapshot(shop: Path) -> None:
    settings = read_settings(shop / "kaihui.toml")
    later = take_snapshot(shop, settings, NOW + timedelta(minutes=1), meeting_at=NOW, cache=None)
    assert store_snapshot(shop, later).hash == store_snapshot(shop, taken(shop)).hash


def test_what_is_loaded_is_what_was_stored(shop: Path) -> None:
    snapshot = taken(shop)
    assert load_snapshot(shop, store_snapshot(shop, snapshot).hash) == snapshot


def test_a_changed_snapshot_is_refused(shop: Path) -> None:
    stored = store_snapshot(shop, taken(shop))
    stored.path.write_text(stored.path.read_text(encoding="utf-8").replace("31.0", "13.0"), encoding="utf-8")
    with pytest.raises(BadInputError, match="damaged"):
        load_snapshot(shop, stored.hash)
    stored.path.write_text("{", encoding="utf-8")
    with pytest.raises(BadInputError, match="damaged"):
        load_snapshot(shop, stored.hash)


@pytest.mark.parametrize("name", ["00000000", "*", "../kaihui", ""])
def test_a_snapshot_that_is_not_there(shop: Path, name: str) -> None:
    with pytest.raises(NotFoundError):
        load_snapshot(shop, name)


def test_copies_of_all_files_change_no_value(shop: Path) -> None:
    before = {(value.id, value.scope): value.value for value in taken(shop).values}
    for path in sorted((shop / "reports").rglob("*.*")):
        copy = hand_in(shop, f"2026-W47/US/{path.stem} (1){path.suffix}", path.read_text(encoding="utf-8"))
        assert copy.exists()
    assert {(value.id, value.scope): value.value for value in taken(shop).values} == before


def test_an_empty_workspace_has_a_snapshot_in_which_nothing_is_known(tmp_path: Path) -> None:
    root = workspace(tmp_path / "empty")
    snapshot = taken(root)
    assert {value.status for value in snapshot.values} == {"unknown"}
    assert snapshot.as_of is None
    assert store_snapshot(root, snapshot).path.name.startswith("nodata-")


def test_hidden_files_lock_files_and_links_that_lead_away_are_not_read(shop: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.csv"
    outside.write_text(business_report(9.0), encoding="utf-8")
    reports = shop / "reports"
    for name in (".hidden.csv", "~$ads.xlsx", ".~lock.ads.csv#", "Thumbs.db", ".git/config"):
        hand_in(shop, name, "x")
    (reports / "link.csv").symlink_to(outside)
    (reports / "folder").symlink_to(tmp_path)
    (reports / "own.csv").symlink_to(reports / "2026-W47" / "US" / "ads.csv")
    os.mkfifo(reports / "pipe.csv")
    found = find_reports(reports)
    assert {path.name for path in found.files} == {"ads.csv", "business.csv", "health.json", "own.csv"}
    assert {one.file for one in found.refused} == {"reports/link.csv", "reports/folder", "reports/pipe.csv"}


def test_a_file_that_is_still_on_its_way_is_not_read_and_said_so(shop: Path) -> None:
    for name in ("ads.csv.crdownload", "ads.csv.PART", "ads.csv~"):
        hand_in(shop, f"2026-W47/US/{name}", week_of_campaigns(62.0, 100.0))
    found = find_reports(shop / "reports")
    assert {path.name for path in found.files} == {"ads.csv", "business.csv", "health.json"}
    assert [one.file.rpartition("/")[2] for one in found.refused] == ["ads.csv.PART", "ads.csv.crdownload"]


def test_a_folder_that_may_not_be_looked_into_is_named(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (shop / "reports" / "locked").mkdir()
    looked_into = os.scandir

    def refusing(folder: Path) -> Any:
        if Path(folder).name == "locked":
            raise PermissionError(EACCES, "Permission denied", str(folder))
        return looked_into(folder)

    # root, as whom tests may run, is refused nothing
    monkeypatch.setattr(os, "scandir", refusing)
    found = find_reports(shop / "reports")
    assert [one.file for one in found.refused] == ["reports/locked"]
    assert "permissions" in found.refused[0].reason.en
    assert len(found.files) == 3


def test_a_workspace_without_a_reports_folder_lacks_reports_and_nothing_else(tmp_path: Path) -> None:
    assert find_reports(tmp_path / "reports") == Found({}, ())


def test_a_file_that_is_no_report_is_named_with_its_reason(shop: Path) -> None:
    hand_in(shop, "2026-W47/notes.csv", "colour,taste\nred,sweet\n")
    surveyed = survey_reports(shop, read_settings(shop / "kaihui.toml"), NOW)
    assert [one.file for one in surveyed.unrecognised] == ["reports/2026-W47/notes.csv"]
    assert surveyed.unrecognised[0].reason.en


def test_the_archive_is_surveyed_but_not_part_of_the_snapshot(shop: Path) -> None:
    hand_in(shop, "2026-W30/US/business.csv", business_report(900.0))
    surveyed = survey_reports(shop, read_settings(shop / "kaihui.toml"), NOW, meeting_at=NOW)
    assert "reports/2026-W30/US/business.csv" in {source.file for source in surveyed.sources}
    assert "reports/2026-W30/US/business.csv" not in {source.file for source in taken(shop).sources}


def test_the_team_may_move_a_report_and_a_limit_in_its_settings(shop: Path) -> None:
    (shop / "kaihui.toml").write_text(
        '[series]\nmarketplaces = ["US"]\n[teams]\nsp_campaign = "operations"\n[rules."ads.roas_low"]\nroas = 2.0\n',
        encoding="utf-8",
    )
    snapshot = taken(shop)
    assert next(one.team for one in snapshot.sources if one.report == "sp_campaign") == "operations"
    low = next(one for one in snapshot.findings if one.rule == "ads.roas_low" and one.scope == Scope("US"))
    assert low.verdict == "clear"


def test_pandas_stays_in_the_child(shop: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import datetime; from data.settings import read_settings;"
        "from data.snapshot import take_snapshot; root = Path(sys.argv[1]);"
        "take_snapshot(root, read_settings(root / 'kaihui.toml'), datetime.fromisoformat(sys.argv[2]));"
        "print({'pandas', 'numpy', 'textual'} & set(sys.modules))"
    )
    done = run([sys.executable, "-c", code, shop, NOW.isoformat()], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
