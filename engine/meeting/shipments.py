"""Orders that do not comply: what the forwarder says about each, and whose fault it was (R64, R65). Pure rules."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from engine.dates import day_in_utc8, in_utc8, moment_named
from engine.errors import NotFoundError
from engine.meeting.events import OrderClass, OrderJudged, TracedOrder
from engine.meeting.moves import Judge
from engine.meeting.state import Meeting
from engine.reports.reading import Shipment
from engine.text import clean
from engine.words import Words, joined, same

CLASSES: dict[OrderClass, Words] = {
    "carrier_delay": Words("承运商数据延迟", "carrier delay"),
    "late_upload": Words("上传过晚", "late upload"),
    "bad_number": Words("追踪号无效", "bad number"),
    "unknown": Words("未知", "unknown"),
}

_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{6,38}[A-Za-z0-9]")
"""A tracking number of any carrier: 8 to 40 letters and digits (ext)."""
_ORDER = re.compile(r"(?<!\d)(\d{3}-\d{7}-\d{7})(?!\d)")
_TIME = re.compile(r"(?:(\d{4})[-/.年]|(?<![\d/.-]))(\d{1,2})[-/.月](\d{1,2})日?[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?")
"""A day and a time; a forwarder who writes no year means the last such day."""
_ZONE = re.compile(r"\s*(Z|[+-]\d{2}:?\d{2})(?!\d)")


class Misread(Struct, frozen=True):
    """A line that could not be used."""

    line: int
    """Counted from 1."""
    why: Words

    def said(self) -> Words:
        """The line with the reason."""
        return Words(f"第 {self.line} 行：", f"Line {self.line}: ") + self.why


class Times(Struct, frozen=True):
    """What a pasted block or a file says."""

    uploaded: Mapping[str, datetime]
    """Order to the moment in UTC."""
    misread: tuple[Misread, ...] = ()


def names_an_order(text: str) -> bool:
    """Whether an Amazon order id stands in it."""
    return _ORDER.search(text) is not None


def times_in(text: str, known: Iterable[str], now: datetime) -> Times:
    """The upload time of each order in lines such as `111-0000000-0000001 2026-11-20 21:05`, in UTC+8 (R64).

    A line that cannot be used is named, and so is a time after `now`; the good ones count. Of two lines for one order
    the later line counts.
    """
    asked = frozenset(known)
    uploaded: dict[str, datetime] = {}
    misread: list[Misread] = []
    for number, line in enumerate(text.splitlines(), 1):
        said = clean(line, 400).strip()
        if not said or (number == 1 and not any(sign.isdigit() for sign in said)):
            continue
        read = _order_and_time(said, asked, now)
        if isinstance(read, Words):
            misread.append(Misread(number, read))
        else:
            uploaded[read[0]] = read[1]
    return Times(uploaded, tuple(misread))


def _order_and_time(line: str, asked: frozenset[str], now: datetime) -> tuple[str, datetime] | Words:
    order = _ORDER.search(line)
    if order is None:
        return Words("没有订单号（形如 111-1234567-1234567）。", "there is no order id such as 111-1234567-1234567.")
    if order[1] not in asked:
        return Words(f"{order[1]} 不在清单里。", f"{order[1]} is not on the list.")
    moment = _moment(line.replace(order[1], " ").replace("：", ":"), now)
    if moment is None:
        return same(order[1]) + Words(
            " 没有时间，写成 2026-11-20 21:05。", " has no time; write it as 2026-11-20 21:05."
        )
    if moment > now:
        return same(order[1]) + Words(" 的时间还没到。", ": that time is still to come.")
    return order[1], moment


def _moment(line: str, now: datetime) -> datetime | None:
    found = _TIME.search(line)
    if found is None:
        return None
    zone = _ZONE.match(line, found.end())
    here = in_utc8(now).year
    years = [int(found[1])] if found[1] else [here, here - 1]
    moments = [_in_year(year, found, zone[1] if zone else "") for year in years]
    return next((one for one in moments if one is not None and (found[1] or one <= now)), None)


def _in_year(year: int, found: re.Match[str], zone: str) -> datetime | None:
    _, month, day, hour, minute, second = found.groups(default="00")
    moment = moment_named(f"{year}-{int(month):02}-{int(day):02}T{int(hour):02}:{minute}:{second}{zone}")
    return None if moment is None else moment.astimezone(UTC)


def classed(order: Shipment | TracedOrder, uploaded_at: datetime | None) -> OrderClass:
    """Why an order does not comply (R65).

    A missing or impossible number is bad. A number that was uploaded after the promised day (in UTC+8) is late; one
    that was there in time, which Amazon does not see all the same, waits for the carrier. Anything else is unknown.
    """
    if not _NUMBER.fullmatch(order.tracking):
        return "bad_number"
    if uploaded_at is None or order.promised is None:
        return "unknown"
    return "late_upload" if day_in_utc8(uploaded_at) > order.promised else "carrier_delay"


def listed(shipments: Iterable[Shipment], known: Iterable[TracedOrder]) -> tuple[TracedOrder, ...]:
    """The orders of a report that are not on the list yet, or stand on it otherwise; each once."""
    there = {one.order: one for one in known}
    orders = {one.order: _as_reported(one, there.get(one.order)) for one in shipments if one.order}
    return tuple(one for one in orders.values() if one != there.get(one.order))


def _as_reported(shipment: Shipment, known: TracedOrder | None) -> TracedOrder:
    """What the report says of an order; its time and what was judged by hand stay."""
    uploaded_at = known.uploaded_at if known else None
    by_hand = known is not None and known.judged_by
    return TracedOrder(
        order=shipment.order,
        uploaded_at=uploaded_at,
        cause=known.cause if known and by_hand else classed(shipment, uploaded_at),
        carrier=shipment.carrier,
        tracking=shipment.tracking,
        promised=shipment.promised,
        judged_by=known.judged_by if known else "",
    )


def timed(known: Iterable[TracedOrder], uploaded: Mapping[str, datetime]) -> tuple[TracedOrder, ...]:
    """The orders that upload times say something new of, classed again unless somebody judged them by hand."""
    changed = ((one, uploaded[one.order]) for one in known if one.order in uploaded)
    return tuple(
        replace(one, uploaded_at=at, cause=one.cause if one.judged_by else classed(one, at))
        for one, at in changed
        if at != one.uploaded_at
    )


def judged(meeting: Meeting, move: Judge, at: datetime, by: str) -> OrderJudged:
    """What somebody says of an order.

    Raises:
        NotFoundError: it is not on the list.
    """
    if move.order not in {one.order for one in meeting.orders}:
        what = Words(f"订单 {move.order} 不在清单里。", f"Order {move.order} is not on the list.")
        none = Words("这里没有选中的订单。", "No order is under the cursor here.")
        raise NotFoundError(what if move.order else none, Words("写法：judge 订单号 1-4", "Write: judge ORDER 1-4"))
    return OrderJudged(at=at, by=by, order=move.order, cause=move.cause)


def totals(orders: Iterable[TracedOrder]) -> dict[OrderClass, int]:
    """How many orders of each class; each class is there."""
    counted = dict.fromkeys(CLASSES, 0)
    for order in orders:
        counted[order.cause] += 1
    return counted


def totals_said(orders: Iterable[TracedOrder]) -> Words:
    """The totals in one line."""
    counted = totals(orders)
    return joined([CLASSES[one] + same(f" {counted[one]}") for one in CLASSES], " · ", " · ")
