"""When the next meeting is, and what it begins with: the agenda, and all that the last one left open."""

from datetime import UTC, date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from msgspec.structs import replace

from engine.dates import UTC8, WEEKDAYS, day_in_utc8, period_under_review
from engine.meeting.agenda import AgendaItem, before_strategy, period_kind, planned_agenda
from engine.meeting.events import CarriedAction, MeetingPlanned
from engine.meeting.state import Meeting
from engine.settings import Series, Settings


def next_start(series: Series, now: datetime, last: datetime | None = None) -> datetime:
    """The start of the next meeting: today's still counts when it is past, unless it was the last one.

    Args:
        series: its weekday and time are of UTC+8.
        now: any zone.
        last: when the last meeting was planned to start.
    """
    day = day_in_utc8(now)
    if last is not None:
        day = max(day, day_in_utc8(last) + timedelta(days=1))
    while not _meets_on(series, day):
        day += timedelta(days=1)
    hour, minute = map(int, series.time.split(":"))
    return datetime.combine(day, time(hour, minute), UTC8).astimezone(UTC)


def _meets_on(series: Series, day: date) -> bool:
    """Every week on its weekday; a monthly meeting on the first such day of the month."""
    first = day.replace(day=1) + relativedelta(days=6)
    return WEEKDAYS[day.weekday()] == series.weekday and (series.template != "monthly" or day <= first)


def plan_meeting(
    settings: Settings, starts_at: datetime, last: Meeting | None, at: datetime, by: str
) -> MeetingPlanned:
    """The first fact of a new meeting, which carries over whatever `last` left open.

    Unfinished items, parked items and open actions carry over by themselves; they are dropped only on purpose.
    """
    series = settings.series
    agenda = planned_agenda(series.template, settings.agenda)
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
        first_numbers={} if last is None else _numbers_after(last),
    )


def replanned(settings: Settings, meeting: Meeting, at: datetime, by: str) -> MeetingPlanned | None:
    """What kaihui.toml now asks of a meeting that is still being prepared; None when that is what is planned.

    What was recorded since it was planned stays: progress on actions, attendance.
    """
    series = settings.series
    carried = {item.id: item.plan for item in meeting.items if item.plan.appearances > 1}
    agenda = _with_carried(planned_agenda(series.template, settings.agenda), carried)
    unchanged = (
        agenda == tuple(item.plan for item in meeting.items)
        and settings.people == meeting.people
        and series.marketplaces == meeting.marketplaces
        and (series.name, series.template) == (meeting.series, meeting.template)
        and timedelta(minutes=series.minutes) == meeting.slot
    )
    if unchanged or meeting.planned_start is None:
        return None
    plan = plan_meeting(settings, meeting.planned_start, None, at, by)
    return replace(plan, meeting=meeting.id, agenda=agenda, first_numbers=meeting.first_numbers)


def _carried_actions(last: Meeting) -> tuple[CarriedAction, ...]:
    held_on = day_in_utc8(last.started_at) if last.started_at else None
    return tuple(action.carry(last.id, held_on) for action in last.actions if action.status == "open")


def _numbers_after(last: Meeting) -> dict[str, int]:
    used = {
        "A": sum(not action.from_meeting for action in last.actions),
        "D": len(last.decisions),
        "Q": len(last.questions),
        "N": len(last.notes),
    }
    return {letter: last.first_numbers.get(letter, 1) + count for letter, count in used.items()}


def _put_off(last: Meeting) -> dict[str, AgendaItem]:
    """The items that the last meeting parked or never reached, as the next one finds them."""
    return {
        item.id: replace(item.plan, carried=item.reason or item.plan.carried, appearances=item.plan.appearances + 1)
        for item in last.items
        if item.state in ("parked", "waiting")
    }


def _with_carried(agenda: tuple[AgendaItem, ...], carried: dict[str, AgendaItem]) -> tuple[AgendaItem, ...]:
    """The agenda with what was put off: a standing topic says so, a single one comes back before the strategy."""
    standing = tuple(_marked(item, carried.get(item.id)) for item in agenda)
    ids = {item.id for item in agenda}
    single = [item for item in carried.values() if item.id not in ids]
    return before_strategy(standing, single)


def _marked(item: AgendaItem, carried: AgendaItem | None) -> AgendaItem:
    return item if carried is None else replace(item, carried=carried.carried, appearances=carried.appearances)
