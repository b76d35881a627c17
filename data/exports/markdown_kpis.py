"""The minutes' KPIs in Markdown: values with target and as-of, and the findings that fired."""

from collections.abc import Sequence
from datetime import datetime

from data.exports.markdown_text import escaped, section, table
from engine.findings.rules import Finding
from engine.kpi.catalogue import KPIS, KpiValue
from engine.kpi.figures import change_said, figure_said
from engine.kpi.lights import FLAGS_SAID, LIGHTS_SAID, target_said
from engine.minutes.record import Minutes
from engine.reports.freshness import as_of_said
from engine.snapshot.moved import since_said
from engine.words import Words, joined, same


def kpi_section(minutes: Minutes) -> list[Words]:
    """The section about KPIs; nothing where no value is known."""
    known = [value for value in minutes.kpis if value.value is not None]
    if not known:
        return []
    head = (
        same("KPI"),
        Words("范围", "Scope"),
        Words("现值", "Now"),
        Words("上期", "Before"),
        Words("变化", "Change"),
        Words("目标", "Target"),
        Words("状态", "Status"),
        Words("数据截至（UTC+8）", "As of (UTC+8)"),
    )
    lines = [*section("KPI", "KPIs"), *table(head, (_kpi_row(value, minutes.closed_at) for value in known))]
    if minutes.moved:
        listed = joined([one.said() for one in minutes.moved], "，", ", ")
        lines += [same(""), since_said(minutes.moved) + Words(escaped(listed.zh), escaped(listed.en))]
    if minutes.findings:
        whole = [finding for finding in minutes.findings if not finding.scope.narrow]
        lines += [same(""), *(_finding_line(finding, minutes.findings) for finding in whole)]
    return lines


def _kpi_row(value: KpiValue, told_at: datetime | None) -> list[Words]:
    return [
        KPIS[value.id].label,
        value.scope.said(),
        same(figure_said(value.value, value.unit, value.currency)),
        same(figure_said(value.previous, value.unit, value.currency)),
        same(change_said(value.value, value.previous, value.unit)),
        same(escaped(target_said(value))),
        LIGHTS_SAID[value.status],
        _as_of(value, told_at),
    ]


def _as_of(value: KpiValue, told_at: datetime | None) -> Words:
    if value.as_of is None:
        return same("")
    flags = [FLAGS_SAID[flag] for flag in value.flags if flag in FLAGS_SAID]
    return joined([as_of_said(value.as_of, told_at or value.as_of), *flags], " ", " ")


def _finding_line(finding: Finding, findings: Sequence[Finding]) -> Words:
    """A finding about a whole marketplace, with the campaigns or products in which it fires too."""
    narrow = [one.scope for one in findings if one.rule == finding.rule and one.scope.narrow]
    inside = [scope for scope in narrow if finding.scope.marketplace in (None, scope.marketplace)]
    names = joined([same(escaped(scope.campaign or scope.sku or scope.asin or "")) for scope in inside])
    where = Words(f"（{names.zh}）", f" ({names.en})") if inside else same("")
    sign = "✗" if finding.level == "red" else "!"
    reason, scope = finding.reason or finding.label, finding.scope.said()
    line = Words(
        f"- {sign} {escaped(scope.zh)}：{escaped(reason.zh)}", f"- {sign} {escaped(scope.en)}: {escaped(reason.en)}"
    )
    return line + where
