"""The minutes as a document: what must be acted on first, then how it went, then where it all comes from."""

from engine.minutes.amended import amendments
from engine.minutes.card import card
from engine.minutes.document import Document
from engine.minutes.emergency import traced
from engine.minutes.front import front
from engine.minutes.heard import heard
from engine.minutes.looking_back import improvements, looking_back
from engine.minutes.numbers import numbers
from engine.minutes.origins import origins, room
from engine.minutes.proceedings import proceedings
from engine.minutes.record import Minutes
from engine.words import Words


def document_of(minutes: Minutes) -> Document:
    """The record as it is read by people, without format."""
    period = minutes.period.name if minutes.period else ""
    title = f"{minutes.series} {period}".strip()
    parts = (front, amendments, card, traced, numbers, heard, looking_back, improvements, proceedings, room, origins)
    return Document(
        title=Words(f"{title} 会议纪要", f"{title} minutes"),
        blocks=tuple(block for part in parts for block in part(minutes)),
        told_at=minutes.closed_at or minutes.started_at or minutes.planned_start,
    )
