"""Ranks on the screen, under 用户体验洞察, whether or not a buyer has said anything."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from engine.kpi.catalogue import KpiValue, Scope
from engine.snapshot.record import Snapshot
from engine.words import Language
from tests.made_up_stage import Stage, made_snapshot, stage


def ranked(*ranks: tuple[str, float, float | None]) -> Snapshot:
    values = tuple(
        KpiValue("bsr", Scope("US", asin=asin), "rank", "unknown", "", now, before) for asin, now, before in ranks
    )
    return replace(made_snapshot(), values=values)


async def show(scene: Stage, snapshot: Snapshot) -> list[str]:
    await scene.start()
    await scene.show_data(snapshot)
    await scene.open_item("用户体验洞察")
    return [row for row in scene.right if "B0" in row]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", ["✗ 退 200 位", "✓ 进 60 位", "BSR 排名没变：1 个产品"]),
        ("en", ["✗ 200 down", "✓ 60 up", "Best sellers rank unchanged: 1 product"]),
    ],
)
async def test_what_fell_furthest_stands_first_and_a_higher_number_is_worse(
    tmp_path: Path, language: Language, said: list[str]
) -> None:
    async with stage(tmp_path, (80, 24), language) as scene:
        rows = await show(scene, ranked(("B0UP", 60, 120), ("B0SAME", 7, 7), ("B0DOWN", 300, 100)))
        assert [row.split()[0] for row in rows] == ["B0DOWN", "B0UP"]
        below = scene.right[scene.right.index(rows[-1]) + 1]
        assert all(row.endswith(end) for row, end in zip([*rows, below], said, strict=True))


async def test_five_products_are_shown_and_a_share_counts_more_than_places(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        many = [(f"B0{number}", 1000.0 + number, 1000.0) for number in range(6)]
        rows = await show(scene, ranked(*many, ("B0FEW", 30, 10), ("B0NEW", 5, None)))
        assert len(rows) == 5
        assert rows[0].split() == ["B0FEW", "30", "10", "✗", "退", "20", "位"]
