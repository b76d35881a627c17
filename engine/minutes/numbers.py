"""The KPIs of a document: better or worse by group, each value with its target and trend, what moved, what fired."""

from collections.abc import Sequence

from msgspec.structs import replace

from engine.findings.rules import Finding
from engine.kpi.catalogue import GROUPS, KPIS, KpiValue, Light
from engine.kpi.figures import change_said, figure_said
from engine.kpi.lights import FLAGS_SAID, light_said, target_said
from engine.kpi.verdicts import VERDICTS_SAID, GroupVerdict, Verdict
from engine.meeting.records import MARKS
from engine.minutes.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Entry,
    Heading,
    Line,
    Paragraph,
    Table,
    Tone,
    Trend,
    plain,
    toned,
)
from engine.minutes.lines import bracketed, listed
from engine.minutes.record import Minutes
from engine.reports.freshness import as_of_said
from engine.snapshot.moved import since_said
from engine.snapshot.trend import Point, bars
from engine.words import Words, joined, same

_LIGHT_TONES: dict[Light, Tone] = {"green": "good", "amber": "warn", "red": "bad", "unknown": "soft"}
_VERDICT_TONES: dict[Verdict, Tone] = {"better": "good", "same": "plain", "worse": "bad", "unknown": "soft"}
_SCOPE = Column(Words("范围", "Scope"), 2)
_COLUMNS = (
    Column(same("KPI"), 6),
    Column(Words("现值", "Now"), 5, numeric=True),
    Column(Words("上期", "Before"), 5, numeric=True),
    Column(Words("变化", "Change"), 3, numeric=True),
    Column(Words("目标", "Target"), 4, numeric=True),
    Column(Words("状态", "Status"), 3),
    Column(Words("走势", "Trend"), 3),
    Column(Words("数据截至（UTC+8）", "As of (UTC+8)"), 7),
)


def numbers(minutes: Minutes) -> list[Block]:
    """The section about KPIs; nothing where no value is known."""
    minutes = _concerning(minutes)
    known = [pair for pair in zip(minutes.kpis, minutes.trends, strict=True) if pair[0].value is not None]
    if not known:
        return []
    places = {value.scope.marketplace for value, _ in known}
    columns = _COLUMNS if len(places) <= 1 else (_COLUMNS[0], _SCOPE, *_COLUMNS[1:])
    rows = tuple(_row(value, points, minutes, len(places) > 1) for value, points in known)
    head = Heading(Words("KPI 与上期相比", "KPIs against the period before"))
    asked = {KPIS[kpi].group for kpi in _asked(minutes) if kpi in KPIS}
    groups = [one for one in minutes.verdicts if one.verdict != "unknown" or one.group in asked]
    return [head, _by_group(groups), Table(columns, rows), *_footnotes(minutes), *_findings(minutes)]


def _concerning(minutes: Minutes) -> Minutes:
    """An emergency is about the account's health, and leaves the other groups to the meeting of the series (R61)."""
    if minutes.emergency is None:
        return minutes
    kept = [pair for pair in zip(minutes.kpis, minutes.trends, strict=True) if KPIS[pair[0].id].group == "health"]
    return replace(
        minutes,
        kpis=tuple(value for value, _ in kept),
        trends=tuple(points for _, points in kept),
        verdicts=tuple(one for one in minutes.verdicts if one.group == "health"),
        findings=tuple(one for one in minutes.findings if one.rule.startswith("health.")),
        moved=tuple(one for one in minutes.moved if KPIS[one.kpi].group == "health"),
    )


def _by_group(groups: Sequence[GroupVerdict]) -> Table:
    columns = (
        Column(Words("方面", "Group"), 3),
        Column(Words("结论", "Verdict"), 3),
        Column(Words("变好", "Better"), 6),
        Column(Words("变差", "Worse"), 6),
    )
    rows = (
        (
            (plain(GROUPS[one.group]),),
            (toned(VERDICTS_SAID[one.verdict], _VERDICT_TONES[one.verdict]),),
            (plain(listed(KPIS[kpi].label for kpi in one.better)),),
            (plain(listed(KPIS[kpi].label for kpi in one.worse)),),
        )
        for one in groups
    )
    return Table(columns, tuple(rows))


def _row(value: KpiValue, points: tuple[Point, ...], minutes: Minutes, placed: bool) -> tuple[Cell, ...]:
    place = ((plain(value.scope.said()),),) if placed else ()
    return (
        (plain(KPIS[value.id].label),),
        *place,
        (toned(figure_said(value.value, value.unit, value.currency), "strong"),),
        (plain(figure_said(value.previous, value.unit, value.currency)),),
        (plain(change_said(value.value, value.previous, value.unit)),),
        (plain(target_said(value)),),
        (toned(light_said(value), _LIGHT_TONES[value.status]),),
        _trend(value, points),
        _as_of(value, minutes),
    )


def _trend(value: KpiValue, points: tuple[Point, ...]) -> Trend:
    figures = [figure_said(point.value, value.unit, value.currency) for point in points]
    return Trend(tuple(point.value for point in points), bars(points), same(" → ".join(figures)))


def _as_of(value: KpiValue, minutes: Minutes) -> Line:
    if value.as_of is None:
        return ()
    told_at = minutes.closed_at or minutes.started_at or value.as_of
    flags = [FLAGS_SAID[flag] for flag in value.flags if flag in FLAGS_SAID]
    said = plain(as_of_said(value.as_of, told_at))
    return (said, toned(same(" ") + joined(flags, " ", ", "), "warn")) if flags else (said,)


def _asked(minutes: Minutes) -> frozenset[str]:
    """The KPIs that the agenda is about; all of them where it names none."""
    return frozenset(kpi for one in minutes.items for kpi in one.item.plan.kpis) or frozenset(KPIS)


def _unknown(minutes: Minutes) -> list[Words]:
    """The KPIs of the agenda without data; where some marketplace has any, those that have none.

    What no item is about lacks nothing: a shop of one person looks at ads and stock only (R35).
    """
    asked = _asked(minutes)
    lacking: dict[str, list[Words]] = {}
    for value in minutes.kpis:
        if value.value is None and value.id in asked:
            lacking.setdefault(value.id, []).append(value.scope.said())
    known = {value.id for value in minutes.kpis if value.value is not None}
    return [
        KPIS[kpi].label + (bracketed(listed(places)) if kpi in known else same("")) for kpi, places in lacking.items()
    ]


def _footnotes(minutes: Minutes) -> list[Block]:
    notes: list[Line] = []
    if any(target_said(value).endswith("*") for value in minutes.kpis if value.value is not None):
        notes.append((toned(Words("* 亚马逊公布的限值", "* a limit that Amazon publishes"), "soft"),))
    if minutes.marks:
        marked = [KPIS[kpi].label + same(" ") + MARKS[mark] for kpi, mark in minutes.marks.items() if kpi in KPIS]
        notes.append((plain(Words("逐项看过：", "Looked at one by one: ") + listed(marked)),))
    if minutes.moved:
        listed_moves = joined([one.said() for one in minutes.moved], "，", ", ")
        notes.append((plain(since_said(minutes.moved) + listed_moves),))
    if unknown := _unknown(minutes):
        notes.append((toned(Words("没有数据：", "No data: ") + listed(unknown), "soft"),))
    return [Paragraph(line) for line in notes]


def _findings(minutes: Minutes) -> list[Block]:
    whole = [finding for finding in minutes.findings if not finding.scope.narrow]
    if not whole:
        return []
    entries = tuple(_finding(finding, minutes.findings) for finding in whole)
    return [Heading(Words("触发的内部规则", "House rules that fired"), 3), Bullets(entries)]


def _finding(finding: Finding, findings: Sequence[Finding]) -> Entry:
    """A finding about a whole marketplace, with the campaigns or products in which it fires too."""
    narrow = [one.scope for one in findings if one.rule == finding.rule and one.scope.narrow]
    inside = [scope for scope in narrow if finding.scope.marketplace in (None, scope.marketplace)]
    red = finding.level == "red"
    line = [
        toned("✗ " if red else "! ", "bad" if red else "warn"),
        toned(finding.label, "strong"),
        plain(bracketed(finding.scope.said()) + Words("：", ": ") + (finding.reason or finding.label)),
    ]
    below: tuple[Line, ...] = ()
    if inside:
        where = listed(same(scope.campaign or scope.sku or scope.asin or "") for scope in inside)
        below = ((toned(Words("其中：", "Among them: ") + where, "soft"),),)
    return Entry(tuple(line), below)
