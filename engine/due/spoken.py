"""Days counted from today: 明天, 周五, 下周三, 三天后, 5个工作日内, +3d, next fri, in 3 days.

Weeks start on Monday. A bare weekday is the next one after today: on a Friday, 周五 is a week away, and today is meant
only when 今天 is said. 本周五 is the Friday of this week, and is refused when that is past; 下周五 and next fri are the
Friday of the week after. 3天内 is its last day, as 3天后. Half a month is 15 days; hours count in whole days of 24.
"""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from engine.dates import WEEKDAYS
from engine.due.asked import Asked, Form, steps
from engine.due.chinese_numbers import NUMBER, number
from engine.errors import BadInputError
from engine.words import Words

WEEK = "(?:周|星期|礼拜)"
"""Pattern of the three words for a week."""
SPAN = f"(?:天|日|个?工作日|个?{WEEK}|个月|年|个?小时)"
"""Pattern of a unit after a number; a month takes 个, since 三月 is March."""
_AFTER = "(?:[之以]?后|[之以]?内)"
_ENGLISH_SPAN = "(?P<unit>(?:(?:working|business) ?)?day|week|month|year|hour)s?"

_DAYS_AHEAD = {
    **dict.fromkeys(("今天", "今日", "今早", "今晚", "下班前", "today", "tonight", "eod", "cob"), 0),
    **dict.fromkeys(("明天", "明日", "明早", "明晚", "tomorrow", "tmr", "tmrw"), 1),
    **dict.fromkeys(("后天", "后日"), 2),
    "大后天": 3,
}
_WEEKDAYS = {name: i for i, name in enumerate("一二三四五六日")} | {"天": 6} | {str(i + 1): i for i in range(6)}
_ENGLISH_NUMBERS = {"a": 1, "an": 1} | {
    word: n + 1
    for n, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
}
_LENGTHS = {
    **dict.fromkeys(("天", "日", "d", "day"), relativedelta(days=1)),
    **dict.fromkeys(("周", "星期", "礼拜", "w", "week"), relativedelta(weeks=1)),
    **dict.fromkeys(("月", "m", "month"), relativedelta(months=1)),
    **dict.fromkeys(("年", "y", "year"), relativedelta(years=1)),
    "半个月": relativedelta(days=15),
    "半年": relativedelta(months=6),
}
_WORKING_DAYS = ("工作日", "wd", "bd", "workingday", "businessday")
_HOURS = ("小时", "h", "hour")


def _named(match: re.Match[str], asked: Asked) -> date:
    return asked.today + timedelta(days=_DAYS_AHEAD[match[0]])


def _weekday(match: re.Match[str], asked: Asked) -> date:
    return _on_weekday(asked, _WEEKDAYS[match["day"]], steps(match["which"]) if match["which"] else None)


def _english_weekday(match: re.Match[str], asked: Asked) -> date:
    weeks = None if match["which"] is None else int(match["which"] == "next")
    return _on_weekday(asked, WEEKDAYS.index(match["day"][:3]), weeks)


def _on_weekday(asked: Asked, weekday: int, weeks: int | None) -> date:
    """The weekday so many weeks from this one; the next one after today when no week is said."""
    monday = asked.today - timedelta(days=asked.today.weekday())
    if weeks is None:
        weeks = 0 if weekday > asked.today.weekday() else 1
    return asked.upcoming(monday + timedelta(weeks=weeks, days=weekday))


def _span(match: re.Match[str], asked: Asked) -> date:
    return _later(asked, number(match["count"]), match["unit"].removeprefix("个"))


def _half(match: re.Match[str], asked: Asked) -> date:
    return _later(asked, 1, match["unit"])


def _english_span(match: re.Match[str], asked: Asked) -> date:
    count = _ENGLISH_NUMBERS.get(match["count"]) or int(match["count"])
    return _later(asked, count, match["unit"].replace(" ", ""))


def _later(asked: Asked, count: int, unit: str) -> date:
    if unit in _WORKING_DAYS:
        return asked.workdays.add(asked.today, count)
    if unit in _HOURS:
        return asked.today + timedelta(days=_whole_days(asked, count))
    return asked.today + _LENGTHS[unit] * count


def _whole_days(asked: Asked, hours: int) -> int:
    days, rest = divmod(hours, 24)
    if rest:
        raise BadInputError(
            Words(f"期限只到天，「{asked.said}」不是整天。", f"Due dates are days; “{asked.said}” is not whole days."),
            Words("写 ^今天、^明天或 ^48小时内。", "Write ^today, ^tomorrow or ^+48h."),
        )
    return days


FORMS: tuple[Form, ...] = (
    ("|".join(_DAYS_AHEAD), _named),
    (
        rf"(?:(?P<which>下下个?|下个?|本|这个?|上上?个?)(?:{WEEK}的?)?)?{WEEK}(?P<day>[一二三四五六日天1-6])",
        _weekday,
    ),
    (
        (
            "(?:(?P<which>this|next) ?)?(?P<day>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?"
            "|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
        ),
        _english_weekday,
    ),
    (rf"(?P<count>{NUMBER})(?P<unit>{SPAN}){_AFTER}", _span),
    (rf"(?P<unit>半个月|半年){_AFTER}", _half),
    (rf"\+ ?(?P<count>{NUMBER}) ?(?P<unit>wd|bd|[dwmyh]|月|{SPAN})", _span),
    (
        f"(?:in|within) ?(?P<count>[0-9]{{1,3}}|{'|'.join(_ENGLISH_NUMBERS)}) ?{_ENGLISH_SPAN}",
        _english_span,
    ),
)
"""Every way to count a day from today."""
