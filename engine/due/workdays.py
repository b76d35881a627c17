"""Which days are worked in China: Monday to Friday, less public holidays, plus weekends worked in exchange (调休)."""

from datetime import date, timedelta

from msgspec import Struct

_SATURDAY = 5


class Workdays(Struct, frozen=True):
    """What the State Council has announced; beyond it, Monday to Friday."""

    off: frozenset[date] = frozenset()
    """Public holidays, the weekends inside them too."""
    moved: frozenset[date] = frozenset()
    """Weekend days that are worked (调休)."""
    known_until: date | None = None
    """Last day that a published list covers; None where there is none."""

    def is_workday(self, day: date) -> bool:
        """Whether people work on `day`, as far as announced."""
        return day in self.moved or (not is_weekend(day) and day not in self.off)

    def add(self, day: date, n: int) -> date:
        """The `n`-th working day after `day`, which itself does not count; `day` for 0."""
        while n > 0:
            day += timedelta(days=1)
            n -= self.is_workday(day)
        return day

    def known(self, day: date) -> bool:
        """Whether the list that covers `day` is out: the next year's comes in November."""
        return self.known_until is not None and day <= self.known_until


def is_weekend(day: date) -> bool:
    """Whether `day` is a Saturday or a Sunday, worked or not."""
    return day.weekday() >= _SATURDAY
