"""Levels belong to a moment: the one nearest the end of a period speaks for that period."""

from collections.abc import Sequence
from datetime import timedelta

from engine.dates import Period
from engine.reports.measures import report_rank
from engine.reports.placing import days_apart
from engine.reports.sources import Fact


def nearest(
    facts: Sequence[Fact], measures: Sequence[str], period: Period, later: Period | None = None
) -> tuple[Fact, ...]:
    """The facts of one file and moment that tell the measures nearest the period's end; empty where none is near.

    Nearer than a period's length, that is, with the days that Amazon keeps back left out. `later`, when given, is
    the period after: what speaks for that one, or was true within half a period of it, is not taken again.
    """
    telling = [fact for fact in facts if all(measure in fact.values for measure in measures)]
    if later is not None:
        taken = nearest(telling, measures, later)
        if taken:
            before = taken[0].as_of - timedelta(days=later.days / 2)
            telling = [fact for fact in telling if fact.as_of <= before]
    close = [fact for fact in telling if days_apart(fact, period) < period.days]
    if not close:
        return ()
    # a file has thousands of facts of one moment, and the choice is between files and moments
    best = min({(fact.file, fact.as_of): fact for fact in close}.values(), key=lambda fact: _preference(fact, period))
    return tuple(fact for fact in close if fact.file == best.file and fact.as_of == best.as_of)


def _preference(fact: Fact, period: Period) -> tuple[int, int, float, float, int, str]:
    """Nearest first; then the fuller report, the newer data, the file handed in last, the shorter name."""
    return (
        days_apart(fact, period),
        report_rank(fact.report)[0],
        -fact.as_of.timestamp(),
        -fact.submitted_at.timestamp(),
        len(fact.file),
        fact.file,
    )
