"""Moves that the program makes by itself, from files or from another meeting; never typed."""

from datetime import datetime

from msgspec import Struct

from engine.meeting.events import CarriedAction, TracedOrder


class UseSnapshot(Struct, frozen=True):
    """Look at this snapshot from now on."""

    snapshot: str
    as_of: datetime | None = None
    flagged: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    late: tuple[str, ...] = ()


class ListOrders(Struct, frozen=True):
    """Put the orders of the defect report on the list (R63)."""

    orders: tuple[TracedOrder, ...]


class Trace(Struct, frozen=True):
    """Take in what the forwarder says about orders, from a paste or a file (R64)."""

    orders: tuple[TracedOrder, ...]
    source: str = ""


class Bring(Struct, frozen=True):
    """Take over the open actions of a meeting held in between."""

    actions: tuple[CarriedAction, ...]
    first_numbers: tuple[tuple[str, int], ...] = ()
    """The first free numbers after that meeting, by letter."""
