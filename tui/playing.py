"""A script played through the same session as the screen: for rehearsals, tests, and the demo without a terminal."""

import sys
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

from data.clock import StandingClock
from data.closing import close_down
from data.session import Session
from data.watching import look_at_reports
from engine.capture.script import Say, SetClock, Step, Unread, Wait
from engine.dates import in_utc8
from engine.errors import BadInputError, ConflictError, KaihuiError, NotSavedError
from engine.meeting.events import Event, Facts, MeetingClosed, MeetingStarted
from engine.meeting.feed import fact_said
from engine.words import Language, Words
from tui.opening import Opened, session_for

LONGEST_LEAP = timedelta(days=1)
"""How far a time line may set the clock on while a meeting runs: none lasts longer, so more is a slip in the date."""


class Player:
    """Plays the steps of a script, one after another, on a clock that only they move."""

    def __init__(self, place: Opened, by: str | None) -> None:
        self.place = place
        self.by = by
        self.clock = StandingClock(place.clock.now())
        self.session: Session | None = None
        self._set = False
        """Whether a time line was played: only the first may turn to another time at will."""
        self.saved: list[Path] = []
        """Where the minutes of the meetings that were closed are."""

    def play(self, steps: Iterable[Step]) -> Iterator[tuple[Say | SetClock | Unread, Facts | KaihuiError]]:
        """Each spoken line, with the facts that it recorded or the reason why it was refused, and each refused time.

        Raises:
            NotSavedError, ConflictError: the disk or another scribe is in the way; nothing can go on.
        """
        for step in steps:
            match step:
                case SetClock() if wrong := self._wrong(step):
                    yield step, wrong
                case SetClock():
                    self.clock.set(step.moment)
                    self._set = True
                case Unread():
                    yield step, step.refusal
                case Wait():
                    self.clock.advance(step.passed)
                case Say():
                    yield step, self._say(step)

    def _wrong(self, step: SetClock) -> BadInputError | None:
        """Why the clock is not set as a line asks: it would go back, or a running meeting would last for days."""
        now = self.clock.now()
        if not self._set:
            return None
        if step.moment < now:
            return BadInputError(
                Words(
                    f"时间往回跳了：脚本已到 {in_utc8(now):%Y-%m-%d %H:%M}。",
                    f"Time would go back: the script is at {in_utc8(now):%Y-%m-%d %H:%M} already.",
                ),
                Words("改成更晚的时刻，或用 + 02:30 往后走。", "Write a later moment, or let time pass: + 02:30"),
            )
        running = self.session is not None and self.session.meeting.state == "running"
        if running and step.moment - now > LONGEST_LEAP:
            days = (step.moment - now).days
            return BadInputError(
                Words(
                    f"会议还在进行，时间一下跳了 {days} 天。",
                    f"The meeting is running, and time would leap {days} days.",
                ),
                Words("先写 close 结束会议，或改对日期。", "End the meeting with close first, or mend the date."),
            )
        return None

    def _say(self, step: Say) -> Facts | KaihuiError:
        try:
            session = self._seated()
            facts = session.say(step.text)
        except (NotSavedError, ConflictError):
            raise
        except KaihuiError as refusal:
            return refusal
        for fact in facts:
            self._follow_up(session, fact)
        return facts

    def _seated(self) -> Session:
        """The session; after a meeting is closed, the one of the next meeting."""
        if self.session is None or self.session.meeting.state == "closed":
            self.session = session_for(self.place, self.by, self.clock)
            self.session.asks = False
            self.session.fill_initials()
        return self.session

    def _follow_up(self, session: Session, fact: Event) -> None:
        if isinstance(fact, MeetingStarted):
            look_at_reports(session)
        if isinstance(fact, MeetingClosed):
            self.saved.extend(close_down(session))


def report(session: Session, facts: Facts, language: Language) -> None:
    """Prints what was recorded: time in UTC+8, kind, text."""
    for fact in facts:
        kind, text = fact_said(fact, session.meeting)
        print(f"{in_utc8(fact.at):%m-%d %H:%M:%S} {kind.said(language)} {text.said(language)}".rstrip())


def refused(step: Say | SetClock | Unread, refusal: KaihuiError, language: Language) -> None:
    """Says on stderr which line was refused, and why."""
    if isinstance(step, Unread):  # its sentence names the line
        print(refusal.said(language), file=sys.stderr)
        return
    line = Words(f"第 {step.line} 行「{step.text}」：", f"Line {step.line} “{step.text}”: ").said(language)
    print(line + refusal.said(language), file=sys.stderr)


REFUSED = BadInputError.exit_code
"""Exit code of a script with a refused line."""
