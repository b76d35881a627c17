"""`kaihui check`: which reports are handed in, late, stale, damaged or missing."""

import argparse
import sys

from data.coming import coming_meeting
from data.report_survey import Surveyed, survey_reports
from data.reports import known_reports
from engine.freshness import DOUBTFUL
from engine.sources import Source
from tui.answers import check_fields, printed
from tui.opening import opened


def run(arguments: argparse.Namespace) -> int:
    """Shows the board of reports; 1 where something wants attention."""
    place = opened(arguments)
    now = place.clock.now()
    coming = coming_meeting(place.workspace, place.settings, now)
    surveyed = survey_reports(
        place.workspace.root,
        place.settings,
        now,
        coming.period_to_hand_in(now),
        coming.starts_at,
        place.workspace.cache,
    )
    wanting = attention(surveyed)
    if arguments.json:
        sys.stdout.write(printed(check_fields(surveyed, coming.starts_at, wanting, place.language)) + "\n")
    else:
        from tui.check_table import show_check
        from tui.printing import console

        labels = {report: kind.label for report, kind in known_reports().items()}
        show_check(console(), surveyed, coming.starts_at, labels, place.language)
    return 1 if wanting else 0


def attention(surveyed: Surveyed) -> tuple[str, ...]:
    """What somebody should see to; the archive of other periods is let be."""
    concerned = [source for source in surveyed.sources if source.in_review or _lost(source)]
    wanting = {source.status for source in concerned if source.status in DOUBTFUL}
    return tuple(
        sorted(
            wanting
            | {"late" for source in concerned if source.on_time is False and source.in_review}
            | {"problems" for source in concerned if source.problems}
            | {"missing" for _ in surveyed.missing}
            | {"unrecognised" for _ in surveyed.unrecognised}
        )
    )


def _lost(source: Source) -> bool:
    """Whether nothing says whose it is, or of which days: it may well be meant for this meeting."""
    return not source.marketplaces or source.period is None
