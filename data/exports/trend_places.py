"""Where the points of a trend lie in a picture of a given size; every format that draws one takes them from here."""

from engine.minutes.document import Trend

Place = tuple[float, float]
"""From the left and from the top."""
LEAST = 2
"""Points that make a line."""


def trend_runs(trend: Trend, width: float, height: float, margin: float) -> list[list[Place]]:
    """The points that hang together, the oldest first: what is not known leaves a gap; nothing where no line is."""
    known = [point for point in trend.points if point is not None]
    if len(known) < LEAST:
        return []
    low, high = min(known), max(known)
    step = (width - 2 * margin) / (len(trend.points) - 1)
    runs: list[list[Place]] = [[]]
    for number, point in enumerate(trend.points):
        if point is None:
            runs.append([])
        else:
            share = (high - point) / (high - low) if high > low else 0.5
            runs[-1].append((margin + number * step, margin + share * (height - 2 * margin)))
    return [run for run in runs if run]
