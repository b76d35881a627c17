"""What follows the end of a meeting: its minutes are saved, the next one is prepared, and a backup is packed."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from data.session import Session
from engine.settings import MinutesFormat


def save_minutes_of(session: Session) -> tuple[Path, ...]:
    """Saves the minutes of the meeting in view in the formats that the settings name; where they are.

    Raises:
        NotSavedError: the disk did not take one of them.
        NotFoundError: a format needs what is not installed.
    """
    return _saved(session, session.settings.minutes.formats)


def save_task_list_of(session: Session) -> tuple[Path, ...]:
    """Saves the actions of the meeting in view, the carried ones too, as a CSV that Asana imports (R59); where it is.

    Raises:
        NotSavedError: the disk did not take it.
    """
    return _saved(session, ("asana",))


def _saved(session: Session, formats: Sequence[MinutesFormat]) -> tuple[Path, ...]:
    from data.exports.gathering import recorded  # not on the way to the first paint
    from data.exports.saving import save_formats

    minutes = recorded(session.workspace, session.settings, session.meeting, session.clock.now())
    return save_formats(session.workspace, minutes, formats, session.language)


def close_down(session: Session) -> tuple[Path, ...]:
    """Saves the minutes, plans the next meeting and packs a backup, each whether or not the others fail; the minutes.

    Raises:
        NotSavedError: the disk did not take one of them.
    """
    from data.backups import back_up  # not on the way to the first paint

    with ExitStack() as afterwards:
        afterwards.callback(back_up, session.workspace, session.meeting.id)
        afterwards.callback(session.begin_next)
        return save_minutes_of(session)
