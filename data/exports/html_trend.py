"""The small picture of a trend in HTML: a line through the periods, with a dot where it ends."""

from xml.etree.ElementTree import Element, SubElement

from data.exports.trend_places import trend_runs
from engine.minutes.document import Trend

_WIDTH, _HEIGHT, _MARGIN = 96, 22, 3


def trend_picture(trend: Trend, told: str) -> list[Element]:
    """The picture as an SVG element, or nothing where there is no line to draw.

    Args:
        told: what it shows, for whoever cannot see it.
    """
    runs = trend_runs(trend, _WIDTH, _HEIGHT, _MARGIN)
    if not runs:
        return []
    box = {"viewBox": f"0 0 {_WIDTH} {_HEIGHT}", "width": str(_WIDTH), "height": str(_HEIGHT)}
    picture = Element("svg", {**box, "role": "img", "class": "trend"})
    SubElement(picture, "title").text = told
    for run in runs:
        SubElement(picture, "polyline", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in run))
    x, y = runs[-1][-1]
    SubElement(picture, "circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="2.2")
    return [picture]
