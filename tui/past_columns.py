"""The columns of the tables of past meetings, as the screen and `kaihui history` draw them each in their own way."""

from typing import Literal, NamedTuple

from engine.meeting.actions import COMPLETION_LINES
from engine.meeting.past.figures import RESPONSE_LINES, Response, TopicPast
from engine.meeting.past.meeting import PastMeeting
from engine.words import Words, same
from tui.plots import bar

Tone = Literal["", "soft", "good", "warn", "bad"]
BAR = 12
"""Cells of a bar for 100 percent."""


class PastColumn(NamedTuple):
    """One column."""

    title: Words
    right: bool = False
    """Whether figures stand in it."""
    flexible: bool = False
    """Whether it gives way."""
    goes: int = 0
    """Which are left out where room lacks: 1 before 2; 0 always stays."""


class PastCell(NamedTuple):
    """What stands in one column of one row."""

    text: str | None
    """None where it is not known."""
    tone: Tone = ""


MEETING_COLUMNS = (
    PastColumn(Words("日期", "Day")),
    PastColumn(Words("周期", "Period"), goes=2),
    PastColumn(Words("完成率", "Completion")),
    PastColumn(same("%"), right=True),
    PastColumn(Words("响应天数", "Days"), right=True),
    PastColumn(Words("用时", "Ran"), right=True),
    PastColumn(Words("超时", "Over"), right=True),
    PastColumn(Words("决定", "Decided"), right=True, goes=3),
    PastColumn(Words("元/决定", "CNY each"), right=True, goes=1),
)
TOPIC_COLUMNS = (
    PastColumn(Words("议题", "Topic"), flexible=True),
    PastColumn(Words("次数", "Held"), right=True),
    PastColumn(Words("计划", "Planned"), right=True, goes=1),
    PastColumn(Words("实际", "Spent"), right=True, goes=1),
    PastColumn(Words("超时次数", "Overran"), right=True),
    PastColumn(Words("无结论", "No result"), right=True),
)


def meeting_cells(one: PastMeeting, took: Response | None, blocks: bool = True) -> tuple[PastCell, ...]:
    """A meeting's row; `took` is how long what it settled had taken."""
    percent, over = one.completion.percent, one.ran - one.slot
    each = one.cost_per_decision
    return (
        PastCell(str(one.day)),
        PastCell(one.period, "soft"),
        PastCell(bar(percent, 100.0, BAR, blocks), _tone_of_completion(percent)),
        PastCell(None if percent is None else f"{percent:.0f}", _tone_of_completion(percent)),
        PastCell(None if took is None else f"{took.days:.1f}", _tone_of_days(took)),
        PastCell(f"{one.ran:.0f}"),
        PastCell(f"+{over:.0f}" if over >= 1 else "", "bad"),
        PastCell(str(one.decisions)),
        PastCell(None if each is None else f"{each:,.0f}"),
    )


def topic_cells(one: TopicPast, title: str) -> tuple[PastCell, ...]:
    """A topic's row."""
    return (
        PastCell(title),
        PastCell(str(one.held)),
        PastCell(f"{one.planned:.0f}"),
        PastCell(f"{one.spent:.0f}"),
        PastCell(str(one.overrun), "bad" if one.overrun else ""),
        PastCell(str(one.undecided), "bad" if one.undecided else ""),
    )


def _tone_of_completion(percent: float | None) -> Tone:
    low, _, review = COMPLETION_LINES
    if percent is None:
        return "soft"
    return "bad" if percent < low else "good" if percent >= review else "warn"


def _tone_of_days(took: Response | None) -> Tone:
    slow, quick = RESPONSE_LINES
    if took is None:
        return "soft"
    return "bad" if took.days > slow else "good" if took.days <= quick else "warn"
