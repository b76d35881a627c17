"""What follows the end of a meeting: its minutes are saved, and the next one is prepared."""

from pathlib import Path

from data.session import Session


def save_minutes_of(session: Session) -> Path:
    """Saves the minutes of the meeting in view; where they are.

    Raises:
        NotSavedError: the disk did not take the minutes.
    """
    from data.exports.formats import drawn_up  # not on the way to the first paint
    from data.exports.saving import save_minutes

    now, language = session.clock.now(), session.language
    content = drawn_up(session.workspace, session.settings, session.meeting, "md", now, language)
    return save_minutes(session.workspace, f"{session.meeting.id}.md", content)


def close_down(session: Session) -> Path:
    """Saves the minutes and plans the next meeting, which does not wait for the minutes; where the minutes are.

    Raises:
        NotSavedError: the disk did not take one of them.
    """
    try:
        return save_minutes_of(session)
    finally:
        session.begin_next()
