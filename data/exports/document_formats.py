"""The formats that a document is drawn in: minutes, one person's part of them, or the pre-reading."""

from collections.abc import Callable

from engine.minutes.document import Document
from engine.words import Language

# each exporter's library is loaded only when it is asked for


def _markdown(document: Document, language: Language) -> bytes:
    from data.exports.markdown import as_markdown

    return as_markdown(document, language)


def _html(document: Document, language: Language) -> bytes:
    from data.exports.html import as_html

    return as_html(document, language)


def _docx(document: Document, language: Language) -> bytes:
    from data.exports.docx import as_docx

    return as_docx(document, language)


def _pdf(document: Document, language: Language) -> bytes:
    from data.exports.pdf import as_pdf

    return as_pdf(document, language)


DOCUMENT_FORMATS: dict[str, Callable[[Document, Language], bytes]] = {
    "md": _markdown,
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
}
"""File ending to exporter."""


def document_as(ending: str, document: Document, language: Language) -> bytes:
    """A document in the format of that file ending."""
    return DOCUMENT_FORMATS[ending](document, language)
