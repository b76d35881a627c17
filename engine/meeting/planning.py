"""When the next meeting is, and what it begins with: the agenda, and all that the last one left open."""

from datetime import UTC, date, datetime, time, timedelta

from msgspec.structs import replace

from engine.dates import UTC8, day_in_utc8, period_under_review
from engine.meeting.agenda import (
    EMERGENCY,
    TEMPLATES,
    UNSCHEDULED,
    AgendaItem,
    before_strategy,
    period_kind,
    planned_agenda,
)
from engine.meeting.cadence import due_marketplaces, next_meeting_day
from engine.meeting.events import CarriedAction, Evidence, MeetingPlanned
from engine.meeting.moves import Bring
from engine.meeting.state import Meeting, outcome_of
from engine.settings import Series, Settings

WATCHED_FOR = timedelta(days=28)
"""How long the effect of a finished action is looked at: ads and health figures settle within two weeks (ext)."""


def next_start(series: Series, now: datetime, last: datetime | None = None) -> datetime:
    """The start of the next meeting: today's still counts when it is past, unless it was the last one.

    Args:
        series: its weekday and time are of UTC+8.
        now: any zone.
        last: when the last meeting was planned to start.
    """
    earliest = day_in_utc8(now)
    if last is not None:
        earliest = max(earliest, day_in_utc8(last) + timedelta(days=1))
    day = next_meeting_day(series, earliest, day_in_utc8(last) if last else None)
    hour, minute = map(int, series.time.split(":"))
    return datetime.combine(day, time(hour, minute), UTC8).astimezone(UTC)


def plan_meeting(
    settings: Settings, starts_at: datetime, last: Meeting | None, at: datetime, by: str
) -> MeetingPlanned:
    """The first fact of a new meeting, which carries over whatever `last` left open.

    Unfinished items, parked items and open actions carry over by themselves; they are dropped only on purpose.
    """
    series = settings.series
    agenda, reviewed_on = _agenda(settings), {} if last is None else _reviewed_on(last)
    return MeetingPlanned(
        at=at,
        by=by,
        meeting=f"{day_in_utc8(starts_at)}-{series.template}",
        series=series.name,
        template=series.template,
        period=period_under_review(starts_at, period_kind(series.template)),
        starts_at=starts_at,
        minutes=series.minutes,
        marketplaces=series.marketplaces,
        agenda=agenda if last is None else _with_carried(agenda, _put_off(last)),
        people=settings.people,
        carried=() if last is None else _carried_actions(last),
        first_numbers={} if last is None else numbers_after(last),
        watched=() if last is None else _watched(last, starts_at),
        reviewed_on=reviewed_on,
        due=due_marketplaces(series, day_in_utc8(starts_at), reviewed_on),
    )


def _agenda(settings: Settings) -> tuple[AgendaItem, ...]:
    """The agenda that the settings ask for; [[agenda]] goes before a template of the team's own."""
    template = settings.series.template
    return planned_agenda(template, settings.agenda or settings.templates.get(template, ()), settings.series.category)


def replanned(settings: Settings, meeting: Meeting, at: datetime, by: str) -> MeetingPlanned | None:
    """What kaihui.toml now asks of a meeting that is still being prepared; None when that is what is planned.

    What was recorded since it was planned stays: progress on actions, attendance.
    """
    series = settings.series
    carried = {item.id: item for item in meeting.agenda if item.appearances > 1}
    agenda = _with_carried(_agenda(settings), carried)
    unchanged = (
        agenda == meeting.agenda
        and settings.people == meeting.people
        and series.marketplaces == meeting.marketplaces
        and (series.name, series.template) == (meeting.series, meeting.template)
        and timedelta(minutes=series.minutes) == meeting.slot
    )
    if unchanged or meeting.planned_start is None or meeting.template in UNSCHEDULED:
        return None
    plan = plan_meeting(settings, meeting.planned_start, None, at, by)
    return replace(
        plan,
        meeting=meeting.id,
        agenda=agenda,
        first_numbers=meeting.first_numbers,
        reviewed_on=meeting.reviewed_on,
        due=due_marketplaces(series, day_in_utc8(meeting.planned_start), meeting.reviewed_on),
    )


def plan_emergency(
    settings: Settings,
    regular: Meeting | None,
    at: datetime,
    by: str,
    trigger: str,
    evidence: tuple[Evidence, ...] = (),
) -> MeetingPlanned:
    """The first fact of an emergency meeting, called at `at` (R61); its numbers go on where `regular` stands.

    Args:
        regular: the meeting of the series that is being prepared, which takes over what the emergency leaves open.
        trigger: what it is called for, in words.
    """
    agenda = TEMPLATES[EMERGENCY]
    return MeetingPlanned(
        at=at,
        by=by,
        meeting=f"{day_in_utc8(at)}-{EMERGENCY}",
        series=settings.series.name,
        template=EMERGENCY,
        period=period_under_review(at, period_kind(EMERGENCY)),
        starts_at=at,
        minutes=sum(item.minutes for item in agenda),
        marketplaces=settings.series.marketplaces,
        agenda=agenda,
        people=settings.people,
        first_numbers={} if regular is None else numbers_after(regular),
        trigger=trigger,
        trigger_evidence=evidence,
    )


def bring_from(emergency: Meeting) -> Bring:
    """What the regular meeting takes over from an emergency meeting that has ended."""
    return Bring(_carried_actions(emergency), tuple(numbers_after(emergency).items()))


def _carried_actions(last: Meeting) -> tuple[CarriedAction, ...]:
    held_on = _held_on(last)
    return tuple(action.carry(last.id, held_on) for action in last.actions if action.status == "open")


def _held_on(last: Meeting) -> date | None:
    return day_in_utc8(last.started_at) if last.started_at else None


def _watched(last: Meeting, starts_at: datetime) -> tuple[CarriedAction, ...]:
    """Finished actions that were to move a KPI, as long as their effect may still come (R19)."""
    held_on = _held_on(last)
    finished = (*last.watched, *(action for action in last.actions if action.status == "done"))
    return tuple(
        action.carry(last.id, held_on)
        for action in finished
        if action.evidence and action.settled_at and starts_at - action.settled_at <= WATCHED_FOR
    )


def _reviewed_on(last: Meeting) -> dict[str, date]:
    """When each marketplace was met about last, this meeting included."""
    held_on = _held_on(last)
    return {**last.reviewed_on, **(dict.fromkeys(last.due_marketplaces, held_on) if held_on else {})}


def numbers_after(last: Meeting) -> dict[str, int]:
    """The first free numbers after a meeting, by letter."""
    used = {
        "A": len(last.own_actions),
        "D": len(last.decisions),
        "Q": len(last.questions),
        "N": len(last.notes),
    }
    return {letter: last.first_numbers.get(letter, 1) + count for letter, count in used.items()}


def _put_off(last: Meeting) -> dict[str, AgendaItem]:
    """The items that the last meeting parked, never reached, or left without a result, as the next one finds them."""
    return {
        item.id: replace(
            item.plan,
            carried=item.reason or item.plan.carried,
            appearances=item.plan.appearances + 1,
            raised_at=item.plan.raised_at or last.started_at,
        )
        for item in last.items
        if item.state in ("parked", "waiting") or outcome_of(last, item) == "none"
    }


def _with_carried(agenda: tuple[AgendaItem, ...], carried: dict[str, AgendaItem]) -> tuple[AgendaItem, ...]:
    """The agenda with what was put off: a standing topic says so, a single one comes back before the strategy."""
    standing = tuple(_marked(item, carried.get(item.id)) for item in agenda)
    ids = {item.id for item in agenda}
    single = [item for item in carried.values() if item.id not in ids]
    return before_strategy(standing, single)


def _marked(item: AgendaItem, carried: AgendaItem | None) -> AgendaItem:
    if carried is None:
        return item
    return replace(item, carried=carried.carried, appearances=carried.appearances, raised_at=carried.raised_at)
