"""How long it takes from a problem to its end: raised, decided, done, in days (R73)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct

from engine.meeting.actions import Action

RESPONSE_LINES = (5.3, 1.8)
"""Days that the cycle takes without and with such a meeting, as claimed (R73)."""
_DAY = timedelta(days=1)


class Response(Struct, frozen=True):
    """The mean cycle of the actions that were finished."""

    to_decide: float
    """Days from raised to decided, which is when the action was written down."""
    to_do: float
    """Days from decided to done."""
    actions: int
    """How many it is the mean of."""

    @property
    def days(self) -> float:
        """The whole cycle."""
        return self.to_decide + self.to_do


def response(actions: Iterable[Action]) -> Response | None:
    """The mean of all finished actions that were not dropped; None where none was."""
    cycles = [
        (_days(action.raised_at or action.added_at, action.added_at), _days(action.added_at, action.settled_at))
        for action in actions
        if action.status == "done" and action.added_at and action.settled_at
    ]
    if not cycles:
        return None
    count = len(cycles)
    return Response(sum(a for a, _ in cycles) / count, sum(b for _, b in cycles) / count, count)


def _days(begin: datetime | None, end: datetime | None) -> float:
    return max(0.0, (end - begin) / _DAY) if begin and end else 0.0
