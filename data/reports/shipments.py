"""The orders of a shipping report, one by one: what the forwarder is asked about in an emergency meeting."""

from collections.abc import Callable

import pandas as pd

from data.reports.column_map import Listing
from data.reports.days import Order, when
from data.reports.headers import plain
from data.reports.sheet import spelled
from engine.reports.reading import Shipment
from engine.text import clean

MOST = 2000
"""More orders than this are counted, and not listed."""

_NO = frozenset({"no", "n", "false", "0", "否", "不符合"})
_MARK = frozenset({"x", "yes", "y", "✓", "是"})


def shipments_in(frame: pd.DataFrame, listing: Listing, order: Order | None) -> tuple[Shipment, ...]:
    """The shipments in the rows of `frame`."""
    kept = frame.head(MOST)
    cells = {name: [_text(cell) for cell in kept[name].astype(object)] for name in listing.columns if name in kept}

    def told(name: str) -> Callable[[int], str]:
        column = cells.get(name)
        return lambda place: "" if column is None else column[place]

    texts = {field: told(getattr(listing, field)) for field in _FIELDS}
    promised = told(listing.promised)
    missed = [(criterion, told(name), _NO) for criterion, name in listing.criteria.items()]
    missed += [(criterion, told(name), _MARK) for criterion, name in listing.marks.items()]
    return tuple(
        Shipment(
            row=int(row),
            promised=day.day if (day := when(promised(place), order)) is not None else None,
            failed=tuple(criterion for criterion, cell, words in missed if plain(cell(place)) in words),
            **{field: text(place) for field, text in texts.items()},
        )
        for place, row in enumerate(kept.index)
    )


_FIELDS = ("order", "carrier", "tracking", "origin", "method", "category")


def _text(cell: object) -> str:
    return clean(spelled(cell), 100).strip() if isinstance(cell, str | float | int) and cell == cell else ""
