"""A scene: all that the screen shows at one moment. Every widget draws its part of it and keeps nothing for itself."""

from datetime import date, datetime, timedelta
from typing import Literal

from msgspec import Struct

from engine.dates import UTC8
from engine.meeting.events import Facts
from engine.meeting.past.meeting import PastMeeting
from engine.meeting.shipments import Misread
from engine.meeting.state import Item, Meeting
from engine.settings import Settings
from engine.snapshot.history import NO_HISTORY, History
from engine.snapshot.record import Snapshot
from engine.words import Language, Words
from tui.keymap import BUILT_IN, Keymap

Reading = Literal["waiting", "reading", "read", "none", "failed"]
"""How far the reports are: not begun, being read, read, nothing handed in, could not be read."""
Pane = Literal["agenda", "item", "feed"]


class Data(Struct, frozen=True):
    """Where the reading of reports stands."""

    state: Reading = "waiting"
    trouble: Words | None = None
    """Why it failed."""
    begun: tuple[int, int, str] | None = None
    """While files are read: the number of this one, how many there are, and its name."""


class Scene(Struct, frozen=True):
    """The meeting, its data, and the moment."""

    meeting: Meeting
    facts: Facts
    snapshot: Snapshot | None
    now: datetime
    language: Language
    settings: Settings
    by: str
    keys: Keymap = BUILT_IN
    """The keys in force."""
    only_ascii: bool = False
    """Whether the terminal draws letters and no other signs."""
    data: Data = Data()
    history: History = NO_HISTORY
    """What earlier snapshots said."""
    pane: Pane = "item"
    """Which pane the arrow keys scroll."""
    chosen: str = ""
    """The action or order under the cursor; empty where there is none."""
    read_out: str = ""
    """The decision or action that is read back now; empty while none is."""
    picking: bool = False
    """Whether a root cause is being written, whose list is to be seen."""
    misread: tuple[Misread, ...] = ()
    """Lines of a paste that could not be used."""
    past: tuple[PastMeeting, ...] = ()
    """Closed meetings, once somebody has asked for them; an emergency asks by itself."""
    last_completion: float | None = None
    """Percent of actions done in the meeting before; None where it is not known."""
    saved: str = ""
    """Where the minutes were saved, inside the workspace."""
    read_only: bool = False
    """Whether this is a follower's screen."""
    here: Words | None = None
    """Who else has the meeting open."""
    emergency_on: str = ""
    """The emergency meeting that was called beside this one; empty where none is on."""

    @property
    def today(self) -> date:
        """The scribe's day."""
        return self.now.astimezone(UTC8).date()

    @property
    def current(self) -> Item | None:
        """The item under discussion."""
        return self.meeting.current

    def keyed(self, words: Words) -> str:
        """A text that speaks of keys by the names of their actions, with the keys in force."""
        return self.said(self.keys.worded(words))

    def said(self, words: Words) -> str:
        """A text in the language of the screen."""
        return words.said(self.language)


def minutes(duration: timedelta) -> int:
    """Whole minutes begun: four and a half are five, none is none."""
    return -(-int(duration.total_seconds()) // 60)
