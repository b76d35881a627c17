"""Report files, read: recognised by header, decoded, summed up in a child process, and kept until they change."""

import stat
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from data.reports.days import Order
from data.reports.kinds import ReportKind, known_reports
from data.reports.messages import Answer, Request
from data.reports.readers import Readers
from data.reports.reading_process import ReadingProcess
from data.reports.shelf import Shelf
from data.unopened import NO_FILE, cannot_open
from engine.reports.reading import Reading, Unread
from engine.words import Words

__all__ = ["Progress", "ReportFile", "ReportKind", "explain_report", "known_reports", "read_reports", "workbook_text"]


Progress = Callable[[int, int, str], object]
"""Told which file is read next, from 1, how many there are, and its name."""


ENOUGH_FOR_TWO = 8
"""Files from which a second child is worth its start, in which it imports pandas for half a second."""


class ReportFile(Struct, frozen=True):
    """A file to be read, and what its place in the workspace says of it."""

    path: Path
    marketplace_hint: str | None = None
    """Code of the marketplace: it settles the legacy encoding, and the day of a moment."""
    date_order: Order | None = None
    """Of dates in bare numbers."""


def read_reports(
    files: Sequence[ReportFile], cache: Path | None, progress: Progress | None = None
) -> dict[Path, Reading | Unread]:
    """What each file says, or why it says nothing. Unchanged files cost no child and no pandas.

    Args:
        files: what to read.
        cache: folder for readings; None keeps none.
        progress: told before each file, from the thread that reads it.
    """
    shelf = Shelf(cache)
    with Readers(1 if len(files) < ENOUGH_FOR_TWO else 2) as readers:
        if files and shelf.is_empty:
            readers.start()  # they have their libraries to import, while the first file is looked at here

        def read(numbered: tuple[int, ReportFile]) -> Reading | Unread:
            number, file = numbered
            if progress is not None:
                progress(number, len(files), file.path.name)
            with readers.free() as process:
                return _answered(file, shelf, process).outcome

        told = readers.each(read, enumerate(files, start=1))
        return {file.path: outcome for file, outcome in zip(files, told, strict=True)}


def explain_report(file: ReportFile) -> Answer:
    """What the file says, with how it was recognised or which reports it came near to; nothing is kept."""
    path = file.path.absolute()
    if (reason := _why_not(path)) is not None:
        return Answer(reason=reason)
    with ReadingProcess() as process:
        return process.ask(Request(str(path), file.marketplace_hint, file.date_order, explain=True))[0]


def workbook_text(path: Path) -> str | Words:
    """The rows of a workbook as lines of text, or why there are none; read by the child like any report."""
    path = path.absolute()
    if (reason := _why_not(path)) is not None:
        return reason
    with ReadingProcess() as process:
        answer = process.ask(Request(str(path), as_text=True))[0]
    return answer.text if answer.text is not None else answer.reason or Words("没有内容。", "It is empty.")


def _answered(file: ReportFile, shelf: Shelf, process: ReadingProcess) -> Answer:
    path = file.path.absolute()
    if (reason := _why_not(path)) is not None:
        return Answer(reason=reason)
    request = Request(str(path), file.marketplace_hint, file.date_order)
    place = shelf.place(request)
    if (kept := shelf.find(place)) is not None:
        return kept
    answer, settled = process.ask(request)
    if settled:
        shelf.put(place, answer)
    return answer


def _why_not(path: Path) -> Words | None:
    """Only ordinary files are opened: a named pipe would hold up the meeting."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return cannot_open(error)
    if not stat.S_ISREG(mode):
        return NO_FILE
    return None
