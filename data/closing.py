"""What follows the end of a meeting: its minutes are saved, the next one is prepared, and a backup is packed."""

from contextlib import ExitStack
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
    """Saves the minutes, plans the next meeting and packs a backup, each whether or not the others fail; the minutes.

    Raises:
        NotSavedError: the disk did not take one of them.
    """
    from data.backups import back_up  # not on the way to the first paint

    with ExitStack() as afterwards:
        afterwards.callback(back_up, session.workspace, session.meeting.id)
        afterwards.callback(session.begin_next)
        return save_minutes_of(session)
