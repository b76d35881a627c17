"""Customer voice on the screen: what buyers say and why they return, each line an action in one key; then stars."""

from textual.content import Content

from engine.meeting.proposing.advice import advice_for
from engine.meeting.proposing.voice_lines import Kind, VoiceLine, line_taken_as, voice_lines
from engine.reports.freshness import DOUBTFUL
from engine.snapshot.market_voice import MarketVoice, Stars
from engine.voice.comments import SOURCES
from engine.words import Words
from tui.show import hanging, row, show
from tui.widgets.cx_mix import cx_rows
from tui.widgets.numbered import number_cell
from tui.widgets.ranks import rank_rows
from tui.widgets.scene import Scene
from tui.widgets.scorecard import diagnosis_rows
from tui.widgets.table import Cell, Column, table

_TITLES: dict[Kind, Words] = {
    "cx": Words("风险商品 NCX 单", "Offers at risk (NCX orders)"),
    "complaint": Words("差评高频词", "Complaints say"),
    "returns": Words("退货原因", "Return reasons"),
    "praise": Words("好评高频词", "Praise says"),
    "topic": Words("评论主题（近六个月）", "Review topics (six months)"),
}
_LISTING = Words("数字键记入改进清单", "a number puts it on the improvement list")


def voice_rows(scene: Scene, width: int) -> list[Content]:
    """The item's KPIs and findings as in any diagnosis, then one block for each marketplace (R76-R79, R82)."""
    rows = diagnosis_rows(scene, width)
    if scene.snapshot is None or scene.current is None:
        return rows
    rows += rank_rows(scene, width)
    if not scene.snapshot.voice:
        return [*rows, *_nothing(scene, width)]
    first = len(advice_for(scene.current, scene.snapshot)) + 1
    numbered = list(enumerate(voice_lines(scene.current, scene.snapshot), start=first))
    for voice in scene.snapshot.voice:
        if len(scene.meeting.marketplaces) > 1:
            rows.append(show(f" {voice.marketplace}", ".strong"))
        mine = [(number, line) for number, line in numbered if line.marketplace == voice.marketplace]
        mix = cx_rows(scene, voice.cx, width) if voice.cx else []
        parts = [_tables(scene, mine, width), mix, _stars(scene, voice, width), _doubts(scene, voice, width)]
        rows += [line for part in parts if part for line in (*part, Content(""))]
    return rows


def _nothing(scene: Scene, width: int) -> list[Content]:
    """What to hand in, where no buyer has said anything."""
    words = Words(
        "本期没有评论、卖家反馈或退货报表。放进 reports 文件夹再按 {read_again}；空表格用 kaihui init 生成。",
        "No reviews, seller feedback or returns of this period. Put them into reports and press {read_again}; "
        "kaihui init writes empty tables.",
    )
    return hanging(show(" ! ", ".warn"), show(scene.keyed(words), ".warn"), width)


def _stars(scene: Scene, voice: MarketVoice, width: int) -> list[Content]:
    """Where ratings come from, how many complain, and how many there are of each number of stars."""
    rows = [_rating(scene, one) for one in voice.stars]
    return table(scene, _STARS, rows, width) if rows else []


_STARS = (
    Column(Words("评分", "ratings"), flexible=True),
    Column(Words("本期", "now"), right=True),
    Column(Words("1-2 星", "1-2 stars"), right=True),
    Column(Words("占比", "share"), right=True),
    Column(Words("上期", "before"), rank=1, right=True),
    Column(Words("占比", "share"), rank=2, right=True),
    Column(Words("5/4/3/2/1 星", "5/4/3/2/1 stars"), rank=3),
)


def _rating(scene: Scene, one: Stars) -> list[Cell]:
    style = ".bad" if _is_worse(one) else ""
    before = one.negative_before
    return [
        Cell(scene.said(SOURCES[one.source])),
        Cell(str(one.total)),
        Cell(str(one.negative), style),
        Cell(_percent(one.negative_share), style),
        Cell("—" if before is None else str(before), ".soft"),
        Cell(_percent(one.negative_share_before), ".soft"),
        Cell("/".join("-" if count is None else str(count) for count in one.listed), ".soft"),
    ]


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"


def _is_worse(one: Stars) -> bool:
    before = one.negative_before
    if one.negative_share is None or one.negative_share_before is None:
        return before is not None and one.negative > before
    return one.negative_share > one.negative_share_before


def _tables(scene: Scene, numbered: list[tuple[int, VoiceLine]], width: int) -> list[Content]:
    """One table, so that its columns stand below each other; each kind under its own title, the first in the head."""
    if not numbered:
        return []
    kind = numbered[0][1].kind
    columns = (_COLUMNS[0], _COLUMNS[1]._replace(title=_TITLES[kind]), *_COLUMNS[2:])
    rows = table(scene, columns, [_cells(scene, number, line) for number, line in numbered], width)
    shown: list[Content] = [rows[0]]
    for (_, line), drawn in zip(numbered, rows[1:], strict=True):
        if line.kind != kind:
            kind = line.kind
            shown.append(row(show(" " * _INDENT), show(scene.said(_TITLES[kind]), ".soft")))
        shown.append(drawn)
    return [*shown, show(" " * _INDENT + scene.said(_LISTING), ".soft")]


_INDENT = 6
"""Cells before the second column."""
_COLUMNS = (
    Column(Words("", "")),
    Column(Words("", ""), flexible=True),
    Column(Words("本期", "now"), right=True),
    Column(Words("占比", "share"), right=True),
    Column(Words("上期", "before"), rank=2, right=True),
    Column(Words("变化", "change")),
    Column(Words("产品", "products"), rank=3),
)


def _cells(scene: Scene, number: int, line: VoiceLine) -> list[Cell]:
    taken = line_taken_as(scene.meeting, line) is not None
    return [
        number_cell(number, taken),
        Cell(scene.said(line.name)),
        Cell("—" if line.count is None else str(line.count)),
        Cell(line.share_said),
        Cell("—" if line.before is None else str(line.before), ".soft"),
        Cell(scene.said(line.change), _change_style(line)),
        Cell(" ".join(line.asins[:2]), ".soft"),
    ]


def _change_style(line: VoiceLine) -> str:
    """More praise is good, more of anything else is not; topics say both, and keep their colour."""
    if line.kind == "cx":
        return ".soft" if line.worse is None else ".bad" if line.worse else ".good"
    if line.before is None or line.count is None or line.before == line.count or line.kind == "topic":
        return ".soft"
    return ".good" if (line.count > line.before) == (line.kind == "praise") else ".bad"


def _doubts(scene: Scene, voice: MarketVoice, width: int) -> list[Content]:
    """The files that it rests on whose data is in doubt (R50)."""
    assert scene.snapshot is not None
    doubtful = [one.file for one in scene.snapshot.sources if one.file in voice.files and one.status in DOUBTFUL]
    if not doubtful:
        return []
    files = " · ".join(file.rpartition("/")[2] for file in doubtful)
    words = Words(f"数据存疑：{files}", f"Data in doubt: {files}")
    return hanging(show(" ! ", ".warn"), show(scene.said(words), ".warn"), width, most=2)
