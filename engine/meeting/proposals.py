"""Questions that the figures ask by themselves: one for each KPI of an item that got worse (R70)."""

from msgspec import Struct

from engine.kpi.catalogue import KPIS, KpiValue
from engine.kpi.figures import figure_said
from engine.meeting.advice import owner_for
from engine.meeting.state import Item, Meeting
from engine.snapshot.record import Snapshot
from engine.words import Words, spaced

DISCUSSED_FROM = 10.0
"""Percent: smaller deviations are not worth a question (ext)."""


class ProposedQuestion(Struct, frozen=True):
    """A question that is offered, and whom to put it to."""

    kpi: str
    text: Words
    to: str
    """Who leads the item, if they are here."""


def proposed_questions(meeting: Meeting, snapshot: Snapshot | None) -> tuple[ProposedQuestion, ...]:
    """What the current item's figures ask, the worst turn first; what was asked already is not asked again."""
    item = meeting.current
    if item is None or snapshot is None:
        return ()
    asked = {question.kpi for question in meeting.questions if question.kpi}
    values = [value for kpi in item.plan.kpis if kpi not in asked and (value := snapshot.value(kpi)) is not None]
    worse = [(turn, value) for value in values if (turn := turned_worse(value)) is not None]
    worse.sort(key=lambda one: -one[0])
    return tuple(ProposedQuestion(value.id, _why(value), _lead(meeting, item)) for _, value in worse)


def turned_worse(value: KpiValue) -> float | None:
    """By how many percent of itself a KPI got worse; None where it did not, or only by a little.

    A KPI that should lie within a range got worse when it left it.
    """
    better = KPIS[value.id].better
    if value.value is None or value.previous is None or not better:
        return None
    if better == "within":
        return 100.0 if value.status in ("red", "amber") and value.value != value.previous else None
    change = value.value - value.previous
    worse = change if better == "down" else -change
    share = 100.0 if value.previous == 0 else 100.0 * worse / abs(value.previous)
    return share if share >= DISCUSSED_FROM or (share > 0 and value.status == "red") else None


def _why(value: KpiValue) -> Words:
    kpi = KPIS[value.id]
    before, now = figure_said(value.previous, value.unit), figure_said(value.value, value.unit)
    rose = (value.value or 0.0) > (value.previous or 0.0)
    return Words(
        spaced(f"{kpi.label.zh}为什么从 {before} {'升' if rose else '降'}到 {now}？"),
        f"Why did {kpi.label.en} {'rise' if rose else 'fall'} from {before} to {now}?",
    )


def _lead(meeting: Meeting, item: Item) -> str:
    """A question is put to somebody who is here."""
    lead = owner_for(item.plan.owner_role, meeting.people, meeting.present)
    return lead if lead in meeting.present else ""
