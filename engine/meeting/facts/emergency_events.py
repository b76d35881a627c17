"""Facts of an emergency meeting: what became of the orders, and the remedy (R62-R68)."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from engine.meeting.facts.fact import Event

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
    promised: date | None = None
    """The delivery date that was promised, which decides whether an upload was late."""
    judged_by: str = ""
    """Who said why, where it was said by hand; empty where the rule did (R65)."""


class OrdersTraced(Event, frozen=True, kw_only=True, tag="orders_traced"):
    """The forwarder's tracking times were taken in; an order that was traced before is replaced."""

    orders: tuple[TracedOrder, ...]
    source: str = ""
    """The file, or empty when they were pasted."""


class OrdersListed(Event, frozen=True, kw_only=True, tag="orders_listed"):
    """The orders of the defect report were put on the list, or stand otherwise in a newer report (R63)."""

    orders: tuple[TracedOrder, ...]


class OrderJudged(Event, frozen=True, kw_only=True, tag="order_judged"):
    """Somebody said why an order does not comply; it counts more than the rule (R65)."""

    order: str
    cause: OrderClass


class RemedyUploaded(Event, frozen=True, kw_only=True, tag="remedy_uploaded"):
    """The remedy file was uploaded, by somebody with edit rights (R66)."""

    file: str
    who: str
