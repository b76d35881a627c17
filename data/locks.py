"""One writer at a time, across processes: flock on a file that is never deleted, freed by any death."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.errors import ConflictError
from engine.words import Words

PATIENCE = 2.0
"""Seconds. A writer holds the lock for milliseconds; one that holds it longer is stuck."""


class HeldError(ConflictError):
    """Whoever holds the lock is stuck: trying again at once would only wait again."""


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the lock at `path` while the block runs; waits for it for up to `patience` seconds.

    Raises:
        HeldError: somebody held it for longer.
        OSError: the lock file cannot be made.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o660)
    try:
        _wait_for(handle, path, patience)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, path: Path, patience: float) -> None:
    give_up = time.monotonic() + patience
    pause = 0.001
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > give_up:
                raise HeldError(
                    Words(f"{path.name} 被另一个进程占用。", f"{path.name} is held by another process."),
                    Words("稍后再试。", "Try again in a moment."),
                ) from None
            time.sleep(pause)
            pause = min(pause * 2, 0.05)
        else:
            return
