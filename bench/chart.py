"""A line chart as SVG: amounts along a logarithmic axis, costs from zero up, a peer's dashed line beside ours."""

import math
from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 190, 50, 60
_STEPS = (1, 2, 2.5, 5, 10)

_STYLE = """<style>
text{font:14px system-ui,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif;fill:#1f2328}
.title{font-size:16px;font-weight:600}
.grid{stroke:#d0d7de}.axis{stroke:#59636e}
.line{fill:none;stroke-width:2.5}.peer{stroke-dasharray:6 5}
.c0{stroke:#0969da}.c1{stroke:#bc4c00}.c2{stroke:#1a7f37}.c3{stroke:#8250df}
.back{fill:#ffffff}
@media (prefers-color-scheme: dark){
text{fill:#e6edf3}.grid{stroke:#30363d}.axis{stroke:#9198a1}.back{fill:#0d1117}
.c0{stroke:#58a6ff}.c1{stroke:#f0883e}.c2{stroke:#56d364}.c3{stroke:#bc8cff}}
</style>"""


class Line(NamedTuple):
    """What grows."""

    name: str
    points: Sequence[tuple[float, float]]
    """Amount and cost."""
    peer: bool = False
    """Whether it is what ours is measured against."""


def line_chart(title: str, amount: str, cost: str, lines: Sequence[Line]) -> str:
    """The whole file."""
    amounts = sorted({x for line in lines for x, _ in line.points})
    step = _step(max(y for line in lines for _, y in line.points))
    top = step * math.ceil(max(y for line in lines for _, y in line.points) / step)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        _STYLE,
        f'<rect class="back" width="{WIDTH}" height="{HEIGHT}" rx="8"/>',
        _text(LEFT, 24, title, kind="title"),
        *_axes(amounts, step, top, amount, cost),
        *_drawn(lines, amounts, top),
    ]
    return "\n".join([*parts, "</svg>", ""])


def _step(highest: float) -> float:
    """Between two ticks, so that there are four or five of them: a round number."""
    rough = highest / 5
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next(power * step for step in _STEPS if power * step >= rough)


def _across(x: float, amounts: Sequence[float]) -> float:
    share = math.log(x / amounts[0]) / math.log(amounts[-1] / amounts[0])
    return LEFT + 20 + share * (WIDTH - LEFT - RIGHT - 40)


def _up(y: float, top: float) -> float:
    return HEIGHT - BOTTOM - y / top * (HEIGHT - TOP - BOTTOM)


def _axes(amounts: Sequence[float], step: float, top: float, amount: str, cost: str) -> list[str]:
    end, floor = WIDTH - RIGHT, HEIGHT - BOTTOM
    parts = []
    for number in range(round(top / step) + 1):
        y = _up(number * step, top)
        parts.append(f'<path class="{"grid" if number else "axis"}" d="M{LEFT} {y:.1f}H{end}"/>')
        parts.append(_text(LEFT - 8, y + 5, f"{number * step:,.6g}", "end"))
    for x in amounts:
        parts.append(f'<path class="axis" d="M{_across(x, amounts):.1f} {floor}v5"/>')
        parts.append(_text(_across(x, amounts), floor + 22, f"{x:,.0f}", "middle"))
    parts.append(_text((LEFT + end) / 2, HEIGHT - 12, amount, "middle"))
    parts.append(_text(12, TOP - 10, cost))
    return parts


def _drawn(lines: Sequence[Line], amounts: Sequence[float], top: float) -> list[str]:
    """The lines, each named at its end, at a distance from the name above it."""
    parts = []
    names = []
    for number, line in enumerate(lines):
        kind = f"line c{number}{' peer' if line.peer else ''}"
        path = "L".join(f"{_across(x, amounts):.1f} {_up(y, top):.1f}" for x, y in line.points)
        parts.append(f'<path class="{kind}" d="M{path}"/>')
        names.append((_up(line.points[-1][1], top), kind, line.name))
    free = float("-inf")
    for y, kind, name in sorted(names):
        place = max(y, free + 20)
        free = place
        x = WIDTH - RIGHT + 8
        parts.append(f'<path class="{kind}" d="M{x} {place:.1f}h16"/>')
        parts.append(_text(x + 20, place + 5, name))
    return parts


def _text(x: float, y: float, said: str, anchor: str = "start", kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{named}>{escape(said)}</text>'
