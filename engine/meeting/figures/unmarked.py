"""KPIs that were looked at and left without a word: seeing a figure is no result (R69)."""

from engine.meeting.state import Item, Meeting
from engine.snapshot.record import Snapshot


def unmarked(meeting: Meeting, item: Item, snapshot: Snapshot | None) -> tuple[str, ...]:
    """The item's KPIs that stand in red or amber, and that no mark, question, decision or action is about."""
    worse = {value.id for value in snapshot.values if value.status in ("red", "amber")} if snapshot else set()
    spoken_of = {*meeting.marks, *_of_records(meeting)}
    return tuple(kpi for kpi in item.plan.kpis if kpi in worse and kpi not in spoken_of)


def _of_records(meeting: Meeting) -> set[str]:
    """What this meeting's records rest on or aim at."""
    grounds = [*(one.evidence for one in meeting.own_actions), *(one.evidence for one in meeting.decisions)]
    held = {evidence.kpi for evidences in grounds for evidence in evidences}
    aimed = {action.aim.kpi for action in meeting.own_actions if action.aim}
    return held | aimed | {question.kpi for question in meeting.questions}
