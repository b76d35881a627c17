"""What a Word document of ours looks like: fonts for Chinese, headings, tables, colours, page numbers."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle
    from docx.table import Table as WordTable
    from docx.text.run import Run

_LATIN, _CHINESE = "Arial", "Microsoft YaHei"
"""Fonts that every Word has; other programs put their own Chinese font in the second one's place."""
_A4 = Cm(21.0), Cm(29.7)
_MARGIN = Cm(1.8)
PAGE_WIDTH = Emu(_A4[0] - 2 * _MARGIN)
"""What a table may take."""
_INK = RGBColor(0x1D, 0x23, 0x29)
TREND_WIDTH = Cm(1.25)
_UNKNOWN_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_TABLE_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="Kaihui">
  <w:name w:val="Kaihui"/><w:basedOn w:val="TableNormal"/>
  <w:tblPr><w:tblBorders>
    <w:bottom w:val="single" w:sz="4" w:color="D8DDE2"/><w:insideH w:val="single" w:sz="4" w:color="D8DDE2"/>
  </w:tblBorders><w:tblCellMar>
    <w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>
  </w:tblCellMar></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F3F5F7"/></w:tcPr></w:tblStylePr>
</w:style>
"""
"""Lines between rows, and a shaded head."""


def dressed(word: "WordDocument", title: str, told_at: datetime | None) -> None:
    """Gives an empty document its page, its styles and its properties."""
    section = word.sections[0]
    section.page_width, section.page_height = _A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    for name, size, above in (("Normal", 10.5, 0), ("Heading 1", 18, 0), ("Heading 2", 13, 14), ("Heading 3", 11, 8)):
        style = word.styles[name]
        _set_fonts(style, size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(4)
    for name, size in (("Cell", 9), ("Cell figure", 9), ("Gap", 4)):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        _set_fonts(style, size)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(size / 4)
    for name in ("List Bullet", "List Continue"):
        word.styles[name].paragraph_format.space_after = Pt(2)
    word.styles["Cell figure"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    properties = word.core_properties
    properties.title, properties.author, properties.comments = title[:255], "Kaihui", ""
    properties.created = properties.modified = (told_at or _UNKNOWN_DAY).astimezone(UTC).replace(tzinfo=None)
    word.styles.element.append(parse_xml(_TABLE_STYLE))


def _set_fonts(style: "ParagraphStyle", size: float) -> None:
    """Latin and Chinese text have a font each, and the signs of Chinese as it is written in China.

    Without the second font, Word takes whatever it finds first; without the language, a comma may hang in mid-air.
    """
    style.font.name, style.font.size, style.font.color.rgb = _LATIN, Pt(size), _INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), _CHINESE)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "en-US")
    spoken.set(qn("w:eastAsia"), "zh-CN")
    style.element.rPr.append(spoken)


def set_footer(word: "WordDocument", title: str) -> None:
    """The title and the number of the page at the foot of each page."""
    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.style, paragraph.alignment = "Cell", WD_ALIGN_PARAGRAPH.CENTER
    TONES["soft"](paragraph.add_run(f"{title} · "))
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    paragraph._p.append(number)


def repeat_head(table: "WordTable") -> None:
    """Has each page that the table reaches begin with its head."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def widened(table: "WordTable", shares: Sequence[int]) -> None:
    """Sets the columns to their shares of the page, and keeps each row on one page."""
    table.autofit = False
    widths = [Emu(PAGE_WIDTH * share // sum(shares)) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _coloured(hexadecimal: str) -> Callable[["Run"], None]:
    colour = RGBColor.from_string(hexadecimal)

    def colour_run(run: "Run") -> None:
        run.font.color.rgb = colour

    return colour_run


def _bold(run: "Run") -> None:
    run.bold = True


def _mono(run: "Run") -> None:
    run.font.name = "Consolas"


def _as_it_is(run: "Run") -> None:
    """Plain text needs nothing."""


TONES: dict[str, Callable[["Run"], None]] = {
    "plain": _as_it_is,
    "strong": _bold,
    "soft": _coloured("667079"),
    "good": _coloured("1A7F37"),
    "warn": _coloured("9A6700"),
    "bad": _coloured("C5221F"),
    "code": _mono,
}
"""What each tone does to a run of text."""
