"""Readers of lines that lead through the agenda and hold the meeting."""

from collections.abc import Callable

from engine.capture.parts import last_name, minutes_of, misfit, names_of, text_of, time_of_day, whole_number
from engine.capture.sigils import Known, marks_taken
from engine.capture.verbs import Verb
from engine.meeting import moves as mv
from engine.meeting.shipments import CLASSES


def goto(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """goto 3 老板要先看广告"""
    number, _, reason = rest.partition(" ")
    return mv.Goto(whole_number(verb, number), reason.strip())


def extend(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """extend 5 还差一个决定; shorten 5"""
    minutes, _, reason = rest.partition(" ")
    sign = -1 if verb.name == "shorten" else 1
    return mv.Extend(sign * minutes_of(verb, minutes), reason.strip())


def park(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """park 等供应商回复; park 5 时间不够"""
    first, _, reason = rest.partition(" ")
    if first.isdecimal() and len(first) <= 2:
        return mv.Park(reason.strip(), int(first))
    return mv.Park(rest)


def prioritise(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """prio 3 !1"""
    marked = marks_taken(rest, known)
    if not marked.prioritised:
        raise misfit(verb, rest)
    return mv.Prioritise(whole_number(verb, marked.text), marked.priority)


def start(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """start; start ^09:55 王强在路上"""
    first, _, reason = rest.partition(" ")
    began_at = time_of_day(first, known) if first.startswith("^") else None
    return mv.Start(rest) if began_at is None else mv.Start(reason.strip(), began_at)


def started(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """started 09:55"""
    began_at = time_of_day(text_of(verb, rest), known)
    if began_at is None:
        raise misfit(verb, rest)
    return mv.Backdate(began_at)


def rate(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """rate 4; rate 4 @李敏"""
    score, who = last_name(rest, known)
    return mv.Rate(whole_number(verb, score), who)


def remedy(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """remedy tracking-fix.xlsx @王强"""
    file, who = last_name(rest, known)
    return mv.Remedy(text_of(verb, file), who)


def judge(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """judge 111-1234567-1234567 2; the key leaves the order to the cursor, so that a number alone is understood too"""
    order, _, number = text_of(verb, rest).rpartition(" ")
    causes = list(CLASSES)
    if number not in [str(place) for place, _ in enumerate(causes, start=1)]:
        raise misfit(verb, rest)
    return mv.Judge(order.strip(), causes[int(number) - 1])


def _plain(move: mv.Spoken) -> Callable[[Verb, str, Known], mv.Spoken]:
    def read(verb: Verb, rest: str, known: Known) -> mv.Spoken:
        if rest:
            raise misfit(verb, rest)
        return move

    return read


def _reasoned(
    move: type[mv.Next] | type[mv.Inform] | type[mv.Trim] | type[mv.Close],
) -> Callable[[Verb, str, Known], mv.Spoken]:
    def read(verb: Verb, rest: str, known: Known) -> mv.Spoken:
        return move(rest)

    return read


def _people(
    move: type[mv.Attend] | type[mv.Leave] | type[mv.Read],
) -> Callable[[Verb, str, Known], mv.Spoken]:
    def read(verb: Verb, rest: str, known: Known) -> mv.Spoken:
        return move(names_of(verb, rest, known))

    return read


READERS: dict[str, Callable[[Verb, str, Known], mv.Spoken]] = {
    "next": _reasoned(mv.Next),
    "inform": _reasoned(mv.Inform),
    "prev": _plain(mv.Previous()),
    "goto": goto,
    "pause": _plain(mv.Pause()),
    "resume": _plain(mv.Resume()),
    "extend": extend,
    "shorten": extend,
    "park": park,
    "prio": prioritise,
    "reorder": _plain(mv.Reorder()),
    "trim": _reasoned(mv.Trim),
    "undo": _plain(mv.Undo()),
    "start": start,
    "started": started,
    "close": _reasoned(mv.Close),
    "rate": rate,
    "attend": _people(mv.Attend),
    "leave": _people(mv.Leave),
    "read": _people(mv.Read),
    "remedy": remedy,
    "judge": judge,
}
