"""The parent's side of reading: starts the child when the first file needs it, and again after a file has killed it."""

import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

import data
from data.reports.messages import Answer, Request
from engine.words import Words

PATIENCE = 120.0
"""Seconds of waiting for one file, whatever the processor does: a network folder may hang."""

_MODULE = "data.reports.child"
_INHERITED = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")


class ReadingProcess:
    """The child, while files are being read."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child is not None:
            self._end(self._child)

    def start(self) -> None:
        """Have the child ready, where it is known that it will be needed."""
        self._child = self._child or _started()

    def abandon(self) -> None:
        """Let go of the file that is being read: whoever waits for its answer is told that the process ended."""
        if self._child is not None:
            self._child.kill()

    def ask(self, request: Request) -> tuple[Answer, bool]:
        """What the child makes of a file, and whether the same file would always come to that."""
        child = self._child = self._child or _started()
        line = _exchanged(child, msgspec.json.encode(request) + b"\n")
        if line is not None and line.endswith(b"\n"):
            return msgspec.json.decode(line, type=Answer), True
        if line is None:
            child.kill()
        self._end(child)
        self._child = None
        return Answer(reason=_why_it_died(None if line is None else child.returncode)), False

    def _end(self, child: subprocess.Popen[bytes]) -> None:
        assert child.stdin is not None
        assert child.stdout is not None
        with suppress(BrokenPipeError):  # it may have gone before us
            child.stdin.close()
        child.stdout.close()
        try:
            child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _started() -> subprocess.Popen[bytes]:
    """-P keeps the current folder, where anybody's data/ may lie, off the import path."""
    root = str(Path(data.__file__).resolve().parent.parent)
    environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    environment |= {
        "PYTHONPATH": root,
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "OPENBLAS_NUM_THREADS": "1",  # each thread would reserve address space that the limit counts
        "OMP_NUM_THREADS": "1",
    }
    return subprocess.Popen(
        [sys.executable, "-P", "-m", _MODULE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd="/",
        start_new_session=True,  # Ctrl-C in the terminal is the meeting's, not the child's
    )


def _exchanged(child: subprocess.Popen[bytes], line: bytes) -> bytes | None:
    """The child's answer; cut off when it died over it, None when it said nothing for too long."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(line)
        child.stdin.flush()
    except BrokenPipeError:
        return b""
    ready, _, _ = select.select([child.stdout], [], [], PATIENCE)
    return child.stdout.readline() if ready else None


def _why_it_died(code: int | None) -> Words:
    if code is None:
        return Words("读了两分钟还没有读完，已放弃。", "Given up after two minutes of reading.")
    if code is not None and code > 0:
        # a death by signal is the file's doing; an exit code is a fault of ours
        return Words(
            "读报表的程序自己出错了，不一定是文件的问题。请告诉维护者。",
            "The reading process failed by itself; the file may be in order. Please tell us.",
        )
    if code == -signal.SIGXCPU:
        return Words(
            "读取超过 20 秒处理器时间，已放弃。文件可能损坏。", "Given up after 20 seconds of work. It may be damaged."
        )
    return Words(
        "读取时进程被终止：文件损坏，或展开后过大。请重新导出。",
        "Reading it ended the process: the file is damaged, or far larger than it seems. Export it again.",
    )
