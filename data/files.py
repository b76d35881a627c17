"""Writing a file so that it is wholly there or not at all, and the folder's group can still write it."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.errors import NotSavedError
from engine.words import Words, same

# the data and the size are what a rename needs on the disk; macOS has only the wider call
_sync = getattr(os, "fdatasync", os.fsync)

_CAUSES = {
    errno.ENOSPC: Words("磁盘已满", "the disk is full"),
    errno.EDQUOT: Words("磁盘配额已用完", "the disk quota is used up"),
    errno.EROFS: Words("磁盘是只读的", "the disk is read-only"),
    errno.EACCES: Words("没有写权限", "no permission to write"),
    errno.EPERM: Words("没有写权限", "no permission to write"),
    errno.EIO: Words("磁盘读写出错", "the disk reports an error"),
    errno.EFBIG: Words("文件超过大小限制", "the file is over the size limit"),
    errno.ENAMETOOLONG: Words("文件名太长", "the file name is too long"),
    errno.ENOENT: Words("文件夹不存在", "the folder does not exist"),
    errno.EEXIST: Words("已有同名的文件", "there is a file of that name already"),
    errno.ENOTDIR: Words("路径中间有一段是文件，不是文件夹", "a part of its path is a file, not a folder"),
    errno.EISDIR: Words("那里是一个文件夹", "there is a folder in its place"),
    errno.ELOOP: Words("那里是一个链接", "there is a link in its place"),
}
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""Errors that more room mends."""


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Turns what the disk says into a sentence.

    Raises:
        NotSavedError: whatever kept `path` from being written.
    """
    try:
        yield
    except OSError as error:
        raise not_saved(path.name, error) from error


def not_saved(name: str, error: OSError) -> NotSavedError:
    """What the disk says of `name`, as a sentence with what to do next."""
    cause = _CAUSES.get(error.errno or 0, same(error.strerror or str(error)))
    todo = "腾出空间" if error.errno in NO_ROOM else "检查路径和权限"
    return NotSavedError(
        Words(f"未保存：{name}，{cause.zh}。", f"Not saved: {name}, {cause.en}."),
        Words(f"{todo}后再试，已存的内容没有受影响。", "Mend that and try again; what was saved is untouched."),
    )


def replace_file(path: Path, content: bytes, backup: Path | None = None) -> None:
    """Writes `content` under `path`: temp file, fsync, rename, fsync of the folder.

    Readers see the old file or the new one, never half of either. `backup`, when given, keeps the old one.
    The caller holds whatever lock guards `path`: the temp name is fixed, so that kills leave no litter.

    Raises:
        OSError: from the disk; `path` is then as it was. Wrap the call in saving().
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        _write(temporary, content, _mode_for(path))
        if backup is not None and path.exists():
            _keep(path, backup)
        os.replace(temporary, path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def replace_draft(path: Path, content: bytes) -> None:
    """As replace_file(), without waiting for the disk: it outlives the process, not a power cut.

    Raises:
        OSError: from the disk; `path` is then as it was.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        _write(temporary, content, _mode_for(path), sync=False)
        os.replace(temporary, path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def create_file(path: Path, content: bytes) -> bool:
    """Writes `content` under `path` unless something is there already; whether it wrote.

    Raises:
        OSError: from the disk.
    """
    if path.exists():
        return False
    replace_file(path, content)
    return True


def sync_folder(folder: Path) -> None:
    """Makes a rename in `folder` outlast a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, content: bytes, mode: int | None, sync: bool = True) -> None:
    path.unlink(missing_ok=True)
    # a link that somebody planted under this name is refused, not followed
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666)
    try:
        if mode is not None:
            os.fchmod(handle, mode)
        written = memoryview(content)
        while written:
            written = written[os.write(handle, written) :]
        if sync:
            _sync(handle)
    finally:
        os.close(handle)


def _mode_for(path: Path) -> int | None:
    """The mode that the new file gets: the old one's, what a shared folder allows, else the umask's."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        folder = path.parent.stat().st_mode
        return 0o660 | folder & 0o004 if folder & 0o2000 else None


def _keep(path: Path, backup: Path) -> None:
    """The file as it is, under a second name: a hard link, so it costs no copy."""
    temporary = backup.with_name(f".{backup.name}.tmp")
    temporary.unlink(missing_ok=True)
    os.link(path, temporary)
    os.replace(temporary, backup)
