"""The rows of past meetings on the screen."""

from textual.content import Content

from data.past import Past
from engine.meeting.actions import COMPLETION_LINES
from engine.meeting.past import PastMeeting
from engine.meeting.past_figures import RESPONSE_LINES, Response, responses, topics
from engine.meeting.past_search import KINDS, Found, search_past, status_said
from engine.words import Words, same
from tui.past_words import summed_up
from tui.plots import bar
from tui.show import hanging, row, show
from tui.widgets.scene import Scene
from tui.widgets.table import Cell, Column, table

_SHOWN = 104
"""Meetings in the list: two years of weekly ones."""
_FOUND = 100
_BAR = 12


def past_rows(scene: Scene, past: Past, typed: str, width: int) -> list[Content]:
    """Figures of all meetings, the newest first; or what fits the words that were typed."""
    if not past.meetings:
        return [show(scene.said(Words(" 还没有开完的会。", " No meeting has been closed yet.")), ".soft")]
    if typed:
        return _found_rows(scene, past, typed, width)
    rows = [show(scene.said(Words(" 历次会议", " All meetings")), ".strong")]
    for words in summed_up(past.meetings):
        rows += hanging(show(" "), show(scene.said(words), ".soft"), width)
    rows += [Content(""), *_meetings(scene, past, width), Content(""), *_topics(scene, past, width)]
    rows += [row(show(" "), show(scene.said(error.what), ".warn")) for error in past.unread]
    return rows


def _found_rows(scene: Scene, past: Past, typed: str, width: int) -> list[Content]:
    found = search_past(past.meetings, typed)
    count = Words(f" 「{typed}」：{len(found)} 条", f" “{typed}”: {len(found)} found")
    rows = [show(scene.said(count), ".strong")]
    for one in found[:_FOUND]:
        rows += _found(scene, one, width)
    return rows


def _found(scene: Scene, one: Found, width: int) -> list[Content]:
    record = one.record
    due = f" ^{record.due}" if record.due else ""
    who = f" @{record.who}" if record.who else ""
    status = scene.said(status_said(record))
    label = row(
        show(f" {one.meeting} ", ".soft"),
        show(f"{scene.said(KINDS[record.kind])} "),
        show(f"{record.id} ", ".key"),
    )
    open_still = record.status in ("open", "unanswered")
    said = row(show(f"{record.text}{who}{due}"), show(f" {status}", ".warn" if open_still else ".soft"))
    return hanging(label, said, width)


def _meetings(scene: Scene, past: Past, width: int) -> list[Content]:
    columns = (
        Column(Words("日期", "Day")),
        Column(Words("周期", "Period"), rank=3),
        Column(Words("完成率", "Completion")),
        Column(same("%"), right=True),
        Column(Words("响应天数", "Days"), right=True),
        Column(Words("用时", "Ran"), right=True),
        Column(Words("超时", "Over"), right=True),
        Column(Words("决定", "Decided"), right=True, rank=1),
        Column(Words("¥/决定", "¥ each"), right=True, rank=2),
    )
    took = responses(past.meetings)
    rows = [_meeting(one, took.get(one.id)) for one in reversed(past.meetings[-_SHOWN:])]
    return table(scene, columns, rows, width)


def _meeting(one: PastMeeting, took: Response | None) -> tuple[Cell, ...]:
    low, _, review = COMPLETION_LINES
    percent, over = one.completion.percent, one.ran - one.slot
    tone = ".soft" if percent is None else ".bad" if percent < low else ".good" if percent >= review else ".warn"
    return (
        Cell(str(one.day)),
        Cell(one.period, ".soft"),
        Cell(bar(percent, 100.0, _BAR), tone),
        Cell("-" if percent is None else f"{percent:.0f}", tone),
        Cell("-" if took is None else f"{took.days:.1f}", _tone_of_days(took)),
        Cell(f"{one.ran:.0f}"),
        Cell(f"+{over:.0f}" if over >= 1 else "", ".bad"),
        Cell(str(one.decisions)),
        Cell("-" if one.cost_per_decision is None else f"{one.cost_per_decision:,.0f}"),
    )


def _tone_of_days(took: Response | None) -> str:
    slow, quick = RESPONSE_LINES
    if took is None:
        return ".soft"
    return ".bad" if took.days > slow else ".good" if took.days <= quick else ".warn"


def _topics(scene: Scene, past: Past, width: int) -> list[Content]:
    columns = (
        Column(Words("议题", "Topic"), flexible=True),
        Column(Words("次数", "Held"), right=True),
        Column(Words("计划", "Planned"), right=True, rank=1),
        Column(Words("实际", "Spent"), right=True, rank=1),
        Column(Words("超时次数", "Overran"), right=True),
        Column(Words("无结论", "No result"), right=True),
    )
    rows = [
        (
            Cell(scene.said(one.title)),
            Cell(str(one.held)),
            Cell(f"{one.planned:.0f}"),
            Cell(f"{one.spent:.0f}"),
            Cell(str(one.overrun), ".bad" if one.overrun else ""),
            Cell(str(one.undecided), ".bad" if one.undecided else ""),
        )
        for one in topics(past.meetings)
    ]
    return table(scene, columns, rows, width)
