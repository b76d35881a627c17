"""Our cures for Textual 8.2.8 over SSH, in one place. Each names the fault upstream and is guarded by a test."""

import os
import re
import selectors
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator

if os.environ.get("SSH_CONNECTION"):
    # an arrow key that a slow line cuts in two must not type its second half (Textualize/textual#4816)
    os.environ.setdefault("ESCDELAY", "250")

from rich.console import Console
from rich.control import Control
from textual._compositor import ChopsUpdate
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message

from tui.painter import Painter
from tui.pen import erases_in_colour

_LOOK_EVERY = 0.1
"""Seconds between two looks at whether the driver is to end."""


_REPLIES = re.compile(r"\x1b(?:\][0-9]+;[^\x07\x1b]*(?:\x07|\x1b\\)|\[[?>=][0-9;]*c|P[^\x1b]*\x1b\\)")
"""What a terminal says of itself, mostly late answers to what ran before: Textual would type it into the line."""


_BEHIND_ESC = re.compile(r"(?<=\x1b)(?=[^\x1b\[\]OP_^bf])")
"""Between Esc and what begins no longer sequence; Esc b and Esc f are what a Mac sends for a jump by words."""


class TerminalGone(Message):
    """The terminal is closed: nothing can be read from it any more."""


class InputBroken(Message):
    """The thread that reads keys met a fault of ours."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class KeyParser(XTermParser):
    """Textual's parser, to which Esc and a key right behind it are two keys.

    Textual waits for more, and then takes them for one key with Alt, or drops the Esc: over SSH, where both come in one
    packet and the wait is longest, what follows Esc was typed into the line that Esc should have left.
    """

    _after_esc = False

    def feed(self, data: str) -> Iterator[Message]:
        """The keys in a text; an Esc waits no longer than until it is clear that no sequence follows."""
        for piece in _BEHIND_ESC.split(data):
            if self._after_esc and self._timeout_time is not None and _BEHIND_ESC.match(f"\x1b{piece}", 1):
                self._timeout_time = 0.0
                yield from self.tick()
            self._after_esc = piece.endswith("\x1b")
            yield from super().feed(piece)


def to_its_real_size(event: Resize, driver: Driver) -> None:
    """Sets the event to the terminal's size of this moment.

    Textual reads the size in the handler of SIGWINCH. A second signal can interrupt the first one's handler and post
    its size before it: the screen would then stay as large as the window no longer is.
    """
    measured: Callable[[], tuple[int, int]] | None = getattr(driver, "_get_terminal_size", None)
    if measured is not None:
        event.size = event.virtual_size = Size(*measured())


class SshDriver(LinuxDriver):
    """Textual's driver, with a reader that survives what terminals and lines do. No mouse: any motion costs bytes."""

    def __init__(
        self, app: App[None], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=False, size=size)
        self._painter = Painter(erases_in_colour(os.environ))
        self._painted_size: tuple[int, int] | None = None
        """What the painter knows the picture of; None after the window has changed."""

    def write(self, data: str) -> None:
        """Sends what differs from what the terminal shows already."""
        size = self._app.size
        if self._painted_size != (size.width, size.height):
            self._painted_size = (size.width, size.height)
            self._painter.resize(size.width, size.height)
        if different := self._painter.difference(data):
            super().write(different)

    def process_message(self, message: Message) -> None:
        """A window that changed its size, even for a moment, has lost what it showed."""
        if isinstance(message, Resize):
            self._painted_size = None
        super().process_message(message)

    def _get_terminal_size(self) -> tuple[int, int]:
        self._painted_size = None
        return super()._get_terminal_size()

    def _run_input_thread(self) -> None:
        """Hands a fault to the app, to be said in a sentence: Textual would print a traceback, and exit with 0."""
        with _HandedOn(self):
            self.run_input_thread()

    def run_input_thread(self) -> None:
        """Reads keys until the driver ends.

        Bytes that are no UTF-8 (a terminal set to GBK) become a replacement sign instead of the end of the program
        (Textualize/textual#6456); the end of the input is the end of the terminal, not a reason to spin (#5140).
        """
        parser = KeyParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_LOOK_EVERY):
                    data = self._read()
                    if not data:
                        self.process_message(TerminalGone())
                        return
                    text = _REPLIES.sub("", decode(data))
                    # to Textual's parser an empty text, as half a character is, means the end of everything
                    for message in parser.feed(text) if text else ():
                        self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            # EIO: the other side of the terminal is closed
            return b""


class _HandedOn:
    """Carries a fault out of its thread to the app, which lets it fall through to the last door."""

    def __init__(self, driver: SshDriver) -> None:
        self._driver = driver

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> bool:
        """Told to the app, and so not to the terminal."""
        if isinstance(error, Exception):
            self._driver.process_message(InputBroken(error))
        return isinstance(error, Exception)


def _changed_cells(update: ChopsUpdate, console: Console) -> str:
    """What a repaint sends: the cells that changed, and no others.

    Textual sends every row from the left edge of its widget ("TODO: crop to x extents"): one digit of a clock at the
    end of a row costs the whole row, each second.
    """
    parts: list[str] = []
    for y, left, right in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x < right and end > left:
                start = max(x, left)
                parts.append(Control.move_to(start, y).segment.text)
                parts.append(strip.crop(start - x, min(end, right) - x).render(console))
    return "".join(parts)


ChopsUpdate.render_segments = _changed_cells  # type: ignore[method-assign, assignment]
