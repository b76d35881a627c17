"""Lines of the feed on the meeting as a whole."""

from collections.abc import Callable
from typing import Any

from engine.dates import time_said
from engine.meeting import events as ev
from engine.meeting.shipments import CLASSES
from engine.meeting.state import Meeting
from engine.words import Words, counted, joined, same

_ORDERS = Words("订单", "orders")


def _planned(fact: ev.MeetingPlanned, meeting: Meeting) -> tuple[Words, Words]:
    trigger = Words(f"：{fact.trigger}", f": {fact.trigger}") if fact.trigger else same("")
    return Words("计划", "planned"), same(fact.meeting) + trigger


def _attended(fact: ev.Attended, meeting: Meeting) -> tuple[Words, Words]:
    return Words("到场", "present"), _names(fact.names)


def _left(fact: ev.Left, meeting: Meeting) -> tuple[Words, Words]:
    return Words("离场", "left"), _names(fact.names)


def _read(fact: ev.PrereadTicked, meeting: Meeting) -> tuple[Words, Words]:
    return Words("预读", "pre-read"), _names(fact.names)


def _names(names: tuple[str, ...]) -> Words:
    return joined([same(name) for name in names])


def _started(fact: ev.MeetingStarted, meeting: Meeting) -> tuple[Words, Words]:
    parts = [same(fact.reason)] if fact.reason else []
    if fact.began_at:
        parts.append(Words(f"实际 {time_said(fact.began_at)} 开始", f"really begun at {time_said(fact.began_at)}"))
    if fact.unread:
        parts.append(Words("没有预读：", "not pre-read by: ") + _names(fact.unread))
    return Words("开始", "started"), joined(parts, "；", "; ")


def _backdated(fact: ev.StartBackdated, meeting: Meeting) -> tuple[Words, Words]:
    began = time_said(fact.began_at)
    return Words("补记", "backdated"), Words(f"{began} 就开始了", f"it began at {began}")


def _closed(fact: ev.MeetingClosed, meeting: Meeting) -> tuple[Words, Words]:
    return Words("结束", "closed"), same(fact.reason)


def _snapshot(fact: ev.SnapshotTaken, meeting: Meeting) -> tuple[Words, Words]:
    return Words("快照", "snapshot"), same(fact.snapshot)


def _rated(fact: ev.MeetingRated, meeting: Meeting) -> tuple[Words, Words]:
    return Words("评分", "rating"), same(f"{fact.score}/5 {fact.who}".rstrip())


def _undone(fact: ev.Undone, meeting: Meeting) -> tuple[Words, Words]:
    return Words("撤销", "undone"), same(f"#{fact.undid}")


def _traced(fact: ev.OrdersTraced, meeting: Meeting) -> tuple[Words, Words]:
    count = len(fact.orders)
    return _ORDERS, Words(f"{count} 单有上传时间", f"{counted(count, 'order')} with an upload time")


def _listed(fact: ev.OrdersListed, meeting: Meeting) -> tuple[Words, Words]:
    count = len(fact.orders)
    said = Words(f"列出不合规 {count} 单", f"{counted(count, 'order')} listed that do not comply")
    return _ORDERS, said


def _judged(fact: ev.OrderJudged, meeting: Meeting) -> tuple[Words, Words]:
    return _ORDERS, same(f"{fact.order} ") + CLASSES[fact.cause]


def _remedied(fact: ev.RemedyUploaded, meeting: Meeting) -> tuple[Words, Words]:
    return Words("补救", "remedy"), same(f"{fact.file} @{fact.who}")


SAID: dict[type[ev.Event], Callable[[Any, Meeting], tuple[Words, Words]]] = {
    ev.MeetingPlanned: _planned,
    ev.Attended: _attended,
    ev.Left: _left,
    ev.PrereadTicked: _read,
    ev.MeetingStarted: _started,
    ev.StartBackdated: _backdated,
    ev.MeetingClosed: _closed,
    ev.SnapshotTaken: _snapshot,
    ev.MeetingRated: _rated,
    ev.Undone: _undone,
    ev.OrdersListed: _listed,
    ev.OrdersTraced: _traced,
    ev.OrderJudged: _judged,
    ev.RemedyUploaded: _remedied,
}
