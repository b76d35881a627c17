"""`kaihui actions update`: what became of an action, recorded in the meeting that comes or runs."""

import argparse
from collections.abc import Callable

from data.action_ledger import must_have_met
from data.session import Session
from engine.capture.line import understood
from engine.capture.sigils import Marked, marks_taken
from engine.due.grammar import due_said
from engine.errors import BadInputError, UsageError
from engine.meeting.events import Facts
from engine.meeting.moves import Amend, Progress, Redue, Spoken
from engine.text import clean
from engine.words import Words
from tui.opening import opened, session_for
from tui.playing import report

_FORMS = Words(
    "done | drop 原因 | redue ^下周三 [原因] | reassign @李敏 | progress 50 [说明] | note 说明",
    "done | drop REASON | redue ^fri [REASON] | reassign @NAME | progress 50 [TEXT] | note TEXT",
)


def update(arguments: argparse.Namespace) -> int:
    """Records it, whether or not a scribe is writing at the same time, and says what was recorded.

    Raises:
        UsageError: the words are no update.
        NotFoundError: no such action, nobody of that name, or no meeting yet that could take it.
        BadInputError: what it should be is not understood, or the action is settled already.
        NotSavedError: the disk did not take it.
    """
    action, verb, rest = _taken_apart([clean(word, limit=2000).strip() for word in arguments.words])
    place = opened(arguments)
    must_have_met(place.workspace)
    session = session_for(place, getattr(arguments, "as"))
    session.fill_initials()
    move = _READERS[verb](action, rest, session)
    _say(session, session.do(move), move)
    return 0


def _taken_apart(words: list[str]) -> tuple[str, str, str]:
    """The action, the verb and what follows them."""
    if words[0] != "update" or len(words) < 3 or words[2] not in _READERS:
        wrong = words[0] if words[0] != "update" else " ".join(words[1:3])
        raise UsageError(
            Words(f"actions 看不懂「{wrong}」。", f"actions does not understand “{wrong}”."),
            Words("写法：kaihui actions update A-12 ", "Write: kaihui actions update A-12 ") + _FORMS,
        )
    return words[1], words[2], " ".join(words[3:])


def _done(action: str, rest: str, session: Session) -> Spoken:
    return understood(f"done {action} {rest}", session.known())


def _drop(action: str, rest: str, session: Session) -> Spoken:
    return understood(f"drop {action} {rest}", session.known())


def _redue(action: str, rest: str, session: Session) -> Spoken:
    """On a command line the mark may be left out: only a date can follow."""
    marked = rest if "^" in rest or "＾" in rest or not rest else f"^{rest}"
    return understood(f"redue {action} {marked}", session.known())


def _reassign(action: str, rest: str, session: Session) -> Spoken:
    marked = _marks(rest if rest.startswith(("@", "＠")) or not rest else f"@{rest}", session)
    if not marked.owner or marked.text or marked.due:
        raise BadInputError(
            Words(f"{action} 交给谁？", f"{action}: to whom?"),
            Words(f"写法：kaihui actions update {action} reassign @李敏", f"Write: … update {action} reassign @NAME"),
        )
    return Amend(_id(action, session), owner=marked.owner)


def _progress(action: str, rest: str, session: Session) -> Spoken:
    percent, _, note = rest.partition(" ")
    figure = percent.rstrip("%％")
    if not (figure.isascii() and figure.isdigit() and len(figure) <= 3 and int(figure) <= 100):
        raise BadInputError(
            Words(f"进度「{percent}」看不懂。", f"The progress “{percent}” is not understood."),
            Words("写 0 到 100，例如 progress 50", "Write 0 to 100, such as progress 50"),
        )
    return Progress(_id(action, session), int(figure), note.strip())


def _note(action: str, rest: str, session: Session) -> Spoken:
    """A word on how it goes; how far it has got stays as it was."""
    if not rest:
        raise BadInputError(
            Words("note 后面没有内容。", "Nothing follows note."),
            Words(f"写法：kaihui actions update {action} note 说明", f"Write: … update {action} note TEXT"),
        )
    number = _id(action, session)
    known = session.meeting.action(number)
    return Progress(number, known.progress if known else 0, rest)


_READERS: dict[str, Callable[[str, str, Session], Spoken]] = {
    "done": _done,
    "drop": _drop,
    "redue": _redue,
    "reassign": _reassign,
    "progress": _progress,
    "note": _note,
}


def _id(action: str, session: Session) -> str:
    """The id in full, as the grammar takes it: 12, a12 and A-12 are one."""
    move = understood(f"done {action}", session.known())
    return str(getattr(move, "action", action))


def _marks(text: str, session: Session) -> Marked:
    return marks_taken(text, session.known())


def _say(session: Session, facts: Facts, move: Spoken) -> None:
    report(session, facts, session.language)
    if isinstance(move, Redue):
        known = session.known()
        print(f"  {due_said(move.due, known.today, known.workdays).said(session.language)}")
