"""Which files in reports/ are reports: no hidden ones, no lock files, no links that lead out of the folder."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from errno import ENOENT
from pathlib import Path

from msgspec import Struct

from data.unopened import NO_FILE, cannot_open
from engine.reports.absent import Unrecognised
from engine.text import clean
from engine.words import Words

_LITTER = frozenset({"thumbs.db", "desktop.ini"})
_UNFINISHED = (".crdownload", ".part", ".partial", ".download", ".opdownload", ".tmp", ".filepart")
"""How browsers and scp call a file that is still on its way."""


class Found(Struct, frozen=True):
    """The files of the reports folder, by name."""

    files: dict[Path, datetime]
    """When each was handed in: its file time, in UTC."""
    refused: tuple[Unrecognised, ...]


def find_reports(reports: Path) -> Found:
    """All files under `reports`, and those that are not looked at, with the reason."""
    root = reports.resolve()
    files: dict[Path, datetime] = {}
    refused: list[Unrecognised] = []
    closed: list[OSError] = []
    for path in sorted(_walk(reports, closed)):
        try:
            reason = _refusal(path, root)
            if reason is None:
                files[path] = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except OSError as error:
            reason = cannot_open(error)
        if reason is not None:
            refused.append(Unrecognised(said_path(path, reports.parent), reason))
    folders = [(Path(error.filename), cannot_open(error)) for error in closed if error.errno != ENOENT]
    refused += [Unrecognised(said_path(path, reports.parent), reason) for path, reason in folders]
    return Found(files, tuple(refused))


def said_path(path: Path, workspace: Path) -> str:
    """The path inside the workspace, with slashes, safe to show."""
    return clean(path.relative_to(workspace).as_posix(), limit=400)


def _walk(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    """Files and links, hidden ones and lock files left out; links to folders are not followed.

    Args:
        closed: gets what the disk said of folders that could not be looked into.
    """
    for place, folders, names in os.walk(folder, onerror=closed.append):
        linked = [name for name in folders if Path(place, name).is_symlink()]
        folders[:] = [name for name in folders if name not in linked and not name.startswith(".")]
        yield from (Path(place, name) for name in (*names, *linked) if not _is_litter(name))


def _is_litter(name: str) -> bool:
    """Office keeps ~$name.xlsx beside an open file, LibreOffice .~lock.name#, editors name.csv~."""
    return name.startswith((".", "~$")) or name.endswith("~") or name.lower() in _LITTER


def _refusal(path: Path, root: Path) -> Words | None:
    """Why a file is not read; None when it is."""
    if path.is_symlink():
        target = path.resolve()
        if not target.is_relative_to(root) or target.is_dir():
            return Words("是通向别处的链接，没有读取。", "A link that leads elsewhere; it was not read.")
    if not path.is_file():
        return NO_FILE
    if path.name.lower().endswith(_UNFINISHED):
        return Words(
            "还没有下载或上传完，没有读取。完成后再看。", "Still on its way, and not read. Look again when it is there."
        )
    return None
