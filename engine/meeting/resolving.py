"""What a scribe means by pointing at the screen: a number becomes a move, with the snapshot's values in it."""

from datetime import date

from msgspec.structs import replace

from engine.errors import NotFoundError
from engine.kpi.catalogue import KpiValue
from engine.kpi.stocks import COUNTED
from engine.meeting import moves as mv
from engine.meeting.events import Evidence
from engine.meeting.performing.arranging import proposed_order
from engine.meeting.proposing.advice import act_on, evidence_of, findings_for
from engine.meeting.proposing.questions import proposed_questions, worst_kpi
from engine.meeting.state import Meeting
from engine.reports.freshness import DOUBTFUL
from engine.snapshot.record import Snapshot
from engine.words import Language, Words, counted


def resolved(
    meeting: Meeting, snapshot: Snapshot | None, spoken: mv.Spoken, today: date, language: Language
) -> mv.Move:
    """The move that is meant: an advice taken is an action, a decision carries the figures it rests on.

    Raises:
        NotFoundError: no such advice or question is offered.
        RefusedError: the advice was taken already.
    """
    match spoken:
        case mv.Take():
            return act_on(meeting, snapshot, spoken, today, language)
        case mv.Pose():
            return _asked(meeting, snapshot, spoken, language)
        case mv.Reorder():
            return mv.Arrange(proposed_order(meeting, snapshot))
        case mv.Cause() if not spoken.kpi:
            return replace(spoken, kpi=worst_kpi(meeting, snapshot))
        case mv.Decide() if not spoken.evidence:
            return replace(spoken, evidence=_grounds(meeting, snapshot, language))
        case mv.Act() if spoken.aim and not spoken.evidence:
            return replace(spoken, evidence=_standing(snapshot, spoken.aim.kpi, language))
        case _:
            return spoken


def looking_at(snapshot: Snapshot, name: str) -> mv.UseSnapshot:
    """The move that puts a stored snapshot before the meeting, with what is doubtful about it (R50, R56)."""
    doubtful = {value.id for value in snapshot.values if not DOUBTFUL.isdisjoint(value.flags)}
    reviewed = [source for source in snapshot.sources if source.in_review]
    return mv.UseSnapshot(
        name,
        snapshot.as_of,
        flagged=tuple(sorted(doubtful)),
        disputed=_disputed(snapshot),
        stale=tuple(source.file for source in reviewed if source.status in DOUBTFUL),
        late=tuple(source.file for source in reviewed if source.on_time is False),
    )


def _disputed(snapshot: Snapshot) -> tuple[str, ...]:
    """The KPIs that count stock, where the ERP and Amazon count it differently: 0.5 % apart or more (R28)."""
    apart = any(one.rule == "inventory.sync" and one.verdict == "fires" for one in snapshot.findings)
    return COUNTED if apart else ()


def _asked(meeting: Meeting, snapshot: Snapshot | None, pose: mv.Pose, language: Language) -> mv.Ask:
    offered = proposed_questions(meeting, snapshot)
    if not 1 <= pose.number <= len(offered):
        count = len(offered)
        raise NotFoundError(
            Words(f"这里没有拟问 {pose.number}。", f"There is no proposed question {pose.number} here."),
            Words(f"本议题有 {count} 条拟问。", f"This item has {counted(count, 'proposed question')}."),
        )
    chosen = offered[pose.number - 1]
    return mv.Ask(chosen.text.said(language), pose.to or chosen.to, pose.asker, chosen.kpi)


def _grounds(meeting: Meeting, snapshot: Snapshot | None, language: Language) -> tuple[Evidence, ...]:
    """What a decision rests on: the item's findings that fire, else its KPIs as they stand (R72)."""
    if snapshot is None or meeting.current is None:
        return ()
    fired = findings_for(meeting.current, snapshot)
    if fired:
        return tuple(dict.fromkeys(one for finding in fired for one in evidence_of(finding, language)))
    return tuple(one for kpi in meeting.current.plan.kpis for one in _standing(snapshot, kpi, language))


def _standing(snapshot: Snapshot | None, kpi: str, language: Language) -> tuple[Evidence, ...]:
    """A KPI as it stands now: what an action that aims at it will be measured against (R19)."""
    value = None if snapshot is None else snapshot.value(kpi)
    return () if value is None else (_evidence(value, language),)


def _evidence(value: KpiValue, language: Language) -> Evidence:
    return Evidence(
        kpi=value.id,
        value=value.value,
        limit=value.target,
        scope=value.scope.said().said(language),
        as_of=value.as_of,
        status=" ".join(value.flags),
    )
