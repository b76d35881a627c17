"""A document as Markdown that pastes well into Feishu and Google Docs."""

from collections.abc import Iterable
from typing import assert_never

from data.exports.markdown_text import at_start, code, escaped
from engine.minutes.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    Line,
    Paragraph,
    Span,
    Table,
    Trend,
    said,
)
from engine.words import Language


def as_markdown(document: Document, language: Language) -> bytes:
    """The whole document in UTF-8, ending in a line break."""
    writer = _Writer(language)
    parts = [f"# {escaped(said(document.title, language))}", *(writer.block(block) for block in document.blocks)]
    return ("\n\n".join(parts) + "\n").encode()


class _Writer:
    """Blocks as Markdown in one language; span() is the one place where texts come out, escaped."""

    def __init__(self, language: Language) -> None:
        self._language: Language = language

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return f"{'#' * block.rank} {escaped(said(block.text, self._language))}"
            case Paragraph():
                return self._line(block.line)
            case Bullets():
                return "\n".join(row for entry in block.entries for row in self._entry(entry.line, entry.below))
            case Facts():
                colon = "：" if self._language == "zh" else ": "
                pairs = ((escaped(said(label, self._language)), self._inline(line)) for label, line in block.pairs)
                return "\n".join(f"- {label}{colon}{line}" for label, line in pairs)
            case Table():
                return self._table(block)
            case _:
                assert_never(block)

    def _entry(self, line: Line, below: Iterable[Line]) -> list[str]:
        return [f"- {self._line(line)}", *(f"  - {self._line(one)}" for one in below)]

    def _table(self, table: Table) -> str:
        heads = [escaped(said(column.head, self._language)) for column in table.columns]
        rule = ["---:" if column.numeric else "---" for column in table.columns]
        rows = [[self._cell(cell) for cell in row] for row in table.rows]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows))

    def _cell(self, cell: Cell) -> str:
        return cell.bars if isinstance(cell, Trend) else self._inline(cell)

    def _line(self, line: Line) -> str:
        return at_start(self._inline(line))

    def _inline(self, line: Line) -> str:
        return "".join(self._span(span) for span in line).strip()

    def _span(self, span: Span) -> str:
        text = said(span.text, self._language)
        match span.tone:
            case "code":
                return code(text)
            case "strong" if text.strip():
                return _bold(text)
            case _:
                return escaped(text)


def _bold(text: str) -> str:
    """Bold, with the spaces at its ends outside: `** x **` is no bold."""
    core = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}**{escaped(core)}**{after}"
