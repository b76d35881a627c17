"""One file, explained: what it was recognised as, how it was read, where it was placed, and what it adds up to."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from data.coming import Coming
from data.report_files import said_path
from data.report_survey import report_file, survey_reports, team_of
from data.workspace import Workspace
from engine.errors import NotFoundError
from engine.reports.belonging import NO_ROW, Home, folders_of, homes_of
from engine.reports.freshness import deadline
from engine.reports.placing import Review
from engine.reports.reading import Reading, Unread
from engine.reports.recognition import Nearest, Recognition
from engine.reports.sources import Handed, Source
from engine.reports.survey import survey
from engine.reports.window_sums import WindowSum, window_sums
from engine.settings import Settings
from engine.text import clean
from engine.words import Words


class Explained(Struct, frozen=True):
    """All that can be said of one file; where it could not be read, why and what it came near to."""

    file: str
    outcome: Reading | Unread
    label: Words = Words("", "")
    """The report as people call it."""
    recognition: Recognition | None = None
    nearest: tuple[Nearest, ...] = ()
    source: Source | None = None
    homes: tuple[Home, ...] = ()
    """The different marketplaces of its rows, with what settled each."""
    sums: tuple[WindowSum, ...] = ()


def explain_file(workspace: Workspace, settings: Settings, path: Path, now: datetime, coming: Coming) -> Explained:
    """What becomes of the file at `path`, which may lie outside the workspace.

    Raises:
        NotFoundError: it is not there.
    """
    from data.reports import explain_report, known_reports

    if not path.exists():
        raise NotFoundError(
            Words(f"没有文件 {clean(str(path))}。", f"There is no file {clean(str(path))}."),
            Words("请检查路径。", "Check its path."),
        )
    inside = path.resolve().is_relative_to(workspace.reports.resolve())
    file = said_path(path.resolve(), workspace.root.resolve()) if inside else clean(path.as_posix(), limit=400)
    answer = explain_report(report_file(path, file, settings))
    if answer.reading is None:
        return Explained(file, answer.outcome, nearest=answer.nearest)
    reading, folders = answer.reading, folders_of(file, settings.series.marketplaces)
    submitted_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    handed = Handed(file, submitted_at, team_of(reading.report, settings), reading)
    homes = homes_of(reading.measured or (NO_ROW,), reading, folders, settings.series.marketplaces)
    return Explained(
        file,
        reading,
        known_reports()[reading.report].label,
        answer.recognition,
        (),
        _source(handed, workspace, settings, now, coming),
        tuple(dict.fromkeys(homes)),
        window_sums(reading),
    )


def _source(handed: Handed, workspace: Workspace, settings: Settings, now: datetime, coming: Coming) -> Source:
    """As it stands among the reports, where another may tell the same; else as it would stand alone."""
    period = coming.period_to_hand_in(now)
    among: Sequence[Source] = ()
    if handed.file.startswith("reports/"):
        among = survey_reports(workspace.root, settings, now, period, coming.starts_at, workspace.cache).sources
    alone = survey([handed], settings, Review(period, now, deadline(coming.starts_at)))[0].source
    return next((source for source in among if source.file == handed.file), alone)
