"""Days that the calendar gives: 月底, 下月初, 季度末, 年底, eow, and the sales days 黑五, 网一, 双11, 双12, 618.

Ends are the last calendar day, worked or not, as everybody hears 月底; a working week ends on its Friday (eow, 本周内).
A sales day that is past means next year's.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from engine.due.asked import Asked, Form, steps
from engine.due.chinese_numbers import NUMBER, number
from engine.due.spoken import WEEK
from engine.due.written import next_month_day

_MONTH = relativedelta(months=1)
_DAY = relativedelta(days=1)
_END = "(?:底|末|[之以]?内)"


def _friday(match: re.Match[str], asked: Asked) -> date:
    monday = asked.today - timedelta(days=asked.today.weekday())
    return asked.upcoming(monday + timedelta(weeks=steps(match["which"]), days=4))


def _end_of_month(match: re.Match[str], asked: Asked) -> date:
    return _last_day(asked.today + _MONTH * steps(match["which"]))


def _end_of_named_month(match: re.Match[str], asked: Asked) -> date:
    month = number(match["month"])
    return _last_day(asked.day_of(asked.today.year + (month < asked.today.month), month, 1))


def _last_day(day: date) -> date:
    return day.replace(day=1) + _MONTH - _DAY


def _start_of_month(match: re.Match[str], asked: Asked) -> date:
    if match["which"] is None:
        return asked.today if asked.today.day == 1 else asked.today.replace(day=1) + _MONTH
    return asked.upcoming(asked.today.replace(day=1) + _MONTH * steps(match["which"]))


def _start_of_named_month(match: re.Match[str], asked: Asked) -> date:
    return next_month_day(asked, number(match["month"]), 1)


def _end_of_quarter(match: re.Match[str], asked: Asked) -> date:
    first = asked.today.replace(day=1)
    to_last_month = (-asked.today.month) % 3
    return _last_day(first + _MONTH * (to_last_month + 3 * steps(match["which"])))


def _end_of_named_quarter(match: re.Match[str], asked: Asked) -> date:
    last = 3 * number(match["quarter"])
    return _last_day(date(asked.today.year + (last < asked.today.month), last, 1))


def _end_of_year(match: re.Match[str], asked: Asked) -> date:
    return date(asked.today.year + (match["which"] == "明年"), 12, 31)


def black_friday(year: int) -> date:
    """The day after the fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 22)


def cyber_monday(year: int) -> date:
    """The Monday after Black Friday, which may be in December."""
    return black_friday(year) + timedelta(days=3)


def _yearly(day_in: Callable[[int], date]) -> Callable[[re.Match[str], Asked], date]:
    def next_one(match: re.Match[str], asked: Asked) -> date:
        this_year = day_in(asked.today.year)
        return this_year if this_year >= asked.today else day_in(asked.today.year + 1)

    return next_one


FORMS: tuple[Form, ...] = (
    (rf"(?P<which>本|这个?|下个?){WEEK}[之以]?内|(?:eow|end of (?:the )?week)", _friday),
    (rf"(?P<which>本|这个?|当|下下个?|下个?)?月{_END}|eom|(?:end of (?:the )?month)", _end_of_month),
    (rf"(?P<month>{NUMBER})月份?(?:底|末)", _end_of_named_month),
    (r"(?P<which>本|这个?|当|下下个?|下个?)?月初", _start_of_month),
    (rf"(?P<month>{NUMBER})月份?初", _start_of_named_month),
    (rf"(?P<which>本|这个?|下个?)?季度?{_END}|eoq|end of (?:the )?quarter", _end_of_quarter),
    ("q(?P<quarter>[1-4])(?:底|末)", _end_of_named_quarter),
    ("第?(?P<quarter>[一二三四1-4])季度?(?:底|末)", _end_of_named_quarter),
    (rf"(?:(?P<which>今年|明年|本年)年?|年){_END}|eoy|end of (?:the )?year", _end_of_year),
    ("黑五|黑色星期五|black ?friday", _yearly(black_friday)),
    ("网一|网络星期一|cyber ?monday", _yearly(cyber_monday)),
    ("双(?:11|十一)", _yearly(lambda year: date(year, 11, 11))),
    ("双(?:12|十二)", _yearly(lambda year: date(year, 12, 12))),
    ("618|六一八", _yearly(lambda year: date(year, 6, 18))),
)
"""Every day that the calendar gives."""
