"""The app: one screen, its looks, and how it ends."""

import asyncio
import gc
import os
import signal
import threading

from textual.app import App
from textual.driver import Driver
from textual.events import Resize
from textual.screen import Screen

from data.drafts import Drafts
from data.session import Session
from tui.compat import InputBroken, SshDriver, TerminalGone, to_its_real_size
from tui.screens.meeting import MeetingScreen
from tui.terminal import let_go_of_terminal
from tui.themes import CONTRAST, PAPER, theme_for

_PATIENCE = 0.6
"""Seconds that an orderly end may take after a signal; then the process ends all the same."""


class KaihuiApp(App[None], inherit_bindings=False):
    """The meeting on a terminal."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "开会"

    def __init__(self, session: Session, driver_class: type[Driver] = SshDriver) -> None:
        self.session = session
        self.drafts = Drafts(session.workspace.root / ".drafts", session.by)
        # told before the theme is chosen, or NO_COLOR comes out as black on black
        super().__init__(driver_class=driver_class, ansi_color=True if "NO_COLOR" in os.environ else None)
        self.register_theme(PAPER)
        self.register_theme(CONTRAST)
        self.theme = theme_for(self.no_color, self.console.color_system, session.settings.screen.theme)

    def get_default_screen(self) -> Screen[None]:
        """The meeting is the only screen: help and palette lie inside it, so that no key is lost between two."""
        return MeetingScreen(self.session, self.drafts)

    def hold(self) -> int:
        """Runs until the scribe leaves; the exit code of the process.

        Raises:
            Exception: whatever went wrong inside, for the command line to say it in words.
        """
        self.run(mouse=False)
        if self._exception is not None:
            raise self._exception
        if self.return_code:
            let_go_of_terminal()
        return self.return_code or 0

    def on_mount(self) -> None:
        """Begins to keep drafts, and to heed the signals that end a session over SSH."""
        self.drafts.start()
        self.call_after_refresh(_keep_what_the_start_made)
        if threading.current_thread() is threading.main_thread():
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, self.leave, number)

    async def _on_resize(self, event: Resize) -> None:
        """Before Textual looks at it, the event is told how large the terminal is by now."""
        assert self._driver is not None
        to_its_real_size(event, self._driver)

    def on_unmount(self) -> None:
        """The unsent line is saved, however the app ends."""
        self.drafts.close()

    def on_terminal_gone(self, _: TerminalGone) -> None:
        """Nobody can see or type any more: what `hang up` means."""
        self.leave(signal.SIGHUP)

    def on_input_broken(self, message: InputBroken) -> None:
        """Without keys nobody can go on: the app ends as at any other fault."""
        raise message.error

    def leave(self, number: int) -> None:
        """Ends because of a signal: draft first, then the terminal as it was; exit code 128 + number."""
        watchdog = threading.Timer(_PATIENCE, os._exit, (128 + number,))
        watchdog.daemon = True
        watchdog.start()
        self.drafts.close()
        self.exit(return_code=128 + number)

    def _fatal_error(self) -> None:
        """A fault is said in a sentence by the command line; Textual would print all local variables."""
        self._close_messages_no_wait()


def _keep_what_the_start_made() -> None:
    """Modules, styles and widgets live as long as the app: the collector need not look through them at a key.

    The rest is so little that it may be looked through often: rings of widgets that wait for long scatter the memory
    that is never given back, 20 MB in an hour.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 5, 20)
