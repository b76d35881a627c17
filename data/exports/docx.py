"""A document as DOCX: real headings, lists and tables whose head each page repeats, so that Word can go on with it."""

from io import BytesIO
from typing import TYPE_CHECKING, assert_never

import docx
from docx.text.paragraph import Paragraph as WordParagraph

from data.exports.docx_style import TONES, TREND_WIDTH, dressed, repeat_head, set_footer, widened
from data.exports.png_trend import trend_png
from data.exports.same_bytes import repacked
from engine.minutes.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Line,
    Paragraph,
    Table,
    Trend,
    said,
)
from engine.words import Language

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell

_FACTS = (1, 4)
"""How label and value share the page."""
_NO_BREAK = "\u00a0"


def as_docx(document: Document, language: Language) -> bytes:
    """The whole document as the bytes of a file; the same document is the same bytes."""
    word = docx.Document()
    title = said(document.title, language)
    dressed(word, title, document.told_at)
    set_footer(word, title)
    writer = _Writer(word, language)
    word.add_heading(title, 1)
    for block in document.blocks:
        writer.block(block)
    file = BytesIO()
    word.save(file)
    return repacked(file.getvalue())


class _Writer:
    """Blocks as parts of a Word document, in one language."""

    def __init__(self, word: "WordDocument", language: Language) -> None:
        self._word = word
        self._language: Language = language

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                self._word.add_heading(said(block.text, self._language), block.rank)
            case Paragraph():
                self._line(self._word.add_paragraph(), block.line)
            case Bullets():
                for entry in block.entries:
                    self._line(self._word.add_paragraph(style="List Bullet"), entry.line)
                    for line in entry.below:
                        self._line(self._word.add_paragraph(style="List Continue"), line)
            case Facts():
                self._facts(block)
            case Table():
                self._table(block)
            case _:
                assert_never(block)

    def _facts(self, facts: Facts) -> None:
        table = self._word.add_table(0, len(_FACTS), style="Normal Table")
        for label, line in facts.pairs:
            left, right = table.add_row().cells
            self._text(left, said(label, self._language), "soft")
            self._line(_first(right), line)
        widened(table, _FACTS)
        self._word.add_paragraph(style="Gap")

    def _table(self, table: Table) -> None:
        made = self._word.add_table(1, len(table.columns), style="Kaihui")
        for cell, column in zip(made.rows[0].cells, table.columns, strict=True):
            self._text(cell, said(column.head, self._language), "strong", column)
        repeat_head(made)
        for row in table.rows:
            for place, one, column in zip(made.add_row().cells, row, table.columns, strict=True):
                self._cell(place, one, column)
        widened(made, [column.width for column in table.columns])
        self._word.add_paragraph(style="Gap")

    def _cell(self, place: "_Cell", cell: Cell, column: Column) -> None:
        if isinstance(cell, Trend):
            self._picture(place, cell)
        else:
            self._line(_first(place, column), cell, column.numeric)

    def _picture(self, place: "_Cell", trend: Trend) -> None:
        drawn = trend_png(trend)
        if drawn is not None:
            picture = _first(place).add_run().add_picture(BytesIO(drawn), width=TREND_WIDTH)
            picture._inline.docPr.set("descr", said(trend.said, self._language))

    def _text(self, place: "_Cell", text: str, tone: str, column: Column | None = None) -> None:
        TONES[tone](_first(place, column).add_run(text))

    def _line(self, parent: WordParagraph, line: Line, together: bool = False) -> None:
        for span in line:
            text = said(span.text, self._language)
            TONES[span.tone](parent.add_run(text.replace(" ", _NO_BREAK) if together else text))


def _first(place: "_Cell", column: Column | None = None) -> WordParagraph:
    """The one paragraph of a cell; figures stand flush right in it."""
    paragraph: WordParagraph = place.paragraphs[0]
    paragraph.style = "Cell figure" if column is not None and column.numeric else "Cell"
    return paragraph
