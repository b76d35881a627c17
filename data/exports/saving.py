"""Saving minutes: whole or not at all, and never over something that is there."""

from pathlib import Path

from data.files import replace_file, saving
from data.workspace import Workspace
from engine.errors import ConflictError
from engine.words import Words


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
    with saving(path):
        replace_file(path, content)


def save_minutes(workspace: Workspace, name: str, content: bytes) -> Path:
    """Writes minutes into the workspace; under the next free name when others of that name are there.

    The same minutes again are the same file.

    Raises:
        NotSavedError: the disk did not take them.
    """
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
