"""Facts of the agenda and its clocks."""

from engine.meeting.facts.fact import Event


class ItemOpened(Event, frozen=True, kw_only=True, tag="item_opened"):
    """The meeting turned to this item; the one before it is left."""

    item: str
    skipped: str = ""
    """Why the review was passed over, when it was (R60)."""
    gates: tuple[str, ...] = ()
    """What was not met when it was turned to: nobody with edit rights before the strategy (R51)."""
    reason: str = ""
    """Why it was turned to all the same."""


class ItemParked(Event, frozen=True, kw_only=True, tag="item_parked"):
    """An item was put off to the next meeting."""

    item: str
    reason: str


class ItemConcluded(Event, frozen=True, kw_only=True, tag="item_concluded"):
    """An item's outcome was named, where its records do not name it by themselves."""

    item: str
    outcome: str
    """informed or none."""
    reason: str = ""


class ItemExtended(Event, frozen=True, kw_only=True, tag="item_extended"):
    """An item got more minutes, or fewer when negative."""

    item: str
    minutes: int
    reason: str = ""


class ItemPrioritised(Event, frozen=True, kw_only=True, tag="item_prioritised"):
    """An item got another priority (R54)."""

    item: str
    priority: int


class AgendaReordered(Event, frozen=True, kw_only=True, tag="agenda_reordered"):
    """The agenda got another order."""

    items: tuple[str, ...]
    """Ids of all items, in their new order."""


class Paused(Event, frozen=True, kw_only=True, tag="paused"):
    """All clocks stand still."""


class Resumed(Event, frozen=True, kw_only=True, tag="resumed"):
    """All clocks run again."""
