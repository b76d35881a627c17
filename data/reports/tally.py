"""One file being counted up: its parts one after another, and what they say together."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from data.reports.about import about
from data.reports.column_map import KEYS, NUMERIC, Column, ColumnMap, Counted, Part
from data.reports.days import Order
from data.reports.headers import unit_sign
from data.reports.listed import among_listed
from data.reports.problems import Problems
from data.reports.ranges import name_unsigned, within_range, without_excess
from data.reports.recognise import Match
from data.reports.sheet import Sheet, Wanted
from data.reports.shipments import shipments_in
from data.reports.spoken import comments_in, with_stars
from data.reports.standing import Mask, chosen, drop, empty, filled, holds, standing
from data.reports.sums import summed
from data.reports.typed import Key, Numbers, key, merged, numbers, sign_currencies
from data.reports.windows import Calendar, Dated, dated
from engine.marketplaces import zone
from engine.reports.reading import Basis, Measured, Reading, Shipment
from engine.voice.comments import newest
from engine.voice.counts import Voice
from engine.voice.phrases import count_phrases
from engine.words import Words


class Hints(NamedTuple):
    """What is known of a file from outside it."""

    marketplace: str | None = None
    order: Order | None = None


class Tally:
    """What has been counted of a file so far."""

    def __init__(self, map_: ColumnMap, hints: Hints, document: Any = None) -> None:
        self._map = map_
        self._hints = hints
        self.problems = Problems(private=map_.private)
        self._about = about(map_, document)
        self._rows: dict[str, int] = {}
        self._measured: list[Measured] = []
        self._currencies: list[str] = []
        self._attribution = map_.attribution
        self._made_at: datetime | None = None
        self._naive = False
        self._shipments: tuple[Shipment, ...] = ()
        self._voice: Voice | None = None
        self._encoding = "utf-8"
        self._lost: set[str] = set()

    def add(self, sheet: Sheet, match: Match, part: Part) -> None:
        """Count the rows of one part."""
        self._encoding, self._made_at = sheet.encoding, sheet.made_at
        self._attribution = match.attribution or self._attribution
        columns = {name: self._map.columns[name] for name in match.found if part.takes(name, self._map)}
        headers = {name: match.found[name][1] for name in columns}
        wanted = {name: Wanted(match.found[name][0], column.type) for name, column in columns.items()}
        frame = sheet.frame(match.header, wanted, self.problems)
        frame = filled(standing(frame, headers, self.problems), columns)
        frame = chosen(frame, self._map.only)
        frame = among_listed(self._named_rows(frame, columns, headers), self._map, headers, self.problems)
        keys = {
            name: key(frame[name], column, headers[name], self.problems)
            for name, column in columns.items()
            if name in part.by or column.type in ("place", "currency")
        }
        days = dated(frame, part, headers, self._calendar(keys), self.problems)
        if days is not None and days.lost.any():
            self._name_undated(frame, headers, part)
            frame, keys, days = _kept(frame, keys, days, ~days.lost)
        if self._map.spoken is not None:
            comments = comments_in(frame, self._map.spoken, keys, None if days is None else days.windows)
            self._voice = count_phrases(newest(comments))
        if self._map.listing is not None:
            self._shipments = shipments_in(frame, self._map.listing, self._hints.order)
        self._naive |= days is not None and days.naive
        values = self._values(frame, columns, headers, keys)
        if self._map.guard is not None:
            values = without_excess(values, self._map.guard, headers, frame, self.problems)
        self._lost |= self._lessened(columns, headers, values.keys())
        self._guard(values, headers, frame)
        self._rows[part.path] = max(len(frame), self._rows.get(part.path, 0))  # parts may share their rows
        self._sum(frame, keys, days, values)

    def _named_rows(self, frame: pd.DataFrame, columns: dict[str, Column], headers: dict[str, str]) -> pd.DataFrame:
        """Rows that say what they speak of: a blank campaign is a totals row, or a broken one."""
        for name, column in columns.items():
            if name not in KEYS or not column.must or frame.empty:
                continue
            nameless = empty(frame[name]) | holds(frame[name], _TOTALS)
            if nameless.any():
                drop(frame, nameless, _NAMELESS, self.problems, headers[name])
                frame = frame[~nameless]
        return frame

    def _name_undated(self, frame: pd.DataFrame, headers: dict[str, str], part: Part) -> None:
        """Rows without a date, in a table that has dates; in JSON a metric without a window is not there at all."""
        dates = [name for name in ("day", "range", part.start, part.end) if name in frame]
        if self._map.form == "table":
            blank = empty(frame[dates[0]])
            drop(frame, blank, _UNDATED, self.problems, headers[dates[0]])

    def _calendar(self, keys: dict[str, Key]) -> Calendar:
        places = keys["marketplace"].values if "marketplace" in keys else self._about.marketplaces
        place = self._hints.marketplace or (places[0] if len(places) == 1 else None)
        return Calendar(self._hints.order, None if place is None else zone(place), self._about.granularity)

    def _values(
        self, frame: pd.DataFrame, columns: dict[str, Column], headers: dict[str, str], keys: dict[str, Key]
    ) -> dict[str, Numbers]:
        """The measures of every row, and the currency of the amounts where no column tells it."""
        values: dict[str, Numbers] = {}
        signs: set[str] = set()
        for name, column in columns.items():
            if column.type not in NUMERIC:
                continue
            figures, found = numbers(frame[name], column, headers[name], self.problems)
            signs |= {*found, unit_sign(headers[name])} - {""} if column.type == "money" else set()
            figures = within_range(figures, column, headers[name], frame, self.problems)
            measure = column.into or name
            values[measure] = _added(values[measure], figures) if measure in values else figures
        for counted in self._map.counted:
            if not counted.column or counted.column in frame:
                mask = _rows_that_count(frame, counted)
                figures = np.where(mask, values[counted.of], np.nan) if counted.of else mask.astype(np.float64)
                values[counted.into] = figures
                name_unsigned(figures, counted, headers.get(counted.of, ""), frame, self.problems)
        if not self._settle_currency(frame, keys, sorted(signs)):
            money = {column.into or name for name, column in columns.items() if column.type == "money"}
            values = {name: figures for name, figures in values.items() if name not in money}
        return values

    def _lessened(self, columns: dict[str, Column], headers: dict[str, str], measures: Iterable[str]) -> set[str]:
        """The measures whose sums lack a cell; a row whose day is unreadable is lacking in all of them."""
        lost = {name for name in columns if headers[name] in self.problems.lost}
        if any(columns[name].type not in NUMERIC for name in lost):
            return set(measures)
        return {columns[name].into or name for name in lost}

    def _settle_currency(self, frame: pd.DataFrame, keys: dict[str, Key], signs: list[str]) -> bool:
        """Whether the amounts may be added: not where signs of several currencies stand in one column."""
        if "currency" in keys and keys["currency"].values:
            self._currencies += keys["currency"].values
            return True
        keys.pop("currency", None)
        codes = sign_currencies(signs)
        self._currencies += [code for some in codes for code in some]
        if len(codes) == 1 and len(codes[0]) == 1:
            keys["currency"] = merged(np.zeros(len(frame), np.int64), codes[0])
        if len(codes) > 1:
            self.problems.add(_MIXED)
        return len(codes) <= 1

    def _guard(self, values: dict[str, Numbers], headers: dict[str, str], frame: pd.DataFrame) -> None:
        """A conversion that is not units by sessions means that a column was taken for another."""
        guard = self._map.guard
        checked = {name for name, column in self._map.columns.items() if column.how == "check"}
        if guard is not None and {guard.ratio, guard.of, guard.over} <= values.keys():
            with np.errstate(divide="ignore", invalid="ignore"):
                true = values[guard.of] / values[guard.over]
            told = values[guard.ratio]
            comparable = np.isfinite(true) & np.isfinite(told)
            off = comparable & (np.abs(true - told) > guard.within) & (np.abs(true - 100 * told) > guard.within)
            if off.sum() > comparable.sum() / 2:
                at = frame.index[off][0]
                self.problems.add(_not_the_ratio(headers, guard.of, guard.over), int(at), headers[guard.ratio])
        for name in checked & values.keys():
            del values[name]

    def _sum(self, frame: pd.DataFrame, keys: dict[str, Key], days: Dated | None, values: dict[str, Numbers]) -> None:
        if days is not None:
            keys["window"] = days.windows
        elif self._about.window is not None:
            keys["window"] = merged(np.zeros(len(frame), np.int64), [self._about.window])
        if "marketplace" not in keys and len(self._about.marketplaces) == 1:
            keys["marketplace"] = merged(np.zeros(len(frame), np.int64), self._about.marketplaces)
        if "asin" not in keys and self._about.asin is not None:
            keys["asin"] = merged(np.zeros(len(frame), np.int64), [self._about.asin])
        hows = {column.into or name: column.how for name, column in self._map.columns.items()}
        hows |= {counted.into: "last" for counted in self._map.counted if counted.of}
        self._measured += summed(keys, values, hows, frame.index)

    def reading(self) -> Reading:
        """All that the file says."""
        rows = sum(self._rows.values())
        if not rows and not self._map.empty_is_news:
            self.problems.add(_NO_ROWS)
        first, last, basis = self._covered()
        ends = [one.as_of for one in self._measured if one.as_of is not None]
        places = {one.marketplace for one in self._measured if one.marketplace} | set(self._about.marketplaces)
        return Reading(
            report=self._map.report or self._map.id,
            encoding=self._encoding,
            rows=rows,
            measured=tuple(self._measured),
            problems=self.problems.listed(),
            marketplaces=tuple(sorted(places)),
            currencies=tuple(dict.fromkeys(self._currencies)),
            first_day=first,
            last_day=last,
            generated_at=self._made_at,
            as_of=max(ends, default=None),
            basis=basis,
            unzoned=self._naive,
            shipments=self._shipments,
            voice=self._voice,
            attribution_days=self._attribution,
            lost=tuple(sorted(self._lost)),
        )

    def _covered(self) -> tuple[date | None, date | None, Basis | None]:
        """The days that the rows cover; metadata may promise more than has arrived, and weeks reach past it."""
        starts = [one.start for one in self._measured if one.start is not None]
        ends = [one.end for one in self._measured if one.end is not None]
        if self._about.first is not None and self._about.last is not None:
            last = min(max(self._about.row_ends(self._measured), default=self._about.last), self._about.last)
            return self._about.first, last, "metadata"
        return min(starts, default=None), max(ends, default=None), "column" if ends else None


_TOTALS = ("total", "totals", "grand total", "合计", "总计", "汇总", "合計", "総計", "gesamt", "summe", "totale")
_NAMELESS = Words("没有名称，或是合计行，没有计入。", "A row without a name, or of totals, does not count.")
_UNDATED = Words("没有日期，这一行没有计入。", "A row without a date does not count.")
_NO_ROWS = Words("表头下面没有一行能计入的数据。", "Below the header there is no row of data that counts.")
_MIXED = Words(
    "同一文件里有几种货币符号，又没有货币列：金额没有计入。",
    "Several currency signs and no currency column: the amounts do not count.",
)


def _not_the_ratio(headers: dict[str, str], of: str, over: str) -> Words:
    return Words(
        f"这一列不等于「{headers[of]}」÷「{headers[over]}」，列可能认错了；比率按这两列重算。",
        f"This column is not “{headers[of]}” by “{headers[over]}”: a column may be mistaken. "
        "The ratio is computed from these two.",
    )


def _rows_that_count(frame: pd.DataFrame, counted: Counted) -> Mask:
    if not counted.column:
        return np.ones(len(frame), bool)
    column = frame[counted.column]
    return holds(column, counted.values) if counted.stars is None else with_stars(column, counted.stars)


def _added(one: Numbers, other: Numbers) -> Numbers:
    """Two columns of one measure; blank only where both are."""
    blank = np.isnan(one) & np.isnan(other)
    return np.where(blank, np.nan, np.nan_to_num(one) + np.nan_to_num(other))


def _kept(
    frame: pd.DataFrame, keys: dict[str, Key], days: Dated, mask: Mask
) -> tuple[pd.DataFrame, dict[str, Key], Dated]:
    keys = {name: Key(one.codes[mask], one.values) for name, one in keys.items()}
    windows = Key(days.windows.codes[mask], days.windows.values)
    return frame[mask], keys, Dated(windows, days.lost[mask], days.naive)
