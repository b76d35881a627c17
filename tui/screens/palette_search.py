"""The palette while it is open: what is being looked for, what fits, and which of it is chosen."""

from collections.abc import Sequence

from data.session import Session
from tui.key_entries import Key
from tui.keymap import Keymap
from tui.palette import Hit, search
from tui.widgets.overlay import PaletteList


class PaletteSearch:
    """Works the list of the palette."""

    def __init__(self, session: Session, keymap: Keymap, shown: PaletteList) -> None:
        self._session, self._keymap = session, keymap
        self._list = shown
        self._kept = ""

    @property
    def chosen(self) -> Key | None:
        """The command that Enter would run."""
        hits: Sequence[Hit] = self._list.hits
        return hits[self._list.chosen].key if hits else None

    def begin(self, kept: str) -> None:
        """Shows all commands; `kept` is the unsent line that waits meanwhile."""
        self._kept = kept
        self.look_for("")

    def look_for(self, typed: str) -> None:
        """Shows what fits."""
        self._list.hits, self._list.chosen = search(typed, self._session, self._keymap), 0
        self._list.paint_again()

    def choose(self, by: int) -> None:
        """Moves the choice up or down."""
        last = len(self._list.hits) - 1
        self._list.chosen = max(0, min(last, self._list.chosen + by))
        self._list.paint_again()

    def end(self) -> str:
        """The line that waited."""
        return self._kept
