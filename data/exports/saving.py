"""Saving minutes: whole or not at all, and never over something that is there."""

import re
from collections.abc import Sequence
from pathlib import Path

from data.exports.formats import exported, file_name
from data.files import replace_file, saving
from data.workspace import Workspace
from engine.errors import BadInputError, ConflictError, KaihuiError, NotSavedError
from engine.minutes.record import Minutes
from engine.text import clean
from engine.words import Language, Words

_NAME = re.compile(r"\w[\w.-]{0,200}")
"""What a file in the minutes folder may be called: no folder, no hidden file."""


def save_to(path: Path, content: bytes) -> None:
    """Writes a document to a place that a person chose.

    Raises:
        ConflictError: something is there already.
        NotSavedError: the disk did not take it.
    """
    if path.exists():
        raise ConflictError(
            Words(f"{path} 已存在，没有覆盖。", f"{path} is there already and was not overwritten."),
            Words("换一个文件名。", "Choose another name."),
        )
    if not path.parent.exists():
        raise NotSavedError(
            Words(f"未保存：没有文件夹 {path.parent}。", f"Not saved: there is no folder {path.parent}."),
            Words("先建这个文件夹，或换一个路径。", "Make it first, or choose another path."),
        )
    with saving(path):
        replace_file(path, content)


def save_minutes(workspace: Workspace, name: str, content: bytes) -> Path:
    """Writes minutes into the workspace; under the next free name when others of that name are there.

    The same minutes again are the same file.

    Raises:
        NotSavedError: the disk did not take them.
        BadInputError: the name, which a damaged meeting may bring, would lead out of the folder.
    """
    if not _NAME.fullmatch(name):
        raise BadInputError(
            Words(f"「{clean(name)}」不能当文件名，没有保存。", f"“{clean(name)}” is no file name; nothing was saved."),
            Words("用 kaihui doctor 检查会议文件。", "Look at the meeting's file with kaihui doctor."),
        )
    path = workspace.minutes / name
    version = 2
    with saving(path):
        workspace.minutes.mkdir(parents=True, exist_ok=True)
        while path.exists() and path.read_bytes() != content:
            path = workspace.minutes / f"{Path(name).stem}-{version}{Path(name).suffix}"
            version += 1
        if not path.exists():
            replace_file(path, content)
    return path


def save_formats(workspace: Workspace, minutes: Minutes, names: Sequence[str], language: Language) -> tuple[Path, ...]:
    """Writes minutes into the workspace in several formats; one that fails does not keep the others from being saved.

    Raises:
        KaihuiError: the first that could not be drawn up or saved, once all others are on the disk.
    """
    saved: list[Path] = []
    failed: list[KaihuiError] = []
    for name in names:
        try:
            saved.append(save_minutes(workspace, file_name(minutes.meeting, name), exported(minutes, name, language)))
        except KaihuiError as error:
            failed.append(error)
    for first in failed:
        raise first
    return tuple(saved)
