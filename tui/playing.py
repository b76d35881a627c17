"""A script played through the same session as the screen: for rehearsals, tests, and the demo without a terminal."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from data.clock import StandingClock
from data.closing import close_down
from data.session import Session
from data.watching import look_at_reports
from engine.capture.script import Say, SetClock, Step, Wait
from engine.dates import in_utc8
from engine.errors import BadInputError, ConflictError, KaihuiError, NotSavedError
from engine.meeting.events import Event, Facts, MeetingClosed, MeetingStarted
from engine.meeting.feed import fact_said
from engine.words import Language, Words
from tui.opening import Opened, session_for


class Player:
    """Plays the steps of a script, one after another, on a clock that only they move."""

    def __init__(self, place: Opened, by: str | None) -> None:
        self.place = place
        self.by = by
        self.clock = StandingClock(place.clock.now())
        self.session: Session | None = None
        self.saved: list[Path] = []
        """Where the minutes of the meetings that were closed are."""

    def play(self, steps: Iterable[Step]) -> Iterator[tuple[Say, Facts | KaihuiError]]:
        """Each spoken line, with the facts that it recorded or the reason why it was refused.

        Raises:
            NotSavedError, ConflictError: the disk or another scribe is in the way; nothing can go on.
        """
        for step in steps:
            match step:
                case SetClock():
                    self.clock.set(step.moment)
                case Wait():
                    self.clock.advance(step.passed)
                case Say():
                    yield step, self._say(step)

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


def refused(step: Say, refusal: KaihuiError, language: Language) -> None:
    """Says on stderr which line was refused, and why."""
    line = Words(f"第 {step.line} 行「{step.text}」：", f"Line {step.line} “{step.text}”: ").said(language)
    print(line + refusal.said(language), file=sys.stderr)


REFUSED = BadInputError.exit_code
"""Exit code of a script with a refused line."""
