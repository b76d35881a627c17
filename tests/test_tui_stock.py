"""Stock on the screen: bands by SKU, the IPI with its forecast, and a saving that is said to be a claim."""

from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

from engine.findings.rules import Finding
from engine.kpi.catalogue import KpiValue, Light, Scope
from engine.snapshot.ipi import IpiHistory, IpiPoint
from engine.snapshot.record import Snapshot
from engine.words import Words
from tests.made_up_stage import Stage, made_snapshot, stage

SUNDAY = date(2026, 11, 22)


def supply(sku: str, days: float, status: Light) -> KpiValue:
    parts = {"available": 10 * days, "daily_units": 10.0}
    return KpiValue(
        "days_of_supply", Scope("US", sku=sku), "days", status, "", days, target=60.0, ceiling=90.0, parts=parts
    )


def stocked(forecast: float | None = 390.0) -> Snapshot:
    """Three SKUs, and thirteen weeks of a falling IPI."""
    points = tuple(IpiPoint(SUNDAY - timedelta(weeks=12 - n), 480.0 - 5 * n) for n in range(13))
    skus = (supply("MAT-L", 120.0, "amber"), supply("MAT-S", 12.0, "amber"), supply("BALL", 75.0, "green"))
    return replace(
        made_snapshot(), values=skus, ipi=(IpiHistory("US", 400.0, points, forecast, SUNDAY, 1000.0, "USD"),)
    )


async def show_stock(scene: Stage, snapshot: Snapshot) -> None:
    await scene.start()
    await scene.show_data(snapshot)
    await scene.open_item("库存与物流")


def bands(scene: Stage) -> list[list[str]]:
    rows = [row.split() for row in scene.right]
    return [row for row in rows if row and row[0] in ("MAT-L", "MAT-S", "BALL")]


async def test_skus_stand_by_their_days_each_with_its_band_in_words(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await show_stock(scene, stocked())
        assert bands(scene) == [
            ["MAT-S", "12.0", "!", "断货风险", "120", "10"],
            ["BALL", "75.0", "✓", "合适", "750", "10"],
            ["MAT-L", "120.0", "!", "滞销风险", "1,200", "10"],
        ]


async def test_bands_fit_a_small_screen_in_english(tmp_path: Path) -> None:
    async with stage(tmp_path, (80, 24), "en") as scene:
        await show_stock(scene, stocked())
        assert bands(scene)[0][:4] == ["MAT-S", "12.0", "!", "may"]


async def test_the_ipi_is_drawn_over_more_than_twelve_periods_with_its_forecast_behind_an_arrow(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await show_stock(scene, stocked())
        assert "420（目标 ≥400）" in scene.text
        assert "预测 390（11-22 填）" in scene.text
        drawn = next(row for row in scene.right if "近 13 次" in row).strip().split("  ")[1]
        assert drawn.endswith("▃ → ▁")
        assert len(drawn.split(" → ")[0]) == 13


async def test_where_the_scores_lead_by_the_next_check_is_said(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await show_stock(scene, stocked())
        assert "照走势 12-31 约 392" in scene.text


async def test_the_saving_is_said_to_be_a_claim(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await show_stock(scene, stocked())
        assert "说法（未证实）" in scene.text
        assert "USD 14.00 至 USD 24.00" in scene.text.replace("\n", "")


async def test_a_missing_forecast_is_said(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await show_stock(scene, stocked(None))
        assert "缺预测" in scene.text


async def test_a_sku_and_the_ipi_become_actions_by_the_number_in_their_row(tmp_path: Path) -> None:
    high = stocked(None).ipi[0]
    last = replace(high, forecast=430.0, points=(*high.points[:-1], IpiPoint(SUNDAY, 420.0)))
    low = Finding(
        rule="inventory.low",
        label=Words("断货风险", "Risk of running out"),
        verdict="fires",
        level="amber",
        scope=Scope("US", sku="MAT-S"),
        version="1",
        advice=(Words("安排补货", "Replenish"),),
        owner_role="operations",
    )
    async with stage(tmp_path) as scene:
        await show_stock(scene, replace(stocked(), ipi=(last,), findings=(low,)))
        assert ["MAT-S", "12.0", "!", "断货风险", "[1]", "120", "10"] in bands(scene)
        assert any("[2] IPI 提高 50 分（US）" in row for row in scene.right)
        await scene.press("1", "2")
        assert [one.text.split("；")[0] for one in scene.session.meeting.actions] == [
            "安排补货（US · MAT-S）",
            "IPI 提高 50 分（US）",
        ]
        raised = scene.session.meeting.actions[1]
        assert "说法（未证实）" in raised.text
        assert raised.aim is not None
        assert raised.aim.said() == "ipi>=470"
        assert sum("[✓]" in row for row in scene.right) >= 2
        await scene.press("2")
        assert "已记成" in scene.notice


async def test_a_missing_forecast_becomes_an_action_too(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await show_stock(scene, stocked(None))
        await scene.press("1")
        assert scene.session.meeting.actions[0].text == "补上 IPI 预测（US）"
