"""Lines of the feed on action items."""

from collections.abc import Callable
from datetime import date
from typing import Any

from engine.dates import day_in_utc8
from engine.meeting import events as ev
from engine.meeting.actions import LISTS
from engine.meeting.state import Meeting
from engine.words import Words, joined, same


def _added(fact: ev.ActionAdded, meeting: Meeting) -> tuple[Words, Words]:
    parts = [
        f"{fact.id} {fact.text}",
        f"@{fact.owner or '?'}",
        f"^{fact.due or '?'}",
        f"!{fact.priority}",
        f"~{fact.aim.said()}" if fact.aim else "",
        f"#{fact.objective}" if fact.objective else "",
        f"({fact.question})" if fact.question else "",
    ]
    return LISTS[fact.list], same(" ".join(part for part in parts if part)) + _past(fact, fact.due)


def _amended(fact: ev.ActionAmended, meeting: Meeting) -> tuple[Words, Words]:
    given = [
        same(fact.text or ""),
        same(f"@{fact.owner}" if fact.owner else ""),
        same(f"^{fact.due}" if fact.due else ""),
        same(f"!{fact.priority}" if fact.priority else ""),
        same(f"#{fact.objective}" if fact.objective else ""),
        Words(f"验收：{fact.accept}", f"done when: {fact.accept}") if fact.accept else same(""),
    ]
    mended = joined([same(fact.id), *(one for one in given if one.zh)], " ", " ")
    return Words("修改", "mended"), mended + _past(fact, fact.due)


def _deferred(fact: ev.ActionDeferred, meeting: Meeting) -> tuple[Words, Words]:
    return Words("待定", "pending"), same(f"{fact.id} {fact.reason}")


def _progressed(fact: ev.ActionProgressed, meeting: Meeting) -> tuple[Words, Words]:
    return Words("进度", "progress"), same(f"{fact.id} {fact.percent}% {fact.note}".rstrip())


def _done(fact: ev.ActionDone, meeting: Meeting) -> tuple[Words, Words]:
    return Words("完成", "done"), same(fact.id)


def _redated(fact: ev.ActionRedated, meeting: Meeting) -> tuple[Words, Words]:
    redated = same(f"{fact.id} ^{fact.due} {fact.reason}".rstrip())
    return Words("改期", "redated"), redated + _past(fact, fact.due)


def _dropped(fact: ev.ActionDropped, meeting: Meeting) -> tuple[Words, Words]:
    return Words("取消", "dropped"), same(f"{fact.id} {fact.reason}")


def _brought(fact: ev.ActionsBrought, meeting: Meeting) -> tuple[Words, Words]:
    return Words("转入", "carried"), same(" ".join(action.id for action in fact.actions))


def _past(fact: ev.Event, due: date | None) -> Words:
    """A due date that was past when it was given says so: a script is asked nothing, and the record must tell."""
    if due is None or due >= day_in_utc8(fact.at):
        return same("")
    return Words("（期限已过）", " (already past due)")


SAID: dict[type[ev.Event], Callable[[Any, Meeting], tuple[Words, Words]]] = {
    ev.ActionAdded: _added,
    ev.ActionAmended: _amended,
    ev.ActionDeferred: _deferred,
    ev.ActionProgressed: _progressed,
    ev.ActionDone: _done,
    ev.ActionRedated: _redated,
    ev.ActionDropped: _dropped,
    ev.ActionsBrought: _brought,
}
