"""What a file says of itself outside its rows: the days it was asked for, the marketplace, the product."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from dateutil.relativedelta import relativedelta

from data.reports.column_map import ColumnMap
from data.reports.days import when
from data.reports.json_rows import found_at
from data.reports.places import marketplace_named
from data.reports.windows import Window
from engine.reports.reading import Measured
from engine.text import clean


class About(NamedTuple):
    """What a document says of itself, outside its rows."""

    first: date | None = None
    last: date | None = None
    marketplaces: tuple[str, ...] = ()
    granularity: str = "DAY"
    asin: str | None = None

    @property
    def window(self) -> Window | None:
        """The days of rows without a date; a range off the bounds of weeks or months was widened to them."""
        if self.first is None or self.last is None:
            return None
        if self.granularity == "WEEK":
            return Window(_sunday(self.first), _sunday(self.last) + timedelta(days=6))
        if self.granularity == "MONTH":
            return Window(self.first.replace(day=1), self.last.replace(day=1) + relativedelta(months=1, days=-1))
        return Window(self.first, self.last)

    def row_ends(self, measured: list[Measured]) -> list[date]:
        """The last days of rows that have a date of their own."""
        return [one.end for one in measured if one.end is not None and (one.start, one.end) != (self.window or ())[:2]]


def _sunday(day: date) -> date:
    return day - timedelta(days=(day.weekday() + 1) % 7)


def about(map_: ColumnMap, document: Any) -> About:
    """What a JSON report says of itself; nothing, for a table."""
    paths = map_.metadata
    ends = [when(found_at(document, path), None) if path else None for path in (paths.start, paths.end)]
    named = found_at(document, paths.marketplace) if paths.marketplace else None
    listed = named if isinstance(named, list) else [named]
    places = tuple(code for one in listed if isinstance(one, str) and (code := marketplace_named(one)) is not None)
    told = found_at(document, paths.granularity) if paths.granularity else None
    asin = found_at(document, paths.asin) if paths.asin else None
    first, last = (None if end is None else end.day for end in ends)
    granularity = told if told in ("WEEK", "MONTH") else map_.stands_for
    return About(first, last, places, granularity, clean(asin, 20) if isinstance(asin, str) else None)
