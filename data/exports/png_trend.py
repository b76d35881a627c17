"""The small picture of a trend as PNG, for Word: a grey line on white, drawn without an image library."""

import zlib
from itertools import pairwise
from math import hypot
from struct import pack

from data.exports.trend_places import Place, trend_runs
from engine.minutes.document import Trend

WIDTH, HEIGHT, _MARGIN = 240, 60, 10
"""In dots; four times what is printed, so that it is sharp on paper."""
_WHITE, _GREY = 0xFF, 0x66
_PEN, _DOT = 2, 7
"""Half the width of the line, and of the dot at its end."""


def trend_png(trend: Trend) -> bytes | None:
    """The picture as a file; None where there is no line to draw."""
    runs = trend_runs(trend, WIDTH, HEIGHT, _MARGIN)
    if not runs:
        return None
    rows = [bytearray([_WHITE]) * WIDTH for _ in range(HEIGHT)]
    for run in runs:
        for start, end in pairwise(run):
            _line(rows, start, end)
    _stamp(rows, runs[-1][-1], _DOT)
    return _file(rows)


def _line(rows: list[bytearray], start: Place, end: Place) -> None:
    steps = max(1, round(hypot(end[0] - start[0], end[1] - start[1])))
    for step in range(steps + 1):
        share = step / steps
        _stamp(rows, (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])), _PEN)


def _stamp(rows: list[bytearray], place: Place, radius: int) -> None:
    """A round spot, which stays inside the picture since the margin is as wide."""
    left, top = round(place[0]), round(place[1])
    for y in range(-radius, radius + 1):
        for x in range(-radius, radius + 1):
            if x * x + y * y <= radius * radius:
                rows[top + y][left + x] = _GREY


def _file(rows: list[bytearray]) -> bytes:
    """Eight-bit grey, as the PNG specification (RFC 2083) lays it out."""
    header = pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    parts = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))
