"""What `minutes --lint` answers: each thing that the minutes leave unsaid, as a sentence with its id."""

import sys
from typing import Any

from engine.meeting.figures.lint import Fault, Lint, lint
from engine.meeting.state import Meeting
from engine.words import Language, Words
from tui.answers import printed
from tui.printing import Style, console, show_line, show_list

_TITLES: dict[Fault, Words] = {
    "no_owner": Words("没有负责人的行动项", "Actions without an owner"),
    "no_due": Words("没有期限的行动项", "Actions without a due date"),
    "past_due": Words("记下时期限已过的行动项", "Actions that were past due when they were recorded"),
    "no_acceptance": Words("没有验收标准的行动项", "Actions that nobody can tell to be done"),
    "stale_data": Words("基于未更新数据的决定", "Decisions on data out of date"),
    "disputed_stock": Words("库存数据存疑的决定", "Decisions on stock in doubt"),
    "open_question": Words("没有回答的质询", "Questions without an answer"),
    "no_action": Words("有决定没有行动项的议题", "Topics that were decided and gave nobody anything to do"),
}
_RED: tuple[Fault, ...] = ("no_owner", "no_due")
"""What blocks the close of a meeting (R23)."""


def show_lint(meeting: Meeting, as_json: bool, language: Language) -> int:
    """Shows what a meeting's minutes leave unsaid; 1 where there is anything."""
    found = lint(meeting)
    if as_json:
        sys.stdout.write(printed(_fields(meeting, found, language)) + "\n")
        return 1 if found else 0
    out = console()
    count = Words(f"{meeting.id}：{len(found)} 处要补", f"{meeting.id}: {len(found)} to mend")
    none = Words(f"{meeting.id}：没有要补的。", f"{meeting.id}: nothing to mend.")
    show_line(out, (count if found else none).said(language), "bold")
    for fault, title in _TITLES.items():
        lines = [_line(one, language) for one in found if one.fault == fault]
        show_list(out, f"{title.said(language)} ({len(lines)})", lines)
    return 1 if found else 0


def _line(one: Lint, language: Language) -> tuple[str, Style]:
    red = one.fault in _RED
    return f"{'✗' if red else '!'} {one.words.said(language)}", "red" if red else "yellow"


def _fields(meeting: Meeting, found: tuple[Lint, ...], language: Language) -> dict[str, Any]:
    return {
        "meeting": meeting.id,
        "state": meeting.state,
        "lint": [{"fault": one.fault, "id": one.id, "message": one.words.said(language)} for one in found],
    }
