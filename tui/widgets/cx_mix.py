"""CX health on the screen: how many offers are in each class, beside the period before (R76)."""

from textual.content import Content

from engine.snapshot.cx_mix import CxMix
from engine.voice.cx_health import AT_RISK, CX_CLASSES, CxClass
from engine.words import Words
from tui.widgets.scene import Scene
from tui.widgets.table import Cell, Column, table


def cx_rows(scene: Scene, mix: CxMix, width: int) -> list[Content]:
    """A row for each class, the best first; for offers without enough feedback only where there are any."""
    title = Words(f"CX 健康 {mix.day:%m-%d}", f"CX health {mix.day:%m-%d}")
    return table(scene, (Column(title, flexible=True), *_COLUMNS), [_row(scene, mix, one) for one in mix.told], width)


_COLUMNS = (
    Column(Words("商品", "offers"), right=True),
    Column(Words("占比", "share"), right=True),
    Column(Words("上期", "before"), rank=1, right=True),
    Column(Words("占比", "share"), rank=2, right=True),
    Column(Words("变化", "change")),
)


def _row(scene: Scene, mix: CxMix, one: CxClass) -> list[Cell]:
    before = mix.before
    return [
        Cell(scene.said(CX_CLASSES[one])),
        Cell(str(mix.counts[one]), ".bad" if one in AT_RISK and mix.counts[one] else ""),
        Cell(_percent(mix.share(one))),
        Cell("—" if before is None else str(before[one]), ".soft"),
        Cell(_percent(mix.share_before(one)), ".soft"),
        Cell(scene.said(mix.change(one)), _change_style(mix, one)),
    ]


def _change_style(mix: CxMix, one: CxClass) -> str:
    """More offers at risk are bad, fewer are good; in the other classes they only come from somewhere."""
    if mix.before is None or one not in AT_RISK or mix.counts[one] == mix.before[one]:
        return ".soft"
    return ".bad" if mix.counts[one] > mix.before[one] else ".good"


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"
