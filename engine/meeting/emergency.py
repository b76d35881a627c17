"""The emergency meeting beside the series: what calls for it, which number it gets, when the figure is seen again."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from engine.dates import day_in_utc8
from engine.findings.rules import Finding
from engine.kpi.catalogue import KPIS
from engine.meeting.agenda import EMERGENCY
from engine.meeting.events import CarriedAction, MeetingPlanned
from engine.meeting.moves import Bring
from engine.meeting.planning import bring_from, numbers_after
from engine.meeting.proposing.advice import owner_for
from engine.meeting.state import Meeting
from engine.snapshot.record import Snapshot
from engine.words import Words

RECHECK = timedelta(hours=72)
"""Amazon needs that long to refresh VTR (R68, ext)."""
LEFT_FREE = 30
"""Numbers that a meeting of the series may give meanwhile, so that no A-12 is two things."""
_ALARMS = "health."


def is_emergency(meeting_id: str) -> bool:
    """Whether a meeting is one held in between: 2026-11-25-emergency, 2026-11-25-emergency-2."""
    return meeting_id.split("-", 3)[-1].split("-")[0] == EMERGENCY


def beside_others(plan: MeetingPlanned, taken: Iterable[str], earlier: Iterable[Meeting] = ()) -> MeetingPlanned:
    """The plan with an id that is free, and with numbers that nobody else gives.

    Args:
        earlier: the emergencies before it; the series may not have taken over yet what they left open.
    """
    there = frozenset(taken)
    later = (f"{plan.meeting}-{number}" for number in range(2, len(there) + 3))
    free = next(name for name in (plan.meeting, *later) if name not in there)
    given = (plan.first_numbers, *map(numbers_after, earlier))
    numbers = {letter: max(first.get(letter, 1) for first in given) + LEFT_FREE for letter in "ADQN"}
    return replace(plan, meeting=free, first_numbers=numbers)


def taken_over(meeting: Meeting, emergency: Meeting) -> Bring:
    """What the meeting of the series takes over; its own numbers never go back."""
    bring = bring_from(emergency)
    first = {letter: max(number, meeting.first_numbers.get(letter, 1)) for letter, number in bring.first_numbers}
    actions, beyond = _renumbered(meeting, bring.actions, first["A"])
    return Bring(actions, tuple({**first, "A": beyond}.items()))


def _renumbered(
    meeting: Meeting, brought: Iterable[CarriedAction], first: int
) -> tuple[tuple[CarriedAction, ...], int]:
    """The actions with numbers that are free here, and the first free number after them.

    A meeting that gave more than `LEFT_FREE` numbers meanwhile may have given the same; then the brought one gives way.
    """
    own = len(meeting.own_actions)
    taken = {action.id: action.origin for action in meeting.actions}
    actions = []
    for one in brought:
        if taken.get(one.id, (one.from_meeting, one.id)) != (one.from_meeting, one.id):
            one = replace(one, id=f"A-{first + own}", raised_as=one.raised_as or one.id)
            first += 1
        actions.append(one)
    return tuple(actions), first


def alarms(snapshot: Snapshot | None) -> tuple[Finding, ...]:
    """The red findings on account health that call for an emergency meeting (R61)."""
    findings = snapshot.findings if snapshot else ()
    return tuple(one for one in findings if one.rule.startswith(_ALARMS) and one.verdict == "fires")


def trigger_said(finding: Finding) -> Words:
    """What a meeting is called for when a finding calls for it; its figures stand in the evidence beside it."""
    if finding.reason is None or finding.evidence:
        return finding.label
    return finding.label + Words("：", ": ") + finding.reason


def recheck_day(at: datetime) -> date:
    """The day on which the figure is looked at again: 72 hours later (R68)."""
    return day_in_utc8(at + RECHECK)


def recheck_line(meeting: Meeting, at: datetime) -> Words:
    """The line that re-checks the figure which called for the meeting, by whoever leads operations (R68)."""
    evidence = next((one for one in meeting.trigger_evidence if one.kpi in KPIS and one.limit is not None), None)
    kpi, limit = (evidence.kpi, evidence.limit) if evidence else ("vtr", 95.0)
    sign = "<=" if KPIS[kpi].better == "down" else ">="
    owner = owner_for("operations", meeting.people, meeting.present)
    marks = f"^{recheck_day(meeting.remedy_at or at)} ~{kpi}{sign}{limit:g}" + (f" @{owner}" if owner else "")
    label = KPIS[kpi].label
    return Words(f"recheck 复查{label.zh} {marks}", f"recheck {label.en} once more {marks}")
