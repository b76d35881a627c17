"""Lines of the feed on the agenda and its clocks."""

from collections.abc import Callable
from typing import Any

from engine.meeting import events as ev
from engine.meeting.agenda import OFTEN
from engine.meeting.state import OUTCOMES, Meeting
from engine.words import Words, joined, same


def _title(meeting: Meeting, item_id: str) -> Words:
    """The title of an item; of one that was planned away since, its id."""
    return next((item.plan.title for item in meeting.items if item.id == item_id), same(item_id))


def _opened(fact: ev.ItemOpened, meeting: Meeting) -> tuple[Words, Words]:
    title = _title(meeting, fact.item)
    if fact.skipped:
        title += Words(f"（跳过复盘：{fact.skipped}）", f" (review skipped: {fact.skipped})")
    if fact.gates:
        title += Words(f"（没有人能改后台：{fact.reason}）", f" (nobody with edit rights: {fact.reason})")
    times = next((item.plan.appearances for item in meeting.items if item.id == fact.item), 1)
    again = Words(f"（第 {times} 次上会）", f" ({_nth(times)} meeting running)") if times >= OFTEN else same("")
    return Words("议题", "item"), title + again


def _nth(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _parked(fact: ev.ItemParked, meeting: Meeting) -> tuple[Words, Words]:
    reason = Words(f"：{fact.reason}", f": {fact.reason}") if fact.reason else same("")
    return Words("搁置", "parked"), _title(meeting, fact.item) + reason


def _concluded(fact: ev.ItemConcluded, meeting: Meeting) -> tuple[Words, Words]:
    outcome = {"informed": OUTCOMES["informed"], "none": OUTCOMES["none"]}.get(fact.outcome, same(fact.outcome))
    reason = Words(f"：{fact.reason}", f": {fact.reason}") if fact.reason else same("")
    return Words("结论", "outcome"), _title(meeting, fact.item) + same(" ") + outcome + reason


def _extended(fact: ev.ItemExtended, meeting: Meeting) -> tuple[Words, Words]:
    kind = Words("延时", "extended") if fact.minutes > 0 else Words("缩短", "shortened")
    reason = Words(f"：{fact.reason}", f": {fact.reason}") if fact.reason else same("")
    return kind, _title(meeting, fact.item) + Words(f" {fact.minutes:+} 分钟", f" {fact.minutes:+} min") + reason


def _prioritised(fact: ev.ItemPrioritised, meeting: Meeting) -> tuple[Words, Words]:
    return Words("级别", "priority"), _title(meeting, fact.item) + same(f" P{fact.priority}")


def _reordered(fact: ev.AgendaReordered, meeting: Meeting) -> tuple[Words, Words]:
    return Words("议程", "agenda"), joined([_title(meeting, item) for item in fact.items], " → ", " → ")


def _paused(fact: ev.Paused, meeting: Meeting) -> tuple[Words, Words]:
    return Words("暂停", "paused"), same("")


def _resumed(fact: ev.Resumed, meeting: Meeting) -> tuple[Words, Words]:
    return Words("继续", "resumed"), same("")


SAID: dict[type[ev.Event], Callable[[Any, Meeting], tuple[Words, Words]]] = {
    ev.ItemOpened: _opened,
    ev.ItemParked: _parked,
    ev.ItemConcluded: _concluded,
    ev.ItemExtended: _extended,
    ev.ItemPrioritised: _prioritised,
    ev.AgendaReordered: _reordered,
    ev.Paused: _paused,
    ev.Resumed: _resumed,
}
