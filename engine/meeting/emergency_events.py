"""Facts of an emergency meeting: what became of the orders, and the remedy (R62-R68)."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from engine.meeting.fact import Event

OrderClass = Literal["carrier_delay", "late_upload", "bad_number", "unknown"]
"""Why an order does not comply (R65)."""


class TracedOrder(Struct, frozen=True, omit_defaults=True):
    """One order that does not comply, with what the forwarder says about it."""

    order: str
    """Amazon's order id."""
    uploaded_at: datetime | None = None
    """When its tracking number was really uploaded, in UTC (R64)."""
    cause: OrderClass = "unknown"
    carrier: str = ""
    tracking: str = ""


class OrdersTraced(Event, frozen=True, kw_only=True, tag="orders_traced"):
    """The forwarder's tracking times were taken in; an order that was traced before is replaced."""

    orders: tuple[TracedOrder, ...]
    source: str = ""
    """The file, or empty when they were pasted."""


class RemedyUploaded(Event, frozen=True, kw_only=True, tag="remedy_uploaded"):
    """The remedy file was uploaded, by somebody with edit rights (R66)."""

    file: str
    who: str
