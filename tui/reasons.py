"""Whether a key can work now, and if not, why: learned by trying it in thought, since moves are pure."""

from collections.abc import Callable, Iterable

from data.session import Session
from engine.capture.line import understood
from engine.errors import KaihuiError
from engine.meeting import moves as mv
from engine.meeting.commands import perform
from engine.meeting.emergency import alarms
from engine.meeting.read_back import read_out
from engine.words import Words
from tui.key_entries import Do, Key, Say, Write


def why_not(key: Key, session: Session, name: str = "1") -> Words | None:
    """What speaks against a key at this moment; None when it can work.

    Args:
        name: which of its keys, where each says another line: advice 2 is open though advice 1 is taken.
    """
    meeting = session.meeting
    match key.does:
        case Say(line):
            return _refusal(session, understood(line.format(name), session.known()))
        case Write() | Do("write" | "save_minutes" | "save_task_list") if session.read_only:
            return _refusal(session, mv.Undo())
        case Write(_, probe):
            return _refusal(session, probe) if probe is not None else None
        case Do("emergency") if session.read_only or not alarms(session.snapshot):
            return Words(
                "账户健康没有告警；仍要开就在命令行用 kaihui emergency --reason。",
                "No warning on account health; call one all the same with kaihui emergency --reason.",
            )
        case Do("read_back") if session.read_only or not (meeting.state == "running" and read_out(meeting)):
            return _refusal(session, mv.Confirm())
        case Do():
            return None


def reasons(keys: Iterable[Key], session: Session, named: Callable[[Key, str], str]) -> dict[str, Words]:
    """What cannot be done now, by the action's id, and why.

    Args:
        named: what a key stands for in its line: the order under the cursor, and the verdict on it.
    """
    tried = ((key.id, why_not(key, session, named(key, key.keys[0] if key.keys else ""))) for key in keys)
    return {action: why for action, why in tried if why is not None}


def takes_reason(line: str, session: Session) -> bool:
    """Whether a line that was refused would pass with a reason behind it."""
    try:
        move = understood(f"{line} ?", session.known())
    except KaihuiError:
        return False
    return _refusal(session, move) is None


def _refusal(session: Session, spoken: mv.Spoken) -> Words | None:
    try:
        perform(session.meeting, session.resolved(spoken), session.clock.now(), session.by)
    except KaihuiError as error:
        return error.what
    return None
