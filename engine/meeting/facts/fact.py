"""What all facts share: the number, the moment and the hand that wrote it down."""

from datetime import datetime

from msgspec import Struct


class Event(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What all facts share."""

    seq: int = 0
    """Place in the meeting's list, from 1; given when the fact is stored."""
    move: int = 0
    """`seq` of the first fact of the same move: facts of one move are undone together."""
    at: datetime
    """When, in UTC, by the scribe's clock. Order is `seq`, never this."""
    by: str
    """Who wrote it down."""


class NotUnderstood(Event, frozen=True, kw_only=True, tag="not_understood"):
    """A fact of a kind that a newer Kaihui has. It is never stored: it stands where the real one does."""

    of: str
    """The kind that it says it is."""
