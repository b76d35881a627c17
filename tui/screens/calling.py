"""An emergency meeting called from the screen of another one, which goes on."""

from data.emergency import EmergencySession
from data.session import Session
from engine.meeting.emergency import alarms, trigger_said
from engine.meeting.proposing.advice import evidence_of
from engine.words import Words, joined


def call_emergency(session: Session) -> Words:
    """Plans the emergency meeting that the red health findings call for, unless one is on; where it is held.

    Raises:
        NotSavedError: the disk did not take it.
    """
    calling = alarms(session.snapshot)
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
    planned = Words(
        f"应急会议 {called.meeting.id} 已建，在另一个终端开：kaihui emergency",
        f"Emergency meeting {called.meeting.id} is planned; hold it in another terminal: kaihui emergency",
    )
    return joined([planned, *(error.what for error in called.unread)], "；", "; ")
