"""Hostile texts go through every format that people read, and each is parsed back."""

import re
import subprocess
import unicodedata
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from markdown_it import MarkdownIt

from data.exports.formats import exported
from engine.text import clean
from tests.made_up_minutes import minutes_with
from tests.payloads import PAYLOADS, TYPST

_ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "li", "div", "dl", "dt"),
    *("dd", "table", "thead", "tbody", "tr", "th", "td", "span", "code", "svg", "polyline", "circle"),
}
_ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "viewbox", "width", "height", "role", "points"),
    *("cx", "cy", "r"),
}


def one_line(text: str) -> str:
    """A hostile text as it may be read back: cleaned, and on one line."""
    return " ".join(clean(text).split())


LEFT = [text for text in PAYLOADS if one_line(text)]
"""Those of which cleaning leaves anything."""
_NAMES = [f"{number:03}" for number in range(len(LEFT))]


def controls_in(text: str) -> set[str]:
    return {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cs") and sign != "\n"}


@cache
def hostile(name: str) -> bytes:
    """Minutes of nothing but hostile texts, drawn up once."""
    return exported(minutes_with(*PAYLOADS), name, "zh")


class Page(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")


class TestMarkdown:
    @pytest.mark.parametrize("text", LEFT, ids=_NAMES)
    def test_a_hostile_text_is_read_as_written_and_leaves_the_page_as_it_is(self, text: str) -> None:
        page = _markdown(text)
        assert _shape(page) == _shape(_markdown("平常"))
        assert one_line(text) in " ".join(_texts(page).split())

    def test_no_control_character_is_left(self) -> None:
        assert controls_in(_markdown(*PAYLOADS)) == set()


class TestHtml:
    def test_nothing_runs_and_nothing_is_fetched(self) -> None:
        page = hostile("html").decode()
        read = Page(page)
        assert read.elements <= _ELEMENTS
        assert read.attributes <= _ATTRIBUTES
        assert "default-src 'none'" in page
        assert "url(" not in page.partition("<style>")[2].partition("</style>")[0]

    def test_every_text_reads_the_same_as_it_was_written(self) -> None:
        page = hostile("html").decode()
        texts = {" ".join(text.split()) for text in Page(page).texts}
        assert {one_line(text) for text in LEFT} <= texts

    def test_no_control_character_is_left(self) -> None:
        assert controls_in(hostile("html").decode()) == set()


class TestDocx:
    def test_every_text_reads_the_same_as_it_was_written(self) -> None:
        file = hostile("docx")
        word = docx.Document(BytesIO(file))
        runs = [run.text for paragraph in word.paragraphs for run in paragraph.runs]
        texts = {" ".join(text.split()) for text in runs}
        assert {one_line(text) for text in LEFT} <= texts

    def test_nothing_is_fetched_and_no_field_computes(self) -> None:
        file = hostile("docx")
        with ZipFile(BytesIO(file)) as archive:
            for name in archive.namelist():
                content = archive.read(name).decode("utf-8", "replace")
                assert 'TargetMode="External"' not in content
                assert set(re.findall(r'w:instr="([^"]*)"', content)) <= {"PAGE"}
                assert "w:instrText" not in content

    def test_no_control_character_is_left(self) -> None:
        file = hostile("docx")
        with ZipFile(BytesIO(file)) as archive:
            assert controls_in(archive.read("word/document.xml").decode().replace("\r", "")) == set()


class TestPdf:
    def test_every_text_is_set_as_written_and_none_is_run(self, tmp_path: Path) -> None:
        file = exported(minutes_with("北美周会", *TYPST, "批准清仓促销"), "pdf", "zh")
        assert b"/JavaScript" not in file
        assert b"/URI" not in file
        read = _pdf_text(file, tmp_path)
        for text in (*TYPST, "批准清仓促销", "北美周会"):
            assert "".join(clean(text).split()) in read
        assert "root:x:0" not in read

    def test_all_hostile_texts_together_make_a_file(self) -> None:
        assert hostile("pdf").startswith(b"%PDF-")


def _pdf_text(file: bytes, folder: Path) -> str:
    """What another program reads in the file, without its spaces and line breaks."""
    (folder / "minutes.pdf").write_bytes(file)
    command = ["pdftotext", "-raw", str(folder / "minutes.pdf"), "-"]
    return "".join(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


@cache
def _markdown(*texts: str) -> str:
    return exported(minutes_with(*texts), "md", "zh").decode()


def _shape(page: str) -> list[str]:
    """The page without its words: its blocks, and what stands in their lines besides text."""
    shape: list[str] = []
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(page):
        kinds = (child.type for child in token.children or ())
        shape += [token.type, *(kind for kind in kinds if kind not in ("text", "softbreak"))]
    return shape


def _texts(page: str) -> str:
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(page)
    return "\n".join("".join(child.content for child in token.children or ()) for token in tokens)
