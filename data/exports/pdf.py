"""A document as PDF, by Typst: the template lies beside this file, the text is data and never read as markup."""

from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any, assert_never

import orjson

from data.exports.trend_places import trend_runs
from data.extras import install_command
from engine.errors import NotFoundError
from engine.minutes.document import Block, Bullets, Cell, Document, Facts, Heading, Line, Paragraph, Table, Trend, said
from engine.words import Language, Words, same

if TYPE_CHECKING:
    from types import ModuleType

_CHINESE_FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
)
"""Fonts that hold all of Chinese, the most legible first."""
_TREND = (36.0, 10.0, 2.0)
"""Width, height and margin of a trend's picture in points, as the template draws it."""
_UNKNOWN_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def as_pdf(document: Document, language: Language) -> bytes:
    """The whole document as the bytes of a file; the same document is the same bytes.

    Raises:
        NotFoundError: Typst, or a font with Chinese in it, is not installed; the sentence says what to do.
    """
    typst = _typst()
    data = {
        "title": said(document.title, language),
        "lang": language,
        "region": "cn" if language == "zh" else "us",
        "fonts": [chinese_font(typst.Fonts().families())],
        "blocks": [_Fields(language).block(block) for block in document.blocks],
    }
    compiled: bytes = typst.Compiler((files("data.exports") / "minutes.typ").read_bytes()).compile(
        format="pdf",
        sys_inputs={"data": orjson.dumps(data).decode()},
        timestamp=(document.told_at or _UNKNOWN_DAY).astimezone(UTC).replace(microsecond=0),
    )
    return compiled


def _typst() -> "ModuleType":
    try:
        import typst
    except ImportError as error:
        raise NotFoundError(
            Words("导出 PDF 需要 typst，这里没有安装。", "PDF needs Typst, which is not installed here."),
            Words("先导出 docx、html，或安装：", "Use docx or html, or install it: ") + same(install_command(["pdf"])),
        ) from error
    return typst


def chinese_font(families: Iterable[str]) -> str:
    """The best Chinese font of this machine; without one, every Chinese sign would be an empty box."""
    there = set(families)
    found = next((family for family in _CHINESE_FONTS if family in there), None)
    if found is None:
        raise NotFoundError(
            Words("导出 PDF 需要中文字体，这台机器上没有找到。", "PDF needs a Chinese font, and none was found here."),
            Words(
                "请管理员安装 fonts-noto-cjk（apt install fonts-noto-cjk），或先导出 docx、html。",
                "Have fonts-noto-cjk installed (apt install fonts-noto-cjk), or use docx or html.",
            ),
        )
    return found


class _Fields:
    """Blocks as the plain values that the template takes, in one language."""

    def __init__(self, language: Language) -> None:
        self._language: Language = language

    def block(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading():
                return {"kind": "heading", "rank": block.rank, "text": said(block.text, self._language)}
            case Paragraph():
                return {"kind": "paragraph", "line": self._line(block.line)}
            case Bullets():
                return {"kind": "bullets", "entries": [self._entry(one.line, one.below) for one in block.entries]}
            case Facts():
                return {"kind": "facts", "pairs": [self._pair(label, line) for label, line in block.pairs]}
            case Table():
                return self._table(block)
            case _:
                assert_never(block)

    def _entry(self, line: Line, below: Iterable[Line]) -> dict[str, Any]:
        return {"line": self._line(line), "below": [self._line(one) for one in below]}

    def _pair(self, label: Words, line: Line) -> dict[str, Any]:
        return {"label": said(label, self._language), "line": self._line(line)}

    def _table(self, table: Table) -> dict[str, Any]:
        heads = [
            {"head": said(column.head, self._language), "width": column.width, "numeric": column.numeric}
            for column in table.columns
        ]
        return {"kind": "table", "columns": heads, "rows": [[self._cell(cell) for cell in row] for row in table.rows]}

    def _cell(self, cell: Cell) -> dict[str, Any]:
        if isinstance(cell, Trend):
            return {"runs": trend_runs(cell, *_TREND)}
        return {"line": self._line(cell)}

    def _line(self, line: Line) -> list[dict[str, str]]:
        return [{"text": said(span.text, self._language), "tone": span.tone} for span in line]
