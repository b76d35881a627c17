"""Better, same or worse than the period before: one verdict for each group of KPIs (R1)."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from engine.kpi.catalogue import GROUPS, KPIS, Group, KpiValue
from engine.kpi.results import rounded
from engine.words import Words

Verdict = Literal["better", "same", "worse", "unknown"]
"""Unknown where no KPI of the group can be compared."""

SAME_WITHIN = 0.01
"""A value within 1 % of the one before has not changed (ext)."""

VERDICTS_SAID: dict[Verdict, Words] = {
    "better": Words("↑ 变好", "↑ better"),
    "same": Words("→ 持平", "→ same"),
    "worse": Words("↓ 变差", "↓ worse"),
    "unknown": Words("? 无法比较", "? cannot be compared"),
}


class GroupVerdict(Struct, frozen=True):
    """How a group went, and which KPIs say so."""

    group: Group
    verdict: Verdict
    better: tuple[str, ...] = ()
    """Ids of the KPIs that got better."""
    worse: tuple[str, ...] = ()


def verdicts(values: Sequence[KpiValue]) -> tuple[GroupVerdict, ...]:
    """One for each group, in the order of the scorecard. More KPIs better than worse is better; as many, the same."""
    return tuple(_verdict(group, [value for value in values if KPIS[value.id].group == group]) for group in GROUPS)


def _verdict(group: Group, values: Sequence[KpiValue]) -> GroupVerdict:
    """The values of all marketplaces together speak; where they cannot be added, each marketplace does."""
    together = {value.id for value in values if value.scope.marketplace is None and value.value is not None}
    speaking = [value for value in values if value.scope.marketplace is None or value.id not in together]
    turns = [(value.id, turn) for value in speaking if (turn := _turn(value)) is not None]
    better = tuple(dict.fromkeys(kpi for kpi, turn in turns if turn > 0))
    worse = tuple(dict.fromkeys(kpi for kpi, turn in turns if turn < 0))
    balance = sum(turn for _, turn in turns)
    said: Verdict = "unknown" if not turns else "same" if balance == 0 else "better" if balance > 0 else "worse"
    return GroupVerdict(group, said, better, worse)


def _turn(value: KpiValue) -> int | None:
    """1 where it got better, -1 where it got worse, 0 where it stayed; None where nobody can say."""
    kpi = KPIS[value.id]
    if value.value is None or value.previous is None or not kpi.better:
        return None
    if rounded(abs(value.value - value.previous)) <= rounded(SAME_WITHIN * abs(value.previous)):
        return 0
    if kpi.better == "within":
        gained = _distance(value, value.previous) - _distance(value, value.value)
    else:
        gained = (value.value - value.previous) * (1 if kpi.better == "up" else -1)
    return (gained > 0) - (gained < 0)


def _distance(value: KpiValue, figure: float) -> float:
    """How far a figure lies outside its range."""
    low = figure if value.target is None else value.target
    high = figure if value.ceiling is None else value.ceiling
    return max(low - figure, 0.0, figure - high)
