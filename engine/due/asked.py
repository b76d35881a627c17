"""What a due date is worked out from, and the sentences that refuse one."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from msgspec import Struct

from engine.due.workdays import Workdays
from engine.errors import BadInputError
from engine.words import Words

EXAMPLES = Words(
    "写成 ^周五、^下周三、^11-27、^5号、^3天后、^+3d 或 ^月底。",
    "Write ^fri, ^11-27, ^nov-27, ^+3d, ^+3wd or ^eom.",
)
"""What to write instead, whatever was wrong."""


class Asked(Struct, frozen=True):
    """A phrase, and the day on which it is said."""

    said: str
    """As typed, cut short: for the sentences."""
    today: date
    """In UTC+8."""
    workdays: Workdays

    def upcoming(self, day: date) -> date:
        """`day`, unless it is past.

        Raises:
            BadInputError: it is.
        """
        if day < self.today:
            raise BadInputError(
                Words(f"「{self.said}」是 {day}，已经过去。", f"“{self.said}” is {day}, which is past."),
                Words(
                    f"往后的写 ^下周五、^下月5号这样；确实是这一天，就写全 ^{day}。",
                    f"Write a later day, as ^next-fri; if it is that day, write it in full: ^{day}.",
                ),
            )
        return day

    def day_of(self, year: int, month: int, day: int) -> date:
        """That day of the calendar.

        Raises:
            BadInputError: the calendar has no such day.
        """
        try:
            return date(year, month, day)
        except ValueError:
            raise BadInputError(self._no_such_day(year, month, day), EXAMPLES) from None

    def _no_such_day(self, year: int, month: int, day: int) -> Words:
        if not 1 <= month <= 12:
            return Words(
                f"「{self.said}」：没有 {month} 月，月在前，日在后。",
                f"“{self.said}”: there is no month {month}; the month comes first.",
            )
        return Words(
            f"「{self.said}」：{year} 年 {month} 月没有 {day} 日。",
            f"“{self.said}”: there is no day {day} in {year}-{month:02}.",
        )


Form = tuple[str, Callable[[re.Match[str], Asked], date]]
"""A way to say a day: the whole phrase must match the pattern; the rule works the day out, or refuses in words."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """`pattern`, compiled when the first due date is typed: together they take 17 ms, which no start waits for."""
    return re.compile(pattern)


def steps(which: str | None) -> int:
    """How many weeks or months away: 0 for 本 and 这, 1 for 下, 2 for 下下, -1 for 上."""
    return 0 if which is None else which.count("下") - which.count("上")
