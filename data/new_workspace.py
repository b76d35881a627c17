"""Making a workspace: its folders and a kaihui.toml to start from. Nothing that is there is ever overwritten."""

from importlib.resources import files
from pathlib import Path

from data.files import create_file, saving
from data.settings import SETTINGS_FILE
from data.workspace import Workspace
from engine.errors import ConflictError
from engine.words import Words


def template_text(name: str, **values: str) -> str:
    """A file of data/templates, with its {names} filled in."""
    text = (files("data") / "templates" / name).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace("{" + key + "}", value)
    return text


def make_workspace(root: Path, settings: str) -> Workspace:
    """A new workspace in `root`, which need not be there yet.

    Args:
        settings: the text of its kaihui.toml.

    Raises:
        ConflictError: there is a kaihui.toml already, or a file in the place of the folder.
        NotSavedError: the disk did not take it.
    """
    workspace = Workspace(root.resolve())
    if root.exists() and not root.is_dir():
        raise ConflictError(
            Words(f"{root} 是文件，不是文件夹，没有改动。", f"{root} is a file, not a folder, and was left alone."),
            Words("换一个名字。", "Choose another name."),
        )
    with saving(root):
        root.mkdir(parents=True, exist_ok=True)
    workspace.make_folders()
    path = workspace.root / SETTINGS_FILE
    with saving(path):
        made = create_file(path, settings.encode())
    if not made:
        raise ConflictError(
            Words(f"{path} 已存在，没有改动。", f"{path} is there already and was left alone."),
            Words("直接编辑它，或换一个文件夹。", "Edit it, or choose another folder."),
        )
    return workspace
