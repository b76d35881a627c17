"""Meeting scripts: lines of the capture grammar, with `@` to set the clock, `+` to let time pass, `#` to comment."""

import re
from datetime import datetime, timedelta

from msgspec import Struct

from engine.dates import in_utc8, moment_named
from engine.errors import BadInputError
from engine.words import Words

_WAIT = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})")


class SetClock(Struct, frozen=True):
    """`@ 2026-11-23T10:00+08:00`: it is now this moment."""

    line: int
    moment: datetime

    @property
    def text(self) -> str:
        """The line as it could have been written."""
        return f"@ {in_utc8(self.moment):%Y-%m-%dT%H:%M}"


class Wait(Struct, frozen=True):
    """`+ 02:30`: two and a half minutes pass; `+ 1:02:30` is over an hour."""

    line: int
    passed: timedelta


class Say(Struct, frozen=True):
    """Anything else: what a scribe would type."""

    line: int
    text: str


class Unread(Struct, frozen=True):
    """A time or a wait that cannot be read, in a script that is played on all the same."""

    line: int
    text: str
    refusal: BadInputError


Step = SetClock | Wait | Say | Unread


def script_steps(script: str, keep_going: bool = False) -> tuple[Step, ...]:
    """The steps of a script, with the numbers of their lines from 1.

    Args:
        keep_going: a time that cannot be read is a step of its own, and refuses no other.

    Raises:
        BadInputError: a time or a wait that cannot be read; the sentence names the line.
    """
    lines = [(number, line.strip()) for number, line in enumerate(script.splitlines(), start=1)]
    read = _step_or_unread if keep_going else _step
    return tuple(read(number, line) for number, line in lines if line and not line.startswith("#"))


def _step_or_unread(number: int, line: str) -> Step:
    try:
        return _step(number, line)
    except BadInputError as refusal:
        return Unread(number, line, refusal)


def _step(number: int, line: str) -> Step:
    if line.startswith("@"):
        return SetClock(number, _moment(number, line[1:].strip()))
    if re.match(r"\+\s*\d", line):
        return Wait(number, _wait(number, line[1:].strip()))
    return Say(number, line)


def _moment(number: int, text: str) -> datetime:
    moment = moment_named(text)
    if moment is None:
        raise BadInputError(
            Words(f"第 {number} 行：「{text}」不是时刻。", f"Line {number}: “{text}” is no moment."),
            Words("写法：@ 2026-11-23T10:00+08:00", "Write: @ 2026-11-23T10:00+08:00"),
        )
    return moment


def _wait(number: int, text: str) -> timedelta:
    match = _WAIT.fullmatch(text)
    if match is None:
        raise BadInputError(
            Words(f"第 {number} 行：「{text}」不是时长。", f"Line {number}: “{text}” is no length of time."),
            Words("写法：+ 02:30（两分半）", "Write: + 02:30 (two and a half minutes)"),
        )
    return timedelta(hours=int(match[1] or 0), minutes=int(match[2]), seconds=int(match[3]))
