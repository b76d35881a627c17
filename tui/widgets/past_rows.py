"""The rows of past meetings on the screen."""

from collections.abc import Sequence

from textual.content import Content

from data.past import Past
from engine.meeting.past.figures import responses, topics
from engine.meeting.past.search import KINDS, Found, search_past, status_said
from engine.words import Words
from tui.past_columns import MEETING_COLUMNS, TOPIC_COLUMNS, PastCell, PastColumn, meeting_cells, topic_cells
from tui.past_words import summed_up
from tui.show import hanging, row, show
from tui.widgets.scene import Scene
from tui.widgets.table import Cell, Column, table

_SHOWN = 104
"""Meetings in the list: two years of weekly ones."""
_FOUND = 100
"""Hits in the list; who gets more writes another word."""


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
    took = responses(past.meetings)
    rows = [_cells(meeting_cells(one, took.get(one.id))) for one in reversed(past.meetings[-_SHOWN:])]
    return table(scene, _columns(MEETING_COLUMNS), rows, width)


def _topics(scene: Scene, past: Past, width: int) -> list[Content]:
    rows = [_cells(topic_cells(one, scene.said(one.title))) for one in topics(past.meetings)]
    return table(scene, _columns(TOPIC_COLUMNS), rows, width)


def _columns(columns: Sequence[PastColumn]) -> list[Column]:
    """On the screen the highest rank goes first."""
    last = max(column.goes for column in columns) + 1
    return [Column(one.title, last - one.goes if one.goes else 0, one.right, one.flexible) for one in columns]


def _cells(cells: Sequence[PastCell]) -> tuple[Cell, ...]:
    return tuple(Cell("-" if cell.text is None else cell.text, cell.tone and f".{cell.tone}") for cell in cells)
