"""Days and moments as files write them: ISO, month names in several languages, and bare numbers in three orders."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Literal, NamedTuple

Order = Literal["MDY", "DMY", "YMD"]

_MONTHS = (
    "jan january januar janvier gennaio gen enero ene janeiro jänner",
    "feb february februar février févr fév fevrier febbraio febrero fevereiro fev",
    "mar march märz mär mrz mars marzo março",
    "apr april avril avr aprile abril abr",
    "may mai maggio mag mayo maio",
    "jun june juni juin giugno giu junio junho",
    "jul july juli juillet juil luglio lug julio julho",
    "aug august août aout agosto ago",
    "sep sept september septembre settembre set septiembre setembro",
    "oct october oktober okt octobre ottobre ott octubre outubro out",
    "nov november novembre noviembre novembro",
    "dec december dezember dez décembre déc dicembre dic diciembre dezembro",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

_HOURS = {"utc": 0, "gmt": 0, "z": 0, "bst": 1, "pst": -8, "pdt": -7, "mst": -7, "cst": -6, "est": -5, "edt": -4}
_HOURS |= {"cet": 1, "cest": 2, "met": 1, "mest": 2, "jst": 9, "aest": 10, "aedt": 11}
"""Zones that Amazon's files write as letters. CST is Mexico's and the US's, never China's, in those files."""

_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[t ]+(.+))?")
_COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{1,2})\.?(?:[t ,]+(.+))?")
_NAME_FIRST = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:,? +(.+))?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-. ]+(?:de )?([^\W\d_]+)[-. ]+(?:de )?(\d{4}|\d{2})(?:,? +(.+))?")
_TIME = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([ap])\.?m\.?)?(?: ?([+-]\d{2}):?(\d{2})| ?([a-z]+))?"
)


class When(NamedTuple):
    """A cell that holds a day, and perhaps a moment of it."""

    day: date
    moment: datetime | None = None
    """With its zone; None for a bare day."""
    naive: bool = False
    """Whether there is a time of day without a zone."""

    def day_in(self, zone: tzinfo | None) -> date:
        """The day in another zone, where there is a moment to shift; a bare day is never shifted."""
        if self.moment is None or zone is None:
            return self.day
        return self.moment.astimezone(zone).date()


def order_of(texts: Iterable[str]) -> Order | None:
    """The order of bare numeric dates, where the column itself tells it."""
    first = second = 0
    for text in texts:
        found = _NUMERIC.match(_plain(text))
        if found is None:
            continue
        if "." in found.group(0)[:3]:
            return "DMY"  # only German style writes dots
        first, second = max(first, int(found[1])), max(second, int(found[2]))
    if first > 31:
        return "YMD"
    if first > 12 >= second:
        return "DMY"
    return "MDY" if second > 12 >= first else None


def is_numeric(text: str) -> bool:
    """Whether the date is bare numbers whose order must be known."""
    return _NUMERIC.fullmatch(_plain(text)) is not None


def when(cell: object, order: Order | None) -> When | None:
    """The day, and perhaps moment, that a cell holds; None where it holds neither."""
    try:
        if isinstance(cell, datetime):
            return When(_plausible(cell.date()), None, cell.time() != time())
        if isinstance(cell, date):
            return When(_plausible(cell))
        return _from_text(_plain(cell), order) if isinstance(cell, str) and len(cell) <= 60 else None
    except ValueError:
        return None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).lstrip("'")


def _from_text(text: str, order: Order | None) -> When | None:
    if found := _ISO.fullmatch(text):
        return _at(int(found[1]), int(found[2]), int(found[3]), found[4])
    if found := _COMPACT.fullmatch(text):
        return When(_plausible(date(int(found[1]), int(found[2]), int(found[3]))))
    if found := _NUMERIC.fullmatch(text):
        return _by_order(found, order)
    if found := _NAME_FIRST.fullmatch(text):
        month = _MONTH.get(found[1])
        return None if month is None else _at(int(found[3]), month, int(found[2]), found[4])
    if found := _DAY_FIRST.fullmatch(text):
        month = _MONTH.get(found[2])
        return None if month is None else _at(_year(found[3]), month, int(found[1]), found[4])
    return None


def _by_order(found: re.Match[str], order: Order | None) -> When | None:
    if order is None:
        return None
    one, two, three = int(found[1]), int(found[2]), found[3]
    if order == "YMD" and len(three) <= 2:
        return _at(2000 + one, two, int(three), found[4])
    month, day = (one, two) if order == "MDY" else (two, one)
    return _at(_year(three), month, day, found[4])


def _year(text: str) -> int:
    if len(text) == 1:
        raise ValueError("a year has two digits or four")
    return int(text) if len(text) == 4 else 2000 + int(text)


def _plausible(day: date) -> date:
    """No report speaks of days before Amazon, nor of the next century."""
    if not 1995 <= day.year < 2100:
        raise ValueError(f"{day} is no day of a report")
    return day


def _at(year: int, month: int, day: int, rest: str | None) -> When | None:
    on = _plausible(date(year, month, day))
    if not rest:
        return When(on)
    found = _TIME.fullmatch(rest)
    if found is None:
        return None
    hour = int(found[1]) % 12 + (12 if found[4] == "p" else 0) if found[4] else int(found[1])
    clock = time(hour, int(found[2]), int(found[3] or 0))
    zone = _zone(found)
    if zone is None:
        return When(on, None, naive=True) if not found[7] else None
    return When(on, datetime.combine(on, clock, zone).astimezone(UTC))


def _zone(found: re.Match[str]) -> timezone | None:
    if found[5]:
        sign = -1 if found[5].startswith("-") else 1
        return timezone(sign * timedelta(hours=abs(int(found[5])), minutes=int(found[6])))
    hours = _HOURS.get(found[7] or "")
    return None if hours is None else timezone(timedelta(hours=hours))


def span(text: str, order: Order | None) -> tuple[date, date] | None:
    """The two days of a range such as "Nov 09, 2025 - Nov 27, 2025"."""
    parts = re.split(r"\s+[-–—~至到]\s+|\s*[~～]\s*", text.strip())
    days = [when(part, order) for part in parts]
    if len(days) == 1:
        days = days * 2
    if len(days) != 2 or days[0] is None or days[1] is None:
        return None
    return days[0].day, days[1].day
