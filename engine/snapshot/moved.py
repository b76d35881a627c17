"""What moved since the reports were first looked at: pre-reading is no use where the figures are others (R9, R56)."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from engine.dates import moment_said
from engine.kpi.catalogue import KPIS, Scope, Unit
from engine.kpi.figures import figure_said
from engine.snapshot.history import EarlierSnapshot
from engine.snapshot.record import Snapshot
from engine.words import Words, same


class Moved(Struct, frozen=True):
    """A value that is another than it was."""

    kpi: str
    scope: Scope
    unit: Unit
    before: float
    now: float | None
    """None where it is not known any more."""
    since: datetime
    """When the earlier value was taken."""
    currency: str | None = None

    def said(self) -> Words:
        """The KPI with both figures: ACoS 28.9% → 31.2%."""
        then, now = (figure_said(figure, self.unit, self.currency) for figure in (self.before, self.now))
        place = same(f" {self.scope.marketplace}") if self.scope.marketplace else same("")
        return KPIS[self.kpi].label + place + same(f" {then} → {now}")


def moved(now: Snapshot, before: EarlierSnapshot | None) -> tuple[Moved, ...]:
    """The values of whole shops that differ from an earlier snapshot of the same period, in the scorecard's order.

    What was only partly there, or not at all, has been completed and has not moved; what is gone has.
    """
    if before is None:
        return ()
    found: list[Moved] = []
    places = {value.scope.marketplace for value in now.values if value.scope.marketplace}
    for value in now.values:
        if value.scope.marketplace and len(places) == 1:
            continue  # all marketplaces together say the same
        then = before.value(value.id, value.scope)
        if value.scope.narrow or then is None or then.value is None or "partial" in then.flags:
            continue
        # a difference that nobody can see is none
        if figure_said(value.value, value.unit, value.currency) != figure_said(then.value, then.unit, then.currency):
            moment, currency = before.taken_at, value.currency or then.currency
            found.append(Moved(value.id, value.scope, value.unit, then.value, value.value, moment, currency))
    return tuple(found)


def since_said(moves: Sequence[Moved]) -> Words:
    """What the list of them is headed by, with when the earlier figures were taken, in UTC+8."""
    when = moment_said(moves[0].since)
    return Words(f"自提交后有变（对比 {when} 的快照）：", f"Moved since hand-in (snapshot of {when}): ")
