import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from data.exports.document_formats import document_as
from data.exports.docx import as_docx
from data.exports.html import as_html
from data.exports.pdf import as_pdf, chinese_font
from data.exports.png_trend import HEIGHT, WIDTH, trend_png
from data.exports.trend_places import trend_runs
from engine.errors import NotFoundError
from engine.minutes.content import document_of
from engine.minutes.document import Column, Document, Heading, Table, Trend, plain
from engine.words import Language, same
from tests.made_up_minutes import TEN, minutes_with

LANGUAGES: list[Language] = ["zh", "en"]
UPS = Trend((1.0, None, 3.0, 2.0), "▁·█▄", same("1 → — → 3 → 2"))


def minutes_document() -> Document:
    return document_of(minutes_with("批准清仓", "加强否定关键词"))


def trend_document() -> Document:
    table = Table((Column(same("KPI")), Column(same("走势"))), (((plain("ACoS"),), UPS),))
    return Document(same("走势"), (Heading(same("KPI")), table), TEN)


def word_of(document: Document, language: Language = "zh") -> WordDocument:
    return docx.Document(BytesIO(as_docx(document, language)))


@pytest.mark.parametrize("ending", ["md", "html", "docx", "pdf"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_minutes_are_the_same_bytes(ending: str, language: Language) -> None:
    first = document_as(ending, minutes_document(), language)
    assert document_as(ending, minutes_document(), language) == first


class TestTrend:
    def test_what_is_not_known_leaves_a_gap(self) -> None:
        assert trend_runs(UPS, 30, 10, 0) == [[(0, 10)], [(20, 0), (30, 5)]]

    def test_one_point_is_no_line(self) -> None:
        assert trend_runs(Trend((1.0, None), "", same("1")), 30, 10, 0) == []

    def test_values_that_are_all_the_same_run_through_the_middle(self) -> None:
        assert trend_runs(Trend((5.0, 5.0), "", same("5")), 30, 10, 0) == [[(0, 5), (30, 5)]]

    def test_the_picture_for_word_is_a_png_of_its_size(self) -> None:
        drawn = trend_png(UPS) or b""
        assert drawn.startswith(b"\x89PNG\r\n\x1a\n")
        assert (int.from_bytes(drawn[16:20], "big"), int.from_bytes(drawn[20:24], "big")) == (WIDTH, HEIGHT)


class TestHtml:
    def test_it_names_its_language_for_line_breaks_and_voices(self) -> None:
        assert b'<html lang="zh-CN">' in as_html(minutes_document(), "zh")
        assert b'<html lang="en">' in as_html(minutes_document(), "en")

    def test_it_is_light_or_dark_and_made_for_paper_too(self) -> None:
        style = as_html(minutes_document(), "zh").decode().partition("<style>")[2].partition("</style>")[0]
        assert "prefers-color-scheme: dark" in style
        assert "@media print" in style
        assert "table-header-group" in style

    def test_a_trend_is_a_picture_inside_the_file_and_told_in_words(self) -> None:
        page = as_html(trend_document(), "zh").decode()
        picture = ElementTree.fromstring(re.findall(r"<svg.*?</svg>", page)[0])
        assert picture.findtext("title") == "1 → — → 3 → 2"
        assert len(picture.findall("polyline")) == 2


class TestDocx:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_headings_are_real_ones(self, language: Language) -> None:
        word = word_of(minutes_document(), language)
        ranks = [one.style.name for one in word.paragraphs if one.style and one.style.name]
        assert ranks[0] == "Heading 1"
        assert ranks.count("Heading 2") == sum(one.rank == 2 for one in _headings(minutes_document()))

    def test_every_table_repeats_its_head_on_each_page_it_reaches(self) -> None:
        tables = [one for one in word_of(minutes_document()).tables if one.style and one.style.name == "Kaihui"]
        heads = [one.rows[0]._tr.trPr for one in tables]
        assert heads
        assert all(head is not None and head.find(qn("w:tblHeader")) is not None for head in heads)

    def test_chinese_text_has_a_font_and_a_language_of_its_own(self) -> None:
        for name in ("Normal", "Heading 1", "Cell"):
            marks = word_of(minutes_document()).styles[name].element.rPr
            assert marks.rFonts.get(qn("w:eastAsia")) == "Microsoft YaHei"
            assert marks.find(qn("w:lang")).get(qn("w:eastAsia")) == "zh-CN"

    def test_a_trend_is_a_picture_with_words_for_who_cannot_see_it(self) -> None:
        pictures = word_of(trend_document()).element.body.iter(qn("wp:docPr"))
        assert [one.get("descr") for one in pictures] == ["1 → — → 3 → 2"]

    def test_its_properties_tell_the_meeting_and_not_the_library(self) -> None:
        properties = word_of(minutes_document()).core_properties
        assert (properties.author, properties.title) == ("Kaihui", "批准清仓 2026-W47 会议纪要")


class TestPdf:
    @pytest.mark.parametrize(("language", "word"), [("zh", "会议健康度"), ("en", "Healthofthemeeting")])
    def test_its_text_can_be_read_and_searched(self, language: Language, word: str, tmp_path: Path) -> None:
        (tmp_path / "minutes.pdf").write_bytes(as_pdf(minutes_document(), language))
        command = ["pdftotext", "-raw", str(tmp_path / "minutes.pdf"), "-"]
        read = "".join(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
        assert word in read
        assert "加强否定关键词" in read

    def test_without_a_chinese_font_a_sentence_says_what_to_install(self) -> None:
        with pytest.raises(NotFoundError) as refusal:
            chinese_font(["DejaVu Sans Mono", "Libertinus Serif"])
        assert "fonts-noto-cjk" in refusal.value.said("zh")

    def test_the_most_legible_chinese_font_is_taken(self) -> None:
        assert chinese_font(["SimHei", "Noto Sans CJK SC", "Arial"]) == "Noto Sans CJK SC"

    def test_without_typst_a_sentence_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "typst", None)
        with pytest.raises(NotFoundError) as refusal:
            as_pdf(minutes_document(), "zh")
        assert "-m pip install typst" in refusal.value.said("zh")


def _headings(document: Document) -> list[Heading]:
    return [block for block in document.blocks if isinstance(block, Heading)]
