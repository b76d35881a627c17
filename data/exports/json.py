"""The minutes as JSON, with the fields of the command-line contract: additive changes only."""

from datetime import date, datetime, timedelta
from typing import Any

import orjson

from engine.dates import Period, in_utc8
from engine.meeting.actions import Action
from engine.meeting.state import Decision, Note, Question
from engine.minutes.record import ItemMinutes, Minutes
from engine.snapshot.moved import Moved
from engine.words import Language


def as_json(minutes: Minutes, language: Language) -> bytes:
    """The minutes as one JSON object, in UTF-8."""
    return orjson.dumps(minutes_fields(minutes, language), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def minutes_fields(minutes: Minutes, language: Language) -> dict[str, Any]:
    """The same as plain values: times in ISO 8601 with offset, minutes and percent as numbers."""
    return {
        "meeting": minutes.meeting,
        "series": minutes.series,
        "state": minutes.state,
        "period": period_fields(minutes.period),
        "planned_start": _moment(minutes.planned_start),
        "started_at": _moment(minutes.started_at),
        "closed_at": _moment(minutes.closed_at),
        "slot_min": _in_minutes(minutes.slot),
        "elapsed_min": _in_minutes(minutes.elapsed),
        "overtime_min": _in_minutes(minutes.overran),
        "attendance": list(minutes.attendance),
        "gates": [{"gates": list(gate.gates), "reason": gate.reason, "at": _moment(gate.at)} for gate in minutes.gates],
        "items": [_item_fields(item, language) for item in minutes.items],
        "decisions": [_decision_fields(decision) for decision in minutes.decisions],
        "actions": [action_fields(action) for action in (*minutes.reviewed, *minutes.actions)],
        "review": {
            "due": minutes.review.due,
            "done": minutes.review.done,
            "late": minutes.review.late,
            "open": minutes.review.open,
            "dropped": minutes.review.dropped,
            "completion": None if minutes.review.percent is None else round(minutes.review.percent, 1),
            "skipped": minutes.review_skipped or None,
        },
        "health": {
            "undecided": minutes.health.undecided,
            "discussed": minutes.health.discussed,
            "stale": minutes.health.stale,
            "sources": minutes.health.sources,
            "ownerless": minutes.health.ownerless,
            "actions": minutes.health.actions,
            "decisions_on_flagged_data": minutes.health.on_flagged_data,
        },
        "cost": {
            "currency": "CNY",
            "low": round(minutes.cost.low, 2),
            "high": round(minutes.cost.high, 2),
        },
        "snapshot": minutes.snapshot or None,
        "snapshot_lost": minutes.snapshot_lost,
        "snapshot_as_of": _moment(minutes.snapshot_as_of),
        "moved": [moved_fields(one) for one in minutes.moved],
    }


def moved_fields(one: Moved) -> dict[str, Any]:
    """A value that is another than when the reports were first looked at; `now` is null where it is not known."""
    return {
        "kpi": one.kpi,
        "scope": {"marketplace": one.scope.marketplace},
        "before": one.before,
        "now": one.now,
        "unit": one.unit,
        "currency": one.currency,
        "since": in_utc8(one.since).isoformat(timespec="seconds"),
    }


def period_fields(period: Period | None) -> dict[str, str] | None:
    """A period as its name and its days, both inclusive."""
    if period is None:
        return None
    return {"name": period.name, "from": period.start.isoformat(), "to": period.end.isoformat()}


def _item_fields(minutes: ItemMinutes, language: Language) -> dict[str, Any]:
    return {
        "id": minutes.item.id,
        "title": minutes.item.plan.title.said(language),
        "phase": minutes.item.plan.phase,
        "planned_min": _in_minutes(minutes.planned),
        "extended_min": minutes.item.extended,
        "spent_min": _in_minutes(minutes.spent),
        "overrun_min": _in_minutes(minutes.overrun),
        "outcome": minutes.outcome or None,
        "reason": minutes.item.reason or None,
        "decisions": [_decision_fields(decision) for decision in minutes.decisions],
        "actions": [action_fields(action) for action in minutes.actions],
        "questions": [_question_fields(question) for question in minutes.questions],
        "notes": [_note_fields(note) for note in minutes.notes],
    }


def _decision_fields(decision: Decision) -> dict[str, Any]:
    return {
        "id": decision.id,
        "item": decision.item,
        "text": decision.text,
        "at": _moment(decision.at),
        "by": decision.by,
        "flagged": list(decision.flagged),
    }


def action_fields(action: Action) -> dict[str, Any]:
    """One action item, as minutes and ledger tell it."""
    rule, _, version = action.finding.partition(" ")
    return {
        "id": action.id,
        "text": action.text,
        "owner": action.owner or None,
        "due": _day(action.due),
        "status": action.status,
        "priority": action.priority,
        "item": action.item or None,
        "from_meeting": action.from_meeting or None,
        "finding": rule or None,
        "rule_version": version or None,
        "kpi": action.aim.kpi if action.aim else None,
        "aim": action.aim.said() if action.aim else None,
        "evidence": [
            {
                "kpi": held.kpi,
                "value": held.value,
                "limit": held.limit,
                "comparison": held.comparison or None,
                "scope": held.scope,
                "as_of": _moment(held.as_of),
                "status": held.status,
            }
            for held in action.evidence
        ],
        "reason": action.reason or None,
    }


def _question_fields(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "text": question.text,
        "to": question.to or None,
        "answer": question.answer,
        "at": _moment(question.at),
        "by": question.by,
    }


def _note_fields(note: Note) -> dict[str, Any]:
    return {"id": note.id, "text": note.text, "at": _moment(note.at), "by": note.by}


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _in_minutes(duration: timedelta) -> float:
    return round(duration.total_seconds() / 60, 1)
