"""`kaihui send`: open actions handed over to a group chat or to Asana, each once."""

import argparse
import os
import sys

from data.action_ledger import read_ledger, with_origins
from data.handover.memory import remembering
from data.handover.sending import Sent, send, to_send
from data.handover.services import services
from data.rulebook import rule_titles
from engine.dates import day_in_utc8
from engine.meeting.past.ledger import Wanted, chosen
from engine.minutes.cleaned import cleaned
from engine.minutes.tasks import Task, tasks_from
from engine.words import Language, Words
from tui.opening import Opened, opened


def run(arguments: argparse.Namespace) -> int:
    """Sends what each service does not have yet, or prints it with --dry-run; 1 where something was not sent."""
    place = opened(arguments)
    tasks = _open_tasks(place)
    found = services(arguments.service, place.settings, os.environ, place.language)
    attention = False
    with remembering(place.workspace) as memory:
        for service in found:
            if arguments.dry_run:
                print(f"# {service.said}")
                for parcel in to_send(memory, service, tasks, arguments.again):
                    print(f"{parcel.text}\n")
                continue
            sent = send(memory, service, tasks, place.clock.now, arguments.again)
            _show(sent, place.language)
            attention = attention or bool(sent.failed or sent.unsure)
    return int(attention)


def _open_tasks(place: Opened) -> list[Task]:
    read = read_ledger(place.workspace, only_open=True)
    entries = chosen(read.entries, Wanted(open=True), day_in_utc8(place.clock.now()))
    meetings = with_origins(read.meetings, entries, place.workspace)
    return [cleaned(task) for task in tasks_from(entries, meetings, rule_titles())]


def _show(sent: Sent, language: Language) -> None:
    """What was sent on stdout; what was not, and what to do about it, on stderr."""
    new, already = len(sent.sent), len(sent.already)
    words = Words(
        f"{sent.service}：发出 {new} 条，已有 {already} 条", f"{sent.service}: {new} sent, {already} there already"
    )
    print(words.said(language))
    for task in sent.sent:
        print(f"  {task.id} {task.text}")
    for parcel, receipt in sent.failed:
        for task in parcel.tasks:
            said = Words(f"未发出 {task.id} {task.text}：", f"Not sent: {task.id} {task.text}: ") + receipt.why
            print(said.said(language), file=sys.stderr)
    for task in sent.unsure:
        said = Words(f"可能已发出 {task.id} {task.text}", f"Perhaps sent: {task.id} {task.text}")
        print(said.said(language), file=sys.stderr)
    if sent.failed:
        print(Words("再运行一次会重发未发出的。", "Run it again to send them.").said(language), file=sys.stderr)
    if sent.unsure:
        todo = Words(
            "请到对方那里核对；确实没有就加 --again 重发。", "Look there; where it is missing, send with --again."
        )
        print(todo.said(language), file=sys.stderr)
