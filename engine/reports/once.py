"""The same facts count once: copies, overlapping exports, and coarse beside fine reports of the same thing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from engine.dates import Period, moment_said
from engine.reports.measures import only_levels
from engine.reports.reading import Problem
from engine.reports.sources import Fact, Placed
from engine.words import Words

Key = tuple[str, str | None, str | None, str | None, str | None]
Window = tuple[date, date]


def once(facts: Iterable[Fact]) -> list[Fact]:
    """The facts without those that another file tells again.

    For one report, marketplace, campaign, ASIN and window the file that was handed in last counts. Where windows of
    two files overlap without being equal, the newer one counts, unless the older one covers all of it and more:
    then nothing but the wide one is whole.
    """
    kept, doubled = _told_apart(facts)
    for windows in _by_key(doubled).values():
        newest = {window: _newest_file(same) for window, same in windows.items()}
        if len(newest) > 1 and not all(_is_day(window) for window in newest):
            newest = _without_overlaps(newest)
        for same in newest.values():
            kept.extend(same)
    return kept


def _told_apart(facts: Iterable[Fact]) -> tuple[list[Fact], list[Fact]]:
    """The facts of files whose days no other file tells of the same report and marketplace, and all others."""
    reports: dict[tuple[str, str | None], dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        reports[fact.report, fact.marketplace][fact.file].append(fact)
    alone: list[Fact] = []
    doubled: list[Fact] = []
    for files in reports.values():
        spans = {file: _span(same) for file, same in files.items()} if len(files) > 1 else {}
        for file, same in files.items():
            shared = any(_overlap(spans[file], span) for other, span in spans.items() if other != file)
            (doubled if shared else alone).extend(same)
    return alone, doubled


def _span(facts: Sequence[Fact]) -> Window:
    """From the first to the last day that a file tells of."""
    windows = {window_of(fact) for fact in facts}
    return min(window[0] for window in windows), max(window[1] for window in windows)


def _by_key(facts: Iterable[Fact]) -> dict[Key, dict[Window, list[Fact]]]:
    keyed: dict[Key, dict[Window, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        keyed[_key(fact)][window_of(fact)].append(fact)
    return keyed


def _key(fact: Fact) -> Key:
    return fact.report, fact.marketplace, fact.campaign, fact.asin, fact.sku


def window_of(fact: Fact) -> Window:
    """The days that a sum belongs to, or the day that a level was true on; unknown days are all one."""
    if only_levels(fact.values):
        return fact.as_of.date(), fact.as_of.date()
    return fact.start or date.min, fact.end or fact.start or date.min


def _is_day(window: Window) -> bool:
    return window[0] == window[1]


def _recency(fact: Fact) -> tuple[float, int, str]:
    """Later is believed; of copies of the same second the shorter name, `a.csv` before `a (1).csv`."""
    return fact.submitted_at.timestamp(), -len(fact.file), fact.file


def _newest_file(same: Sequence[Fact]) -> list[Fact]:
    """All facts of the file that was handed in last; a file may tell one thing in several rows."""
    winner = max(same, key=_recency).file
    return [fact for fact in same if fact.file == winner]


def _without_overlaps(windows: dict[Window, list[Fact]]) -> dict[Window, list[Fact]]:
    kept: dict[Window, list[Fact]] = {}
    for window, facts in sorted(windows.items(), key=lambda item: _recency(item[1][0]), reverse=True):
        others = [other for other in kept if _overlap(other, window) and kept[other][0].file != facts[0].file]
        if any(not _inside(other, window) for other in others):
            continue
        for other in others:
            del kept[other]
        kept[window] = facts
    return kept


def _overlap(one: Window, other: Window) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _inside(inner: Window, outer: Window) -> bool:
    """Whether `outer` covers all of `inner`."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def copies(placed: Sequence[Placed]) -> dict[str, Problem]:
    """The files that tell again what a later one tells, and the sentence that says so."""
    said: dict[str, Problem] = {}
    counted = {id(fact) for fact in once(fact for one in placed for fact in one.facts)}
    lost = [[fact for fact in one.facts if id(fact) not in counted] for one in placed]
    told = _told(placed, {_key(facts[0]) for facts in lost if facts})
    for one, facts in zip(placed, lost, strict=True):
        if facts:
            said[one.source.file] = Problem(_repeated(facts, len(one.facts), told))
    return said


def _told(placed: Sequence[Placed], keys: Collection[Key]) -> dict[Key, list[Fact]]:
    """All facts that tell one of these things, whichever of them counts."""
    told: dict[Key, list[Fact]] = {key: [] for key in keys}
    for fact in (fact for one in placed for fact in one.facts if keys):
        if (key := _key(fact)) in told:
            told[key].append(fact)
    return told


def _repeated(lost: Sequence[Fact], of: int, told: dict[Key, list[Fact]]) -> Words:
    again = max((fact for fact in told[_key(lost[0])] if fact.file != lost[0].file), key=_recency)
    other = again.file
    if len(lost) == of and again.submitted_at < lost[0].submitted_at:
        return Words(
            f"{other} 提交更早，但日期更全，本文件不计入。",
            f"{other} was handed in earlier and covers more days; this one does not count.",
        )
    if len(lost) == of:
        then, later = (moment_said(fact.submitted_at) for fact in (lost[0], again))
        return Words(
            f"与 {other} 内容重复（本文件 {then} 提交，那份 {later}），只计后交的一份，本文件不计入。",
            f"{other} tells the same facts (this one handed in {then}, that one {later}); "
            "only the later file counts, this one does not.",
        )
    return Words(
        f"有 {len(lost)} 项与 {other} 日期重叠，这些只计后交的一份。",
        f"{len(lost)} of its figures overlap with {other}; of these only the later file counts.",
    )


def within(facts: Iterable[Fact], period: Period) -> list[Fact]:
    """The facts whose window lies wholly in the period."""
    return [fact for fact in facts if fact.start and fact.end and period.covers(fact.start, fact.end)]


def astride(facts: Iterable[Fact], period: Period, measures: Sequence[str]) -> list[Fact]:
    """The facts whose window crosses the period's border, and that are not 0 anyway: they cannot be cut."""
    return [
        fact
        for fact in facts
        if fact.start
        and fact.end
        and period.touches(fact.start, fact.end)
        and not period.covers(fact.start, fact.end)
        and any(fact.values.get(measure) for measure in measures)
    ]
