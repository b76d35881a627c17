"""Days written in numbers: 2026-11-27, 11/27, 11月27日, 十二月五日, 5号, 下月5号, nov 27.

The month comes first, as in China: 12/5 is 5 December. Without a year, a month-day that is past means next year's, and
a bare day of the month that is past means next month's. A written year is taken at its word, past or not.
"""

import re
from datetime import date

from dateutil.relativedelta import relativedelta

from engine.due.asked import Asked, Form, steps
from engine.due.chinese_numbers import NUMBER, YEAR, number

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ENGLISH_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""Pattern of a month's English name, short or long."""
_ENGLISH_DAY = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"


def _dated(match: re.Match[str], asked: Asked) -> date:
    return asked.day_of(number(match["year"]), number(match["month"]), number(match["day"]))


def _month_and_day(match: re.Match[str], asked: Asked) -> date:
    return next_month_day(asked, number(match["month"]), number(match["day"]))


def next_month_day(asked: Asked, month: int, day: int) -> date:
    """This year's day, or next year's when that is past."""
    past = (month, day) < (asked.today.month, asked.today.day)
    return asked.day_of(asked.today.year + past, month, day)


def _chinese(match: re.Match[str], asked: Asked) -> date:
    if match["year"]:
        return _dated(match, asked)
    if match["which"]:
        year = asked.today.year + (match["which"] == "明年")
        return asked.upcoming(asked.day_of(year, number(match["month"]), number(match["day"])))
    return _month_and_day(match, asked)


def _english(match: re.Match[str], asked: Asked) -> date:
    month, day = _MONTHS.index(match["month"][:3]) + 1, int(match["day"])
    if match["year"]:
        return asked.day_of(int(match["year"]), month, day)
    return next_month_day(asked, month, day)


def _day_of_month(match: re.Match[str], asked: Asked) -> date:
    day = number(match["day"])
    ahead = steps(match["which"]) if match["which"] else int(day < asked.today.day)
    month = asked.today.replace(day=1) + relativedelta(months=ahead)
    return asked.upcoming(asked.day_of(month.year, month.month, day))


FORMS: tuple[Form, ...] = (
    (rf"(?P<year>{YEAR})(?P<sep>[-/.])(?P<month>[0-9]{{1,2}})(?P=sep)(?P<day>[0-9]{{1,2}})", _dated),
    (r"(?P<month>[0-9]{1,2})[-/](?P<day>[0-9]{1,2})", _month_and_day),
    (
        rf"(?:(?P<year>{YEAR})年|(?P<which>今年|明年))?(?P<month>{NUMBER})月份?(?P<day>{NUMBER})[日号]?",
        _chinese,
    ),
    (rf"(?:(?P<which>本|这个?|当|下下个?|下个?)月的?)?(?P<day>{NUMBER})[日号]", _day_of_month),
    (rf"(?P<month>{ENGLISH_MONTH})\.? ?{_ENGLISH_DAY}(?:,? (?P<year>20[0-9]{{2}}))?", _english),
    (rf"{_ENGLISH_DAY} ?(?P<month>{ENGLISH_MONTH})\.?(?:,? (?P<year>20[0-9]{{2}}))?", _english),
)
"""Every way to write a day in numbers."""
