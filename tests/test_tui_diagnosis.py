"""A diagnosis on the screen: what the figures ask, the funnel with its worst step, answers and causes."""

from pathlib import Path

from msgspec.structs import replace

from engine.kpi.catalogue import KpiValue, Scope
from engine.snapshot.record import Snapshot
from tests.made_up_stage import Stage, made_snapshot, stage


def funnelled() -> Snapshot:
    """Clicks fell to half, and fewer who came bought."""
    counts = {"impressions": (10_000, 10_000), "clicks": (200, 400), "sessions": (1_000, 1_000), "units": (90, 100)}
    steps = tuple(KpiValue(kpi, Scope(), "count", "unknown", "", now, was) for kpi, (now, was) in counts.items())
    return replace(made_snapshot(), values=(*made_snapshot().values, *steps))


async def show_ads(scene: Stage, snapshot: Snapshot) -> None:
    await scene.start()
    await scene.show_data(snapshot)
    await scene.open_item("广告")


async def test_the_step_that_lost_most_is_said_in_words_and_no_other(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await show_ads(on, funnelled())
        worst = [row.split() for row in on.right if "流失最多" in row]
        assert worst == [["广告点击量", "200", "2.00%", "4.00%", "-50%", "!", "流失最多"]]


async def test_what_to_do_stands_above_what_the_figures_ask(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await show_ads(on, funnelled())
        asked, found = (next(n for n, row in enumerate(on.right) if sign in row) for sign in (" Q 1 ", " ✗ 广告超支"))
        assert found < asked


async def test_without_the_reports_of_the_way_there_is_no_funnel(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await show_ads(on, made_snapshot())
        assert "漏斗" not in on.text
