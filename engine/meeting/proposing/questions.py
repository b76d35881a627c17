"""Questions that the figures ask by themselves: one for each KPI of an item that got worse (R70)."""

from collections.abc import Sequence

from msgspec import Struct

from engine.kpi.catalogue import KPIS, KpiValue
from engine.kpi.figures import figure_said
from engine.kpi.funnel import WAY, Funnel, funnel
from engine.meeting.proposing.advice import owner_for
from engine.meeting.state import Item, Meeting
from engine.snapshot.record import Snapshot
from engine.words import Words, spaced

DISCUSSED_FROM = 10.0
"""Percent: smaller deviations are not worth a question (ext)."""


RATES = {"clicks": "ctr", "units": "cvr"}
"""The step of the funnel to the KPI that says how many of the step before take it."""


class ProposedQuestion(Struct, frozen=True):
    """A question that is offered, and whom to put it to."""

    kpi: str
    text: Words
    to: str
    """Who leads the item, if they are here."""


def proposed_questions(meeting: Meeting, snapshot: Snapshot | None) -> tuple[ProposedQuestion, ...]:
    """What the current item's figures ask: the worst step of the funnel, then the worst turn; nothing twice."""
    item = meeting.current
    if item is None or snapshot is None:
        return ()
    asked = {question.kpi for question in meeting.questions if question.kpi}
    worse = [value for value in _worse(meeting, item, snapshot) if value.id not in asked]
    return tuple(ProposedQuestion(value.id, _why(value), _lead(meeting, item)) for value in worse)


def worst_kpi(meeting: Meeting, snapshot: Snapshot | None) -> str:
    """What the current item is most about: the step that lost most, else the KPI that got worst (R17)."""
    item = meeting.current
    if item is None or snapshot is None:
        return ""
    return next((value.id for value in _worse(meeting, item, snapshot)), "")


def way_of(meeting: Meeting, item: Item, snapshot: Snapshot, way: Sequence[str] = WAY) -> Funnel | None:
    """The funnel of an item about ads; None for any other, or where no step is known."""
    if not any(KPIS[kpi].group == "ads" for kpi in item.plan.kpis if kpi in KPIS):
        return None
    found = funnel(snapshot.values, way=way)
    if not found.known and len(meeting.marketplaces) == 1:
        found = funnel(snapshot.values, meeting.marketplaces[0], way)
    return found if found.known else None


def _worse(meeting: Meeting, item: Item, snapshot: Snapshot) -> list[KpiValue]:
    """The KPIs that got worse, the rate of the funnel's worst step first."""
    way = way_of(meeting, item, snapshot)
    step = RATES.get(way.steps[way.worst].kpi, "") if way and way.worst is not None else ""
    ids = dict.fromkeys((*((step,) if step else ()), *item.plan.kpis))
    values = [value for kpi in ids if (value := snapshot.value(kpi)) is not None]
    worse = [(turn, value) for value in values if (turn := turned_worse(value)) is not None]
    return [value for _, value in sorted(worse, key=lambda one: (one[1].id != step, -one[0]))]


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
