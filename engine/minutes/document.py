"""A document without format: what the minutes and the pre-read are made of before Markdown, HTML, DOCX or PDF.

Document                title, and blocks in their order
├── Heading             rank 2 or 3; the title is rank 1
├── Paragraph           one line of text
├── Bullets             a list; each entry may have lines of its own below it
├── Facts               label and value, such as the health card
└── Table               columns and rows; its cells are lines of text, or a Trend

A line is a tuple of Spans: a text in both languages, and in what tone it is said. An exporter walks the blocks once,
takes each text by said() in one language, and escapes it there, at that one place. A text never holds markup: whoever
builds a document puts what people typed into spans as it is.

What is wanted by row and column rather than to be read (a workbook, a calendar, JSON) is drawn from
`engine.minutes.record.Minutes` instead, the record that `content.py` makes a document of.
"""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from engine.text import clean
from engine.words import Language, Words, same

Tone = Literal["plain", "strong", "soft", "good", "warn", "bad", "code"]
"""How a text is meant; never the only bearer of a meaning, since Markdown and a printer drop colours."""


class Span(Struct, frozen=True):
    """A piece of a line."""

    text: Words
    tone: Tone = "plain"


Line = tuple[Span, ...]
"""What stands in one paragraph, list entry or cell."""


class Trend(Struct, frozen=True):
    """A small picture of how a value went, the oldest period first."""

    points: tuple[float | None, ...]
    """None where a period's value is not known."""
    bars: str
    """The same in block characters, for formats without pictures; empty where there are too few points."""
    said: Words
    """The same in words, for whoever cannot see it."""


Cell = Line | Trend
_ONE_LINE = str.maketrans("\n\t", "  ")


class Heading(Struct, frozen=True):
    """What a section is about."""

    text: Words
    rank: Literal[2, 3] = 2


class Paragraph(Struct, frozen=True):
    """One line of text."""

    line: Line


class Entry(Struct, frozen=True):
    """One entry of a list."""

    line: Line
    below: tuple[Line, ...] = ()
    """What belongs to it, such as the answer to a question."""


class Bullets(Struct, frozen=True):
    """A list."""

    entries: tuple[Entry, ...]


class Facts(Struct, frozen=True):
    """Labels and what stands beside them."""

    pairs: tuple[tuple[Words, Line], ...]


class Column(Struct, frozen=True):
    """A column of a table."""

    head: Words
    width: int = 1
    """Its share of the page, against the other columns."""
    numeric: bool = False
    """Whether figures stand in it, which are set flush right and never broken."""


class Table(Struct, frozen=True):
    """Rows under a head that a printed page repeats."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """Each has as many cells as there are columns."""


Block = Heading | Paragraph | Bullets | Facts | Table


class Document(Struct, frozen=True):
    """The whole of it."""

    title: Words
    blocks: tuple[Block, ...]
    told_at: datetime | None = None
    """The moment that it speaks of, for the properties of a file."""


def said(text: Words, language: Language) -> str:
    """A text in one language as every exporter takes it: on one line, without a control character in it."""
    return clean(text.said(language)).translate(_ONE_LINE)


def plain(text: Words | str) -> Span:
    """A text without weight; a bare string is what somebody typed, or a figure."""
    return Span(same(text) if isinstance(text, str) else text)


def toned(text: Words | str, tone: Tone) -> Span:
    """A text in a tone of its own."""
    return Span(same(text) if isinstance(text, str) else text, tone)
