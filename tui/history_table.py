"""What `kaihui history` prints: the meetings with their plots, the topics that overrun, and what was found."""

from collections.abc import Sequence

from rich.console import Console

from data.past import Past
from engine.meeting.actions import COMPLETION_LINES
from engine.meeting.past import PastMeeting
from engine.meeting.past_figures import RESPONSE_LINES, Response, responses, topics
from engine.meeting.past_search import KINDS, Found, status_said
from engine.words import Language, Words, same
from tui.past_words import summed_up
from tui.plots import bar, writes_blocks
from tui.printing import Cell, Head, Style, show_line, show_table

SHOWN = 26
"""Meetings on the screen: half a year. --json has them all."""
_TOPICS = 10
_BAR = 12


def show_past(out: Console, past: Past, language: Language) -> None:
    """The figures of all meetings, the latest ones one by one."""
    _show_meetings(out, past.meetings, language)
    show_line(out, "")
    for words in summed_up(past.meetings):
        show_line(out, words.said(language))
    show_line(out, "")
    _show_topics(out, past.meetings, language)


def show_found(out: Console, found: Sequence[Found], words: str, language: Language) -> None:
    """What was found, the newest first."""
    if not found:
        show_line(out, Words(f"没有找到「{words}」。", f"Nothing found for “{words}”.").said(language), "dim")
        return
    heads = (
        Head(Words("会议", "Meeting")),
        Head(Words("类", "Kind")),
        Head(Words("编号", "Id")),
        Head(Words("内容", "Text"), flexible=True),
        Head(Words("谁", "Who")),
        Head(Words("状态", "Status")),
    )
    show_table(out, heads, [_found(one, language) for one in found], language)


def _show_meetings(out: Console, meetings: Sequence[PastMeeting], language: Language) -> None:
    heads = (
        Head(Words("日期", "Day")),
        Head(Words("周期", "Period"), rank=2),
        Head(Words("完成率", "Completion")),
        Head(same("%"), right=True),
        Head(Words("响应天数", "Days"), right=True),
        Head(Words("用时", "Ran"), right=True),
        Head(Words("超时", "Over"), right=True),
        Head(Words("决定", "Decided"), right=True),
        Head(Words("¥/决定", "¥ each"), right=True, rank=1),
    )
    took, blocks = responses(meetings), writes_blocks()
    rows = [_meeting(one, took.get(one.id), blocks) for one in meetings[-SHOWN:]]
    show_table(out, heads, rows, language)


def _meeting(one: PastMeeting, took: Response | None, blocks: bool) -> tuple[Cell, ...]:
    percent, over = one.completion.percent, one.ran - one.slot
    tone = _tone(percent)
    return (
        Cell(str(one.day)),
        Cell(one.period, "dim"),
        Cell(bar(percent, 100.0, _BAR, blocks), tone),
        Cell("—" if percent is None else f"{percent:.0f}", tone),
        Cell("—" if took is None else f"{took.days:.1f}", _slow(took)),
        Cell(f"{one.ran:.0f}"),
        Cell(f"+{over:.0f}" if over >= 1 else "", "red"),
        Cell(str(one.decisions)),
        Cell("—" if one.cost_per_decision is None else f"{one.cost_per_decision:,.0f}"),
    )


def _tone(percent: float | None) -> Style:
    low, _, review = COMPLETION_LINES
    if percent is None:
        return "dim"
    return "red" if percent < low else "green" if percent >= review else "yellow"


def _slow(took: Response | None) -> Style:
    slow, quick = RESPONSE_LINES
    if took is None:
        return "dim"
    return "red" if took.days > slow else "green" if took.days <= quick else "yellow"


def _show_topics(out: Console, meetings: Sequence[PastMeeting], language: Language) -> None:
    heads = (
        Head(Words("议题", "Topic"), flexible=True),
        Head(Words("次数", "Held"), right=True),
        Head(Words("计划", "Planned"), right=True),
        Head(Words("实际", "Spent"), right=True),
        Head(Words("超时次数", "Overran"), right=True),
        Head(Words("", "")),
        Head(Words("无结论", "No result"), right=True),
    )
    blocks = writes_blocks()
    rows = [
        (
            Cell(one.title.said(language)),
            Cell(str(one.held)),
            Cell(f"{one.planned:.0f}"),
            Cell(f"{one.spent:.0f}"),
            Cell(str(one.overrun), "red" if one.overrun else ""),
            Cell(bar(one.overrun, one.held, _BAR, blocks), "red"),
            Cell(str(one.undecided), "red" if one.undecided else ""),
        )
        for one in topics(meetings)[:_TOPICS]
    ]
    show_table(out, heads, rows, language)


def _found(one: Found, language: Language) -> tuple[Cell, ...]:
    record = one.record
    due = f" ^{record.due}" if record.due else ""
    return (
        Cell(one.meeting, "dim"),
        Cell(KINDS[record.kind].said(language)),
        Cell(record.id, "bold"),
        Cell(f"{record.text}{due}"),
        Cell(record.who),
        Cell(status_said(record).said(language), "yellow" if record.status in ("open", "unanswered") else ""),
    )
