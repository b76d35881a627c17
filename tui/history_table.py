"""What `kaihui history` prints: the meetings with their plots, the topics that overrun, and what was found."""

from collections.abc import Sequence

from rich.console import Console

from data.past import Past
from engine.meeting.past.figures import responses, topics
from engine.meeting.past.meeting import PastMeeting
from engine.meeting.past.search import KINDS, Found, status_said
from engine.words import Language, Words
from tui.past_columns import BAR, MEETING_COLUMNS, TOPIC_COLUMNS, PastCell, PastColumn, Tone, meeting_cells, topic_cells
from tui.past_words import summed_up
from tui.plots import bar, writes_blocks
from tui.printing import Cell, Head, Style, show_line, show_table

SHOWN = 26
"""Meetings on the screen: half a year. --json has them all."""
_TOPICS = 10
"""Those that overran most often; an agenda has about as many."""
_STYLES: dict[Tone, Style] = {"": "", "soft": "dim", "good": "green", "warn": "yellow", "bad": "red"}


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
    took, blocks = responses(meetings), writes_blocks()
    rows = [_row(meeting_cells(one, took.get(one.id), blocks)) for one in meetings[-SHOWN:]]
    show_table(out, [_head(column) for column in MEETING_COLUMNS], rows, language)


def _show_topics(out: Console, meetings: Sequence[PastMeeting], language: Language) -> None:
    """With a bar behind how often a topic overran: there is room for it here."""
    heads, blocks = [_head(column) for column in TOPIC_COLUMNS], writes_blocks()
    rows = []
    for one in topics(meetings)[:_TOPICS]:
        *cells, undecided = _row(topic_cells(one, one.title.said(language)))
        rows.append((*cells, Cell(bar(one.overrun, one.held, BAR, blocks), "red"), undecided))
    show_table(out, [*heads[:-1], Head(Words("", "")), heads[-1]], rows, language)


def _head(column: PastColumn) -> Head:
    return Head(column.title, column.right, column.flexible, column.goes)


def _row(cells: Sequence[PastCell]) -> tuple[Cell, ...]:
    return tuple(Cell("—" if cell.text is None else cell.text, _STYLES[cell.tone]) for cell in cells)


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
