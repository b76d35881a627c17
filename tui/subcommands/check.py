"""`kaihui check`: which reports are handed in, late, stale, damaged or missing."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from data.coming import Coming, coming_meeting
from data.explaining import Explained, explain_file
from data.report_survey import Surveyed, survey_reports
from data.reports import known_reports
from engine.errors import BadInputError
from engine.reports.freshness import DOUBTFUL, deadline
from engine.reports.sources import Source
from engine.words import Language
from tui.answers import check_fields, printed
from tui.explain_fields import explained_fields
from tui.key_checks import key_misfits
from tui.opening import opened
from tui.progress import reading_shown


def run(arguments: argparse.Namespace) -> int:
    """Shows the board of reports; 1 where something wants attention."""
    place = opened(arguments)
    for said in key_misfits(place.workspace, place.settings):
        print(said.said(place.language), file=sys.stderr)
    now = place.clock.now()
    coming = coming_meeting(place.workspace, place.settings, now)
    if arguments.explain:
        explained = explain_file(place.workspace, place.settings, Path(arguments.explain), now, coming)
        return _shown(explained, arguments.json, now, coming, place.language)
    with reading_shown(place.language) as progress:
        surveyed = survey_reports(
            place.workspace.root,
            place.settings,
            now,
            coming.period_to_hand_in(now),
            coming.starts_at,
            place.workspace.cache,
            progress,
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


def _shown(explained: Explained, as_json: bool, now: datetime, coming: Coming, language: Language) -> int:
    """Shows one file; 1 where it has problems, 5 where it cannot be read."""
    if as_json:
        sys.stdout.write(printed(explained_fields(explained, now, deadline(coming.starts_at), language)) + "\n")
    else:
        from tui.explain_table import show_explained
        from tui.printing import console

        show_explained(console(), explained, language)
    if explained.source is None:
        return BadInputError.exit_code
    return 1 if any(one.source and one.source.problems for one in (explained, *explained.more)) else 0


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
