"""The marks inside a captured line: @owner ^due !priority ~aim #objective, half or full width, in any order."""

import re
from datetime import date
from functools import partial

from msgspec import Struct

from engine.capture.input_method import marks_meant
from engine.capture.people import names_joined, person_named
from engine.due.asked import EXAMPLES
from engine.due.grammar import due_date
from engine.due.workdays import Workdays
from engine.errors import BadInputError
from engine.kpi.catalogue import KPIS
from engine.meeting.events import Aim
from engine.settings import Person
from engine.words import Words

# not inside a word: the @ of an address and the ^ of a formula are text; what is followed by Chinese is neither
_MARKS = re.compile(r"(?:(?<![A-Za-z0-9._])|(?=[@＠^＾][\u4e00-\u9fff]))(?:[@＠^＾][^\s@＠^＾]*)+")
_MARK = re.compile(r"([@＠^＾])([^\s@＠^＾]*)")
# the only due dates with a space in them: ^next fri, ^in 3 days, ^nov 27, ^27 nov
_SPACED_DUE = re.compile(
    r"(?<=[\^＾])(?:(?:next|this|by|on) [a-z]+|in \d+ [a-z]+|[a-z]{3,9} \d{1,2}|\d{1,2} [a-z]{3,9})\b", re.I
)
_PRIORITY = re.compile(r"(?:(?<=\s)|^)[!！](?P<value>[0-9０-９]+)(?=[\s@＠^＾]|$)")
_AIM = re.compile(r"[~～](?P<kpi>[a-z][a-z0-9_]*)(?P<comparison><=|>=|≤|≥|<|>|=)(?P<value>-?\d+(?:\.\d+)?)%?", re.I)
_OBJECTIVE = re.compile(r"(?:(?<=\s)|^)[#＃](?P<value>O\d+(?:\.?KR\d+)?|KR\d+)(?=[\s@＠^＾!！]|$)", re.I)
_WHO = Words("写 @姓名 或 @拼音首字母。", "Write @NAME, or its beginning.")
_COMPARISONS = {"≤": "<=", "≥": ">="}


class Known(Struct, frozen=True):
    """What a line is understood against."""

    today: date
    """In UTC+8."""
    workdays: Workdays
    people: tuple[Person, ...] = ()
    present: tuple[str, ...] = ()


class Marked(Struct, frozen=True):
    """A text and the marks that were taken out of it."""

    text: str
    owner: str = ""
    due: date | None = None
    priority: int = 2
    aim: Aim | None = None
    objective: str = ""
    prioritised: bool = False
    """Whether a priority was written at all."""


def marks_taken(line: str, known: Known) -> Marked:
    """The text of `line` without its marks, and what they say.

    Raises:
        BadInputError: a mark that cannot be understood, or one that is given twice.
        NotFoundError: an owner that fits nobody.
    """
    line = names_joined(line, known.people, known.present)
    line, aim = _aim_taken(marks_meant(line, partial(_is_date, known=known)))
    line, written = _priority_taken(line)
    line, objective = _objective_taken(line)
    line = _SPACED_DUE.sub(lambda due: _hyphened(due[0], known), line)
    marks = [mark for run in _MARKS.findall(line) for mark in _MARK.findall(run)]
    owners = [value for sign, value in marks if sign in "@＠"]
    dues = [value for sign, value in marks if sign in "^＾"]
    _at_most_one(owners, "@", Words("负责人", "owner"), _WHO)
    _at_most_one(dues, "^", Words("期限", "due date"), EXAMPLES)
    return Marked(
        text=" ".join(_MARKS.sub(" ", line).split()),
        owner=person_named(owners[0], known.people, known.present) if owners else "",
        due=due_date(dues[0], known.today, known.workdays) if dues else None,
        priority=written or 2,
        aim=aim,
        objective=objective,
        prioritised=written is not None,
    )


def _hyphened(due: str, known: Known) -> str:
    """A due date of several words as one; words that are no date stay words."""
    joined = due.replace(" ", "-")
    return joined if _is_date(joined, known) else due


def _is_date(due: str, known: Known) -> bool:
    try:
        due_date(due, known.today, known.workdays)
    except BadInputError:
        return False
    return True


def _at_most_one(values: list[str], sign: str, what: Words, written: Words) -> None:
    if len(values) > 1:
        raise BadInputError(
            Words(f"{what.zh}写了 {len(values)} 个。", f"There are {len(values)} marks for the {what.en}."),
            Words(f"只留一个 {sign}。", f"Keep one {sign}."),
        )
    if values and not values[0]:
        raise BadInputError(
            Words(f"{sign} 后面没有{what.zh}。", f"No {what.en} follows {sign}."),
            written,
        )


def _aim_taken(line: str) -> tuple[str, Aim | None]:
    match = _AIM.search(line)
    if match is None:
        return line, None
    kpi = match["kpi"].lower()
    if kpi not in KPIS:
        raise BadInputError(
            Words(f"没有 KPI「{match['kpi']}」。", f"There is no KPI “{match['kpi']}”."),
            Words(f"可写：{' '.join(KPIS)}。", f"Known: {' '.join(KPIS)}."),
        )
    comparison = _COMPARISONS.get(match["comparison"], match["comparison"])
    aim = Aim(kpi, comparison, float(match["value"]))
    return line[: match.start()] + " " + line[match.end() :], aim


def _objective_taken(line: str) -> tuple[str, str]:
    match = _OBJECTIVE.search(line)
    if match is None:
        return line, ""
    return line[: match.start()] + " " + line[match.end() :], match["value"].upper()


def _priority_taken(line: str) -> tuple[str, int | None]:
    match = _PRIORITY.search(line)
    if match is None:
        return line, None
    priority = int(match["value"])
    if priority not in (1, 2, 3):
        raise BadInputError(
            Words(f"优先级 !{match['value']} 看不懂。", f"The priority !{match['value']} is unknown."),
            Words("写 !1、!2 或 !3。", "Write !1, !2 or !3."),
        )
    return line[: match.start()] + " " + line[match.end() :], priority
