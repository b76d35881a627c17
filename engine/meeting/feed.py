"""What was just recorded, in one line for each fact: the feed of the screen, and what `play` prints."""

from typing import assert_never

from engine.meeting import events as ev
from engine.meeting.state import Meeting
from engine.words import Words, joined, same


def fact_said(fact: ev.Event, meeting: Meeting) -> tuple[Words, Words]:
    """The kind of a fact and what it says, for a person.

    Args:
        meeting: the state that the fact belongs to, for the titles of items.
    """
    if isinstance(fact, _RECORDS):
        return _record_said(fact)
    if isinstance(fact, _ACTIONS):
        return _action_said(fact)
    if isinstance(fact, _TURNS):
        return _turn_said(fact, meeting)
    return _event_said(fact)


_RECORDS = ev.DecisionMade | ev.ActionAdded | ev.QuestionAsked | ev.QuestionAnswered | ev.NoteTaken
_ACTIONS = ev.ActionAmended | ev.ActionDone | ev.ActionRedated | ev.ActionDropped
_TURNS = ev.ItemOpened | ev.ItemParked | ev.ItemConcluded | ev.ItemExtended


def _record_said(
    fact: ev.DecisionMade | ev.ActionAdded | ev.QuestionAsked | ev.QuestionAnswered | ev.NoteTaken,
) -> tuple[Words, Words]:
    match fact:
        case ev.DecisionMade():
            return Words("决定", "decision"), same(f"{fact.id} {fact.text}")
        case ev.ActionAdded():
            aim = f" ~{fact.aim.said()}" if fact.aim else ""
            owner, due = fact.owner or "?", fact.due or "?"
            return Words("行动", "action"), same(f"{fact.id} {fact.text} @{owner} ^{due} !{fact.priority}{aim}")
        case ev.QuestionAsked():
            to = f" @{fact.to}" if fact.to else ""
            return Words("质询", "question"), same(f"{fact.id} {fact.text}{to}")
        case ev.QuestionAnswered():
            return Words("回答", "answer"), same(f"{fact.id} {fact.text}")
        case ev.NoteTaken():
            return Words("记录", "note"), same(fact.text)
        case _:
            assert_never(fact)


def _action_said(
    fact: ev.ActionAmended | ev.ActionDone | ev.ActionRedated | ev.ActionDropped,
) -> tuple[Words, Words]:
    match fact:
        case ev.ActionAmended():
            given = [fact.text, f"@{fact.owner}" if fact.owner else "", f"^{fact.due}" if fact.due else ""]
            return Words("修改", "mended"), same(" ".join([fact.id, *(part for part in given if part)]))
        case ev.ActionDone():
            return Words("完成", "done"), same(fact.id)
        case ev.ActionRedated():
            return Words("改期", "redated"), same(f"{fact.id} ^{fact.due} {fact.reason}".rstrip())
        case ev.ActionDropped():
            return Words("取消", "dropped"), same(f"{fact.id} {fact.reason}")
        case _:
            assert_never(fact)


def _turn_said(
    fact: ev.ItemOpened | ev.ItemParked | ev.ItemConcluded | ev.ItemExtended, meeting: Meeting
) -> tuple[Words, Words]:
    title = meeting.item(fact.item).plan.title
    match fact:
        case ev.ItemOpened():
            skipped = Words(f"（跳过复盘：{fact.skipped}）", f" (review skipped: {fact.skipped})")
            return Words("议题", "item"), title + skipped if fact.skipped else title
        case ev.ItemParked():
            reason = Words(f"：{fact.reason}", f": {fact.reason}")
            return Words("搁置", "parked"), title + reason if fact.reason else title
        case ev.ItemConcluded():
            return Words("结论", "outcome"), title + same(f" {fact.outcome} {fact.reason}".rstrip())
        case ev.ItemExtended():
            return Words("延时", "extended"), title + Words(f" {fact.minutes:+} 分钟", f" {fact.minutes:+} min")
        case _:
            assert_never(fact)


def _event_said(fact: ev.Event) -> tuple[Words, Words]:
    match fact:
        case ev.Attended():
            return Words("到场", "present"), joined([same(name) for name in fact.names])
        case ev.Left():
            return Words("离场", "left"), joined([same(name) for name in fact.names])
        case ev.MeetingStarted():
            return Words("开始", "started"), same(fact.reason)
        case ev.MeetingClosed():
            return Words("结束", "closed"), same(fact.reason)
        case ev.Paused():
            return Words("暂停", "paused"), same("")
        case ev.Resumed():
            return Words("继续", "resumed"), same("")
        case ev.SnapshotTaken():
            return Words("快照", "snapshot"), same(fact.snapshot)
        case ev.Undone():
            return Words("撤销", "undone"), same(f"#{fact.undid}")
        case _:
            return Words("计划", "planned"), same(getattr(fact, "meeting", ""))
