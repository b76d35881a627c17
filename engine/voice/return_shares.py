"""Which reasons for returns have grown or shrunk since the period before (R46)."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from engine.voice.phrase import SMALL, UNITS, change_in_count
from engine.voice.return_reasons import Reason, reason_of
from engine.words import Words


class ReasonShare(Struct, frozen=True, omit_defaults=True):
    """One reason among all returns of a period."""

    code: str
    """Of FBA returns, or as it was written where nobody knows it; what it means is in return_reasons.py."""
    count: int
    """Units returned for it."""
    share: float
    """Of all units returned in the period, 0 to 1."""
    before: int = 0
    """The same in the period before."""
    change: float | None = None
    """In points of share: 4.2 means from 10.0 % to 14.2 %; None where one of the periods has no returns."""

    @property
    def reason(self) -> Reason:
        """What the code means, and who can do something about it."""
        return reason_of(self.code)

    @property
    def moved(self) -> Words:
        """The change in points of share; in units where the counts are tiny, or one of them is none."""
        if self.change is None:
            return change_in_count(self.count, self.before or None, UNITS)
        if not self.count or not self.before or max(self.count, self.before) < SMALL:
            return change_in_count(self.count, self.before, UNITS)
        return Words(f"{self.change:+.1f} 个百分点", f"{self.change:+.1f}pt")


def reason_shares(now: Mapping[str, int], before: Mapping[str, int]) -> tuple[ReasonShare, ...]:
    """Counts of codes as shares by reason, those that moved most first; codes that mean one reason are one."""
    counts, earlier = _by_reason(now), _by_reason(before)
    total, previous = counts.total(), earlier.total()
    shares = (
        ReasonShare(
            code=code,
            count=counts[code],
            share=counts[code] / total if total else 0.0,
            before=earlier[code],
            change=100 * (counts[code] / total - earlier[code] / previous) if total and previous else None,
        )
        for code in counts | earlier
    )
    return tuple(sorted(shares, key=_rank))


def _rank(share: ReasonShare) -> tuple[float, int, str]:
    """Top movers first; without a period to compare with, the commonest."""
    return -abs(share.change or 0.0), -share.count, share.code


def _by_reason(counts: Mapping[str, int]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for code, count in counts.items():
        if count > 0:
            sums[reason_of(code).code] += count
    return sums
