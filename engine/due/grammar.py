"""The grammar of due dates: a phrase as a scribe types it, and the day that it means.

A phrase that could mean two days is refused with a question, one that is no date is refused in words; neither is ever
guessed. What each form means is told where its rule is: due_written.py, due_spoken.py, due_ends.py; the questions are
in due_puzzles.py. 前, 之前 and 下班前 are heard as the day itself (周五前 is due on Friday); a time of day is dropped.
"""

from datetime import date

from engine.dates import WEEKDAYS_SAID, day_said
from engine.due import ends as due_ends
from engine.due import spoken as due_spoken
from engine.due import written as due_written
from engine.due.asked import EXAMPLES, Asked, compiled
from engine.due.phrase import plain, without_time
from engine.due.puzzles import puzzle
from engine.due.workdays import Workdays, is_weekend
from engine.errors import BadInputError
from engine.words import Words, counted, joined

_FORMS = (*due_spoken.FORMS, *due_written.FORMS, *due_ends.FORMS)
_WITH_WEEKDAY = rf"(?P<day>.*[0-9日号]) ?\(?{due_spoken.WEEK}(?P<weekday>[一二三四五六日天])\)?"
_LONGEST = 40
"""No date is longer; what is, is refused unread, so that a pasted text costs nothing."""
_QUOTED = 20
"""Characters of a phrase that a sentence repeats."""


def due_date(text: str, today: date, workdays: Workdays) -> date:
    """The day that `text` means when it is said on `today`, a day in UTC+8.

    Never before `today`, unless `text` carries its year.

    Raises:
        BadInputError: it is no date, could be two, or is past; the sentence says which and what to write.
    """
    said = text.strip()
    asked = Asked(said if len(said) <= _QUOTED else said[:_QUOTED] + "…", today, workdays)
    if len(said) > _LONGEST:
        raise _not_understood(asked)
    phrase = plain(said)
    readings = (phrase, without_time(phrase))
    for reading in readings:
        day = _read(reading, asked)
        if day is not None:
            return day
    raise puzzle(readings[0], asked) or puzzle(readings[1], asked) or _not_understood(asked)


def _read(phrase: str, asked: Asked) -> date | None:
    match = compiled(_WITH_WEEKDAY).fullmatch(phrase)
    if match is None:
        return _day(phrase, asked)
    day = _day(match["day"], asked)
    if day is not None and WEEKDAYS_SAID[day.weekday()].zh[1] != match["weekday"].replace("天", "日"):
        weekday = WEEKDAYS_SAID[day.weekday()]
        raise BadInputError(
            Words(f"「{asked.said}」对不上：{day} 是{weekday.zh}。", f"“{asked.said}”: {day} is a {weekday.en}."),
            Words("改对其中一个，或只写日期。", "Mend one of the two, or write the date alone."),
        )
    return day


def _day(phrase: str, asked: Asked) -> date | None:
    for pattern, rule in _FORMS:
        match = compiled(pattern).fullmatch(phrase)
        if match is not None:
            try:
                return rule(match, asked)
            except (OverflowError, ValueError):  # past the year 9999, where the calendar ends
                return None
    return None


def _not_understood(asked: Asked) -> BadInputError:
    return BadInputError(
        Words(f"「{asked.said}」不是看得懂的期限。", f"“{asked.said}” is no due date that can be understood."),
        EXAMPLES,
    )


def due_said(day: date, today: date, workdays: Workdays) -> Words:
    """`day` in full, for the echo before Enter: 2026-11-27 周五（5 天后，工作日）."""
    about = [_distance((day - today).days), _kind(day, workdays)]
    if not workdays.known(day):
        about.append(Words("调休未公布", "holidays not announced yet"))
    return day_said(day) + Words("（", " (") + joined(about, "，", ", ") + Words("）", ")")


def _distance(days: int) -> Words:
    if days < 0:
        return Words(f"已过 {-days} 天", f"{counted(-days, 'day')} ago")
    if days < 2:
        return (Words("今天", "today"), Words("明天", "tomorrow"))[days]
    return Words(f"{days} 天后", f"in {days} days")


def _kind(day: date, workdays: Workdays) -> Words:
    if day in workdays.moved:
        return Words("调休上班", "make-up working day")
    if day in workdays.off:
        return Words("法定节假日", "public holiday")
    if is_weekend(day):
        return Words("休息日", "weekend")
    return Words("工作日", "working day")
