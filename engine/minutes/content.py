"""The minutes as a document: what must be acted on first, then how it went, then where it all comes from."""

from collections.abc import Callable

from engine.minutes.amended import amendments
from engine.minutes.card import card
from engine.minutes.document import Block, Document
from engine.minutes.emergency import traced
from engine.minutes.front import front
from engine.minutes.heard import heard
from engine.minutes.looking_back import improvements, looking_back
from engine.minutes.numbers import numbers
from engine.minutes.origins import origins, room
from engine.minutes.proceedings import proceedings
from engine.minutes.record import Minutes
from engine.words import Words

_PARTS: tuple[Callable[[Minutes], list[Block]], ...] = (
    front,
    amendments,
    card,
    numbers,
    heard,
    looking_back,
    improvements,
    proceedings,
    room,
    origins,
)
_OF_EMERGENCY: tuple[Callable[[Minutes], list[Block]], ...] = (
    front,
    amendments,
    traced,
    proceedings,
    card,
    numbers,
    room,
    origins,
)
"""An emergency reviews no period: its orders and what was done about them come before the figures (R61)."""


def document_of(minutes: Minutes) -> Document:
    """The record as it is read by people, without format."""
    period = minutes.period.name if minutes.period else ""
    series = f"{minutes.series} {period}".strip()
    title = Words(f"{series} 会议纪要", f"{series} minutes")
    parts = _PARTS
    if minutes.emergency is not None:
        parts = _OF_EMERGENCY
        title = Words(
            f"{minutes.series} 应急会议纪要 {minutes.day}", f"{minutes.series} emergency minutes {minutes.day}"
        )
    return Document(
        title=title,
        blocks=tuple(block for part in parts for block in part(minutes)),
        told_at=minutes.closed_at or minutes.started_at or minutes.planned_start,
    )
