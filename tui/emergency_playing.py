"""A script of an emergency meeting, played without a terminal."""

from data.emergency import EmergencySession
from data.script_file import read_script
from data.session import Session
from data.workdays import load_workdays
from engine.capture.script import script_steps
from engine.errors import KaihuiError
from engine.text import clean
from tui.emergency_history import from_before
from tui.opening import Opened, account_name, say_unread
from tui.playing import REFUSED, Player, refused, report


class EmergencyPlayer(Player):
    """Plays at the emergency meeting instead of at the next one of the series."""

    def __init__(self, place: Opened, by: str | None, trigger: str) -> None:
        super().__init__(place, by)
        self._trigger = trigger

    def _seated(self) -> Session:
        if self.session is None:
            by = clean(self.by or "", limit=60) or account_name()
            place = self.place
            self.session = EmergencySession(
                place.workspace,
                place.settings,
                self.clock,
                by,
                place.language,
                load_workdays(),
                self._trigger,
                pending=True,
            )
            say_unread(self.session)
            self.session.fill_initials()
        return self.session


def play_emergency(place: Opened, script: str, trigger: str, by: str | None) -> int:
    """Plays the script; the first refused line stops it."""
    player = EmergencyPlayer(place, by, trigger)
    for step, outcome in player.play(script_steps(read_script(script))):
        if isinstance(outcome, KaihuiError):
            refused(step, outcome, place.language)
            return REFUSED
        if player.session is not None:
            report(player.session, outcome, place.language)
    if isinstance(player.session, EmergencySession):
        player.session.write()
        for said in from_before(player.session) if player.session.meeting.causes else ():
            print(said.said(place.language))
    for path in player.saved:
        print(path)
    return 0
