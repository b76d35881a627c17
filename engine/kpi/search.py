"""What searches brought: sums of Amazon's weeks, which run from Sunday to Saturday."""

from engine.dates import Period
from engine.kpi.catalogue import Scope
from engine.kpi.results import Results, total
from engine.kpi.tallies import Ledger, Tally, doubts, merged
from engine.reports.once import once
from engine.settings import Settings
from engine.words import Words

SEARCH = ("search_impressions", "search_clicks", "search_cart_adds", "search_purchases")
LONGEST = 7
"""Days of a window that may stand for a week; a longer one stands for a month only."""


def searches(ledger: Ledger, settings: Settings, period: Period) -> Results:
    """The four counts, for all marketplaces together and for each."""
    found: Results = {}
    for measure in SEARCH:
        told = {code: _told(ledger, code, measure, period) for code in settings.series.marketplaces}
        for code, one in told.items():
            found[measure, Scope(code)] = total(measure, one, settings)
        there = [one for one in told.values() if one.facts]
        whole = merged(there) if there else next(iter(told.values()))
        found[measure, Scope()] = total(measure, whole, settings)
    return found


def _told(ledger: Ledger, code: str, measure: str, period: Period) -> Tally:
    """The windows that end in the period: of a week Monday to Sunday, Amazon's ends the day before."""
    longest = max(LONGEST, period.days)
    facts = once(
        fact
        for told in ledger.touching(period, code, measure).values()
        for fact in told
        if fact.start and fact.end and period.start <= fact.end <= period.end and (fact.end - fact.start).days < longest
    )
    if not facts:
        return Tally(
            reason=Words(f"{code} 站没有搜索查询绩效报表。", f"No search query performance report for {code}.")
        )
    first, last = min(fact.start for fact in facts if fact.start), max(fact.end for fact in facts if fact.end)
    reason = None
    if (first, last) != (period.start, period.end):
        reason = Words(
            f"搜索数据按亚马逊的周（周日到周六）：{first} 至 {last}。",
            f"Search data is of Amazon's weeks (Sunday to Saturday): {first} to {last}.",
        )
    return Tally(tuple(facts), doubts(facts), reason, last)
