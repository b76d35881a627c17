"""What is handed to a service at once, and what came of it."""

from collections.abc import Sequence
from typing import Literal, Protocol

from msgspec import Struct

from engine.minutes.tasks import Task
from engine.words import Words

NOTHING = Words("", "")


class Parcel(Struct, frozen=True):
    """One delivery: a task of its own, or one message about several."""

    tasks: tuple[Task, ...]
    text: str
    """What goes over the wire, as a dry run shows it; no secret is in it."""


class Receipt(Struct, frozen=True):
    """What came of a delivery."""

    state: Literal["sent", "refused", "unsure"]
    """Unsure: the line broke after all was said, so that it may have arrived."""
    remote: str = ""
    """What the service calls it, such as the number of a task."""
    why: Words = NOTHING


class Service(Protocol):
    """Something that takes actions."""

    name: str
    """Under which it is remembered what it has; never changes, and holds no secret."""
    said: str
    """How a person knows it; no secret is in it."""

    def parcels(self, tasks: Sequence[Task]) -> list[Parcel]:
        """The tasks as deliveries, in their order."""
        ...

    def deliver(self, parcel: Parcel) -> Receipt:
        """Hands one over; whatever goes wrong is in the receipt."""
        ...
