"""What an emergency meeting found out order by order, and the remedy that it uploaded (R62-R66)."""

from collections import Counter

from engine.dates import moment_said
from engine.meeting.events import TracedOrder
from engine.meeting.shipments import CLASSES
from engine.minutes.document import Block, Column, Heading, Line, Paragraph, Table, plain, toned
from engine.minutes.record import Minutes
from engine.words import Words, joined, same

_COLUMNS = (
    Column(Words("订单号", "Order"), 5),
    Column(Words("承运商", "Carrier"), 3),
    Column(Words("追踪号", "Tracking number"), 5),
    Column(Words("实际上传（UTC+8）", "Really uploaded (UTC+8)"), 4),
    Column(Words("归类", "Class"), 4),
)


def traced(minutes: Minutes) -> list[Block]:
    """Nothing for an ordinary meeting."""
    emergency = minutes.emergency
    if emergency is None:
        return []
    blocks: list[Block] = [Heading(Words("不合规订单与补救", "Orders that do not comply, and the remedy"))]
    if emergency.orders:
        counts = Counter(order.cause for order in emergency.orders)
        said = joined([words + same(f" {counts[cause]}") for cause, words in CLASSES.items() if counts[cause]])
        total = Words(f"共 {len(emergency.orders)} 单：", f"{len(emergency.orders)} orders: ")
        blocks += [Paragraph((plain(total + said),)), Table(_COLUMNS, tuple(_row(one) for one in emergency.orders))]
    return [*blocks, Paragraph(_remedy(minutes))]


def _row(order: TracedOrder) -> tuple[Line, ...]:
    return (
        (plain(order.order),),
        (plain(order.carrier),),
        (plain(order.tracking),),
        (plain(moment_said(order.uploaded_at)),) if order.uploaded_at else (),
        (plain(CLASSES[order.cause]),),
    )


def _remedy(minutes: Minutes) -> Line:
    emergency = minutes.emergency
    if emergency is None or not emergency.remedy:
        return (toned(Words("补救文件还没有上传。", "The remedy file has not been uploaded."), "warn"),)
    at = f"，{moment_said(emergency.remedy_at)}" if emergency.remedy_at else ""
    who = Words(f"（{emergency.remedy_by}{at}）", f" ({emergency.remedy_by}{at.replace('，', ', ')})")
    return (plain(Words("补救文件：", "Remedy file: ") + same(emergency.remedy) + who),)
