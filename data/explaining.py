"""One file, explained: what it was recognised as, how it was read, where it was placed, and what it adds up to."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from data.coming import Coming
from data.report_files import said_path
from data.report_survey import report_file, said_part, survey_reports, team_of
from data.reports import explain_report, known_reports
from data.reports.measures import ALL_MEASURES
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
    more: tuple["Explained", ...] = ()
    """The other reports in the same file."""


def explain_file(workspace: Workspace, settings: Settings, path: Path, now: datetime, coming: Coming) -> Explained:
    """What becomes of the file at `path`, which may lie outside the workspace.

    Raises:
        NotFoundError: it is not there.
    """
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
    submitted_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    readings = (answer.reading, *answer.reading.more)
    handed = [Handed(said_part(file, one), submitted_at, team_of(one.report, settings), one) for one in readings]
    sources = _sources(handed, workspace, settings, now, coming)
    first, *more = map(partial(_explained, settings=settings), handed, answer.recognitions, sources)
    return replace(first, more=tuple(more))


def _explained(handed: Handed, recognition: Recognition, source: Source, settings: Settings) -> Explained:
    """One report of a file."""
    reading, series = handed.reading, settings.series.marketplaces
    homes = homes_of(reading.measured or (NO_ROW,), reading, folders_of(handed.file, series), series)
    return Explained(
        handed.file,
        reading,
        known_reports()[reading.report].label,
        recognition,
        source=source,
        homes=tuple(dict.fromkeys(homes)),
        sums=window_sums(reading, ALL_MEASURES),
    )


def _sources(
    handed: Sequence[Handed], workspace: Workspace, settings: Settings, now: datetime, coming: Coming
) -> list[Source]:
    """As they stand among the reports, where another may tell the same; else as they would stand alone."""
    period = coming.period_to_hand_in(now)
    among: Sequence[Source] = ()
    if handed[0].file.startswith("reports/"):
        among = survey_reports(workspace.root, settings, now, period, coming.starts_at, workspace.cache).sources
    alone = survey(handed, settings, Review(period, now, deadline(coming.starts_at)))
    standing = {source.file: source for source in (*(one.source for one in alone), *among)}
    return [standing[one.file] for one in handed]
