"""Which encoding a file's bytes are in. UTF-8 first, then the page that the marketplace's programs write.

Latin-1 takes any bytes without complaint, so it comes last: cp932 read as latin-1 is silent nonsense.
"""

import codecs
import unicodedata
from collections.abc import Callable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1 << 20
"""Bytes by which the likeliness of a page is judged."""
_SOUND = 20
"""Sound characters for each damaged one in a torn UTF-8 file."""
_LIKELY = 0.9
"""Share of the characters past ASCII that must be usual ones of the language."""


def encoding_of(raw: bytes, marketplace: str | None = None, *, cut: bool = False) -> str:
    """The encoding of `raw`; `cut` says that its last character may be torn.

    A Chinese Excel saves any marketplace's report as GB18030, so that page is tried wherever its text reads as
    Chinese; Japan's flat files are cp932; everybody else's are cp1252.
    """
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return name
    if (wide := _wide_without_mark(raw)) is not None:
        return wide
    if _decodes(raw, "utf-8", cut):
        return "utf-8"
    if _is_torn_utf8(raw[:_SAMPLE]):
        return "utf-8"
    for name, likely in _pages(marketplace):
        text = _decoded(raw[:_SAMPLE], name, cut or len(raw) > _SAMPLE)
        if text is not None and likely(text) and _decodes(raw, name, cut):
            return name
    return "cp1252" if _decodes(raw, "cp1252", cut) else "latin-1"


def decode(raw: bytes, marketplace: str | None = None) -> tuple[str, str]:
    """The text of `raw` and the encoding that it was in."""
    encoding = encoding_of(raw, marketplace)
    return raw.decode(encoding, errors="replace"), encoding


def _pages(marketplace: str | None) -> tuple[tuple[str, Callable[[str], bool]], ...]:
    japanese, chinese = ("cp932", _reads_as_japanese), ("gb18030", _reads_as_chinese)
    return (japanese, chinese) if marketplace == "JP" else (chinese, japanese)


def _wide_without_mark(raw: bytes) -> str | None:
    """UTF-16 that lost its mark: every other byte of its ASCII characters is NUL."""
    head = raw[:4096]
    if len(head) < 8 or 0 not in head:
        return None
    even, odd = head[0::2], head[1::2]
    if even.count(0) > 0.4 * len(even) and odd.count(0) == 0:
        return "utf-16-be"
    if odd.count(0) > 0.4 * len(odd) and even.count(0) == 0:
        return "utf-16-le"
    return None


def _decoded(raw: bytes, encoding: str, cut: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(raw, final=not cut)
    except UnicodeDecodeError:
        return None


def _decodes(raw: bytes, encoding: str, cut: bool) -> bool:
    return _decoded(raw, encoding, cut) is not None


def _is_torn_utf8(raw: bytes) -> bool:
    """UTF-8 with a few damaged bytes: in any other page nearly every character past ASCII would be wrong."""
    foreign = _foreign(raw.decode("utf-8", errors="replace"))
    damaged = foreign.count("\ufffd")
    return len(foreign) - damaged >= _SOUND * damaged


def _foreign(text: str) -> list[str]:
    return [character for character in text if character > "\x7f"]


def _reads_as_chinese(text: str) -> bool:
    """Whether it is common characters: cp1252 and cp932 bytes that are read as GB18030 give rare ones."""
    foreign = _foreign(text)
    leads = [_gb2312_lead(character) for character in foreign]
    signs = sum(0xA1 <= lead <= 0xA3 for lead in leads)
    common = sum(0xB0 <= lead <= 0xD7 for lead in leads)
    usual = sum(lead > 0 for lead in leads) >= _LIKELY * len(foreign)
    return usual and common >= 0.6 * (len(foreign) - signs) and common > 0


def _gb2312_lead(character: str) -> int:
    """The first byte in GB2312: A1-A3 are signs, B0-D7 the 3,755 common characters; 0 when it has none."""
    try:
        return character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return 0


def _reads_as_japanese(text: str) -> bool:
    """Whether it is kana, kanji and full-width signs: GBK read as cp932 is strewn with half-width katakana."""
    foreign = _foreign(text)
    usual = sum(
        "\u3000" <= character <= "\u9fff" or unicodedata.east_asian_width(character) == "F" for character in foreign
    )
    return usual >= _LIKELY * len(foreign)
