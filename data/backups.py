"""Backups: each meeting is packed with its snapshot at its end; one that is lost or damaged comes back from there."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from data.files import replace_file, saving
from data.locks import locked
from data.meeting_file import count_of
from data.workspace import Workspace
from engine.dates import UTC8
from engine.errors import NotFoundError
from engine.text import clean
from engine.words import Words


class Restored(Struct, frozen=True):
    """What was put back, and from where."""

    meeting: str
    source: str
    """Name of the file that it came from."""
    facts: int
    aside: str = ""
    """Where the damaged file went, if there was one."""


def back_up(workspace: Workspace, meeting_id: str) -> Path | None:
    """Packs a meeting with the snapshot that it looked at and the settings of its day; where the pack is.

    A meeting that is kept on a server is the server's to back up: None.

    Raises:
        NotSavedError: the disk did not take it.
    """
    path = workspace.backups / f"{meeting_id}.zip"
    if not _file(workspace, meeting_id).exists():
        return None
    with saving(path):
        packed = _packed(workspace, meeting_id)
        path.parent.mkdir(exist_ok=True)
        with locked(path.parent / ".lock"):
            replace_file(path, packed)
    return path


def damaged_meetings(workspace: Workspace) -> tuple[str, ...]:
    """The ids of meetings whose file is damaged, or gone though a copy of it is there; oldest first."""
    return tuple(sorted(meeting for meeting in _known(workspace) if _count(_file(workspace, meeting)) is None))


def restore(workspace: Workspace, meeting_id: str, now: datetime) -> Restored:
    """Puts back the fullest copy of a meeting that is lost or damaged; a good file is never touched.

    Raises:
        NotFoundError: the meeting is whole, or no copy of it is.
        NotSavedError: the disk did not take it.
        ConflictError: a scribe is writing.
    """
    if meeting_id not in _known(workspace):  # a name is no path: nothing is made, or locked, where it would lead
        raise _no_copy(meeting_id)
    path = _file(workspace, meeting_id)
    with saving(path), locked(path.with_suffix(".lock")):
        if _count(path) is not None:
            raise NotFoundError(
                Words(f"{path.name} 是好的，没有动它。", f"{path.name} is whole and was left alone."),
                Words("不需要恢复。", "There is nothing to restore."),
            )
        source, content, facts = _fullest(workspace, meeting_id)
        aside = _put_aside(path, now)
        replace_file(path, content)
    _put_back_snapshots(workspace, meeting_id)
    return Restored(meeting_id, source, facts, aside)


def _known(workspace: Workspace) -> set[str]:
    """The ids that a meeting file or any copy of one goes by."""
    known = {path.stem for path in workspace.meetings.glob("*.bak")}
    known |= {path.stem for path in workspace.meetings.glob("*.json")}
    return known | {path.stem for path in workspace.backups.glob("*.zip")} | set(workspace.meeting_ids())


def _no_copy(meeting_id: str) -> NotFoundError:
    said = clean(meeting_id)
    return NotFoundError(
        Words(f"没有会议 {said} 的可用备份。", f"There is no usable copy of the meeting {said}."),
        Words("请从服务器的备份恢复这个工作区。", "Restore the workspace from the server's own backup."),
    )


def _file(workspace: Workspace, meeting_id: str) -> Path:
    return workspace.meetings / f"{meeting_id}.json"


def _count(path: Path) -> int | None:
    try:
        return count_of(path.read_bytes())
    except OSError:
        return None


def _packed(workspace: Workspace, meeting_id: str) -> bytes:
    """The pack's bytes. Its parts lie as they do in the workspace, so that unpacking it there is a restore too."""
    shown = workspace.meeting(meeting_id).snapshot
    parts = [_file(workspace, meeting_id), workspace.root / "kaihui.toml"]
    if shown:
        parts += workspace.snapshots.glob(f"*-{shown}.json")
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts:
            archive.write(part, part.relative_to(workspace.root).as_posix())
    return pack.getvalue()


def _fullest(workspace: Workspace, meeting_id: str) -> tuple[str, bytes, int]:
    """The copy with the most facts: the one from before the last move, or the pack from the end of the meeting."""
    found: list[tuple[int, str, bytes]] = []
    beside = _file(workspace, meeting_id).with_suffix(".bak")
    for name, content in ((beside.name, _read(beside)), (f"{meeting_id}.zip", _in_pack(workspace, meeting_id))):
        facts = None if content is None else count_of(content)
        if content is not None and facts is not None:
            found.append((facts, name, content))
    if not found:
        raise _no_copy(meeting_id)
    facts, name, content = max(found, key=lambda one: one[0])
    return name, content, facts


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _in_pack(workspace: Workspace, meeting_id: str) -> bytes | None:
    """The meeting's file in its pack; the pack checks itself."""
    try:
        with zipfile.ZipFile(workspace.backups / f"{meeting_id}.zip") as archive:
            return archive.read(f"meetings/{meeting_id}.json")
    except (OSError, KeyError, zipfile.BadZipFile):
        return None


def _put_aside(path: Path, now: datetime) -> str:
    """Keeps what is left of a damaged file: somebody may want to look into it."""
    if not path.exists():
        return ""
    aside = path.with_name(f"{path.stem}.damaged-{now.astimezone(UTC8):%Y%m%dT%H%M%S}")
    path.rename(aside)
    return aside.name


def _put_back_snapshots(workspace: Workspace, meeting_id: str) -> None:
    """Snapshots that are gone come back as well; one that is there is never rewritten."""
    try:
        with zipfile.ZipFile(workspace.backups / f"{meeting_id}.zip") as archive:
            kept = {Path(name).name: archive.read(name) for name in archive.namelist() if name.startswith("snapshots/")}
    except (OSError, zipfile.BadZipFile):
        return
    for name, content in kept.items():
        path = workspace.snapshots / name
        if not path.exists():
            with saving(path):
                path.parent.mkdir(exist_ok=True)
                replace_file(path, content)
