"""An emergency meeting called from the screen of another one, which goes on."""

from typing import Protocol

from data.emergency import EmergencySession
from data.session import Session
from engine.errors import KaihuiError
from engine.meeting.emergency import alarms, trigger_said
from engine.meeting.proposing.advice import evidence_of
from engine.words import Words, joined
from tui.widgets.notice import Notice


class Hands(Protocol):
    """The desk, as far as calling a meeting needs it."""

    session: Session

    def tell(self, notice: Notice) -> None:
        """Shows a sentence."""
        ...

    def refuse(self, error: KaihuiError) -> None:
        """Says why not."""
        ...

    def show(self) -> None:
        """Shows the meeting as it now is."""
        ...


def call_emergency(desk: Hands) -> None:
    """Plans the meeting that the red health findings call for, unless one is on, and says where it is held."""
    session, calling = desk.session, alarms(desk.session.snapshot)
    try:
        called = EmergencySession(
            session.workspace,
            session.settings,
            session.clock,
            session.by,
            session.language,
            session.workdays,
            trigger="；".join(trigger_said(finding).said(session.language) for finding in calling),
            evidence=tuple(one for finding in calling for one in evidence_of(finding, session.language)),
        )
    except KaihuiError as error:
        desk.refuse(error)
        return
    session.emergency_on = called.meeting.id
    desk.show()
    desk.tell(Notice("good", joined([_where(called.meeting.id), *(one.what for one in called.unread)], "；", "; ")))


def _where(meeting: str) -> Words:
    return Words(
        f"应急会议 {meeting} 已建，在另一个终端开：kaihui emergency",
        f"Emergency meeting {meeting} is planned; hold it in another terminal: kaihui emergency",
    )
