"""Which encoding the bytes of a report are in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.codec import decode, encoding_of

GERMAN = "Datum;Kampagnenname;Übereinstimmungstyp\n16.11.2026;Küche für Töpfe;größer weiß\n"
FRENCH = "Dépenses;Début\n12,5 €;été à Orléans – où ?\n"
JAPANESE = "日付,キャンペーン名,広告費\n2026/11/16,台所用品の広告,1200\n"
CHINESE = "日期,广告活动名称,花费\n2026-11-16,厨房收纳自动广告,12.5\n"


@pytest.mark.parametrize("text", [GERMAN, FRENCH, JAPANESE, CHINESE])
@pytest.mark.parametrize("marketplace", [None, "US", "JP", "DE"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_whatever_the_marketplace(text: str, marketplace: str | None, encoding: str) -> None:
    decoded, found = decode(text.encode(encoding), marketplace)
    assert decoded == text
    assert found == encoding


@pytest.mark.parametrize(
    ("text", "encoding", "marketplace"),
    [
        (GERMAN, "cp1252", "DE"),
        (GERMAN, "cp1252", None),
        (FRENCH, "cp1252", "FR"),
        (JAPANESE, "cp932", "JP"),
        (JAPANESE, "cp932", None),
        (CHINESE, "gb18030", None),
        (CHINESE, "gb18030", "US"),
        (CHINESE, "gb18030", "JP"),
    ],
)
def test_legacy_pages_are_told_apart(text: str, encoding: str, marketplace: str | None) -> None:
    assert decode(text.encode(encoding), marketplace) == (text, encoding)


def test_utf16_without_its_mark_is_seen_by_its_nuls() -> None:
    assert decode("Date,Campaign Name\n".encode("utf-16-le")) == ("Date,Campaign Name\n", "utf-16-le")
    assert decode("Date,Campaign Name\n".encode("utf-16-be")) == ("Date,Campaign Name\n", "utf-16-be")


def test_latin_1_is_only_the_last_resort() -> None:
    assert encoding_of(b"Gr\xf6\xdfe") == "cp1252"
    assert encoding_of(b"Gr\xf6\xdfe \x81") == "latin-1"


def test_a_sample_that_is_cut_inside_a_character_is_still_utf8() -> None:
    assert encoding_of("日期,花费".encode()[:-1], cut=True) == "utf-8"


@given(st.binary(max_size=400), st.sampled_from([None, "US", "JP", "DE"]))
def test_any_bytes_have_some_encoding(raw: bytes, marketplace: str | None) -> None:
    text, encoding = decode(raw, marketplace)
    assert isinstance(text, str)
    assert encoding
