"""The JSON of `check` and `kpi`: the fields that other programs rely on. Changes are additive."""

from datetime import datetime
from typing import Any

import msgspec

from data.exports.json import moved_fields, period_fields
from data.exports.voice_fields import voice_fields
from data.report_survey import Surveyed
from engine.dates import in_utc8
from engine.findings.rules import Comparison, Finding
from engine.kpi.catalogue import KpiValue, Scope
from engine.reports.absent import Missing
from engine.reports.freshness import age_hours, on_time
from engine.reports.reading import Problem
from engine.reports.sources import Source
from engine.snapshot.history import History
from engine.snapshot.moved import moved
from engine.snapshot.record import Snapshot
from engine.snapshot.trend import trend
from engine.words import Language

Fields = dict[str, Any]


def printed(fields: Fields) -> str:
    """One JSON object, indented, Chinese readable."""
    return msgspec.json.format(msgspec.json.encode(fields), indent=2).decode()


def check_fields(
    surveyed: Surveyed, meeting_at: datetime | None, attention: tuple[str, ...], language: Language
) -> Fields:
    """What `check --json` answers."""
    now, due = surveyed.review.now, surveyed.review.due
    return {
        "now": _utc8(now),
        "meeting_at": _utc8(meeting_at),
        "deadline": _utc8(due),
        "period": period_fields(surveyed.review.period),
        "sources": [source_fields(source, now, due, language) for source in surveyed.sources],
        "missing": [missing_fields(one) for one in surveyed.missing],
        "unrecognised": [{"file": one.file, "reason": one.reason.said(language)} for one in surveyed.unrecognised],
        "attention": list(attention),
    }


def kpi_fields(snapshot: Snapshot, name: str, file: str | None, history: History, language: Language) -> Fields:
    """What `kpi --json` answers; `file` is None where the snapshot could not be saved."""
    return {
        "snapshot": name,
        "snapshot_file": file,
        "taken_at": _utc8(snapshot.taken_at),
        "as_of": _utc8(snapshot.as_of),
        "period": period_fields(snapshot.period),
        "previous": period_fields(snapshot.previous),
        "kpis": [value_fields(value, language) | _trend_fields(value, snapshot, history) for value in snapshot.values],
        "findings": [finding_fields(finding, file, language) for finding in snapshot.findings],
        "moved": [moved_fields(one) for one in moved(snapshot, history.first)],
        "voice": [voice_fields(one, language) for one in snapshot.voice],
    }


def _trend_fields(value: KpiValue, snapshot: Snapshot, history: History) -> Fields:
    """Whole shops have a trend; campaigns and products come and go."""
    if value.scope.narrow:
        return {}
    points = trend(value, snapshot.period, history)
    return {"trend": [{"period": point.period.name, "value": point.value} for point in points]}


def source_fields(source: Source, now: datetime, due: datetime | None, language: Language) -> Fields:
    """One report file. `as_of` keeps the marketplace's offset; `as_of_utc8` is the same moment."""
    return {
        "file": source.file,
        "report": source.report,
        "team": source.team,
        "marketplace": source.marketplace,
        "marketplaces": list(source.marketplaces),
        "currency": source.currency,
        "encoding": source.encoding,
        "rows": source.rows,
        "period": period_fields(source.period),
        "in_review": source.in_review,
        "as_of": source.as_of.isoformat(),
        "as_of_utc8": _utc8(source.as_of),
        "as_of_basis": source.basis,
        "submitted_at": _utc8(source.submitted_at),
        "on_time": on_time(source.submitted_at, due),
        "age_hours": age_hours(source.as_of, now),
        "limit_hours": source.limit_hours,
        "status": source.status,
        "problems": [_problem_fields(problem, language) for problem in source.problems],
    }


def missing_fields(one: Missing) -> Fields:
    """A report that was not handed in; no marketplace means that none has it."""
    return {"report": one.report, "team": one.team, "marketplace": one.marketplace, "instead": list(one.instead)}


def value_fields(value: KpiValue, language: Language) -> Fields:
    """One KPI value; `value` is null where it is unknown."""
    return {
        "id": value.id,
        "scope": scope_fields(value.scope),
        "value": value.value,
        "previous": value.previous,
        "unit": value.unit,
        "currency": value.currency,
        "target": value.target,
        "target_to": value.ceiling,
        "status": value.status,
        "as_of": value.as_of.isoformat() if value.as_of else None,
        "formula": value.formula,
        "parts": value.parts,
        "sources": [{"file": one.file, "rows": [one.first, one.last]} for one in value.sources],
        "flags": list(value.flags),
        "reason": value.reason.said(language) if value.reason else None,
    }


def scope_fields(scope: Scope) -> Fields:
    """`marketplace` is null for all of them; what is narrower stands only where it is."""
    narrower = {"campaign": scope.campaign, "asin": scope.asin, "sku": scope.sku, "fulfilment": scope.fulfilment}
    return {"marketplace": scope.marketplace, **{name: value for name, value in narrower.items() if value is not None}}


def finding_fields(finding: Finding, file: str | None, language: Language) -> Fields:
    """One rule's verdict with its evidence."""
    return {
        "rule": finding.rule,
        "label": finding.label.said(language),
        "verdict": finding.verdict,
        "level": finding.level,
        "scope": scope_fields(finding.scope),
        "evidence": [_evidence_fields(one, file) for one in finding.evidence],
        "advice": [advice.said(language) for advice in finding.advice],
        "owner_role": finding.owner_role,
        "reason": finding.reason.said(language) if finding.reason else None,
        "weak": finding.weak,
        "source": finding.source,
        "ext": finding.ext,
        "version": finding.version,
    }


def _evidence_fields(one: Comparison, file: str | None) -> Fields:
    return {
        "kpi": one.kpi,
        "value": one.value,
        "comparison": one.comparison,
        "limit": one.limit,
        "scope": scope_fields(one.scope),
        "as_of": one.as_of.isoformat() if one.as_of else None,
        "flags": list(one.flags),
        "file": one.file or None,
        "snapshot": file,
    }


def _problem_fields(problem: Problem, language: Language) -> Fields:
    return {"row": problem.row, "column": problem.column, "message": problem.message.said(language)}


def _utc8(moment: datetime | None) -> str | None:
    return in_utc8(moment).isoformat(timespec="seconds") if moment else None
