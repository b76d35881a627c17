"""What the demo's teams write down by hand: the IPI of fourteen weeks with its forecast, the storage fee, CX health."""

from datetime import timedelta

from data.demo.cx_health import cx_health
from data.demo.page import page
from engine.dates import Period

_SCORES = (431, 446, 455, 462, 458, 470, 476, 471, 480, 485, 479, 488, 492, 490)
"""The week under review, then those before it: the score comes down, and is still above the line."""
_EXPECTED_LESS = 14


def ipi_log(period: Period) -> str:
    """The IPI log, one row a week, the oldest first."""
    rows = [
        (period.end - timedelta(weeks=weeks_ago), "US", score, score - _EXPECTED_LESS)
        for weeks_ago, score in enumerate(_SCORES)
    ]
    return page(("date", "marketplace", "ipi", "forecast"), reversed(rows))


def figures_by_hand(period: Period) -> str:
    """The month's storage fee, which no report of the demo tells."""
    return page(("date", "marketplace", "kpi", "value"), [(period.end, "US", "storage_fee", 1860)])


OWN_TABLES = {"ipi.csv": ipi_log, "kpis by hand.csv": figures_by_hand, "cx health.csv": cx_health}
"""File name to what it says, up to the week under review."""
