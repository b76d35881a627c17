"""The minutes as JSON, in the shape that docs/minutes.schema.json publishes: additive changes only."""

from datetime import datetime, timedelta
from typing import Any, TypeVar, get_args

import msgspec
from msgspec import Struct

from data.exports import json_records as records
from data.exports import json_shape as shape
from engine.dates import Period, in_utc8
from engine.findings.rules import Finding
from engine.kpi.catalogue import KPIS, KpiValue
from engine.meeting.actions import Action
from engine.meeting.figures.effects import Effect
from engine.meeting.state import Decision
from engine.minutes.record import ItemMinutes, Minutes
from engine.snapshot.moved import Moved
from engine.snapshot.trend import Point
from engine.words import Language

_T = TypeVar("_T", bound=Struct)


def as_json(minutes: Minutes, language: Language) -> bytes:
    """The minutes as one JSON object, in UTF-8."""
    return msgspec.json.format(msgspec.json.encode(shaped(minutes, language)), indent=2) + b"\n"


def shaped(minutes: Minutes, language: Language) -> shape.MinutesShape:
    """The same as typed values."""
    return _like(
        shape.MinutesShape,
        minutes,
        period=_period(minutes.period),
        slot_min=_in_minutes(minutes.slot),
        elapsed_min=_in_minutes(minutes.elapsed),
        overtime_min=_in_minutes(minutes.overran),
        gates=tuple(_like(shape.GateShape, gate) for gate in minutes.gates),
        items=tuple(_item(item, language) for item in minutes.items),
        decisions=_decisions(minutes.decisions),
        actions=_actions((*minutes.reviewed, *minutes.actions)),
        late=tuple(action.id for action in minutes.late),
        review=_review(minutes),
        effects=tuple(_effect(effect) for effect in minutes.effects),
        health=_like(shape.HealthShape, minutes.health, decisions_on_flagged_data=minutes.health.on_flagged_data),
        cost=shape.CostShape("CNY", round(minutes.cost.low, 2), round(minutes.cost.high, 2)),
        amendments=tuple(_like(shape.AmendmentShape, one) for one in minutes.amendments),
        ratings=tuple(_like(shape.RatingShape, one) for one in minutes.ratings),
        kpis=tuple(_kpi(*pair, minutes, language) for pair in zip(minutes.kpis, minutes.trends, strict=True)),
        groups=tuple(_like(shape.GroupShape, one) for one in minutes.verdicts),
        findings=tuple(_finding(one, language) for one in minutes.findings),
        sources=tuple(_like(shape.SourceShape, one) for one in minutes.sources),
        missing=tuple(_like(shape.MissingShape, one) for one in minutes.missing),
        moved=tuple(_moved(one) for one in minutes.moved),
    )


def action_fields(action: Action) -> dict[str, Any]:
    """One action item, as minutes and ledger tell it."""
    return _plain(_action(action))


def moved_fields(one: Moved) -> dict[str, Any]:
    """A value that is another than when the reports were first looked at; `now` is null where it is not known."""
    return _plain(_moved(one))


def period_fields(period: Period | None) -> dict[str, str] | None:
    """A period as its name and its days, both inclusive."""
    told = _period(period)
    return None if told is None else _plain(told)


def _finding(one: Finding, language: Language) -> shape.FindingShape:
    return _like(
        shape.FindingShape,
        one,
        title=one.label.said(language),
        scope=_like(shape.ScopeShape, one.scope),
        reason=one.reason.said(language) if one.reason else "",
    )


def _like(wanted: type[_T], record: Struct, **own: Any) -> _T:
    """A shape, filled from the record's fields of the same names; a text that is empty is null where that may be."""
    fields = {field.name: field for field in msgspec.structs.fields(wanted)}
    taken = {
        name: _told(getattr(record, name), type(None) in get_args(field.type))
        for name, field in fields.items()
        if name not in own
    }
    return wanted(**taken, **own)


def _told(value: Any, may_be_null: bool) -> Any:
    if isinstance(value, datetime):
        return in_utc8(value).replace(microsecond=0)
    return None if value == "" and may_be_null else value


def _plain(value: Struct) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(value)
    return fields


def _period(period: Period | None) -> shape.PeriodShape | None:
    return None if period is None else shape.PeriodShape(period.name, period.start, period.end)


def _item(minutes: ItemMinutes, language: Language) -> records.ItemShape:
    return records.ItemShape(
        id=minutes.item.id,
        title=minutes.item.plan.title.said(language),
        phase=minutes.item.plan.phase,
        planned_min=_in_minutes(minutes.planned),
        extended_min=minutes.item.extended,
        spent_min=_in_minutes(minutes.spent),
        overrun_min=_in_minutes(minutes.overrun),
        outcome=minutes.outcome or None,
        reason=minutes.item.reason or None,
        decisions=_decisions(minutes.decisions),
        actions=_actions(minutes.actions),
        questions=tuple(_like(records.QuestionShape, question) for question in minutes.questions),
        notes=tuple(_like(records.NoteShape, note) for note in minutes.notes),
        cause=_like(records.CauseShape, minutes.cause) if minutes.cause else None,
    )


def _decisions(decisions: tuple[Decision, ...]) -> tuple[records.DecisionShape, ...]:
    return tuple(
        _like(
            records.DecisionShape,
            one,
            evidence=tuple(_like(records.EvidenceShape, held) for held in one.evidence),
            budgets=tuple(_like(records.BudgetShape, change) for change in one.budgets),
        )
        for one in decisions
    )


def _actions(actions: tuple[Action, ...]) -> tuple[records.ActionShape, ...]:
    return tuple(_action(action) for action in actions)


def _action(action: Action) -> records.ActionShape:
    rule, _, version = action.finding.partition(" ")
    return _like(
        records.ActionShape,
        action,
        finding=rule or None,
        rule_version=version or None,
        kpi=action.aim.kpi if action.aim else None,
        aim=action.aim.said() if action.aim else None,
        evidence=tuple(_like(records.EvidenceShape, held) for held in action.evidence),
    )


def _review(minutes: Minutes) -> shape.ReviewShape:
    percent = minutes.review.percent
    return _like(
        shape.ReviewShape,
        minutes.review,
        completion=None if percent is None else round(percent, 1),
        skipped=minutes.review_skipped or None,
    )


def _effect(effect: Effect) -> shape.EffectShape:
    return _like(shape.EffectShape, effect, action=effect.action.id)


def _kpi(value: KpiValue, points: tuple[Point, ...], minutes: Minutes, language: Language) -> shape.KpiShape:
    kpi = KPIS[value.id]
    return _like(
        shape.KpiShape,
        value,
        label=kpi.label.said(language),
        group=kpi.group,
        scope=_like(shape.ScopeShape, value.scope),
        target_to=value.ceiling,
        reason=value.reason.said(language) if value.reason else None,
        mark=minutes.marks.get(value.id),
        trend=tuple(shape.TrendShape(point.period.name, point.value) for point in points),
    )


def _moved(one: Moved) -> shape.MovedShape:
    return _like(shape.MovedShape, one, scope=_like(shape.ScopeShape, one.scope))


def _in_minutes(duration: timedelta) -> float:
    return round(duration.total_seconds() / 60, 1)
