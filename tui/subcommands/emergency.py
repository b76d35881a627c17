"""`kaihui emergency`: the emergency meeting on the screen, its orders, and what the forwarder says about them."""

import argparse
import sys
from pathlib import Path

from data.emergency import EmergencySession
from data.workdays import load_workdays
from engine.dates import in_utc8
from engine.errors import BadInputError, KaihuiError, NotFoundError
from engine.meeting.emergency import is_emergency, recheck_day
from engine.meeting.shipments import CLASSES, totals, totals_said
from engine.text import clean
from engine.words import Words
from tui.answers import printed
from tui.emergency_history import from_before, same_causes
from tui.opening import Opened, account_name, opened, say_unread
from tui.printing import Cell, Head, console, show_line, show_table
from tui.terminal import must_be_terminal


def run(arguments: argparse.Namespace) -> int:
    """Opens the emergency meeting; or prints, exports and traces the orders of the one that is on."""
    place = opened(arguments)
    if arguments.play:
        from tui.emergency_playing import play_emergency

        return play_emergency(place, arguments.play, arguments.reason or "", getattr(arguments, "as"))
    asked = arguments.times or arguments.export or arguments.orders or arguments.json
    if not asked:
        must_be_terminal(
            Words(
                "，或按脚本开：kaihui emergency --play 脚本",
                ", or hold it from a script: kaihui emergency --play SCRIPT",
            )
        )
    elif arguments.reason is None:
        _must_be_on(place)
    session = session_at(place, arguments)
    if not asked:
        from tui.app import KaihuiApp  # Textual is loaded only here

        return KaihuiApp(session).hold()
    return _orders(session, arguments)


def session_at(place: Opened, arguments: argparse.Namespace) -> EmergencySession:
    """The scribe's hold on the emergency meeting that is on, or on a new one."""
    by = clean(getattr(arguments, "as") or "", limit=60) or account_name()
    trigger = clean(arguments.reason or "", limit=200)
    session = EmergencySession(
        place.workspace, place.settings, place.clock, by, place.language, load_workdays(), trigger
    )
    say_unread(session)
    return session


def _orders(session: EmergencySession, arguments: argparse.Namespace) -> int:
    from data.tracing import list_orders

    shipments = list_orders(session)
    code = _traced(session, arguments.times) if arguments.times else 0
    if arguments.export:
        from data.exports.saving import save_to
        from data.tracing import for_forwarder

        save_to(Path(arguments.export), for_forwarder(shipments, session))
        print(arguments.export)
    if arguments.json:
        print(printed(_fields(session)))
        return code
    if arguments.times or arguments.orders:
        _show(session)
    _say_from_before(session)
    return code


def _traced(session: EmergencySession, source: str) -> int:
    """The good lines count; 5 where others could not be used, each named with its number."""
    from data.tracing import text_of_times, trace

    text = sys.stdin.read() if source == "-" else text_of_times(Path(source))
    times = trace(session, text, "" if source == "-" else Path(source).name)
    for misread in times.misread:
        print(misread.said().said(session.language), file=sys.stderr)
    return BadInputError.exit_code if times.misread else 0


def _show(session: EmergencySession) -> None:
    out, language = console(), session.language
    heads = (
        Head(Words("订单号", "Order")),
        Head(Words("承运商", "Carrier"), rank=1),
        Head(Words("追踪号", "Tracking"), rank=2),
        Head(Words("承诺送达", "Promised")),
        Head(Words("追踪上传（UTC+8）", "Uploaded (UTC+8)")),
        Head(Words("归类", "Class")),
        Head(Words("判定人", "Judged by"), rank=3),
    )
    rows = [
        (
            Cell(one.order),
            Cell(one.carrier),
            Cell(one.tracking),
            Cell(str(one.promised or "")),
            Cell(f"{in_utc8(one.uploaded_at):%m-%d %H:%M}" if one.uploaded_at else "—"),
            Cell(CLASSES[one.cause].said(language)),
            Cell(one.judged_by),
        )
        for one in session.meeting.orders
    ]
    show_table(out, heads, rows, language)
    show_line(out, "")
    show_line(out, Words(f"不合规 {len(rows)} 单。", f"Orders that do not comply: {len(rows)}").said(language))
    show_line(out, totals_said(session.meeting.orders).said(language))


def _say_from_before(session: EmergencySession) -> None:
    for said in from_before(session):
        show_line(console(), said.said(session.language), "yellow")


def _fields(session: EmergencySession) -> dict[str, object]:
    return {
        "meeting": session.meeting.id,
        "trigger": session.meeting.trigger,
        "totals": totals(session.meeting.orders),
        "orders": [
            {
                "order": one.order,
                "carrier": one.carrier,
                "tracking": one.tracking,
                "promised": one.promised and str(one.promised),
                "uploaded_at": one.uploaded_at and in_utc8(one.uploaded_at).isoformat(),
                "class": one.cause,
                "judged_by": one.judged_by,
            }
            for one in session.meeting.orders
        ],
        "same_cause": [{"meeting": meeting.id, "text": record.text} for meeting, record in same_causes(session)],
        "recheck": str(recheck_day(session.meeting.remedy_at or session.clock.now())),
    }


def _must_be_on(place: Opened) -> None:
    """Looking at orders calls no meeting: it has to be on already."""
    for name in filter(is_emergency, reversed(place.workspace.meeting_ids())):
        try:
            if place.workspace.meeting(name).state != "closed":
                return
        except KaihuiError as error:
            print(error.said(place.language), file=sys.stderr)
    raise NotFoundError(
        Words("没有进行中的应急会议。", "No emergency meeting is on."),
        Words("先开：kaihui emergency --reason 原因", "Call one: kaihui emergency --reason WHY"),
    )
