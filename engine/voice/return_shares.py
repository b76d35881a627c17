"""Which reasons for returns have grown or shrunk since the period before (R46)."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from engine.voice.return_reasons import Reason, reason_of


class ReasonShare(Struct, frozen=True):
    """One reason among all returns of a period."""

    reason: Reason
    count: int
    """Units returned for it."""
    share: float
    """Of all units returned in the period, 0 to 1."""
    before: int
    """The same in the period before."""
    change: float | None
    """In points of share: 4.2 means from 10.0 % to 14.2 %; None where one of the periods has no returns."""


def reason_shares(now: Mapping[str, int], before: Mapping[str, int]) -> tuple[ReasonShare, ...]:
    """Counts of codes as shares by reason, those that moved most first; codes that mean one reason are one."""
    counts, earlier = _by_reason(now), _by_reason(before)
    total, previous = counts.total(), earlier.total()
    shares = (
        ReasonShare(
            reason=reason,
            count=counts[reason],
            share=counts[reason] / total if total else 0.0,
            before=earlier[reason],
            change=100 * (counts[reason] / total - earlier[reason] / previous) if total and previous else None,
        )
        for reason in counts | earlier
    )
    return tuple(sorted(shares, key=_rank))


def _rank(share: ReasonShare) -> tuple[float, int, str]:
    """Top movers first; without a period to compare with, the commonest."""
    return -abs(share.change or 0.0), -share.count, share.reason.code


def _by_reason(counts: Mapping[str, int]) -> Counter[Reason]:
    sums: Counter[Reason] = Counter()
    for code, count in counts.items():
        if count > 0:
            sums[reason_of(code)] += count
    return sums
