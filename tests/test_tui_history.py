"""What earlier snapshots add to the screen: trends beside the figures, and what moved since hand-in."""

from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from engine.dates import Period
from engine.kpi.catalogue import KpiValue, Scope
from engine.snapshot.history import EarlierSnapshot, History
from engine.snapshot.record import Snapshot
from tests.made_up_stage import MONDAY, made_snapshot, stage
from tui.messages import SnapshotRead


def past(snapshot: Snapshot, weeks_ago: int, times: float) -> EarlierSnapshot:
    """The same figures, some weeks ago, all higher or lower."""
    period = Period(*(day - timedelta(weeks=weeks_ago) for day in (snapshot.period.start, snapshot.period.end)))
    values = tuple(replace(one, value=one.value and one.value * times) for one in snapshot.values)
    return EarlierSnapshot(period, MONDAY - timedelta(weeks=weeks_ago, hours=50), values)


def history(snapshot: Snapshot) -> History:
    earlier = tuple(past(snapshot, week, 1 - week / 10) for week in range(1, 8))
    return History(earlier, past(snapshot, 0, 0.9))


async def test_a_trend_stands_before_the_status_where_there_is_room(tmp_path: Path) -> None:
    snapshot = made_snapshot()
    async with stage(tmp_path, (120, 36)) as on:
        on.screen.post_message(SnapshotRead(snapshot, "0123abcd", history(snapshot)))
        await on.start()
        await on.open_item("广告")
        assert "趋势" in on.right[2]
        assert on.right[3].rstrip().endswith("▁▂▃▄▅▆▇█")
        assert on.right[5].split() == ["ROAS", "-", "-", "?", "未知"], "what was never known has no trend"


async def test_the_trend_takes_the_room_that_a_wider_column_has_left(tmp_path: Path) -> None:
    snapshot = made_snapshot()
    dear = KpiValue("ad_spend", Scope(), "money", "green", "", 1234567.0, 1234567.0, "USD")
    snapshot = replace(snapshot, values=(*snapshot.values, dear))
    async with stage(tmp_path, (120, 36)) as on:
        on.screen.post_message(SnapshotRead(snapshot, "0123abcd", history(snapshot)))
        await on.start()
        await on.open_item("广告")
        assert "上期" not in on.right[2]
        assert "▁▂▃▄▅▆▇█" in on.right[3]


async def test_the_trend_is_the_first_to_go(tmp_path: Path) -> None:
    snapshot = made_snapshot()
    async with stage(tmp_path, (80, 24)) as on:
        on.screen.post_message(SnapshotRead(snapshot, "0123abcd", history(snapshot)))
        await on.start()
        await on.open_item("广告")
        assert "▁" not in on.text
        assert "31.2%" in on.text


async def test_figures_that_moved_since_hand_in_head_the_preparation(tmp_path: Path) -> None:
    snapshot = made_snapshot()
    async with stage(tmp_path, (80, 24)) as on:
        on.screen.post_message(SnapshotRead(snapshot, "0123abcd", history(snapshot)))
        await on.start()
        await on.open_item("数据核对")
        assert on.right[2] == " ~ 自提交后有变（对比 11-21 07:50 的快照）："
        assert on.right[3] == "   ACoS 28.1% → 31.2% · TACoS 14.8% → 16.4%"
        await on.show_data(snapshot)
        assert "自提交后有变" not in on.text, "this one is the first"
