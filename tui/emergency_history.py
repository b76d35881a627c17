"""What an emergency meeting is told from before: the same root cause, and the day on which to look again (R68)."""

from data.past import read_past
from data.session import Session
from engine.meeting.emergency import recheck_day
from engine.meeting.past.figures import same_cause, same_cause_said
from engine.meeting.past.meeting import PastMeeting, PastRecord
from engine.words import Words


def same_causes(session: Session) -> list[tuple[PastMeeting, PastRecord]]:
    """Earlier meetings that named a root cause of this one, the newest first."""
    past = read_past(session.workspace, session.settings.cost).meetings
    earlier = [meeting for meeting in past if meeting.id != session.meeting.id]
    return [found for cause in session.meeting.causes for found in same_cause(earlier, cause.category)]


def from_before(session: Session) -> list[Words]:
    """A line for each of those meetings, then the proposed day."""
    said = [same_cause_said(meeting, record) for meeting, record in same_causes(session)]
    day = recheck_day(session.meeting.remedy_at or session.clock.now())
    return [
        *said,
        Words(f"建议复查：{day}（亚马逊 72 小时后更新）", f"Re-check on {day} (Amazon refreshes after 72 h)"),
    ]
