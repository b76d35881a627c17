"""Orders traced in an emergency meeting: taken in from a paste or a file, and handed out to the forwarder."""

from pathlib import Path

from data.codec import decode
from data.emergency import EmergencySession, defective_orders
from data.exports.table_text import as_table
from engine.dates import in_utc8
from engine.errors import BadInputError, NotFoundError
from engine.meeting.moves import ListOrders, Trace
from engine.meeting.shipments import Times, listed, timed, times_in
from engine.reports.reading import Shipment
from engine.words import Language, Words

LARGEST = 5_000_000
"""Bytes of a file of times: two thousand orders take a fiftieth of it."""
_WORKBOOK = b"PK\x03\x04"
_HEADS = (
    Words("订单号", "Order id"),
    Words("承运商", "Carrier"),
    Words("追踪号", "Tracking id"),
    Words("发货方式", "Ship method"),
    Words("始发国家", "Origin country"),
    Words("承诺送达日", "Promised delivery"),
    Words("追踪上传时间（UTC+8，请填写）", "Tracking uploaded at (UTC+8, please fill in)"),
)


def list_orders(session: EmergencySession) -> tuple[Shipment, ...]:
    """Puts the orders of the defect report on the meeting's list; all that the report has.

    Raises:
        NotFoundError: there is no defect report.
    """
    shipments = defective_orders(session.workspace, session.settings)
    if new := listed(shipments, session.meeting.orders):
        session.do(ListOrders(new))
    return shipments


def trace(session: EmergencySession, text: str, source: str) -> Times:
    """Takes in upload times: each order is classed, and what was known before stays; what the text said.

    Raises:
        NotFoundError: there is no defect report.
    """
    list_orders(session)
    times = times_in(text, (one.order for one in session.meeting.orders), session.clock.now())
    if new := timed(session.meeting.orders, times.uploaded):
        session.do(Trace(new, source))
    return times


def text_of_times(path: Path) -> str:
    """What a file of times says: a workbook row by row, a text in whatever encoding a spreadsheet wrote it.

    Raises:
        NotFoundError: it cannot be read.
        BadInputError: it is far too large, or a damaged workbook.
    """
    try:
        with open(path, "rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise NotFoundError(
            Words(f"读不到 {path.name}。", f"{path.name} cannot be read."),
            Words("请检查路径和权限。", "Check its path and permissions."),
        ) from error
    if len(raw) > LARGEST:
        raise BadInputError(
            Words(f"{path.name} 太大。", f"{path.name} is too large."),
            Words("只留订单号和时间两列，或直接粘贴。", "Keep only orders and times, or paste its rows."),
        )
    return _text_of_workbook(path) if raw.startswith(_WORKBOOK) else decode(raw)[0]


def _text_of_workbook(path: Path) -> str:
    from data.reports import workbook_text  # a child process

    text = workbook_text(path)
    if isinstance(text, Words):
        raise BadInputError(
            Words(f"{path.name}：", f"{path.name}: ") + text,
            Words("在表格里另存为 CSV，或直接粘贴。", "Save it as CSV, or paste its rows."),
        )
    return text


def for_forwarder(shipments: tuple[Shipment, ...], session: EmergencySession) -> bytes:
    """The orders as the forwarder gets them, with a column to fill in; no buyer is in it (R63)."""
    language: Language = session.language
    known = {one.order: one.uploaded_at for one in session.meeting.orders}
    rows = []
    for one in shipments:
        uploaded = known.get(one.order)
        said = f"{in_utc8(uploaded):%Y-%m-%d %H:%M}" if uploaded else ""
        rows.append([one.order, one.carrier, one.tracking, one.method, one.origin, str(one.promised or ""), said])
    return as_table([head.said(language) for head in _HEADS], rows)
