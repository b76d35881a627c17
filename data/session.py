"""One scribe at one meeting: what is typed is decided, stored, and only then shown."""

from collections.abc import Callable

from msgspec.structs import replace

from data.clock import Clock
from data.fact_reading import must_be_understood
from data.in_between import held_in_between
from data.locks import HeldError
from data.meeting_log import MeetingLog
from data.workspace import Workspace
from engine.capture.line import understood
from engine.capture.sigils import Known
from engine.dates import day_in_utc8
from engine.due.workdays import Workdays
from engine.errors import ConflictError, KaihuiError
from engine.meeting.commands import perform
from engine.meeting.emergency import taken_over
from engine.meeting.events import Facts
from engine.meeting.fold import carried_on, replay
from engine.meeting.moves import Answered, Move, Spoken
from engine.meeting.performing.overtaking import overtaken
from engine.meeting.planning import next_start, plan_meeting, replanned
from engine.meeting.resolving import looking_at, resolved
from engine.meeting.state import Meeting
from engine.settings import Person, Settings
from engine.snapshot.record import Snapshot
from engine.text import clean
from engine.words import Language

TRIES = 20
"""How often a move is decided again when other scribes keep writing first."""


class Session:
    """The running program's hold on a meeting: its log, its state, and who is writing."""

    asks = True
    """Whether somebody is there to answer a question; a script records it as open."""
    read_only = False
    """Whether it only looks; see data/following.py."""

    def __init__(
        self, workspace: Workspace, settings: Settings, clock: Clock, by: str, language: Language, workdays: Workdays
    ) -> None:
        self.workspace = workspace
        self.settings = settings
        self.clock = clock
        self.by = by
        self.language = language
        self.workdays = workdays
        self.people: tuple[Person, ...] = settings.people
        """The roster, with pinyin initials once somebody has worked them out."""
        self.snapshot: Snapshot | None = None
        self.unread: tuple[KaihuiError, ...] = ()
        """Why another meeting could not be read; this one goes on without it."""
        self.emergency_on = ""
        """The emergency meeting that was called beside this one and has not ended, as far as is known."""
        self.log: MeetingLog
        self.meeting = Meeting()
        self._open()

    def known(self) -> Known:
        """What a typed line is understood against at this moment."""
        return Known(day_in_utc8(self.clock.now()), self.workdays, self.people, self.meeting.present)

    def say(self, line: str) -> Facts:
        """Does what a line of the grammar asks for; the facts as they were stored.

        Raises:
            KaihuiError: not understood, refused, or not saved; nothing has changed then.
        """
        return self.do(understood(clean(line), self.known()))

    def do(self, spoken: Spoken) -> Facts:
        """Does a move; the facts as they were stored. Disk first, then memory."""
        move, seen = self.resolved(spoken), self.meeting
        if isinstance(move, Answered) and not self.asks:
            move = replace(move, unasked=True)

        def decide(meeting: Meeting) -> Facts:
            if why := overtaken(move, seen, meeting, self._last_writer()):
                raise why
            return perform(meeting, move, self.clock.now(), self.by)

        return self._append(decide)

    def resolved(self, spoken: Spoken) -> Move:
        """The move that is meant: taking an advice is the action that it comes to.

        Raises:
            NotFoundError: no such advice is offered.
        """
        return resolved(self.meeting, self.snapshot, spoken, self.known().today, self.language)

    def look_at(self, snapshot: Snapshot, name: str) -> None:
        """Puts a stored snapshot before the meeting, unless it looks at it already."""
        self.snapshot = snapshot
        if self.meeting.state != "closed" and self.meeting.snapshot != name:
            self.do(looking_at(snapshot, name))

    def lacks_snapshot(self) -> bool:
        """Whether the meeting looks at a snapshot that somebody else took; a scribe takes them."""
        return False

    def refresh(self) -> bool:
        """Takes in what other scribes have written; whether there was anything."""
        facts = self.log.read()
        # not whether the log has changed: whoever asked it before us, to draw the screen, would have the answer
        seen = self.meeting.seq
        if len(facts) == seen:
            return False
        # what was taken in stands, unless the file was put back to an earlier state
        self.meeting = carried_on(self.meeting, facts[seen:], facts) if len(facts) > seen else replay(facts)
        return True

    def begin_next(self) -> Meeting:
        """Plans the meeting after this one, with all that this one left open; the closed one stays in view."""
        closed = self.meeting
        self._open()
        following, self.meeting = self.meeting, closed
        self.log = self.workspace.log(closed.id)
        return following

    def take_over(self) -> None:
        """Takes over what emergencies beside this meeting have ended with and left open.

        Raises:
            KaihuiError: a meeting of the series cannot be read, or nothing was saved.
        """
        between = held_in_between(self.workspace, self.meeting)
        self.unread, self.emergency_on = between.unread, between.going_on
        for emergency in between.meetings:
            self.do(taken_over(self.meeting, emergency))

    def fill_initials(self) -> None:
        """Works out the pinyin initials of the roster. Takes some milliseconds: never before the first paint."""
        from data.initials import with_initials

        self.people = with_initials(self.settings.people)

    def _append(self, decide: Callable[[Meeting], Facts]) -> Facts:
        # what another scribe has just written may allow what memory would refuse, or the other way round
        self.refresh()
        for _ in range(TRIES):
            facts = decide(self.meeting)
            try:
                stored = self.log.append(facts, after=self.meeting.seq)
            except HeldError:
                raise
            except ConflictError:
                self.meeting = replay(self.log.read())
                continue
            self.meeting = carried_on(self.meeting, stored, self.log.read())
            return stored
        return self.log.append(decide(self.meeting), after=self.meeting.seq)

    def _last_writer(self) -> str:
        known = self.log.read()
        return known[-1].by if known else ""

    def _open(self) -> None:
        """The meeting that runs or is being prepared, planned now if there is none."""
        ids = self.workspace.series_ids()
        last = self.workspace.meeting(ids[-1]) if ids else None
        if last is None or last.state == "closed":
            self._plan(last)
        else:
            self.log, self.meeting = self.workspace.log(last.id), last
            if last.state == "preparing":
                self._plan_anew()
        self.take_over()

    def _plan(self, last: Meeting | None) -> None:
        if last is not None:  # what is carried over must not lack what only a newer version knows
            must_be_understood(self.workspace.log(last.id).read())
        now = self.clock.now()
        starts_at = next_start(self.settings.series, now, last.planned_start if last else None)
        plan = plan_meeting(self.settings, starts_at, last, now, self.by)
        self.workspace.make_folders()
        self.log, self.meeting = self.workspace.log(plan.meeting), Meeting()
        self._append(lambda meeting: () if meeting.seq else (plan,))

    def _plan_anew(self) -> None:
        plan = replanned(self.settings, self.meeting, self.clock.now(), self.by)
        if plan is not None:
            self._append(lambda meeting: (plan,) if meeting.state == "preparing" else ())
