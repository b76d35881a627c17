"""May I, and what happens then: a move on a meeting gives the facts to record, or a refusal that says why.

Pure: nothing is stored here. So a key asks "may I?" by trying, and a scribe who lost a race decides again.
"""

from datetime import datetime

from engine.errors import RefusedError
from engine.meeting import events as ev
from engine.meeting import moves as mv
from engine.meeting.performing.arranging import arranged
from engine.meeting.performing.clocking import clocked
from engine.meeting.performing.holding import held
from engine.meeting.performing.recording import recorded
from engine.meeting.performing.settling import settled
from engine.meeting.performing.turning import turned
from engine.meeting.state import Meeting
from engine.words import Words


def perform(meeting: Meeting, move: mv.Move, at: datetime, by: str) -> ev.Facts:
    """The facts that `move` makes of `meeting` at `at` (UTC), written down by `by`.

    Raises:
        RefusedError: the meeting does not allow it now.
        NotFoundError: there is no such item, action or question.
    """
    if meeting.state == "closed":
        raise RefusedError(
            Words("会议已结束。", "The meeting is closed."),
            Words("之后的变动记在下一次会议里。", "What comes after it is recorded in the next meeting."),
        )
    if isinstance(move, mv.Recording):
        return recorded(meeting, move, at, by)
    if isinstance(move, mv.Settling):
        return settled(meeting, move, at, by)
    if isinstance(move, mv.Turning):
        return turned(meeting, move, at, by)
    if isinstance(move, mv.Clocking):
        return clocked(meeting, move, at, by)
    if isinstance(move, mv.Arranging):
        return arranged(meeting, move, at, by)
    return held(meeting, move, at, by)
