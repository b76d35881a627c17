"""Search over all meetings: text, owner, id; case and width make no difference."""

import unicodedata
from collections.abc import Iterable, Sequence

from msgspec import Struct

from engine.meeting.actions import STATUSES
from engine.meeting.causes import cause_said
from engine.meeting.past.figures import standing
from engine.meeting.past.meeting import PastMeeting, PastRecord, RecordKind
from engine.words import Words, same

KINDS: dict[RecordKind, Words] = {
    "decision": Words("决定", "decision"),
    "action": Words("行动", "action"),
    "question": Words("质询", "question"),
    "cause": Words("根因", "cause"),
    "note": Words("记录", "note"),
}
_STATUSES = dict[str, Words](STATUSES.items()) | {
    "answered": Words("已答", "answered"),
    "unanswered": Words("未答", "unanswered"),
    "executed": Words("已执行", "executed"),
}


class Found(Struct, frozen=True):
    """A record that was looked for, and where it is."""

    record: PastRecord
    meeting: str
    """The meeting that it came up in."""
    known_to: str
    """The meeting that said the last word on it."""


def search_past(meetings: Sequence[PastMeeting], words: str) -> tuple[Found, ...]:
    """The records in which every word is found, the newest first."""
    wanted = plain(words).split()
    found = [
        Found(record, record.raised_in, meeting.id)
        for meeting, record in standing(meetings).values()
        if _fits(record, wanted)
    ]
    return tuple(sorted(found, key=lambda one: one.record.at, reverse=True))


def status_said(record: PastRecord) -> Words:
    """How it stands; the category of a cause."""
    return cause_said(record.status) if record.kind == "cause" else _STATUSES.get(record.status, same(record.status))


def plain(text: str) -> str:
    """A text as it is compared: full-width letters are letters, capitals are small."""
    return unicodedata.normalize("NFKC", text).casefold()


def _fits(record: PastRecord, wanted: Iterable[str]) -> bool:
    about = status_said(record)
    everything = plain(" ".join((record.id, record.text, record.who, about.zh, about.en)))
    return all(word in everything for word in wanted)
