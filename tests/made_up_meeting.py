"""A made-up meeting, played move by move without disk or clock."""

from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from engine.meeting import events as ev
from engine.meeting import moves as mv
from engine.meeting.commands import perform
from engine.meeting.fold import carried_on, replay
from engine.meeting.planning import plan_meeting
from engine.meeting.state import Meeting
from engine.settings import Person, Series, Settings

TEN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # Monday 10:00 in UTC+8
FRIDAY = date(2026, 11, 27)
EDITOR = Person("王强", role="operations", edit_rights=True)
ADS = Person("李敏", role="ads")
SERVICE = Person("陈静", role="service")
SETTINGS = Settings(series=Series(name="北美周会"))
TEAM = Settings(series=Series(name="北美周会"), people=(EDITOR, ADS, SERVICE))


class Scribe:
    """Plays moves on a meeting as the log would: numbered, one after another."""

    def __init__(self, settings: Settings = SETTINGS, last: Meeting | None = None, at: datetime = TEN) -> None:
        self.now = at
        self.facts: tuple[ev.Event, ...] = ()
        self.store((plan_meeting(settings, at, last, at, "周婷"),))

    @property
    def meeting(self) -> Meeting:
        """The state that all facts make."""
        return replay(self.facts)

    def does(self, *moves: mv.Move) -> "Scribe":
        """Plays moves; folding on must come to the same as folding all."""
        for move in moves:
            before = self.meeting
            stored = self.store(perform(before, move, self.now, "周婷"))
            assert carried_on(before, stored, self.facts) == self.meeting
        return self

    def waits(self, minutes: float) -> "Scribe":
        """Lets time pass."""
        self.now += timedelta(minutes=minutes)
        return self

    def turns_to(self, item: str) -> "Scribe":
        """Turns to an item by its id, whatever is left behind."""
        number = [one.id for one in self.meeting.items].index(item) + 1
        return self.does(mv.Goto(number, "先看这一项"))

    def closed(self) -> Meeting:
        """Ends the meeting, whatever is missing."""
        return self.does(mv.Close("时间到")).meeting

    def store(self, facts: ev.Facts) -> ev.Facts:
        """Numbers facts and keeps them."""
        move = len(self.facts) + 1
        stored = tuple(replace(fact, seq=move + n, move=move) for n, fact in enumerate(facts))
        self.facts += stored
        return stored


def started(settings: Settings = SETTINGS, last: Meeting | None = None) -> Scribe:
    """A meeting that has begun; of a team with a roster, everybody is there."""
    scribe = Scribe(settings, last)
    if settings.people:
        scribe.does(mv.Attend(tuple(person.name for person in settings.people)))
    return scribe.does(mv.Start())


def closed_with_open_actions() -> Meeting:
    """A meeting that left two actions open: one due on Friday, one in a month."""
    scribe = started().does(mv.Next(), mv.Act("降价", "李敏", FRIDAY), mv.Act("补货", "赵磊", date(2026, 12, 20)))
    return scribe.closed()
