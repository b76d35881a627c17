"""What `actions` answers: the actions as a table or as JSON, and who got done what was due."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from rich.console import Console

from data.exports.json import action_fields
from engine.dates import WEEKDAYS_SAID
from engine.meeting.actions import COMPLETION_LINES, DRAWN_LINES, Action, Completion, Status
from engine.meeting.past.ledger import Entry
from engine.settings import ROLES_SAID
from engine.words import Language, Words, same
from tui.printing import Cell, Head, Style, show_line, show_table

_HEADS = (
    Head(Words("编号", "id")),
    Head(Words("状态", "status")),
    Head(Words("负责人", "owner")),
    Head(Words("期限", "due")),
    Head(Words("级", "P")),
    Head(Words("来自", "from"), rank=2),
    Head(Words("目标", "aim"), rank=1),
    Head(Words("内容", "action"), flexible=True),
)
_RATE_HEADS = (
    Head(Words("完成率", "completion")),
    Head(Words("到期", "due"), right=True),
    Head(Words("按时", "on time"), right=True),
    Head(Words("迟办", "late"), right=True),
    Head(Words("未完成", "open"), right=True),
    Head(Words("取消", "dropped"), right=True),
    Head(same("%"), right=True),
)


class Rates(Struct, frozen=True):
    """Who got done what was due in one meeting's review (R58)."""

    meeting: str
    until: date
    whole: Completion
    owners: dict[str, Completion]
    teams: dict[str, Completion]


def show_actions(
    out: Console, entries: Sequence[Entry], rates: Rates | None, today: date, language: Language, whole: int
) -> None:
    """The table, and below it the completion rates.

    Args:
        whole: how many actions there are, whether asked for or not.
    """
    late = sum(entry.action.late(today) for entry in entries)
    still = sum(entry.action.status == "open" for entry in entries)
    head = Words(
        f"行动项 {len(entries)} 条（共 {whole} 条）：未完成 {still}，逾期 {late}",
        f"{len(entries)} of {whole} actions: {still} open, {late} of them late",
    )
    show_line(out, head.said(language), "bold")
    if entries:
        out.print()
        show_table(out, _HEADS, [_row(entry, today, language) for entry in entries], language)
    if rates is not None:
        out.print()
        _show_rates(out, rates, language)


def _row(entry: Entry, today: date, language: Language) -> list[Cell]:
    action = entry.action
    faded: Style = "" if action.status == "open" else "dim"
    aim = action.aim.said() if action.aim else ""
    return [
        Cell(action.id, "bold" if action.status == "open" else "dim"),
        _status(action, today, language),
        Cell(action.owner, faded) if action.owner else Cell(Words("缺", "none").said(language), "red"),
        _due(action, today, language),
        Cell(f"P{action.priority}", "red" if action.priority == 1 and action.status == "open" else faded),
        Cell(entry.raised_in[5:10], "dim"),
        Cell(aim, faded),
        Cell(_text(action, language), faded),
    ]


def _status(action: Action, today: date, language: Language) -> Cell:
    late = action.late(today)
    if action.status == "open" and action.progress and not late:
        return Cell(f"  {action.progress}%")
    styles: dict[Status, Style] = {"open": "red" if late else "", "done": "green", "dropped": "dim"}
    return Cell(action.status_said(today).said(language), styles[action.status])


def _due(action: Action, today: date, language: Language) -> Cell:
    if action.due is None:
        return Cell(Words("缺", "none").said(language), "red" if action.status == "open" else "dim")
    day = f"{action.due:%m-%d}" if action.due.year == today.year else f"{action.due}"
    moved = f" ({action.redated})" if action.redated else ""
    style: Style = "red" if action.late(today) else "" if action.status == "open" else "dim"
    return Cell(f"{day} {WEEKDAYS_SAID[action.due.weekday()].said(language)}{moved}", style)


def _text(action: Action, language: Language) -> str:
    why = action.reason if action.status == "dropped" else action.deferred if action.status == "open" else ""
    return action.text + (Words(f"（{why}）", f" ({why})").said(language) if why else "")


def _show_rates(out: Console, rates: Rates, language: Language) -> None:
    """The whole, then by team, then by owner; against the lines that the source text gives (R25, R59, R60)."""
    marks = " / ".join(f"{line:g}" for line in DRAWN_LINES)
    title = Words(
        f"{rates.meeting} 截至 {rates.until:%m-%d} 到期的行动项（参考线 {marks}%）",
        f"Due in {rates.meeting} up to {rates.until:%m-%d} (lines at {marks}%)",
    )
    show_line(out, title.said(language), "bold")
    nobody = Words("（其他）", "(others)").said(language)
    rows = [_rate_row(Words("全部", "all").said(language), rates.whole)]
    rows += [
        _rate_row(ROLES_SAID.get(role, same(role or nobody)).said(language), rate) for role, rate in rates.teams.items()
    ]
    rows += [_rate_row(f"@{owner}" if owner else nobody, rate) for owner, rate in rates.owners.items()]
    show_table(out, _RATE_HEADS, rows, language)


def _rate_row(name: str, rate: Completion) -> list[Cell]:
    percent = rate.percent
    style: Style = "" if percent is None else "green" if percent >= COMPLETION_LINES[0] else "red"
    counts = (rate.due, rate.done, rate.late, rate.open, rate.dropped)
    return [
        Cell(name),
        *(Cell(str(count)) for count in counts),
        Cell("—" if percent is None else f"{percent:.0f}", style),
    ]


def actions_fields(entries: Sequence[Entry], rates: Rates | None, today: date) -> dict[str, Any]:
    """What `actions --json` answers."""
    return {
        "today": str(today),
        "actions": [_entry_fields(entry, today) for entry in entries],
        "completion": None if rates is None else _rates_fields(rates),
    }


def _entry_fields(entry: Entry, today: date) -> dict[str, Any]:
    action = entry.action
    due_in = None if action.due is None else (action.due - today).days
    return action_fields(action) | {
        "from_meeting": entry.raised_in,
        "known_to": entry.known_to,
        "late": action.late(today),
        "due_in_days": due_in if action.status == "open" else None,
        "redated": action.redated,
        "progress": action.progress,
    }


def _rates_fields(rates: Rates) -> dict[str, Any]:
    return {
        "meeting": rates.meeting,
        "until": str(rates.until),
        **_rate_fields(rates.whole),
        "owners": {owner: _rate_fields(rate) for owner, rate in rates.owners.items()},
        "teams": {role: _rate_fields(rate) for role, rate in rates.teams.items()},
    }


def _rate_fields(rate: Completion) -> dict[str, Any]:
    percent = rate.percent
    return {
        "due": rate.due,
        "done": rate.done,
        "late": rate.late,
        "open": rate.open,
        "dropped": rate.dropped,
        "percent": None if percent is None else round(percent, 1),
    }
