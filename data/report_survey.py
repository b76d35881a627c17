"""The reports folder, read and placed as one: what is there, what is missing, what could not be read."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from msgspec.structs import replace

from data.report_files import find_reports, said_path
from engine.dates import Period, period_under_review
from engine.marketplaces import BY_CODE
from engine.meeting.agenda import period_kind
from engine.reports.absent import Missing, Unrecognised
from engine.reports.belonging import folders_of
from engine.reports.freshness import deadline
from engine.reports.placing import Review
from engine.reports.reading import Reading, Unread
from engine.reports.sources import Handed, Placed, Source
from engine.reports.survey import missing, survey
from engine.settings import Settings, Team
from engine.words import joined, same

if TYPE_CHECKING:
    from data.reports import Progress, ReportFile


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
    progress: "Progress | None" = None,
) -> Surveyed:
    """Reads and places all reports of the workspace in `root`.

    Args:
        period: under review; the last whole week or month before the meeting when absent.
        meeting_at: sets the deadline; without it no report is late.
        cache: where readings are kept between runs.
        progress: told before each file is read.
    """
    reviewed = period or period_under_review(meeting_at or now, period_kind(settings.series.template))
    review = Review(reviewed, now, deadline(meeting_at))
    found = find_reports(root / "reports")
    readings = _read(found.files, root, settings, cache, progress)
    handed = [
        Handed(said_part(said_path(path, root), one), found.files[path], team_of(one.report, settings), one)
        for path, reading in readings.items()
        if isinstance(reading, Reading)
        for one in (reading, *reading.more)
    ]
    unread = tuple(
        Unrecognised(said_path(path, root), reading.reason)
        for path, reading in readings.items()
        if isinstance(reading, Unread)
    )
    placed = survey(handed, settings, review)
    absent = tuple(_labelled(one) for one in missing([one.source for one in placed], settings))
    refused = sorted((*found.refused, *unread), key=lambda one: one.file)
    return Surveyed(review, placed, absent, tuple(refused))


def said_part(file: str, reading: Reading) -> str:
    """The file, and which part of it where it holds several reports: ads.xlsx#UK."""
    return f"{file}#{reading.part}" if reading.part else file


def _read(
    files: Iterable[Path], root: Path, settings: Settings, cache: Path | None, progress: "Progress | None"
) -> dict[Path, Reading | Unread]:
    """What each file says; the marketplace of its folder settles old encodings and the order of bare dates."""
    from data.reports import read_reports  # the machinery of a child process, and TOML to parse

    return read_reports([report_file(path, said_path(path, root), settings) for path in files], cache, progress)


def report_file(path: Path, file: str, settings: Settings) -> "ReportFile":
    """A file with what its folders say to whoever reads it.

    Args:
        file: its path as it is shown, which has those folders.
    """
    from data.reports import ReportFile
    from data.reports.days import Order

    series = settings.series.marketplaces
    code = folders_of(file, series).marketplace or (series[0] if len(series) == 1 else None)
    return ReportFile(path, code, cast(Order, BY_CODE[code].date_order) if code else None)


def team_of(report: str, settings: Settings) -> Team:
    """Whose report it is: the usual team's, unless kaihui.toml says otherwise."""
    from data.reports import known_reports

    return settings.teams.get(report, known_reports()[report].team)


def _labelled(absent: Missing) -> Missing:
    from data.reports import known_reports

    kinds = known_reports()
    labels = [kinds[report].label if report in kinds else same(report) for report in (absent.report, *absent.instead)]
    return replace(absent, label=joined(labels, " / ", " / "))
