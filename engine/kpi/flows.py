"""KPIs out of sums over a period: ads, sales, conversion, returns, claims."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

import msgspec

from engine.dates import Period
from engine.kpi.catalogue import Scope
from engine.kpi.results import Result, Results, left_out, ratio, rounded, total, unknown
from engine.kpi.tallies import Ledger, Tally, amounts, merged, tally
from engine.reports.sources import Fact
from engine.settings import Settings
from engine.words import Words


class Ratio(NamedTuple):
    """One measure over another, of the same report."""

    numerator: str
    denominator: str
    factor: float = 100.0


SUMS = ("impressions", "clicks", "ad_spend", "ad_sales", "sales", "units", "sessions", "claims_granted")
RATIOS = {
    "acos": Ratio("ad_spend", "ad_sales"),
    "roas": Ratio("ad_sales", "ad_spend", 1.0),
    "ctr": Ratio("clicks", "impressions"),
    "cvr": Ratio("units", "sessions"),
    "negative_feedback_rate": Ratio("negative_feedback", "feedback"),
}
ACROSS = {
    "tacos": Ratio("ad_spend", "sales"),
    "return_rate": Ratio("units_returned", "units"),
    "claims_rate": Ratio("claims_granted", "units"),
}
"""Ratios of two reports, which must be of the same days."""
BY_CAMPAIGN = ("acos", "roas", "ctr", "ad_spend", "ad_sales")
CLAIM_DAYS = 14
"""Half of the four weeks that are compared (R30)."""


def flows(ledger: Ledger, settings: Settings, period: Period) -> Results:
    """All KPIs that are sums, for all marketplaces together and for each."""
    found: Results = {}
    for kpi in SUMS:
        told = {code: tally(ledger, code, (kpi,), period) for code in settings.series.marketplaces}
        _sum_of(found, kpi, told, settings)
    for kpi, parts in RATIOS.items():
        measures = (parts.numerator, parts.denominator)
        told = {code: tally(ledger, code, measures, period) for code in settings.series.marketplaces}
        if kpi == "cvr":
            told = {code: _with_traffic(one) for code, one in told.items()}
        _ratio_of(found, kpi, parts, told, told, settings)
    for kpi, parts in ACROSS.items():
        pairs = {code: _same_days(ledger, code, parts, period) for code in settings.series.marketplaces}
        tops = {code: pair[0] for code, pair in pairs.items()}
        bottoms = {code: pair[1] for code, pair in pairs.items()}
        _ratio_of(found, kpi, parts, tops, bottoms, settings)
    for code in settings.series.marketplaces:
        found["claims_14d_growth", Scope(code)] = _claims(ledger, [code], period)
    found["claims_14d_growth", Scope()] = _claims(ledger, settings.series.marketplaces, period)
    return found


def _sum_of(found: Results, kpi: str, told: dict[str, Tally], settings: Settings) -> None:
    for code, one in told.items():
        found[kpi, Scope(code)] = total(kpi, one, settings)
        for campaign, part in _by_campaign(kpi, one):
            found[kpi, Scope(code, campaign)] = total(kpi, part, settings)
    found[kpi, Scope()] = total(kpi, _together(told, told), settings)


def _ratio_of(
    found: Results, kpi: str, parts: Ratio, tops: dict[str, Tally], bottoms: dict[str, Tally], settings: Settings
) -> None:
    for code in tops:
        found[kpi, Scope(code)] = ratio(*parts, tops[code], bottoms[code], settings)
        for campaign, part in _by_campaign(kpi, tops[code]):
            found[kpi, Scope(code, campaign)] = ratio(*parts, part, part, settings)
    above, below = _together(tops, bottoms), _together(bottoms, tops)
    found[kpi, Scope()] = ratio(*parts, above, below if tops is not bottoms else above, settings)


def _by_campaign(kpi: str, told: Tally) -> list[tuple[str, Tally]]:
    if kpi not in BY_CAMPAIGN:
        return []
    campaigns: dict[str, list[Fact]] = defaultdict(list)
    for fact in told.facts:
        if fact.campaign:
            campaigns[fact.campaign].append(fact)
    flags = told.flags - {"mixed_attribution"}
    return [(name, merged([Tally(tuple(facts), flags, told.reason)])) for name, facts in sorted(campaigns.items())]


def _together(told: dict[str, Tally], with_: dict[str, Tally]) -> Tally:
    """All marketplaces that have both sides, and a word about those that have not."""
    there = [code for code in told if told[code].facts and with_[code].facts]
    absent = [code for code in told if code not in there]
    if not there:
        return next(one for code in told for one in (told[code], with_[code]) if not one.facts)
    whole = merged(told[code] for code in there)
    if not absent:
        return whole
    return msgspec.structs.replace(whole, flags=whole.flags | {"partial"}, reason=left_out(absent))


def _with_traffic(told: Tally) -> Tally:
    """Without the days whose orders are in and whose visits are not: Amazon books traffic a day or two later."""
    counted = tuple(fact for fact in told.facts if fact.values["sessions"] or not fact.values["units"])
    if len(counted) == len(told.facts) or not counted:
        return told
    lacking = len(told.facts) - len(counted)
    reason = Words(
        f"有 {lacking} 行有销量而会话数为 0（流量数据未到），未计入。",
        f"{lacking} rows with units but no sessions yet are left out: traffic arrives later.",
    )
    return Tally(counted, told.flags | {"partial"}, reason, told.last)


def _same_days(ledger: Ledger, code: str, parts: Ratio, period: Period) -> tuple[Tally, Tally]:
    """Both sides over the same days: where the sales end before the spend, both are cut there."""
    tops = tally(ledger, code, (parts.numerator,), period)
    bottoms = tally(ledger, code, (parts.denominator,), period)
    if tops.last is None or bottoms.last is None or bottoms.last >= tops.last:
        return tops, bottoms
    common = Period(period.start, bottoms.last)
    reason = Words(
        f"只算到 {common.end}，两边都有数据的日子。", f"Only up to {common.end}, the days that both sides have."
    )
    tops = tally(ledger, code, (parts.numerator,), common)
    if tops.facts:
        tops = msgspec.structs.replace(tops, flags=tops.flags | {"partial"}, reason=reason)
    return tops, bottoms


def _claims(ledger: Ledger, codes: Sequence[str], period: Period) -> Result:
    """A-to-z claims of the 14 days up to the period's end against the 14 before (R30)."""
    now = Period(period.end - timedelta(days=CLAIM_DAYS - 1), period.end)
    told = [tally(ledger, code, ("claims_granted",), days) for days in (now.before(), now) for code in codes]
    lacking = next((one for one in told if not one.facts or "partial" in one.flags), None)
    if lacking:
        return unknown(_four_weeks(now), merged(told))
    base, recent = merged(told[: len(codes)]), merged(told[len(codes) :])
    before, after = (sum(amounts(one.facts, "claims_granted").values()) for one in (base, recent))
    parts = {"claims_before": before, "claims_recent": after}
    whole = merged([base, recent])
    if before == 0 and after > 0:
        reason = Words(
            f"前 14 天没有索赔，近 14 天 {after:g} 件，算不出增幅。",
            f"No claims in the 14 days before, {after:g} in the last 14: there is no growth rate.",
        )
        return Result(None, whole.facts, parts, whole.flags, reason=reason)
    growth = 0.0 if before == after else rounded(100 * after / before - 100)
    counts = Words(f"{before:g} 件 → {after:g} 件。", f"{before:g} → {after:g} claims.")
    return Result(growth, whole.facts, parts, whole.flags, reason=counts)


def _four_weeks(days: Period) -> Words:
    first = days.before().start
    return Words(
        f"要 {first} 至 {days.end} 每天的索赔数（28 天）才能比较。",
        f"Claims of every day from {first} to {days.end} (28 days) are needed.",
    )
