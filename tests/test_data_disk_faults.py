"""Disks at their worst: an error or a death at every call that writes, and a power cut that forgets what is not synced.

What is promised each time: whatever was acknowledged is read again, and damage is never taken for a meeting.
"""

import errno
import itertools
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from data.backups import restore
from data.meeting_file import DamagedFileError
from data.meeting_log import TinyMeetingLog
from data.workspace import Workspace
from engine.errors import NotSavedError
from engine.meeting.events import NoteTaken

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
MEETING = "2026-11-23-weekly"
WRITING_CALLS = ("open", "write", "fchmod", "fdatasync", "link", "replace", "fsync")
"""The calls of `os` by which data/files.py changes the disk."""
ENTRIES = 3


def note(number: int) -> NoteTaken:
    return NoteTaken(at=AT, by="周婷", id=f"N-{number}", item="ads", text=f"第 {number} 条")


def texts(log: TinyMeetingLog) -> list[str]:
    return [fact.text for fact in log.read() if isinstance(fact, NoteTaken)]


class Calls:
    """Stands before the writing calls of data/files.py: counts them, and does something at one of them."""

    def __init__(self, at: int, then: Callable[[str], None]) -> None:
        self.seen = 0
        self._at = at
        self._then = then

    def before(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def stood_before(*values: Any, **named: Any) -> Any:
            self.seen += 1
            if self.seen == self._at:
                self._then(name)
            return call(*values, **named)

        return stood_before


@contextmanager
def standing_before(calls: Calls) -> Iterator[Calls]:
    with pytest.MonkeyPatch.context() as patch:
        for name in WRITING_CALLS:
            patch.setattr(os, name, calls.before(name, getattr(os, name)))
        patch.setattr("data.files._sync", calls.before("fdatasync", os.fdatasync))
        yield calls


def calls_of_one_append(folder: Path) -> int:
    log = TinyMeetingLog(folder / f"{MEETING}.json")
    for number in range(2):
        log.append([note(number)], after=number)
    with standing_before(Calls(0, lambda name: None)) as counted:
        log.append([note(2)], after=2)
    return counted.seen


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS])
def test_an_error_at_any_writing_call_is_said_and_costs_nothing_that_was_acknowledged(
    tmp_path: Path, code: int
) -> None:
    (tmp_path / "count").mkdir()
    places = calls_of_one_append(tmp_path / "count")
    assert places >= 7
    for place in range(1, places + 1):
        folder = tmp_path / f"{place}"
        folder.mkdir()
        log = TinyMeetingLog(folder / f"{MEETING}.json")
        for number in range(2):
            log.append([note(number)], after=number)

        def fail(name: str) -> None:
            raise OSError(code, os.strerror(code))

        with standing_before(Calls(place, fail)), pytest.raises(NotSavedError):
            log.append([note(2)], after=2)
        again = TinyMeetingLog(folder / f"{MEETING}.json")
        assert texts(again)[:2] == ["第 0 条", "第 1 条"], place
        # the same program goes on, and its next entry is stored whatever became of the last one
        log.append([note(9)], after=len(log.read()))
        assert texts(TinyMeetingLog(folder / f"{MEETING}.json"))[-1] == "第 9 条"


DYING = textwrap.dedent("""
    import os, sys
    from pathlib import Path
    import data.files
    from tests.test_data_disk_faults import Calls, note, standing_before, MEETING
    from data.meeting_log import TinyMeetingLog
    folder, place = Path(sys.argv[1]), int(sys.argv[2])
    log = TinyMeetingLog(folder / f"{MEETING}.json")
    with standing_before(Calls(place, lambda name: os._exit(9))):
        for number in range(3):
            log.append([note(number)], after=number)
            print(number, flush=True)
""")


def test_a_death_at_any_writing_call_leaves_what_was_acknowledged(tmp_path: Path) -> None:
    for place in itertools.count(1):
        folder = tmp_path / f"{place}"
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", DYING, folder, str(place)],
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        acknowledged = [f"第 {line} 条" for line in done.stdout.split()]
        assert texts(TinyMeetingLog(folder / f"{MEETING}.json"))[: len(acknowledged)] == acknowledged, place
        if done.returncode == 0:
            break
        assert done.returncode == 9, done.stderr
    assert place > 20


class Disk:
    """A disk of its own that remembers which names and which bytes a power cut would leave.

    Bytes are safe once their file was synced. Names are safe once the folder was; of those that were not, the cut
    leaves any number of the first ones, or a later one without the earlier: file systems differ.
    """

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.pending: list[dict[str, int | None]] = []
        """Changes of names, each whole or not at all."""
        self.bytes: dict[int, bytes] = {}
        self.safe: dict[int, bytes] = {}
        self._open: dict[int, int] = {}
        self._seen: dict[str, int] = {}
        self._next = 0

    def created(self, path: str, handle: int) -> None:
        self._next += 1
        self._seen[path] = self._open[handle] = self._next
        self.bytes[self._next] = b""
        self.pending.append({path: self._next})

    def looked_into(self, handle: int) -> None:
        """A folder was opened; numbers of closed files are used again."""
        self._open.pop(handle, None)

    def written(self, handle: int, content: bytes) -> None:
        if handle in self._open:
            self.bytes[self._open[handle]] += content

    def synced(self, handle: int) -> None:
        if handle in self._open:
            self.safe[self._open[handle]] = self.bytes[self._open[handle]]
        else:  # the folder
            for change in self.pending:
                self._change(self.names, change)
            self.pending.clear()

    def linked(self, source: str, target: str) -> None:
        self._seen[target] = self._seen[source]
        self.pending.append({target: self._seen[source]})

    def renamed(self, source: str, target: str) -> None:
        self._seen[target] = self._seen.pop(source)
        self.pending.append({target: self._seen[target], source: None})

    def after_a_cut(self) -> Iterator[dict[str, bytes]]:
        """Every state that a cut at this moment may leave."""
        some = [self.pending[:count] for count in range(len(self.pending) + 1)]
        alone = [[one] for one in self.pending]
        for survived in (*some, *alone):
            names = dict(self.names)
            for change in survived:
                self._change(names, change)
            yield {path: self.safe.get(file, b"") for path, file in names.items()}

    @staticmethod
    def _change(names: dict[str, int], change: dict[str, int | None]) -> None:
        for path, file in change.items():
            if file is None:
                names.pop(path, None)
            else:
                names[path] = file


@contextmanager
def on(disk: Disk, cut: Callable[[], None]) -> Iterator[None]:
    """Every writing call goes to the real disk as well as to this one; after each the power may go."""
    real = {name: getattr(os, name) for name in WRITING_CALLS}

    def opened(path: Any, flags: int, mode: int = 0o777) -> int:
        handle: int = real["open"](path, flags, mode)
        if flags & os.O_EXCL:
            disk.created(Path(path).name, handle)
        else:
            disk.looked_into(handle)
        cut()
        return handle

    def wrote(handle: int, content: Any) -> int:
        count: int = real["write"](handle, content)
        disk.written(handle, bytes(content[:count]))
        cut()
        return count

    def synced(handle: int) -> None:
        real["fsync"](handle)
        disk.synced(handle)
        cut()

    def linked(source: Any, target: Any) -> None:
        real["link"](source, target)
        disk.linked(Path(source).name, Path(target).name)
        cut()

    def renamed(source: Any, target: Any) -> None:
        real["replace"](source, target)
        disk.renamed(Path(source).name, Path(target).name)
        cut()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", opened)
        patch.setattr(os, "write", wrote)
        patch.setattr(os, "fsync", synced)
        patch.setattr("data.files._sync", synced)
        patch.setattr(os, "link", linked)
        patch.setattr(os, "replace", renamed)
        yield


def test_a_power_cut_at_any_moment_leaves_what_was_acknowledged(tmp_path: Path) -> None:
    disk, acknowledged = Disk(), 0
    states: list[tuple[int, dict[str, bytes]]] = []

    def cut() -> None:
        states.extend((acknowledged, state) for state in disk.after_a_cut())

    home = tmp_path / "home"
    home.mkdir()
    log = TinyMeetingLog(home / f"{MEETING}.json")
    with on(disk, cut):
        for number in range(ENTRIES):
            log.append([note(number)], after=number)
            acknowledged = number + 1
            cut()
    assert len(states) > 60
    for number, (promised, state) in enumerate(states):
        found = read_after_the_cut(tmp_path / f"{number}", state)
        assert found[:promised] == [f"第 {entry} 条" for entry in range(promised)], (number, promised, state)


def read_after_the_cut(root: Path, state: dict[str, bytes]) -> list[str]:
    """What the scribe finds: what is read, or what `kaihui restore` brings back once damage was noticed."""
    workspace = Workspace(root)
    workspace.make_folders()
    for name, content in state.items():
        (workspace.meetings / name).write_bytes(content)
    log = TinyMeetingLog(workspace.meetings / f"{MEETING}.json")
    try:
        return texts(log)
    except DamagedFileError:
        restore(workspace, MEETING, AT)
        return texts(TinyMeetingLog(workspace.meetings / f"{MEETING}.json"))
