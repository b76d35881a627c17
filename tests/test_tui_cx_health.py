"""CX health on the screen: offers at risk first, each an action in one key, and the mix by class below."""

from pathlib import Path

import pytest

from engine.words import Language
from tests.made_up_cx import at_risk
from tests.made_up_stage import Stage, stage


def row_with(scene: Stage, text: str) -> list[str]:
    return next(row for row in scene.right if text in row).split()


async def show_offers(scene: Stage) -> None:
    await scene.start()
    await scene.show_data(at_risk("US"))
    await scene.open_item("用户体验洞察")


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_offers_and_mix_fit_the_pane_at_both_sizes(tmp_path: Path, size: tuple[int, int]) -> None:
    async with stage(tmp_path, size) as scene:
        await show_offers(scene)
        assert row_with(scene, "[1]")[:2] == ["[1]", "B0MADEUP01"]
        assert {"21", "9.9%", "上期不佳"} <= set(row_with(scene, "[1]"))
        assert row_with(scene, "[2]")[:2] == ["[2]", "B0MADEUP02"]
        for _ in range(3):
            if "CX 健康 11-22" not in scene.text or "未评级" not in scene.text:
                await scene.press("pagedown")
        assert row_with(scene, " 极差 ")[:3] == ["极差", "1", "10%"]
        assert row_with(scene, " 未评级 ")[:2] == ["未评级", "2"]


@pytest.mark.parametrize(("language", "said"), [("zh", "风险商品 NCX 单"), ("en", "Offers at risk")])
async def test_one_key_takes_an_offer_and_ticks_it(tmp_path: Path, language: Language, said: str) -> None:
    async with stage(tmp_path, language=language) as scene:
        await show_offers(scene)
        assert said in scene.text
        await scene.press("1")
        (action,) = scene.session.meeting.actions
        assert (action.owner, action.list) == ("王强", "improvement")
        assert row_with(scene, "B0MADEUP01 ")[0] == "[✓]"
