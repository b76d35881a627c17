"""What formulas came to: a ratio or a sum of facts, in one currency or not at all."""

from collections.abc import Iterable, Sequence
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from engine.kpi.catalogue import KPIS, Scope
from engine.kpi.tallies import Amounts, Tally, amounts
from engine.reports.measures import MEASURES
from engine.reports.sources import Fact
from engine.settings import Settings
from engine.words import Words


class Result(Struct, frozen=True, omit_defaults=True):
    """A value before it is judged, or why there is none."""

    value: float | None = None
    facts: tuple[Fact, ...] = ()
    parts: dict[str, float] = {}
    """Measure to sum: the figures inside the formula."""
    flags: frozenset[str] = frozenset()
    currency: str | None = None
    reason: Words | None = None
    formula: str = ""
    """Where it differs from the catalogue's."""


Results = dict[tuple[str, Scope], Result]
"""KPI id and scope to what it came to."""


def unknown(reason: Words | None, told: Tally | None = None) -> Result:
    """No value, and why; with the facts that were there all the same."""
    if told is None:
        return Result(reason=reason)
    return Result(None, told.facts, flags=told.flags, reason=reason)


def rounded(value: float) -> float:
    """Without the dust of binary fractions, which would make 30 % of a limit 30.000000000000004 %."""
    return round(value, 6)


def worst(kpi: str, results: Sequence[Result]) -> Result:
    """The worst of them, which speaks where each is judged for itself; where none is known, the first says why."""
    known = [(result.value, result) for result in results if result.value is not None]
    if not known:
        return results[0]
    choose = max if KPIS[kpi].better == "down" else min
    return choose(known, key=lambda pair: pair[0])[1]


def worst_of_all(kpi: str, by_code: dict[str, Result]) -> Result:
    """The worst marketplace, since each account is judged for itself; those without a report are named."""
    return of_all(worst(kpi, list(by_code.values())), by_code)


def of_all(result: Result, by_code: dict[str, Result]) -> Result:
    """What all marketplaces come to, with a word about those of which nothing was handed in."""
    absent = [code for code, one in by_code.items() if not one.facts]
    if result.value is None or not absent:
        return result
    return replace(result, flags=result.flags | {"partial"}, reason=result.reason or left_out(absent))


def left_out(codes: Sequence[str]) -> Words:
    """That marketplaces do not count in the whole, since their data is missing."""
    return Words(f"不含 {'、'.join(codes)} 站，缺数据。", f"Without {', '.join(codes)}, of which data is missing.")


def total(measure: str, told: Tally, settings: Settings) -> Result:
    """The sum of one measure."""
    if not told.facts:
        return unknown(told.reason)
    sums = amounts(told.facts, measure)
    joint = in_one_currency([sums], settings)
    if joint is None:
        return unknown(_no_rate([sums], settings), told)
    value, currency = rounded(joint[0][0]), joint[1]
    money = currency if MEASURES[measure].money else None
    return Result(value, told.facts, {measure: value}, told.flags, money, told.reason)


def ratio(numerator: str, denominator: str, factor: float, tops: Tally, bottoms: Tally, settings: Settings) -> Result:
    """One sum over another; never an average of ratios."""
    lacking = next((one for one in (tops, bottoms) if not one.facts), None)
    if lacking:
        return unknown(lacking.reason)
    both = _both(tops, bottoms)
    sums = [amounts(tops.facts, numerator), amounts(bottoms.facts, denominator)]
    joint = in_one_currency(sums, settings)
    if joint is None:
        return unknown(_no_rate(sums, settings), both)
    over, under = joint[0]
    parts = {numerator: rounded(over), denominator: rounded(under)}
    if under == 0:
        reason = _infinite(numerator, denominator) if over else _both_nothing(denominator)
        return Result(None, both.facts, parts, both.flags, None, reason)
    return Result(rounded(factor * over / under), both.facts, parts, both.flags, None, both.reason)


def _both(tops: Tally, bottoms: Tally) -> Tally:
    if tops is bottoms:
        return tops
    return Tally((*tops.facts, *bottoms.facts), tops.flags | bottoms.flags, tops.reason or bottoms.reason)


def in_one_currency(sums: Sequence[Amounts], settings: Settings) -> tuple[list[float], str | None] | None:
    """The sums in the currency that they share, else in the base of the house's rates; None where a rate lacks."""
    currencies = {currency for one in sums for currency in one if currency is not None}
    if len(currencies) <= 1 and not any(None in one and len(one) > 1 for one in sums):
        return [fsum(one.values()) for one in sums], next(iter(currencies), None)
    rates = {settings.rate_base: 1.0, **settings.rates}
    if not currencies <= set(rates) or any(None in one and len(one) > 1 for one in sums):
        return None
    converted = [fsum(v * (rates[c] if c else 1.0) for c, v in one.items()) for one in sums]
    return converted, settings.rate_base


def _no_rate(sums: Iterable[Amounts], settings: Settings) -> Words:
    currencies = sorted({currency for one in sums for currency in one if currency})
    lacking = [c for c in currencies if c != settings.rate_base and c not in settings.rates]
    if not lacking:
        return Words("有金额没有写明币种，不能相加。", "Some amounts name no currency and cannot be added.")
    return Words(
        f"有多种币种（{'、'.join(currencies)}），不能相加。"
        f"请在 kaihui.toml 的 [rates] 中写上 {'、'.join(lacking)} 的汇率。",
        f"Amounts in {', '.join(currencies)} are not added. Give the rates of {', '.join(lacking)} under [rates] "
        "in kaihui.toml.",
    )


def _infinite(numerator: str, denominator: str) -> Words:
    top, bottom = MEASURES[numerator].label, MEASURES[denominator].label
    return Words(
        f"有{top.zh}而{bottom.zh}为 0，算不出比值。", f"There is {top.en} but no {bottom.en}: the ratio is infinite."
    )


def _both_nothing(denominator: str) -> Words:
    bottom = MEASURES[denominator].label
    return Words(f"{bottom.zh}为 0，算不出比值。", f"No {bottom.en}: there is no ratio.")
