"""The screen, as the desk sees it."""

from typing import Protocol

from tui.key_entries import Action
from tui.screens.modes import Mode
from tui.widgets.notice import Notice


class Stage(Protocol):
    """What the desk has the screen do."""

    def tell(self, notice: Notice) -> None:
        """Shows a sentence."""
        ...

    def show_mode(self, mode: Mode) -> None:
        """Shows what keys do now."""
        ...

    def show_meeting(self) -> None:
        """Shows the meeting as it now is."""
        ...

    def act(self, action: Action) -> None:
        """Does what only the screen can do."""
        ...

    def read_again(self) -> None:
        """Has the reports read in the background, without a word."""
        ...

    def close_down(self) -> None:
        """Saves the minutes of the closed meeting and prepares the next one."""
        ...
