"""Figures as people read them: 31.2%, 3.21, USD 7,274.35. The same on the screen, in tables and in the minutes."""

from engine.kpi.catalogue import KPIS, Unit
from engine.words import Words, same

UNKNOWN = "—"
"""What stands for a value that is not known: never 0."""


def kpi_said(kpi: str) -> Words:
    """What the scorecard calls a KPI; one that no longer exists goes by its id."""
    return KPIS[kpi].label if kpi in KPIS else same(kpi)


def figure_said(value: float | None, unit: Unit, currency: str | None = None) -> str:
    """A KPI value with its unit."""
    if value is None:
        return UNKNOWN
    match unit:
        case "percent":
            return f"{value:,.1f}%" if abs(value) >= 10 else f"{value:,.2f}%"
        case "ratio":
            return f"{value:,.2f}"
        case "money":
            return f"{currency} {value:,.2f}" if currency else f"{value:,.2f}"
        case "days":
            return f"{value:,.1f}"
        case _:
            return f"{value:,.0f}"


def held_said(value: float, limit: float | None, unit: Unit) -> str:
    """A value beside its limit: with as many digits as it takes to tell the two apart."""
    said = figure_said(value, unit)
    if limit is None or value == limit or said != figure_said(limit, unit):
        return said
    return f"{value:.6g}" + ("%" if unit == "percent" else "")


def change_said(value: float | None, previous: float | None, unit: Unit) -> str:
    """The change against the period before: points for percent values, percent for all others."""
    if value is None or previous is None:
        return ""
    if unit == "percent":
        return f"{value - previous:+.1f}pt"
    if previous == 0:
        return "±0" if value == 0 else "new"
    return f"{(value - previous) / abs(previous):+.0%}"
