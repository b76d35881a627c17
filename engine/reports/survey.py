"""All reports that were handed in, looked at together: placed, compared with each other, and what is missing."""

from collections.abc import Sequence
from datetime import datetime

from engine.reports.absent import Missing
from engine.reports.measures import SALES_REPORTS, STOCK_REPORTS
from engine.reports.once import copies
from engine.reports.placing import Review, place, with_problem
from engine.reports.rates import disagreements
from engine.reports.reading import Problem
from engine.reports.sources import Handed, Placed, Source
from engine.settings import Settings, Team
from engine.words import Words

Wanted = tuple[tuple[str, ...], Team]
"""Reports of which any will do, and the team that hands one in."""

_SALES: Wanted = (SALES_REPORTS, "operations")
_ADS: Wanted = (
    ("sp_campaign", "sp_search_term", "sp_advertised_product"),
    "ads",
)
_HEALTH: Wanted = (("account_health",), "service")
_STOCK: Wanted = (STOCK_REPORTS, "warehouse")
USUAL: dict[str, tuple[Wanted, ...]] = {
    "weekly": (_SALES, _ADS, _HEALTH, _STOCK),
    "monthly": (_SALES, _ADS, _HEALTH, _STOCK),
    "lite": (_ADS, _STOCK),
}
"""What is expected where kaihui.toml does not say (R8, R43, R44); one-person shops need ads and stock only (R35).
A team's own template expects what a weekly meeting does."""


def survey(handed: Sequence[Handed], settings: Settings, review: Review) -> tuple[Placed, ...]:
    """The sources, in the order of their files, each with all that is wrong with it."""
    placed = [place(one, settings, review) for one in sorted(handed, key=lambda one: one.file)]
    repeated, again = copies(placed), _handed_in_again(handed, placed)
    surveyed = []
    for one in placed:
        said = one
        for problem in disagreements(one.facts):
            said = with_problem(said, problem)
        for problems in (repeated, again):
            if one.source.file in problems:
                said = with_problem(said, problems[one.source.file])
        surveyed.append(said)
    return tuple(surveyed)


def _handed_in_again(handed: Sequence[Handed], placed: Sequence[Placed]) -> dict[str, Problem]:
    """Files without a date of their own that say to the last figure what a file of another period said."""
    days = {one.source.file: one.source.period for one in placed if one.source.basis == "folder"}
    undated = sorted((one for one in handed if one.file in days and one.reading.measured), key=_recency)
    said: dict[str, Problem] = {}
    for number, later in enumerate(undated):
        for earlier in undated[:number]:
            if earlier.reading == later.reading and days[earlier.file] != days[later.file]:
                said[later.file] = Problem(_same_as(earlier.file))
    return said


def _recency(handed: Handed) -> tuple[datetime, str]:
    return handed.submitted_at, handed.file


def _same_as(file: str) -> Words:
    return Words(
        f"与另一周期的 {file} 一字不差，可能是旧文件，请核对。",
        f"Word for word the same as {file} of another period: an old file, perhaps. Check it.",
    )


def missing(sources: Sequence[Source], settings: Settings) -> tuple[Missing, ...]:
    """What was expected for the period under review and is not there; apart by marketplace where some have it."""
    lacking: list[Missing] = []
    codes = settings.series.marketplaces
    for accepted, team in _wanted(settings):
        there = {code for one in sources if one.in_review and one.report in accepted for code in one.marketplaces}
        absent = [code for code in codes if code not in there]
        places = [None] if len(absent) == len(codes) else absent
        lacking.extend(Missing(accepted[0], team, place, accepted[1:]) for place in places)
    return tuple(lacking)


def _wanted(settings: Settings) -> tuple[Wanted, ...]:
    """What the team expects by name must be just that; of the usual reports any of a kind will do."""
    named = tuple(((one.report,), one.team) for one in settings.expected)
    return named or USUAL.get(settings.series.template, USUAL["weekly"])
