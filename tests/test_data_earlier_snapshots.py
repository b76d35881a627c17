"""What earlier snapshots said, read from the snapshots that real reports made."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

import data.earlier_snapshots
from bench.program import copied
from data.earlier_snapshots import LOOKED_AT, read_history
from data.settings import read_settings
from data.snapshot import SnapshotFile, load_snapshot, store_snapshot, take_snapshot
from engine.dates import week_of
from engine.kpi.catalogue import Scope
from engine.snapshot.history import NO_HISTORY, EarlierSnapshot
from engine.snapshot.record import Snapshot
from engine.snapshot.trend import trend
from tests.made_up_reports import NOW, hand_in, week_of_campaigns, workspace


def looked(root: Path, now: datetime) -> tuple[Snapshot, SnapshotFile]:
    """The snapshot of the week before `now`, stored."""
    snapshot = take_snapshot(root, read_settings(root / "kaihui.toml"), now, meeting_at=now, cache=root / ".cache")
    return snapshot, store_snapshot(root, snapshot)


def hand_in_ads(root: Path, weeks_ago: int, spend: float) -> None:
    monday = date(2026, 11, 16) - timedelta(weeks=weeks_ago)
    at = NOW - timedelta(weeks=weeks_ago, hours=50)
    hand_in(root, f"{week_of(monday).name}/US/ads.csv", week_of_campaigns(spend, 100.0, monday), at)


@pytest.fixture(scope="module")
def five_weeks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which the last four weeks were looked at, and this one."""
    root = workspace(tmp_path_factory.mktemp("five") / "shop")
    for weeks_ago in (4, 3, 2, 1, 0):
        hand_in_ads(root, weeks_ago, 30.0 + weeks_ago)
        looked(root, NOW - timedelta(weeks=weeks_ago))
    return root


@pytest.fixture
def shop(five_weeks: Path, tmp_path: Path) -> Path:
    """The same for a test of its own, with the times of its files."""
    return copied(five_weeks, tmp_path / "shop")


def of_acos(root: Path, now: datetime = NOW) -> list[tuple[str, float | None]]:
    snapshot, _ = looked(root, now)
    value = snapshot.value("acos")
    assert value is not None
    points = trend(value, snapshot.period, read_history(root, snapshot))
    return [(point.period.name, point.value) for point in points]


def test_each_earlier_week_is_as_its_snapshot_left_it(shop: Path) -> None:
    assert of_acos(shop) == [
        ("2026-W43", 34.0),
        ("2026-W44", 33.0),
        ("2026-W45", 32.0),
        ("2026-W46", 31.0),
        ("2026-W47", 30.0),
    ]


def test_the_past_of_a_past_week_ends_with_that_week(shop: Path) -> None:
    assert [name for name, _ in of_acos(shop, NOW - timedelta(weeks=2))] == ["2026-W43", "2026-W44", "2026-W45"]


def test_of_several_snapshots_of_a_week_the_last_one_counts(shop: Path) -> None:
    hand_in_ads(shop, 1, 39.0)
    looked(shop, NOW - timedelta(weeks=1) + timedelta(hours=1))
    assert dict(of_acos(shop))["2026-W46"] == 39.0


def test_the_first_snapshot_of_the_same_week_is_remembered(shop: Path) -> None:
    first, _ = looked(shop, NOW)
    assert read_history(shop, first).first is None, "there is none before it"
    hand_in_ads(shop, 0, 33.0)
    second, stored = looked(shop, NOW + timedelta(minutes=5))
    hand_in_ads(shop, 0, 35.0)
    third, _ = looked(shop, NOW + timedelta(minutes=10))
    for later in (second, third, load_snapshot(shop, stored.hash)):
        before = read_history(shop, later).first
        assert before is not None
        value = before.value("acos", Scope())
        assert value is not None
        assert (value.value, before.taken_at) == (30.0, first.taken_at)


def test_a_damaged_snapshot_is_passed_over(shop: Path) -> None:
    for path in (shop / "snapshots").glob("20261109*.json"):
        path.write_text("{", encoding="utf-8")
    assert dict(of_acos(shop))["2026-W45"] is not None, "the week after remembers it"
    for path in (shop / "snapshots").glob("20261116*.json"):
        path.write_bytes(b"\xff")
    assert ("2026-W45", None) in of_acos(shop)


def test_without_data_or_folder_there_is_no_past(tmp_path: Path) -> None:
    root = workspace(tmp_path / "empty")
    snapshot = take_snapshot(root, read_settings(root / "kaihui.toml"), NOW)
    assert read_history(root, snapshot) == NO_HISTORY


def test_no_more_files_are_opened_however_many_years_there_are(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot, _ = looked(shop, NOW)
    for day in range(400):
        name = f"{NOW - timedelta(days=300 + day):%Y%m%dT%H%M}-0000{day:04}.json"
        (shop / "snapshots" / name).write_text("{", encoding="utf-8")
    opened: list[Path] = []
    read = data.earlier_snapshots._read

    def counted(path: Path) -> EarlierSnapshot | None:
        opened.append(path)
        return read(path)

    monkeypatch.setattr(data.earlier_snapshots, "_read", counted)
    assert len(read_history(shop, snapshot).earlier) == 4
    assert len(opened) == LOOKED_AT
