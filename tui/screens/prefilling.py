"""What a key writes into the line before anybody types: the record it is most likely about, so that few letters do."""

from data.session import Session
from engine.meeting.emergency import recheck_line
from engine.meeting.figures.unmarked import unmarked
from engine.meeting.proposing.questions import proposed_questions
from engine.meeting.state import Meeting


def prefilled(beginning: str, session: Session) -> str:
    """The beginning of a line, with what is most likely meant behind it; Esc throws it away."""
    meeting = session.meeting
    match beginning:
        case "pose " if proposed_questions(meeting, session.snapshot):
            return "pose 1"
        case "verify " if question := _unverified(meeting):
            return f"verify {question} @"
        case "chase " if asked := meeting.open_question():
            return f"chase {asked.id} "
        case "exec " if decision := _not_executed(meeting):
            return f"exec {decision}" if len(meeting.editors_here) == 1 else f"exec {decision} @"
        case "mark " if current := meeting.current:
            return " ".join(["mark", *unmarked(meeting, current, session.snapshot)[:1], ""])
        case "recheck ":
            return recheck_line(meeting, session.clock.now()).said(session.language)
        case _:
            return beginning


def _unverified(meeting: Meeting) -> str:
    """The answer given last that nobody of another role has confirmed (R71)."""
    answered = [one for one in meeting.questions if one.answer is not None and not one.verified_by]
    return max(answered, key=lambda one: (one.answered_at is not None, one.answered_at)).id if answered else ""


def _not_executed(meeting: Meeting) -> str:
    """The decision made last that nobody has carried out (R72)."""
    return next((one.id for one in reversed(meeting.decisions) if not one.executed_by), "")
