"""The reports folder, read and placed as one: what is there, what is missing, what could not be read."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from data.report_files import find_reports, said_path
from engine.dates import Period, period_under_review
from engine.freshness import deadline
from engine.placed import Review
from engine.reading import Reading, Unread
from engine.settings import Settings
from engine.snapshot import Missing, Unrecognised
from engine.sources import Handed, Placed, Source
from engine.survey import missing, survey


class Surveyed(Struct, frozen=True):
    """Everything that lies in the reports folder, as it looks at one moment for one period."""

    review: Review
    placed: tuple[Placed, ...]
    missing: tuple[Missing, ...]
    unrecognised: tuple[Unrecognised, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The reports, without their facts."""
        return tuple(one.source for one in self.placed)


def survey_reports(
    root: Path,
    settings: Settings,
    now: datetime,
    period: Period | None = None,
    meeting_at: datetime | None = None,
    cache: Path | None = None,
) -> Surveyed:
    """Reads and places all reports of the workspace in `root`.

    Args:
        period: under review; the last whole week or month before the meeting when absent.
        meeting_at: sets the deadline; without it no report is late.
        cache: where readings are kept between runs.
    """
    moment, monthly = meeting_at or now, settings.series.template == "monthly"
    reviewed = period or period_under_review(moment, "month" if monthly else "week")
    review = Review(reviewed, now, deadline(meeting_at))
    found = find_reports(root / "reports")
    readings = _read(found.files, cache)
    handed = [
        _handed(path, reading, root, settings) for path, reading in readings.items() if isinstance(reading, Reading)
    ]
    unread = tuple(
        Unrecognised(said_path(path, root), reading.reason)
        for path, reading in readings.items()
        if isinstance(reading, Unread)
    )
    placed = survey(handed, settings, review)
    absent = missing([one.source for one in placed], settings)
    refused = sorted((*found.refused, *unread), key=lambda one: one.file)
    return Surveyed(review, placed, absent, tuple(refused))


def _read(files: Sequence[Path], cache: Path | None) -> dict[Path, Reading | Unread]:
    from data.reports import ReportFile, read_reports  # a child process reads; pandas is not loaded here

    return read_reports([ReportFile(path) for path in files], cache)


def _handed(path: Path, reading: Reading, root: Path, settings: Settings) -> Handed:
    from data.reports import known_reports

    submitted = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    team = settings.teams.get(reading.report, known_reports()[reading.report].team)
    return Handed(said_path(path, root), submitted, team, reading)
