"""The emergency meeting on the screen: its orders one by one with a verdict each, then cause, remedy and prevention."""

from collections.abc import Sequence

from msgspec.structs import replace
from textual.content import Content

from engine.dates import in_utc8
from engine.meeting.events import OrderClass, TracedOrder
from engine.meeting.shipments import CLASSES, totals
from engine.words import Words
from tui.show import hanging, row, show
from tui.widgets.actions import pointed
from tui.widgets.closing_steps import step_rows
from tui.widgets.decided import decided_rows
from tui.widgets.questions import question_rows, settled_rows
from tui.widgets.scene import Scene
from tui.widgets.table import Cell, Column, table

_COLUMNS = (
    Column(Words("订单号", "order")),
    Column(Words("承运商", "carrier"), rank=4),
    Column(Words("追踪号", "tracking"), rank=3),
    Column(Words("承诺送达", "promised"), rank=2),
    Column(Words("实际上传", "uploaded"), rank=1),
    Column(Words("判定", "verdict"), flexible=True),
    Column(Words("判定人", "by"), rank=5),
)
_STYLES: dict[OrderClass, str] = {
    "carrier_delay": ".good",
    "late_upload": ".bad",
    "bad_number": ".bad",
    "unknown": ".warn",
}
_GAP = 2
_AROUND = 60
"""Orders drawn above and below the cursor: of two thousand nobody sees more at once."""
_MISREAD = 4
"""Lines of a paste that could not be used and are named; of the others it is said how many there are."""
_NONE = Words(
    "还没有订单：在卖家后台下载 Shipping Performance 报告，放进 reports 文件夹，再按 {read_again}。",
    "No orders yet: download the Shipping Performance report in Seller Central into reports, then press {read_again}.",
)
_EXPORT = Words(
    "给货代的表：kaihui emergency --export 文件.csv", "For the forwarder: kaihui emergency --export FILE.csv"
)
_PASTE = Words(
    "货代给的时间直接粘贴，一行一单：订单号 时间", "Paste what the forwarder says, a line an order: ORDER TIME"
)


def emergency_rows(scene: Scene, width: int) -> list[Content]:
    """What serves the step: at the last one what is still to be named, before it the orders."""
    item = scene.current
    if item is None:
        return []
    if item.plan.phase == "strategy":
        orders = order_rows(replace(scene, misread=()), width)
        parts = [step_rows(scene, width), decided_rows(scene, item, width), orders]
    else:
        parts = [order_rows(scene, width), question_rows(scene, item, width), settled_rows(scene, item, width)]
    return [line for part in parts if part for line in (*part, Content(""))]


def order_rows(scene: Scene, width: int) -> list[Content]:
    """How many orders of each verdict, each in its row, and what the keys do (R63-R65)."""
    orders = scene.meeting.orders
    if not orders:
        return hanging(show(" ! ", ".warn"), show(scene.keyed(_NONE), ".warn"), width)
    rows = [*_counted(scene, orders, width), *_misread(scene, width), *_listed(scene, orders, width)]
    for said in (_PASTE, _EXPORT):
        rows += hanging(show("   "), show(scene.said(said), ".soft"), width)
    return rows


def _counted(scene: Scene, orders: Sequence[TracedOrder], width: int) -> list[Content]:
    """Each verdict with the key that gives it and how many orders have it."""
    label = Words(f" 不合规 {len(orders)} 单  ", f" {len(orders)} do not comply  ")
    counts = totals(orders).items()
    parts = [
        row(show(f"[{key}]", ".key"), show(f" {scene.said(CLASSES[one])} {count}", _STYLES[one] if count else ".soft"))
        for key, (one, count) in enumerate(counts, start=1)
    ]
    lines: list[list[Content]] = [[show(scene.said(label), ".strong")]]
    for part in parts:
        if sum(one.cell_length + _GAP for one in (*lines[-1], part)) > width:
            lines.append([show("  ")])
        lines[-1].append(part)
    return [Content(" " * _GAP).join(line) for line in lines]


def _listed(scene: Scene, orders: Sequence[TracedOrder], width: int) -> list[Content]:
    place = next((n for n, one in enumerate(orders) if one.order == scene.chosen), 0)
    first, last = max(0, place - _AROUND), place + _AROUND
    shown = orders[first:last]
    head, *rows = table(scene, _COLUMNS, [_cells(scene, one) for one in shown], width)
    pairs = zip(shown, rows, strict=True)
    drawn = [pointed(line, width) if one.order == scene.chosen else line for one, line in pairs]
    above, below = first, len(orders) - first - len(shown)
    return [head, *_hidden(scene, above, "上", "above"), *drawn, *_hidden(scene, below, "下", "below")]


def _hidden(scene: Scene, count: int, zh: str, en: str) -> list[Content]:
    words = Words(f"   {zh}面还有 {count} 单", f"   {count} more {en}")
    return [show(scene.said(words), ".soft")] if count > 0 else []


def _cells(scene: Scene, one: TracedOrder) -> list[Cell]:
    return [
        Cell(one.order),
        Cell(one.carrier, ".soft"),
        Cell(one.tracking or scene.said(Words("缺", "none")), "" if one.tracking else ".bad"),
        Cell(f"{one.promised:%m-%d}" if one.promised else "—", ".soft"),
        Cell(f"{in_utc8(one.uploaded_at):%m-%d %H:%M}" if one.uploaded_at else "—", "" if one.uploaded_at else ".soft"),
        Cell(scene.said(CLASSES[one.cause]) + (" ✎" if one.judged_by else ""), _STYLES[one.cause]),
        Cell(one.judged_by, ".soft"),
    ]


def _misread(scene: Scene, width: int) -> list[Content]:
    """The lines of the last paste that could not be used, with their numbers and what is wrong with them."""
    rows: list[Content] = []
    for one in scene.misread[:_MISREAD]:
        rows += hanging(show(" ✗ ", ".bad"), show(scene.said(one.said()), ".bad"), width)
    more = len(scene.misread) - _MISREAD
    if more > 0:
        words = Words(f"   另有 {more} 行看不懂", f"   {more} more lines could not be used")
        rows.append(show(scene.said(words), ".bad"))
    return rows
