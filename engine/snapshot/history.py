"""What earlier snapshots said: the periods before this one, and this period when it was first looked at."""

from datetime import datetime

from msgspec import Struct

from engine.dates import Period
from engine.kpi.catalogue import KpiValue, Scope


class EarlierSnapshot(Struct, frozen=True):
    """What is remembered of an earlier snapshot."""

    period: Period
    taken_at: datetime
    values: tuple[KpiValue, ...] = ()

    def value(self, kpi: str, scope: Scope) -> KpiValue | None:
        """What a KPI came to then, in the same scope."""
        return next((value for value in self.values if value.id == kpi and value.scope == scope), None)


class History(Struct, frozen=True):
    """The past of one snapshot."""

    earlier: tuple[EarlierSnapshot, ...] = ()
    """The newest snapshot of each earlier period, the latest period first."""
    first: EarlierSnapshot | None = None
    """The first snapshot of the same period; None where this one is the first."""


NO_HISTORY = History()
"""A first meeting's."""
