"""What stands in the workbook of the minutes: three sheets of typed cells."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from data.exports.csv import HEADS, cells_of
from engine.dates import moment_said
from engine.kpi.catalogue import GROUPS, KPIS, KpiValue, Unit
from engine.kpi.lights import NO_TARGET
from engine.meeting.state import Decision
from engine.minutes.lines import evidence_said, kpis_named
from engine.minutes.record import Minutes
from engine.minutes.tasks import Task, tasks_of
from engine.words import Language, Words

LIGHTS = {
    "green": Words("✓ 绿", "✓ green"),
    "amber": Words("⚠ 黄", "⚠ amber"),
    "red": Words("✗ 红", "✗ red"),
    "unknown": Words("— 未知", "— unknown"),
}


class Figure(Struct, frozen=True):
    """A number, or nothing where it is not known."""

    PATTERNS: ClassVar[dict[Unit, str]] = {
        "percent": '0.00"%"',
        "ratio": "0.00",
        "money": "#,##0.00",
        "count": "#,##0",
        "days": "0.0",
        "score": "0",
        "rank": "#,##0",
    }
    """A percent value is a percent number: 31.2 means 31.2 %."""
    value: float | None
    unit: Unit = "count"

    @property
    def pattern(self) -> str:
        """How spreadsheets show it."""
        return self.PATTERNS[self.unit]


class Day(Struct, frozen=True):
    """A day, or nothing where it is not settled."""

    day: date | None


Cell = str | Figure | Day


class Sheet(Struct, frozen=True):
    """One sheet: its name, the first row, and all others."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


_DECISION_HEADS = (
    Words("编号", "Id"),
    Words("决定", "Decision"),
    Words("议题", "Topic"),
    Words("时间（UTC+8）", "At (UTC+8)"),
    Words("记录人", "Recorded by"),
    Words("批准人", "Approved by"),
    Words("基于未更新数据", "On data out of date"),
    Words("库存数据存疑", "On disputed stock"),
    Words("当时的数据", "Evidence"),
)
_KPI_HEADS = (
    Words("分组", "Group"),
    Words("KPI", "KPI"),
    Words("范围", "Scope"),
    Words("现值", "Now"),
    Words("上期", "Before"),
    Words("目标", "Target"),
    Words("目标上限", "Upper end"),
    Words("币种", "Currency"),
    Words("状态", "Status"),
    Words("数据截至（UTC+8）", "As of (UTC+8)"),
    Words("公式", "Formula"),
    Words("说明", "Remark"),
)


def sheets_of(minutes: Minutes, language: Language) -> tuple[Sheet, ...]:
    """Actions, decisions, KPIs."""
    return (
        _sheet(Words("行动项", "Actions"), HEADS, [_action(task, language) for task in tasks_of(minutes)], language),
        _sheet(
            Words("决定", "Decisions"),
            _DECISION_HEADS,
            [_decision(one, minutes, language) for one in minutes.decisions],
            language,
        ),
        _sheet(Words("KPI", "KPIs"), _KPI_HEADS, [_kpi(value, language) for value in minutes.kpis], language),
    )


def _sheet(title: Words, heads: tuple[Words, ...], rows: list[tuple[Cell, ...]], language: Language) -> Sheet:
    return Sheet(title.said(language), tuple(head.said(language) for head in heads), tuple(rows))


def _action(task: Task, language: Language) -> tuple[Cell, ...]:
    cells = cells_of(task, language)
    return tuple(one if isinstance(one, str) else Day(one) for one in cells)


def _decision(one: Decision, minutes: Minutes, language: Language) -> tuple[Cell, ...]:
    return (
        one.id,
        one.text,
        minutes.title_of(one.item).said(language),
        moment_said(one.at),
        one.by,
        one.approver,
        kpis_named(one.flagged).said(language),
        kpis_named(one.disputed).said(language),
        evidence_said(one.evidence).said(language),
    )


def _kpi(value: KpiValue, language: Language) -> tuple[Cell, ...]:
    kpi = KPIS.get(value.id)
    return (
        GROUPS[kpi.group].said(language) if kpi else "",
        kpi.label.said(language) if kpi else value.id,
        value.scope.said().said(language),
        Figure(value.value, value.unit),
        Figure(value.previous, value.unit),
        Figure(value.target, value.unit),
        Figure(value.ceiling, value.unit),
        value.currency or "",
        (NO_TARGET if value.status == "unknown" and value.value is not None else LIGHTS[value.status]).said(language),
        moment_said(value.as_of) if value.as_of else "",
        value.formula,
        value.reason.said(language) if value.reason else "",
    )
