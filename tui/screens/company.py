"""Who else has the meeting open, in words; looked at now and then, never before the first paint."""

from typing import TYPE_CHECKING

from data.session import Session
from engine.words import Words, joined, same

if TYPE_CHECKING:
    from data.presence import Guest, Role, Seat


class Company:
    """The others at their screens, as this screen last saw them."""

    def __init__(self, session: Session) -> None:
        self.here: Words | None = None
        """Their names; None while one is alone."""
        self._session = session
        self._presence: Seat | None = None

    def changed(self) -> bool:
        """Looks around; whether somebody has come or gone."""
        before, self.here = self.here, self._seen()
        return before != self.here

    def leave(self) -> None:
        """Gives this screen's own place up."""
        if self._presence is not None:
            self._presence.leave()

    def _seen(self) -> Words | None:
        if self._presence is None:
            role: Role = "follower" if self._session.read_only else "scribe"
            self._presence = self._session.workspace.store.seat(self._session.by, role)
        others = self._presence.others()
        return joined([_said(guest) for guest in others], zh="、", en=", ") if others else None


def _said(guest: "Guest") -> Words:
    return same(guest.name) + (Words("（旁听）", " (follows)") if guest.role == "follower" else Words("", ""))
