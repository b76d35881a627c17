"""Why a file is not read: what the disk said of it, in words."""

from engine.words import Words

NO_FILE = Words("不是普通文件，没有读取。", "Not a plain file; it was not read.")
"""Of a folder, a named pipe or a device."""


def cannot_open(error: OSError) -> Words:
    """Why a file or folder cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return Words("文件已经不在了。", "The file is no longer there.")
    if isinstance(error, PermissionError):
        return Words("没有读取权限。请改权限后重试。", "Reading it is not permitted: mend its permissions.")
    return Words("打不开，请检查磁盘。", f"It cannot be opened ({error.strerror}): check the disk.")
