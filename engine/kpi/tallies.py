"""Which facts answer for a marketplace and a period: one report of each kind, whole windows, each fact once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from engine.dates import Period
from engine.marketplaces import end_of_day
from engine.reports.measures import EVENTS, LEVELS, MEASURES, part_of, report_rank
from engine.reports.once import astride, once, within
from engine.reports.sources import Fact, Placed
from engine.words import Words

Amounts = Mapping[str | None, float]
"""Currency to sum; None for what is no money, or money without a named currency."""


class Tally(Struct, frozen=True):
    """The facts that answer a question, or why none do."""

    facts: tuple[Fact, ...] = ()
    flags: frozenset[str] = frozenset()
    """What is doubtful: the facts' states, partial, mixed_attribution."""
    reason: Words | None = None
    """Why there is no answer, or what it leaves out."""
    last: date | None = None
    """The last day that it covers."""


class Ledger:
    """The facts of all sources, by marketplace; and the days that each file covers."""

    def __init__(self, placed: Iterable[Placed]) -> None:
        self.covers: dict[str, Period | None] = {}
        self.lost: dict[str, tuple[str, ...]] = {}
        """Of each file, the measures whose sums lack a cell that could not be understood."""
        self.told: dict[tuple[str, tuple[str, ...], Period], Tally] = {}
        """Answers that were given: several KPIs ask the same question."""
        self._facts: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        self._levels: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self._touching: dict[tuple[str, Period], dict[str, list[Fact]]] = {}
        self._inside: dict[tuple[Period, tuple[int, ...]], list[Fact]] = {}
        for one in placed:
            self.covers[one.source.file] = one.source.period
            self.lost[one.source.file] = one.lost
            for fact in one.facts:
                if fact.marketplace:
                    self._facts[fact.marketplace][fact.report].append(fact)
                    for measure in fact.values.keys() & LEVELS:
                        self._levels[fact.marketplace, measure].append(fact)

    def levels(self, marketplace: str, *measures: str) -> list[Fact]:
        """The facts of a marketplace that hold any of these levels or rates."""
        found = {id(fact): fact for measure in measures for fact in self._levels[marketplace, measure]}
        return list(found.values())

    def touching(self, period: Period, marketplace: str, *measures: str) -> dict[str, list[Fact]]:
        """By report, the facts of a marketplace that hold any of the measures, and whose days touch the period.

        A year of daily rows is looked through once for each period.
        """
        key = marketplace, period
        if key not in self._touching:
            self._touching[key] = {
                report: [fact for fact in facts if fact.start and fact.end and period.touches(fact.start, fact.end)]
                for report, facts in self._facts[marketplace].items()
            }
        telling = {report: _telling(facts, measures) for report, facts in self._touching[key].items()}
        return {report: facts for report, facts in telling.items() if facts}

    def inside(self, facts: Sequence[Fact], period: Period) -> list[Fact]:
        """Those of the ledger's facts that lie in the period, each once; most measures rest on the same facts."""
        key = period, tuple(map(id, facts))
        if key not in self._inside:
            self._inside[key] = once(within(facts, period))
        return self._inside[key]


def _telling(facts: Sequence[Fact], measures: Sequence[str]) -> list[Fact]:
    """Those that hold any of the measures."""
    if len(measures) == 1:
        return [fact for fact in facts if measures[0] in fact.values]
    return [fact for fact in facts if not fact.values.keys().isdisjoint(measures)]


def _complete(facts: Sequence[Fact], measures: Sequence[str]) -> Sequence[Fact]:
    """Those that hold all of the measures, of facts that hold any."""
    return facts if len(measures) == 1 else [fact for fact in facts if fact.values.keys() >= set(measures)]


def tally(ledger: Ledger, marketplace: str, measures: Sequence[str], period: Period) -> Tally:
    """The facts that tell the measures of a marketplace in the period.

    Ads types add up, and so do returns to Amazon and to the seller. Reports of one part tell the same facts, so
    that the coarsest that can answer is taken: a campaign report before a search term report, which misses what was
    shown without a click. What an ERP tells of the whole counts only where no report of a part is there.
    """
    asked = marketplace, tuple(measures), period
    if asked not in ledger.told:
        ledger.told[asked] = _tally(ledger, *asked)
    return ledger.told[asked]


def _tally(ledger: Ledger, marketplace: str, measures: Sequence[str], period: Period) -> Tally:
    parts: dict[str, dict[str, list[Fact]]] = defaultdict(dict)
    for report, facts in ledger.touching(period, marketplace, *measures).items():
        parts[part_of(report)][report] = facts
    if len(parts) > 1:
        parts.pop("", None)
    answers = [_answer(ledger, reports, measures, period) for reports in parts.values()]
    told = [answer for answer in answers if answer.facts]
    failed = next((answer for answer in answers if not answer.facts and answer.reason), None)
    if failed or not told:
        return failed or Tally(reason=_nothing(measures, marketplace, period))
    return merged(told)


def merged(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one; where one is doubtful, so is the whole."""
    tallies = list(tallies)
    facts = tuple(fact for one in tallies for fact in one.facts)
    flags = frozenset().union(*(one.flags for one in tallies))
    windows = {fact.attribution_days for fact in facts if "ad_sales" in fact.values and fact.attribution_days}
    if len(windows) > 1:
        flags |= {"mixed_attribution"}
    reason = next((one.reason for one in tallies if one.reason), None)
    return Tally(facts, flags, reason, max((one.last for one in tallies if one.last), default=None))


def doubts(facts: Iterable[Fact]) -> frozenset[str]:
    """The states of the facts that are not simply fresh."""
    return frozenset(fact.status for fact in facts if fact.status != "fresh")


def amounts(facts: Iterable[Fact], measure: str) -> Amounts:
    """The sum of a measure, apart by currency where it is money; fsum, so that order changes nothing."""
    money = MEASURES[measure].money
    sums: dict[str | None, list[float]] = defaultdict(list)
    for fact in facts:
        if measure in fact.values:
            sums[fact.currency if money else None].append(fact.values[measure])
    return {currency: fsum(values) for currency, values in sums.items()}


def _answer(ledger: Ledger, reports: Mapping[str, Sequence[Fact]], measures: Sequence[str], period: Period) -> Tally:
    """The first report, coarsest first, that has the period whole and uncut."""
    refusal: Tally | None = None
    for report in sorted(reports, key=report_rank):
        facts = _coarsest(reports[report])
        complete = _complete(facts, measures)
        inside = ledger.inside(complete, period)
        across = astride(_unanswered(ledger, complete, inside, period), period, measures)
        if inside and not across:
            whole = _told(ledger, inside, period, complete=len(complete) == len(facts))
            return _with_losses(ledger, whole, measures)
        if across:
            refusal = refusal or Tally(reason=_uncut(across[0], period))
    return refusal or Tally()


def _coarsest(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Totals, where the report has them beside the same by ASIN or SKU."""
    totals = [fact for fact in facts if fact.asin is None and fact.sku is None]
    return totals or facts


def _unanswered(ledger: Ledger, facts: Sequence[Fact], inside: Sequence[Fact], period: Period) -> Sequence[Fact]:
    """Facts of files that no other file makes needless by covering the whole period."""
    whole = {fact.file for fact in inside if _covers(ledger.covers.get(fact.file), period)}
    return [fact for fact in facts if fact.file in whole] if whole else facts


def _covers(days: Period | None, period: Period) -> bool:
    return days is not None and days.covers(period.start, period.end)


def _told(ledger: Ledger, facts: Sequence[Fact], period: Period, complete: bool) -> Tally:
    days = _days(ledger, facts)
    lacking = _lacking(facts, days, period)
    reason = None
    if lacking:
        reason = Words(
            f"{period.days} 天中只有 {period.days - lacking} 天的数据。",
            f"Data of {period.days - lacking} of {period.days} days only.",
        )
    partial = {"partial"} if lacking or not complete else set()
    return Tally(tuple(facts), doubts(facts) | partial, reason, max(days, default=None))


def _with_losses(ledger: Ledger, told: Tally, measures: Sequence[str]) -> Tally:
    """A sum that lacks a cell is no whole one: the file and the command that names the row are said (R10)."""
    files = sorted({fact.file for fact in told.facts if not set(measures).isdisjoint(ledger.lost[fact.file])})
    if not files:
        return told
    reason = Words(
        f"{'、'.join(files)} 有看不懂的单元格，没有计入；kaihui check 会指出是哪几行。",
        f"Cells in {', '.join(files)} could not be understood and are not in it: kaihui check names the rows.",
    )
    return replace(told, flags=told.flags | {"partial"}, reason=told.reason or reason)


def _days(ledger: Ledger, facts: Sequence[Fact]) -> set[date]:
    """The days that the facts cover: their own windows, or those of the file where it has one row for each product."""
    windows = {
        (days.start, days.end) if (fact.asin or fact.sku) and (days := ledger.covers.get(fact.file)) else _own(fact)
        for fact in facts
    }
    return {start + timedelta(days=n) for start, end in windows for n in range((end - start).days + 1)}


def _own(fact: Fact) -> tuple[date, date]:
    assert fact.start is not None
    assert fact.end is not None
    return fact.start, fact.end


def _lacking(facts: Sequence[Fact], days: set[date], period: Period) -> int:
    """How many days of the period are not told of.

    Of events, such as returns, the days that were over when the file was handed in are told of, with a row or
    without. Ads may rest for a day: there only both ends count.
    """
    report = facts[0].report
    if report in EVENTS:
        return sum(day not in days for day in _not_over(facts, period))
    if part_of(report):
        return max(0, (min(days) - period.start).days) + max(0, (period.end - max(days)).days)
    return sum(day not in days for day in _each_day(period))


def _not_over(facts: Sequence[Fact], period: Period) -> list[date]:
    """The days of the period that still ran, or had not begun, when the last of the files was handed in."""
    handed_in = max(fact.submitted_at for fact in facts)
    code = facts[0].marketplace
    return [day for day in _each_day(period) if code is None or end_of_day(code, day) > handed_in]


def _each_day(period: Period) -> list[date]:
    return [period.start + timedelta(days=number) for number in range(period.days)]


def _nothing(measures: Sequence[str], marketplace: str, period: Period) -> Words:
    labels = [MEASURES[measure].label for measure in measures]
    zh, en = "、".join(label.zh for label in labels), ", ".join(label.en for label in labels)
    return Words(
        f"{marketplace} 站 {period.name} 没有{zh}的数据。", f"No data of {en} for {marketplace}, {period.name}."
    )


def _uncut(fact: Fact, period: Period) -> Words:
    return Words(
        f"{fact.file} 第 {fact.rows[0]} 行是 {fact.start} 至 {fact.end} 的合计，跨出 {period.name}，拆不开。"
        "请按天（Daily）重新导出。",
        f"{fact.file}, row {fact.rows[0]} sums up {fact.start} to {fact.end}, beyond {period.name}, and cannot be cut. "
        "Export it again by day (Daily).",
    )
