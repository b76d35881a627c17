"""`kaihui preread`: what is to be read before the meeting, and who has read it."""

import argparse
from typing import Any

from data.exports.document_formats import document_as
from data.exports.json import action_fields, moved_fields
from data.exports.preread import gathered
from data.session import Session
from engine.capture.people import names_in, names_joined, person_named
from engine.dates import in_utc8
from engine.errors import NotFoundError
from engine.meeting.moves import Read
from engine.minutes.cleaned import cleaned
from engine.minutes.preread import Preread, preread_document
from engine.words import Language, Words, joined, same
from tui.answers import finding_fields, printed, value_fields
from tui.opening import Opened, opened, session_for
from tui.output import put_out
from tui.playing import report
from tui.terminal import must_be_showable


def run(arguments: argparse.Namespace) -> int:
    """Prints the pre-reading or saves it where -o says; with --read, ticks who has read it."""
    place = opened(arguments)
    if arguments.read is not None:
        return _tick(place, getattr(arguments, "as"), arguments.read)
    name = "json" if arguments.json else arguments.format
    must_be_showable(name, arguments.output)
    preread = cleaned(gathered(place.workspace, place.settings, place.clock.now()))
    content = _drawn_up(preread, name, place.language)
    put_out(content, arguments.output)
    return 0


def _drawn_up(preread: Preread, name: str, language: Language) -> bytes:
    if name == "json":
        return (printed(preread_fields(preread, language)) + "\n").encode()
    return document_as(name, preread_document(preread), language)


def _tick(place: Opened, by: str | None, said: str) -> int:
    """Records who has read it, in the meeting that comes.

    Raises:
        NotFoundError: nobody of that name is on the roster.
        NotSavedError: the disk did not take it.
    """
    session = session_for(place, by)
    session.fill_initials()
    names = tuple(_on_roster(name, session) for name in names_in(names_joined(said, session.people, (), behind="")))
    report(session, session.do(Read(names)), place.language)
    return 0


def _on_roster(said: str, session: Session) -> str:
    name = person_named(said, session.people, ())
    roster = [person.name for person in session.people]
    if roster and name not in roster:
        raise NotFoundError(
            Words(f"名册里没有「{name}」。", f"“{name}” is not on the roster."),
            Words("名册：", "Roster: ") + joined([same(one) for one in roster]) + Words("。", "."),
        )
    return name


def preread_fields(preread: Preread, language: Language) -> dict[str, Any]:
    """What `preread --json` answers."""
    meeting = preread.meeting
    start = meeting.planned_start
    return {
        "meeting": meeting.id,
        "planned_start": in_utc8(start).isoformat(timespec="seconds") if start else None,
        "red": [value_fields(value, language) for value in preread.red],
        "findings": [finding_fields(finding, None, language) for finding in preread.fired],
        "moved": [moved_fields(one) for one in preread.moved],
        "actions": [action_fields(action) | {"late": action.late(preread.today)} for action in preread.open_actions],
        "questions": [{"id": one.id, "text": one.text, "to": one.to or None} for one in preread.questions],
        "items": [
            {"id": item.id, "title": item.plan.title.said(language), "planned_min": item.plan.minutes + item.extended}
            for item in meeting.items
        ],
        "read": list(meeting.read),
        "unread": list(preread.unread),
    }
