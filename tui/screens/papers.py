"""What the screen saves, minutes and the list of tasks: where it is, and what is said of it."""

from collections.abc import Callable
from pathlib import Path

from data.closing import save_task_list_of
from data.session import Session
from engine.words import Words
from tui.widgets.notice import Notice

SAVING = Notice("none", Words("会议已结束，正在保存纪要…", "The meeting is closed; saving the minutes..."))


class Papers:
    """Saves minutes, and remembers where they are."""

    def __init__(self, session: Session, copy: Callable[[str], None]) -> None:
        self._session = session
        self._copy = copy
        """Puts a text where the scribe can paste it from."""
        self.saved = ""
        """Where they are, inside the workspace."""

    def save(self, save: Callable[[Session], tuple[Path, ...]]) -> Notice:
        """Has them saved.

        Raises:
            KaihuiError: what saving raises.
        """
        self.saved = self._written(save)
        return Notice("good", Words(f"纪要已保存：{self.saved}", f"Minutes saved: {self.saved}"))

    def save_task_list(self) -> Notice:
        """Has the actions saved for a project tool (R59).

        Raises:
            KaihuiError: what saving raises.
        """
        where = self._written(save_task_list_of)
        return Notice("good", Words(f"待办表已保存，Asana 可直接导入：{where}", f"Saved for Asana to import: {where}"))

    def _written(self, save: Callable[[Session], tuple[Path, ...]]) -> str:
        paths = save(self._session)
        self._copy("\n".join(map(str, paths)))
        return named(paths, self._session.workspace.root)


def named(paths: tuple[Path, ...], root: Path) -> str:
    """Where files are: those that differ only in their kind share a name, so that five of them fit a row."""
    said: dict[str, str] = {}
    for path in paths:
        within = _inside(path, root)
        stem = within.removesuffix(path.suffix)
        said[stem] = f"{said[stem]} {path.suffix}" if stem in said else within
    return ", ".join(said.values())


def _inside(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
