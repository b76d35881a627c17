"""A document as one HTML file: it fetches nothing, runs nothing, prints well, and follows the reader's light or dark.

It is built as a tree of elements and written by the standard library, so that no text can be left unescaped.
"""

from importlib.resources import files
from typing import assert_never
from xml.etree.ElementTree import Element, SubElement, tostring

from data.exports.html_trend import trend_picture
from engine.minutes.document import Block, Bullets, Cell, Document, Facts, Heading, Line, Paragraph, Table, Trend, said
from engine.words import Language

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may do with the file: use the style inside it, and nothing else."""
_TAGS = {"zh": "zh-CN", "en": "en"}
_WRAPS_FROM = 4
"""Columns narrower than this hold names, days and figures, which are not broken."""


def as_html(document: Document, language: Language) -> bytes:
    """The whole document in UTF-8."""
    page = Element("html", lang=_TAGS[language])
    _head(page, said(document.title, language))
    writer = _Writer(SubElement(SubElement(page, "body"), "main"), language)
    writer.title(document)
    for block in document.blocks:
        writer.block(block)
    written: bytes = tostring(page, "utf-8", "html")
    return b"<!DOCTYPE html>\n" + written + b"\n"


def _head(page: Element, title: str) -> None:
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "title").text = title
    # the one text that is written as it is: ours, from beside this file
    SubElement(head, "style").text = (files("data.exports") / "minutes.css").read_text(encoding="utf-8")


class _Writer:
    """Blocks as elements of one page, in one language."""

    def __init__(self, page: Element, language: Language) -> None:
        self._page = page
        self._language: Language = language

    def title(self, document: Document) -> None:
        SubElement(self._page, "h1").text = said(document.title, self._language)

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                SubElement(self._page, f"h{block.rank}").text = said(block.text, self._language)
            case Paragraph():
                self._line(SubElement(self._page, "p"), block.line)
            case Bullets():
                self._bullets(block)
            case Facts():
                self._facts(block)
            case Table():
                self._table(block)
            case _:
                assert_never(block)

    def _bullets(self, bullets: Bullets) -> None:
        entries = SubElement(self._page, "ul")
        for entry in bullets.entries:
            item = SubElement(entries, "li")
            self._line(item, entry.line)
            for line in entry.below:
                self._line(SubElement(item, "div", {"class": "below"}), line)

    def _facts(self, facts: Facts) -> None:
        pairs = SubElement(self._page, "dl")
        for label, line in facts.pairs:
            SubElement(pairs, "dt").text = said(label, self._language)
            self._line(SubElement(pairs, "dd"), line)

    def _table(self, table: Table) -> None:
        parent = SubElement(SubElement(self._page, "div", {"class": "wide"}), "table")
        kinds = ["number" if one.numeric else "text" if one.width >= _WRAPS_FROM else "short" for one in table.columns]
        head = SubElement(SubElement(parent, "thead"), "tr")
        for column, kind in zip(table.columns, kinds, strict=True):
            SubElement(head, "th", {"class": kind}).text = said(column.head, self._language)
        body = SubElement(parent, "tbody")
        for cells in table.rows:
            row = SubElement(body, "tr")
            for cell, kind in zip(cells, kinds, strict=True):
                self._cell(SubElement(row, "td", {"class": kind}), cell)

    def _cell(self, parent: Element, cell: Cell) -> None:
        if isinstance(cell, Trend):
            parent.extend(trend_picture(cell, said(cell.said, self._language)))
        else:
            self._line(parent, cell)

    def _line(self, parent: Element, line: Line) -> None:
        for span in line:
            tag = "code" if span.tone == "code" else "span"
            SubElement(parent, tag, {"class": span.tone}).text = said(span.text, self._language)
