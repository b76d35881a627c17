"""What `kaihui doctor` looks at in the workspace and on the machine: a sentence each, and what to do about it."""

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from msgspec import Struct

from data.backups import damaged_meetings
from data.extras import EXTRAS, install_command, lacking
from data.files import not_saved, replace_file
from data.locks import locked
from data.workspace import Workspace
from engine.dates import moment_said
from engine.errors import ConflictError
from engine.words import Words, joined, same

Health = Literal["ok", "warn", "bad"]
"""Fine; works, but not as it should; will not do."""

SPACE_WANTED = 500 * 1024 * 1024
"""Bytes. A year of meetings takes some 20 MB; reports take the rest."""
SLOW_WRITE_MS = 50.0
"""Milliseconds. Above it the scribe feels every Enter."""
NETWORK_DISKS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "ceph", "glusterfs")
"""File systems whose locks do not reach the other machine, or not always."""
CLOCK_SLACK = timedelta(minutes=5)
"""How far in the future a file may lie before the clock is in doubt."""


class Check(Struct, frozen=True):
    """One thing that was looked at."""

    id: str
    health: Health
    what: Words
    todo: Words | None = None


def checkup(workspace: Workspace, now: datetime) -> Iterator[Check]:
    """Every check of the workspace and the machine, as it is made."""
    yield from _permissions(workspace)
    yield _space(workspace.root)
    yield _disk(workspace.root)
    yield _write_speed(workspace.root)
    yield _locks(workspace.root)
    yield _clock(workspace, now)
    yield from _meetings(workspace)
    yield _extras()


def _permissions(workspace: Workspace) -> Iterator[Check]:
    folders = (workspace.reports, workspace.snapshots, workspace.meetings, workspace.minutes, workspace.backups)
    refused = [folder.name for folder in (workspace.root, *folders) if folder.exists() and not _takes_a_file(folder)]
    if refused:
        yield Check(
            "permissions",
            "bad",
            Words(f"不能写：{'、'.join(refused)}。", f"Cannot write in: {', '.join(refused)}."),
            Words("请管理员改文件夹的组和权限（2770）。", "Have its group and mode set (2770)."),
        )
    else:
        yield Check("permissions", "ok", Words("文件夹都能写。", "All folders can be written."))
    yield _sharing(workspace.root)


def _takes_a_file(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _sharing(root: Path) -> Check:
    """A folder of a group needs a umask that leaves the group its rights."""
    mode = root.stat().st_mode
    umask = os.umask(0o077)
    os.umask(umask)
    if mode & 0o2000 and umask & 0o020:
        return Check(
            "sharing",
            "warn",
            Words(
                f"这是共用文件夹，而 umask 是 {umask:03o}，同组的人可能写不了你建的文件夹。",
                f"The folder is shared, but the umask is {umask:03o}: your group may not write in folders you make.",
            ),
            Words("登录脚本里写 umask 007。", "Put umask 007 into the login script."),
        )
    if mode & 0o002:
        return Check(
            "sharing",
            "warn",
            Words("工作区谁都能写。", "Everybody on this machine may write in the workspace."),
            Words(f"chmod o-w {root}", f"chmod o-w {root}"),
        )
    shared = Words("与同组共用", "shared with the group") if mode & 0o2000 else Words("不共用", "not shared")
    return Check("sharing", "ok", Words("工作区：", "The workspace is ") + shared + Words("。", "."))


def _space(root: Path) -> Check:
    free = shutil.disk_usage(root).free
    said = f"{free / 1024**3:.1f} GB"
    if free < SPACE_WANTED:
        health: Health = "bad" if free < SPACE_WANTED // 10 else "warn"
        what = Words(f"磁盘只剩 {said}。", f"Only {said} are free on the disk.")
        return Check("space", health, what, Words("请腾出空间。", "Make room."))
    return Check("space", "ok", Words(f"磁盘剩余 {said}。", f"{said} are free on the disk."))


def _disk(root: Path) -> Check:
    kind = file_system(root, _mounts())
    if kind in NETWORK_DISKS:
        return Check(
            "disk",
            "warn",
            Words(f"工作区在网络盘上（{kind}），文件锁不一定可靠。", f"The workspace is on a network disk ({kind})."),
            Words("不要从两台机器同时记录。", "Its locks may not hold: do not write from two machines at once."),
        )
    return Check("disk", "ok", Words(f"文件系统：{kind or '未知'}。", f"File system: {kind or 'unknown'}."))


def _mounts() -> str:
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def file_system(path: Path, mounts: str) -> str:
    """The kind of file system that holds `path`, by a table in the form of /proc/mounts; empty where it is unknown."""
    best = ("", "")
    for line in mounts.splitlines():
        fields = line.split()
        place = fields[1].replace("\\040", " ") if len(fields) > 2 else ""
        if place and path.is_relative_to(place) and len(place) >= len(best[0]):
            best = (place, fields[2])
    return best[1]


def _write_speed(root: Path) -> Check:
    probe = root / ".doctor"
    try:
        taken = statistics.median(_timed(lambda: replace_file(probe, b"x" * 200_000)) for _ in range(5))
    except OSError as error:
        sentence = not_saved(root.name, error)
        return Check("write", "bad", sentence.what, sentence.todo)
    finally:
        probe.unlink(missing_ok=True)
    if taken > SLOW_WRITE_MS:
        return Check(
            "write",
            "warn",
            Words(f"存一次盘要 {taken:.0f} 毫秒。", f"One save takes {taken:.0f} ms."),
            Words("磁盘太慢或太忙，换到本地盘。", "The disk is slow or busy; move the workspace to a local one."),
        )
    return Check("write", "ok", Words(f"存一次盘 {taken:.1f} 毫秒。", f"One save takes {taken:.1f} ms."))


def _timed(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def _locks(root: Path) -> Check:
    """Whether a lock that is held keeps a second one out, as two scribes need it."""
    probe = root / ".doctor.lock"
    try:
        with locked(probe):
            held = not _enters(probe)
    except (OSError, ConflictError):
        held = False
    finally:
        probe.unlink(missing_ok=True)
    if not held:
        what = Words("文件锁在这里不起作用。", "File locks do not work here.")
        return Check("locks", "bad", what, Words("同时只能有一位记录员。", "Only one scribe may write at a time."))
    return Check("locks", "ok", Words("文件锁有效。", "File locks work."))


def _enters(probe: Path) -> bool:
    try:
        with locked(probe, patience=0):
            return True
    except ConflictError:
        return False


def _clock(workspace: Workspace, now: datetime) -> Check:
    newest = max((_touched(path) for path in workspace.meetings.glob("*.json")), default=0.0)
    ahead = timedelta(seconds=newest - time.time())
    said = moment_said(now)
    if ahead > CLOCK_SLACK:
        return Check(
            "clock",
            "bad",
            Words(
                f"会议文件的时间比系统时钟晚 {ahead.total_seconds() / 60:.0f} 分钟。",
                f"A meeting's file lies {ahead.total_seconds() / 60:.0f} minutes in the future.",
            ),
            Words("请校准服务器时钟（chrony 或 ntp）。", "Set the server's clock right (chrony or ntp)."),
        )
    return Check("clock", "ok", Words(f"时钟 {said} UTC+8。", f"The clock says {said} UTC+8."))


def _touched(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _meetings(workspace: Workspace) -> Iterator[Check]:
    damaged = damaged_meetings(workspace)
    if damaged:
        yield Check(
            "meetings",
            "bad",
            Words("会议文件损坏或丢失：", "Meetings lost or damaged: ")
            + joined([same(one) for one in damaged])
            + Words("。", "."),
            Words("kaihui restore", "kaihui restore"),
        )
    else:
        count = len(workspace.meeting_ids())
        yield Check("meetings", "ok", Words(f"{count} 份会议文件都完好。", f"All {count} meeting files are whole."))


def _extras() -> Check:
    """What is not installed is no fault: it is said, so that nobody looks for it in vain."""
    missing = lacking()
    if not missing:
        return Check("extras", "ok", Words("可选功能都已安装。", "All extras are installed."))
    return Check(
        "extras",
        "ok",
        Words("未安装的可选功能：", "Extras that are not installed: ")
        + joined([EXTRAS[name].what for name in missing])
        + Words("。", "."),
        same(install_command(missing)),
    )
