"""A program in a real pseudo-terminal: keys in, bytes and pictures out. Nothing sleeps for a fixed time."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from bench.keyboard import key_bytes
from bench.picture import Picture

PATIENCE = 20.0
"""Seconds that anything may take on a busy machine before it counts as never."""

_ANSWERS = {
    rb"\x1b\[\?2026\$p": b"\x1b[?2026;2$y",  # synchronised output: can do
    rb"\x1b\[\?2048\$p": b"\x1b[?2048;0$y",  # sizes in the stream: cannot, SIGWINCH it is
    rb"\x1b\[c": b"\x1b[?62;22c",
}
"""What a terminal answers to the questions that Textual's driver asks."""

_IN_ITS_OWN_TERMINAL = 'exec 0<>"$1" 1>&0 2>&1; [ "$2" = - ] || ulimit -f "$2"; shift 2; exec "$@"'
"""A session leader that opens a terminal gets it as its own: no fork in Python, which threads forbid."""


class TerminalError(AssertionError):
    """What was waited for did not happen; the message shows the screen."""


class Terminal:
    """One program in its own terminal; use it in a `with`, which ends it.

    Args:
        command: the program and its arguments.
        environment: all of it; nothing is inherited.
        file_blocks: the largest file that it may write, in 512-byte blocks: a disk that is full for it alone.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        environment: Mapping[str, str],
        *,
        columns: int = 120,
        rows: int = 36,
        folder: Path | None = None,
        file_blocks: int | None = None,
    ) -> None:
        self.picture = Picture(columns, rows)
        self.output = bytearray()
        """Everything that the program has written."""
        self._drawn = 0
        self._answered = 0
        self._master: int | None
        self._master, slave = pty.openpty()
        self._set_size(columns, rows)
        limit = "-" if file_blocks is None else str(file_blocks)
        name = os.ttyname(slave)
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", _IN_ITS_OWN_TERMINAL, "sh", name, limit, *map(str, command)],
            env=dict(environment),
            cwd=folder,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        # until the program has opened it, this end must not look hung up
        self._slave: int | None = slave

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # --- keys in

    def send(self, data: bytes) -> None:
        """Bytes, as one packet."""
        assert self._master is not None
        left = memoryview(data)
        until = time.monotonic() + PATIENCE
        while left:
            _, writable, _ = select.select([], [self._master], [], 0.05)
            if writable:
                left = left[os.write(self._master, left[:1024]) :]
            self.pump(0)
            if time.monotonic() > until:
                raise self._never("the program takes its input")

    def send_unread(self, data: bytes) -> None:
        """As much as goes in while nobody reads what comes out: a line that is frozen."""
        assert self._master is not None
        left = memoryview(data)
        while left and select.select([], [self._master], [], 0.1)[1]:
            left = left[os.write(self._master, left[:256]) :]

    def press(self, *names: str) -> None:
        """Keys by name, each in a packet of its own."""
        for name in names:
            self.send(key_bytes(name))

    def type(self, text: str) -> None:
        """Characters, each in a packet of its own, as somebody types them."""
        for character in text:
            self.send(character.encode())

    def say(self, line: str) -> None:
        """Characters, then Enter."""
        self.type(line)
        self.press("enter")

    def paste(self, text: str) -> None:
        """A bracketed paste."""
        self.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    # --- pictures out

    def pump(self, limit: float) -> bytes:
        """Takes in what the program has written, waiting up to `limit` seconds for the first of it."""
        came = bytearray()
        while self._master is not None and select.select([self._master], [], [], 0 if came else limit)[0]:
            try:
                chunk = os.read(self._master, 65536)
            except OSError:  # EIO: the last one who had it open has left
                chunk = b""
            if not chunk:
                self._drop_master()
                break
            came += chunk
        self.output += came
        if came:
            self._give_up_slave()
            self._answer()
        return bytes(came)

    @property
    def lines(self) -> list[str]:
        """The rows on the screen."""
        self._draw()
        return self.picture.lines

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines)

    def row_of(self, text: str) -> int:
        """The first row that shows `text`."""
        for number, line in enumerate(self.lines):
            if text in line:
                return number
        raise self._never(f"{text!r} is on the screen")

    # --- waiting

    def wait_until(self, true: Callable[[], bool], what: str, limit: float = PATIENCE) -> None:
        """Takes in output until `true`, which is asked after each piece.

        Raises:
            TerminalError: it did not come true in time, or the program ended before.
        """
        until = time.monotonic() + limit
        while not true():
            if time.monotonic() > until:
                raise self._never(what)
            if self._master is None and not true():
                raise self._never(f"{what} (the program has ended)")
            self.pump(0.05)

    def wait_for(self, *texts: str, limit: float = PATIENCE) -> None:
        """Until all `texts` are on the screen at once."""

        def all_there() -> bool:
            shown = self.text
            return all(text in shown for text in texts)

        self.wait_until(all_there, f"the screen shows {' and '.join(map(repr, texts))}", limit)

    def wait_gone(self, text: str, limit: float = PATIENCE) -> None:
        """Until `text` is no longer on the screen."""
        self.wait_until(lambda: text not in self.text, f"{text!r} leaves the screen", limit)

    def wait_exit(self, limit: float = PATIENCE) -> int:
        """Until the program has ended; its exit code, negative for the signal that ended it."""
        until = time.monotonic() + limit
        while self.process.poll() is None:
            if time.monotonic() > until:
                raise self._never("the program ends")
            self.pump(0.05)
            if self._master is None:
                self._wait_a_moment()
        self.pump(0)
        return self.process.returncode

    def settle(self, quiet: float = 0.1, limit: float = PATIENCE) -> int:
        """Until nothing was written for `quiet` seconds; how many bytes came meanwhile."""
        until, before = time.monotonic() + limit, len(self.output)
        while self.pump(quiet):
            if time.monotonic() > until:
                raise self._never("the screen comes to rest")
        return len(self.output) - before

    # --- what happens to terminals

    def resize(self, columns: int, rows: int) -> None:
        """The window gets another size; the program is told by SIGWINCH."""
        self._draw()
        self.picture.resize(columns, rows)
        self._set_size(columns, rows)
        self.signal(signal.SIGWINCH)

    def signal(self, number: int) -> None:
        """A signal to the program."""
        self.process.send_signal(number)

    def kill(self) -> None:
        """kill -9, and its end."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def hang_up(self) -> None:
        """The terminal is gone, as when a line drops."""
        self._give_up_slave()
        self._drop_master()

    def close(self) -> None:
        """Ends whatever is left of the program."""
        self.hang_up()
        if self.process.poll() is None:
            self.kill()

    # --- inside

    def _set_size(self, columns: int, rows: int) -> None:
        assert self._master is not None
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _answer(self) -> None:
        """Answers the questions in what was written since the last look."""
        start = max(0, self._answered - 8)
        for question, answer in _ANSWERS.items():
            for found in re.finditer(question, bytes(self.output[start:])):
                if start + found.end() > self._answered and self._master is not None:
                    os.write(self._master, answer)
        self._answered = len(self.output)

    def _draw(self) -> None:
        if self._drawn < len(self.output):
            self.picture.feed(bytes(self.output[self._drawn :]))
            self._drawn = len(self.output)

    def _give_up_slave(self) -> None:
        if self._slave is not None:
            os.close(self._slave)
            self._slave = None

    def _drop_master(self) -> None:
        if self._master is not None:
            os.close(self._master)
            self._master = None

    def _wait_a_moment(self) -> None:
        """Nothing is left to select on: the process is all there is to look at."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(0.05)

    def _never(self, what: str) -> TerminalError:
        screen = "\n".join(f"|{line}" for line in self.lines)
        return TerminalError(f"never came true: {what}\nexit code: {self.process.poll()}\n{screen}")
