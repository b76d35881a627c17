"""What `kpi` shows to people: the scorecard by group, what could not be computed, and what the rules found."""

from collections.abc import Sequence
from datetime import datetime

from rich.console import Console

from engine.findings.rules import Finding
from engine.kpi.catalogue import GROUPS, KPIS, Group, KpiValue, Light
from engine.kpi.figures import change_said, figure_said
from engine.kpi.lights import FLAGS_SAID, is_ext, light_said, target_said
from engine.reports.freshness import as_of_said
from engine.snapshot.history import History
from engine.snapshot.moved import moved
from engine.snapshot.record import Snapshot
from engine.snapshot.trend import bars, trend
from engine.words import Language, Words, joined, same
from tui.printing import Cell, Head, Style, show_line, show_list, show_table

_STYLES: dict[Light, Style] = {"green": "green", "amber": "yellow", "red": "red", "unknown": "dim"}
_HEADS = (
    Head(same("KPI"), flexible=True),
    Head(Words("站点", "place")),
    Head(Words("现值", "now"), right=True),
    Head(Words("上期", "before"), right=True, rank=4),
    Head(Words("变化", "change"), right=True, rank=2),
    Head(Words("目标", "target"), rank=5),
    Head(Words("趋势", "trend"), rank=1),
    Head(Words("状态", "status")),
    Head(Words("数据截至", "as of"), rank=3),
    Head(Words("存疑", "in doubt"), flexible=True),
)
_NARROW_SHOWN = 5
"""Campaigns and SKUs that are listed for a rule; the JSON has all."""


def show_kpis(out: Console, snapshot: Snapshot, name: str, history: History, language: Language) -> None:
    """The scorecard and the lists below it; times are of UTC+8."""
    show_line(out, _title(snapshot, name).said(language), "bold")
    values = [value for value in snapshot.values if not value.scope.narrow]
    places = {value.scope.marketplace for value in values if value.scope.marketplace}
    whole = [value for value in values if value.scope.marketplace is None]
    shown = [value for value in values if value.value is not None and _adds(value, len(places))]
    if shown:
        out.print()
        show_table(out, _HEADS, _rows(shown, snapshot, history, language, several=len(places) > 1), language)
    show_list(out, Words("自提交后有变", "Moved since hand-in").said(language), _moved(snapshot, history, language))
    show_list(out, Words("发现", "Findings").said(language), _fired(snapshot.findings, language))
    show_list(out, Words("无法判断", "Cannot be judged").said(language), _unjudged(snapshot.findings, language))
    show_list(out, Words("算不出来", "Unknown").said(language), _reasons(whole, "?", language))
    show_list(out, Words("说明", "Notes").said(language), _reasons(shown, "~", language))
    if any(is_ext(value) for value in shown):
        note = Words("* 内部规则没有给数，用亚马逊公布的线。", "* Amazon's published limit; the house rules give none.")
        out.print()
        show_line(out, note.said(language), "dim")


def _adds(value: KpiValue, places: int) -> bool:
    """With a single marketplace, all of them together say the same."""
    return places > 1 or value.scope.marketplace is None


def _title(snapshot: Snapshot, name: str) -> Words:
    period = snapshot.period
    as_of = as_of_said(snapshot.as_of, snapshot.taken_at) if snapshot.as_of else same("—")
    return Words(
        f"KPI {period.name}（{period.start:%m-%d} 至 {period.end:%m-%d}）  数据截至 {as_of.zh}（UTC+8）  快照 {name}",
        f"KPIs {period.name} ({period.start:%m-%d} to {period.end:%m-%d})  as of {as_of.en} (UTC+8)  snapshot {name}",
    )


def _moved(snapshot: Snapshot, history: History, language: Language) -> list[tuple[str, Style]]:
    return [(f"~ {one.said().said(language)}", "yellow") for one in moved(snapshot, history.first)]


def _rows(
    values: Sequence[KpiValue], snapshot: Snapshot, history: History, language: Language, several: bool
) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    group: Group | None = None
    for value in values:
        kpi = KPIS[value.id]
        if kpi.group != group:
            group = kpi.group
            rows.append([Cell(GROUPS[group].said(language), "bold"), *[Cell("")] * (len(_HEADS) - 1)])
        drawn = bars(trend(value, snapshot.period, history))
        rows.append(_row(value, drawn, snapshot.taken_at, language, several))
    return rows


def _row(value: KpiValue, drawn: str, now: datetime, language: Language, several: bool) -> list[Cell]:
    style = _STYLES[value.status]
    flags = [FLAGS_SAID[flag].said(language) for flag in value.flags if flag in FLAGS_SAID]
    as_of = as_of_said(value.as_of, now).said(language) if value.as_of else ""
    return [
        Cell(f"  {KPIS[value.id].label.said(language)}"),
        Cell(value.scope.marketplace or Words("全部", "all").said(language) if several else "", "dim"),
        Cell(figure_said(value.value, value.unit, value.currency), style),
        Cell(figure_said(value.previous, value.unit, value.currency), "dim"),
        Cell(change_said(value.value, value.previous, value.unit)),
        Cell(target_said(value), "dim"),
        Cell(drawn),
        Cell(light_said(value).said(language), style),
        Cell(as_of, "dim"),
        Cell(" ".join(flags), "dim"),
    ]


def _fired(findings: Sequence[Finding], language: Language) -> list[tuple[str, Style]]:
    """Red before amber; under each rule its advice; campaigns and SKUs come after their shop, or before the advice."""
    fired = [finding for finding in findings if finding.verdict == "fires"]
    rules = dict.fromkeys(finding.rule for finding in sorted(fired, key=lambda one: one.level != "red"))
    lines: list[tuple[str, Style]] = []
    for rule in rules:
        whole = [one for one in fired if one.rule == rule and not one.scope.narrow]
        narrow = [one for one in fired if one.rule == rule and one.scope.narrow]
        advice: list[tuple[str, Style]] = [(f"→ {one.said(language)}", "dim") for one in (whole or narrow)[0].advice]
        heads = [_line(one, language) for one in whole]
        parts = [_line(one, language) for one in narrow[:_NARROW_SHOWN]]
        lines.extend((*heads, *advice, *parts) if heads else (*parts, *advice))
        if more := narrow[_NARROW_SHOWN:]:
            lines.append(
                (f"… {Words(f'还有 {len(more)} 个，见 --json', f'{len(more)} more, see --json').said(language)}", "dim")
            )
    return lines


def _line(finding: Finding, language: Language) -> tuple[str, Style]:
    sign = "✗" if finding.level == "red" else "!"
    weak = Words("（仅未定稿数据）", " (provisional data only)").said(language) if finding.weak else ""
    held = finding.reason.said(language) if finding.reason else ""
    style: Style = "red" if finding.level == "red" else "yellow"
    return f"{sign} {finding.label.said(language)}{_place(finding, language)}  {held}{weak}", style


def _place(finding: Finding, language: Language) -> str:
    whole = not finding.scope.narrow and finding.scope.marketplace is None
    return "" if whole else f" · {finding.scope.said().said(language)}"


def _unjudged(findings: Sequence[Finding], language: Language) -> list[tuple[str, Style]]:
    """Each rule with the marketplaces that it could not judge, and why not the first of them."""
    rules: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.verdict == "cannot_judge":
            rules.setdefault(finding.rule, []).append(finding)
    lines: dict[str, list[str]] = {}
    for held_up in rules.values():
        places = ", ".join(one.scope.marketplace for one in held_up if one.scope.marketplace)
        name = held_up[0].label.said(language) + (f" ({places})" if places else "")
        reason = held_up[0].reason
        lines.setdefault(reason.said(language) if reason else "", []).append(name)
    return [_told("?", names, reason, language) for reason, names in lines.items()]


def _reasons(values: Sequence[KpiValue], sign: str, language: Language) -> list[tuple[str, Style]]:
    """Every reason once, with the KPIs that it is about: why they are unknown, or what known ones leave out."""
    reasons: dict[str, list[str]] = {}
    for value in values:
        if value.reason and (value.value is None) == (sign == "?"):
            reasons.setdefault(value.reason.said(language), []).append(KPIS[value.id].label.said(language))
    return [_told(sign, list(dict.fromkeys(names)), reason, language) for reason, names in reasons.items()]


def _told(sign: str, names: list[str], reason: str, language: Language) -> tuple[str, Style]:
    """A reason behind all that it is about."""
    said = joined([same(name) for name in names]) + Words("：", ": ") + same(reason)
    return f"{sign} {said.said(language)}", "dim"
