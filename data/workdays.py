"""The Chinese calendar of working days, as the chinese-calendar package has it from the State Council's lists."""

from datetime import date

from engine.due.workdays import Workdays


def load_workdays() -> Workdays:
    """Every public holiday and worked weekend on record, and how far the record goes.

    The package's own functions raise NotImplementedError for a year without a list, so only its tables are read: such
    a year is then Monday to Friday, and known to be unknown.
    """
    from chinese_calendar.constants import holidays, workdays  # 5 ms that the first paint need not wait for

    return Workdays(frozenset(holidays), frozenset(workdays), date(max(holidays).year, 12, 31))
