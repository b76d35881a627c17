"""Laws of reading: whatever the bytes are, there is a reading or a sentence, and nothing unclean in either."""

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.reports.messages import Answer
from data.reports.reader import read
from data.reports.sniff import UnreadableError
from data.reports.tally import Hints
from engine.reports.reading import Reading

SAMPLES = sorted((Path(__file__).parent / "samples" / "reports").iterdir())
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
HINTS = st.sampled_from([Hints(), Hints("JP", "YMD"), Hints("DE", "DMY")])

HEADER = "Date,Campaign Name,Customer Search Term,Impressions,Clicks,Spend,7 Day Total Sales \n"
CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "-", "1,234", "$5.00", "5,5 €", "3", "2026-11-16", "11/12/26", '"', '""', "=1+1", "1e999", "9e14", "NaN"]
    ),
    st.integers().map(str),
    st.floats().map(str),
)


def outcome(path: Path, content: bytes, hints: Hints) -> Reading | None:
    path.write_bytes(content)
    with suppress(UnreadableError):
        return read(path, hints)
    return None


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_in(key)
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


def assert_clean(reading: Reading | None) -> None:
    """It crosses to the parent and back unchanged, and holds no character that steers a terminal."""
    if reading is None:
        return
    encoded = msgspec.json.encode(Answer(reading=reading))
    assert msgspec.json.decode(encoded, type=Answer).reading == reading
    for text in texts_in(msgspec.json.decode(encoded)):
        assert all(character in "\n\t" for character in text if unicodedata.category(character) in ("Cc", "Cs"))


@RELAXED
@given(content=st.binary(max_size=600), hints=HINTS)
def test_any_bytes_are_a_reading_or_a_sentence(tmp_path: Path, content: bytes, hints: Hints) -> None:
    assert_clean(outcome(tmp_path / "any", content, hints))


@RELAXED
@given(rows=st.lists(st.lists(CELL, max_size=9), max_size=8), delimiter=st.sampled_from([",", "\t", ";"]), hints=HINTS)
def test_any_rows_under_a_known_header_are_read(
    tmp_path: Path, rows: list[list[str]], delimiter: str, hints: Hints
) -> None:
    text = HEADER.replace(",", delimiter) + "".join(delimiter.join(row) + "\n" for row in rows)
    assert_clean(outcome(tmp_path / "rows", text.encode("utf-8", "surrogatepass"), hints))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
@RELAXED
@given(data=st.data())
def test_a_report_with_bytes_changed_or_cut_is_a_reading_or_a_sentence(
    tmp_path: Path, sample: Path, data: st.DataObject
) -> None:
    content = bytearray(sample.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    assert_clean(outcome(tmp_path / "changed", bytes(content[:cut]), Hints()))
