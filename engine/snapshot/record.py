"""A snapshot: what all KPIs came to at one moment, immutable, with where each came from."""

from datetime import datetime

from msgspec import Struct

from engine.dates import Period
from engine.findings.rules import Finding
from engine.kpi.catalogue import KpiValue
from engine.reports.absent import Missing, Unrecognised
from engine.reports.sources import Source
from engine.snapshot.ipi import IpiHistory
from engine.snapshot.market_voice import MarketVoice


class Snapshot(Struct, frozen=True, omit_defaults=True):
    """All values and findings of one period, as the reports gave them at one moment."""

    period: Period
    previous: Period
    taken_at: datetime
    """When it was taken; not part of its hash, since the same facts make the same snapshot."""
    as_of: datetime | None = None
    """The latest moment that any of its values is of; None when there is no data at all."""
    meeting_at: datetime | None = None
    deadline: datetime | None = None
    """When the reports were due: 48 h before the meeting (R9)."""
    values: tuple[KpiValue, ...] = ()
    findings: tuple[Finding, ...] = ()
    sources: tuple[Source, ...] = ()
    missing: tuple[Missing, ...] = ()
    unrecognised: tuple[Unrecognised, ...] = ()
    voice: tuple[MarketVoice, ...] = ()
    """What buyers said, marketplace by marketplace."""
    ipi: tuple[IpiHistory, ...] = ()
    """The IPI as it went, marketplace by marketplace."""
    format: int = 1
    """Of the file; older ones must load for ever."""

    @property
    def of_whole_shops(self) -> tuple[KpiValue, ...]:
        """The values of marketplaces as a whole; where there is only one, it is not said twice."""
        whole = [value for value in self.values if not value.scope.narrow]
        single = len({value.scope.marketplace for value in whole} - {None}) <= 1
        return tuple(value for value in whole if not single or value.scope.marketplace is None)

    def value(self, kpi: str, marketplace: str | None = None) -> KpiValue | None:
        """The value of a KPI in a whole marketplace, or in all of them."""
        return next(
            (v for v in self.values if v.id == kpi and v.scope.marketplace == marketplace and not v.scope.narrow),
            None,
        )
