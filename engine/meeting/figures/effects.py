"""What finished actions did to their KPI: before, now, and whether it worked (R19)."""

from datetime import date
from typing import Literal

from msgspec import Struct

from engine.dates import day_in_utc8
from engine.findings.rules import OPPOSITE
from engine.kpi.catalogue import KPIS, KpiValue
from engine.kpi.comparing import holds
from engine.meeting.actions import Action
from engine.meeting.events import Evidence
from engine.meeting.state import Meeting
from engine.snapshot.record import Snapshot
from engine.words import Words

EffectVerdict = Literal["worked", "better", "no_effect", "too_early", "unknown"]

EFFECTS: dict[EffectVerdict, Words] = {
    "worked": Words("有效", "worked"),
    "better": Words("好转，未达目标", "better, aim not met"),
    "no_effect": Words("无效", "no effect"),
    "too_early": Words("为时过早", "too early to tell"),
    "unknown": Words("没有数据", "no data"),
}
NOTICEABLE = 5.0
"""Percent of its value before that a KPI must gain to be better without meeting its aim (ext)."""


class Effect(Struct, frozen=True):
    """One finished action and its KPI."""

    action: Action
    kpi: str
    scope: str
    before: float
    now: float | None
    expected: float | None
    """What was aimed at; None where nothing was."""
    verdict: EffectVerdict


def effects(meeting: Meeting, snapshot: Snapshot | None) -> tuple[Effect, ...]:
    """The effects of the finished actions that the review looks at: of earlier meetings, and what is done since."""
    finished = (*meeting.watched, *(a for a in meeting.actions if a.from_meeting and a.status == "done"))
    return tuple(one for action in finished if (one := effect_of(action, snapshot)) is not None)


def effect_of(action: Action, snapshot: Snapshot | None) -> Effect | None:
    """The effect of a finished action; None where it aimed at no KPI, or nobody froze what that was."""
    held = _held(action)
    if held is None or held.value is None:
        return None
    value = None if snapshot is None else _value_in(snapshot, held)
    now = None if value is None else value.value
    expected = action.aim.value if action.aim else held.limit if held.comparison else None
    verdict = _verdict(action, held, held.value, now, snapshot)
    return Effect(action, held.kpi, held.scope, held.value, now, expected, verdict)


def _held(action: Action) -> Evidence | None:
    """The frozen value of the KPI that it aims at, else the first."""
    aimed = (one for one in action.evidence if action.aim and one.kpi == action.aim.kpi)
    return next(aimed, next(iter(action.evidence), None))


def _value_in(snapshot: Snapshot, held: Evidence) -> KpiValue | None:
    """The value in the same scope, which the evidence keeps as it was said in either language."""
    same = (v for v in snapshot.values if v.id == held.kpi)
    scoped = (v for v in same if held.scope in (v.scope.said().zh, v.scope.said().en))
    return snapshot.value(held.kpi) if not held.scope else next(scoped, None)


def _verdict(
    action: Action, held: Evidence, before: float, now: float | None, snapshot: Snapshot | None
) -> EffectVerdict:
    if snapshot is None or now is None:
        return "unknown"
    if not _ripe(action, snapshot.period.start):
        return "too_early"
    if _met(action, held, now):
        return "worked"
    better = KPIS[held.kpi].better
    gain = before - now if better == "down" else now - before if better == "up" else 0.0
    return "better" if before and 100.0 * gain / abs(before) >= NOTICEABLE else "no_effect"


def _ripe(action: Action, period_start: date) -> bool:
    """Whether the whole period came after it was done; a week that holds both says nothing yet."""
    return action.settled_at is not None and day_in_utc8(action.settled_at) <= period_start


def _met(action: Action, held: Evidence, now: float) -> bool:
    """Whether the aim is met; where none was named, whether the rule that called for it would fire no more."""
    if action.aim is not None and action.aim.kpi == held.kpi:
        return action.aim.met(now)
    if held.limit is None or held.comparison not in OPPOSITE:
        return False
    return not holds(now, held.comparison, held.limit)
