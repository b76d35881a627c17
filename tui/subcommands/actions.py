"""`kaihui actions`: what is open, late, or whose, over all meetings; and what became of one, between two meetings."""

import argparse
from datetime import date, datetime

from data.action_ledger import ActionLedger, read_ledger, with_origins
from engine.dates import day_in_utc8
from engine.errors import NotFoundError, UsageError
from engine.meeting.actions import completion
from engine.meeting.figures.completion import by_owner, by_team
from engine.meeting.past.ledger import Entry, Wanted, chosen
from engine.meeting.state import Meeting
from engine.words import Words, same
from tui.actions_table import Rates, actions_fields, show_actions
from tui.actions_update import update
from tui.answers import printed
from tui.opening import Opened, account_name, opened
from tui.output import put_out
from tui.printing import console
from tui.whose import owner_named


def run(arguments: argparse.Namespace) -> int:
    """Shows the actions that are asked for; 1 where --due finds any. With `update`, records what became of one."""
    if arguments.words:
        return update(arguments)
    within = _days(arguments.due)
    asked = _format(arguments)
    place = opened(arguments)
    now = place.clock.now()
    today = day_in_utc8(now)
    wanted = Wanted(open=arguments.open, late=arguments.late, within=within)
    read = read_ledger(place.workspace, wanted.only_open)
    wanted = Wanted(wanted.open, wanted.late, _owner_asked_for(arguments, place, read), wanted.within)
    entries = chosen(read.entries, wanted, today)
    if asked == "table":
        show_actions(console(), entries, _rates(read, today), today, place.language, len(read.entries))
    elif asked == "json":
        put_out((printed(actions_fields(entries, _rates(read, today), today)) + "\n").encode(), arguments.output)
    else:
        put_out(_handed_over(asked, entries, read, place, now), arguments.output)
    return 1 if within is not None and entries else 0


def _handed_over(name: str, entries: tuple[Entry, ...], read: ActionLedger, place: Opened, now: datetime) -> bytes:
    """The actions as another program takes them, each with the topic that it came from."""
    from data.exports.task_formats import Batch, tasks_as
    from data.rulebook import rule_titles
    from engine.minutes.tasks import tasks_from

    meetings = with_origins(read.meetings, entries, place.workspace)
    tasks = tasks_from(entries, meetings, rule_titles())
    title = same(place.settings.series.name) + Words(" 行动项", " actions")
    batch = Batch(tasks, place.settings.series.name, now, title, addresses=place.settings.asana.people)
    return tasks_as(name, batch, place.language)


def _format(arguments: argparse.Namespace) -> str:
    asked: str = "json" if arguments.json else arguments.format
    if asked == "table" and arguments.output is not None:
        raise UsageError(
            Words("表格只给人看，不写文件。", "The table is for people, and is not written to a file."),
            Words("加上 --format csv 之类。", "Add --format csv, or another one."),
        )
    return asked


def _days(said: str | None) -> int | None:
    if said is None:
        return None
    if said.isascii() and said.isdigit() and len(said) > 4:
        raise UsageError(
            Words(f"--due 最多 9999 天，不能是 {said[:20]}。", f"--due takes at most 9999 days, not {said[:20]}."),
            Words("例如 --due 3", "Such as --due 3"),
        )
    if not said.isascii() or not said.isdigit():
        raise UsageError(
            Words(f"--due 后面要写天数，不是「{said}」。", f"--due takes a number of days, not “{said}”."),
            Words("例如 --due 3", "Such as --due 3"),
        )
    return int(said)


def _owner_asked_for(arguments: argparse.Namespace, place: Opened, read: ActionLedger) -> str | None:
    """The full name of whose actions are wanted; None for everybody's."""
    said = arguments.owner or (getattr(arguments, "as") if arguments.mine else None)
    owners = [entry.action.owner for entry in read.entries]
    if said or not arguments.mine:
        return said and owner_named(said, place.settings.people, owners)
    return _mine(place, owners)


def _mine(place: Opened, owners: list[str]) -> str:
    """Whose account it is, where that is somebody's name or initials."""
    account = account_name()
    try:
        return owner_named(account, place.settings.people, owners)
    except NotFoundError:
        names = dict.fromkeys((*(person.name for person in place.settings.people), *filter(None, owners)))
        raise NotFoundError(
            Words(f"登录账户 {account} 对不上任何人。", f"The account {account} is nobody's name here."),
            Words("用 --as 说明是谁的：kaihui actions --mine --as ", "Say who you are: kaihui actions --mine --as ")
            + same(next(iter(names), "NAME")),
        ) from None


def _rates(read: ActionLedger, today: date) -> Rates | None:
    """Of the latest meeting in whose review anything was due: the coming one, else the last that was held."""
    for meeting in reversed(read.meetings):
        until = _day_of(meeting) if meeting.state == "closed" else today
        whole = completion(meeting.actions, until)
        if whole.due or whole.dropped:
            teams = by_team(meeting.actions, until, meeting.people)
            return Rates(meeting.id, until, whole, by_owner(meeting.actions, until), teams)
    return None


def _day_of(meeting: Meeting) -> date:
    moment = meeting.started_at or meeting.planned_start
    return day_in_utc8(moment) if moment else date.min
