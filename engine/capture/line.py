"""The capture line: what the scribe types, understood. One grammar for prompt, palette, scripts and tests."""

import re
from collections.abc import Callable
from datetime import date

from engine.capture.people import person_named
from engine.capture.sigils import Known, marks_taken
from engine.capture.verbs import BY_NAME, Verb
from engine.due.grammar import due_said
from engine.errors import BadInputError, KaihuiError
from engine.meeting import moves as mv
from engine.words import Words, joined, same

_ACTION_ID = re.compile(r"[aA]?[-－]?(\d{1,6})")
_NUMBER = re.compile(r"\d{1,4}")
_SEPARATORS = re.compile(r"[\s,，、;；@＠]+")


def understood(line: str, known: Known) -> mv.Spoken:
    """The move that `line` asks for.

    Raises:
        BadInputError: no such verb, or what follows it does not fit, with what to write instead.
        NotFoundError: an owner that fits nobody.
    """
    verb, rest = _verb_and_rest(line)
    return _READERS[verb.name](verb, rest, known)


def _verb_and_rest(line: str) -> tuple[Verb, str]:
    first, _, rest = line.strip().partition(" ")
    verb = BY_NAME.get(first.casefold())
    if verb is None and first:
        verb, rest = _chinese_verb(line.strip())
    if verb is None:
        raise BadInputError(
            Words(f"「{first}」不是动词。", f"“{first}” is no verb."),
            Words("行首写 d 决定、a 行动项、q 质询、n 记录；? 看全部。", "Begin with d, a, q or n; ? lists them all."),
        )
    return verb, rest.strip()


def _chinese_verb(line: str) -> tuple[Verb | None, str]:
    """A Chinese verb needs no space after it: 决定批准清仓."""
    for name in sorted(BY_NAME, key=len, reverse=True):
        if not name.isascii() and line.startswith(name):
            return BY_NAME[name], line[len(name) :].lstrip(" ：:，,")
    return None, ""


def _text_of(verb: Verb, text: str) -> str:
    if not text:
        raise BadInputError(
            Words(f"{verb.label.zh}没有内容。", f"{verb.label.en}: nothing follows."),
            Words(f"写法：{verb.name} {verb.usage.zh}", f"Write: {verb.name} {verb.usage.en}"),
        )
    return text


def _misfit(verb: Verb, rest: str) -> BadInputError:
    return BadInputError(
        Words(f"{verb.label.zh}看不懂「{rest}」。", f"{verb.label.en}: “{rest}” does not fit."),
        Words(f"写法：{verb.name} {verb.usage.zh}", f"Write: {verb.name} {verb.usage.en}"),
    )


def _decide(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    return mv.Decide(_text_of(verb, rest))


def _act(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    marked = marks_taken(rest, known)
    text = _text_of(verb, marked.text)
    return mv.Act(text, marked.owner, marked.due, marked.priority, marked.aim)


def _take(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    marked = marks_taken(rest, known)
    return mv.Take(_whole_number(verb, marked.text), marked.owner, marked.due)


def _ask(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    marked = marks_taken(rest, known)
    return mv.Ask(_text_of(verb, marked.text), marked.owner)


def _answer(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    return mv.Answer(_text_of(verb, rest))


def _note(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    return mv.TakeNote(_text_of(verb, rest))


def _goto(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    number, _, reason = rest.partition(" ")
    return mv.Goto(_whole_number(verb, number), reason.strip())


def _extend(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    minutes, _, reason = rest.partition(" ")
    sign = -1 if verb.name == "shorten" else 1
    return mv.Extend(sign * _whole_number(verb, minutes.removeprefix("+")), reason.strip())


def _whole_number(verb: Verb, text: str) -> int:
    if not _NUMBER.fullmatch(_text_of(verb, text)):
        raise _misfit(verb, text)
    return int(text)


def _plain(move: mv.Spoken) -> Callable[[Verb, str, Known], mv.Spoken]:
    def read(verb: Verb, rest: str, known: Known) -> mv.Spoken:
        if rest:
            raise _misfit(verb, rest)
        return move

    return read


def _reasoned(
    move: type[mv.Next] | type[mv.Park] | type[mv.Start] | type[mv.Close],
) -> Callable[[Verb, str, Known], mv.Spoken]:
    def read(verb: Verb, rest: str, known: Known) -> mv.Spoken:
        return move(rest)

    return read


def _people(move: type[mv.Attend] | type[mv.Leave]) -> Callable[[Verb, str, Known], mv.Spoken]:
    def read(verb: Verb, rest: str, known: Known) -> mv.Spoken:
        names = [name for name in _SEPARATORS.split(_text_of(verb, rest)) if name]
        # a guest may come under any name, so letters that fit nobody are taken as they stand
        return move(tuple(_attendee(name, known) for name in names))

    return read


def _attendee(name: str, known: Known) -> str:
    try:
        return person_named(name, known.people, known.present)
    except KaihuiError:
        return name


def _action_id(verb: Verb, rest: str) -> tuple[str, str]:
    first, _, rest = _text_of(verb, rest).partition(" ")
    match = _ACTION_ID.fullmatch(first)
    if match is None:
        raise _misfit(verb, first)
    return f"A-{int(match[1])}", rest.strip()


def _done(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    action, rest = _action_id(verb, rest)
    if rest:
        raise _misfit(verb, rest)
    return mv.Done(action)


def _redue(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    action, rest = _action_id(verb, rest)
    marked = marks_taken(rest, known)
    if marked.due is None:
        raise BadInputError(
            Words(f"{action} 改到哪天？", f"{action}: to which day?"),
            Words(f"写法：redue {action} ^下周三", f"Write: redue {action} ^+3d"),
        )
    return mv.Redue(action, marked.due, marked.text)


def _drop(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    action, reason = _action_id(verb, rest)
    if not reason:
        raise BadInputError(
            Words(f"取消 {action} 要写原因。", f"Dropping {action} takes a reason."),
            Words(f"写法：drop {action} 原因", f"Write: drop {action} REASON"),
        )
    return mv.Drop(action, reason)


def _fix(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    action, rest = _action_id(verb, rest)
    marked = marks_taken(_text_of(verb, rest), known)
    return mv.Amend(action, marked.text or None, marked.owner or None, marked.due)


_READERS: dict[str, Callable[[Verb, str, Known], mv.Spoken]] = {
    "d": _decide,
    "a": _act,
    "take": _take,
    "q": _ask,
    "ans": _answer,
    "n": _note,
    "next": _reasoned(mv.Next),
    "prev": _plain(mv.Previous()),
    "goto": _goto,
    "pause": _plain(mv.Pause()),
    "resume": _plain(mv.Resume()),
    "extend": _extend,
    "shorten": _extend,
    "park": _reasoned(mv.Park),
    "undo": _plain(mv.Undo()),
    "start": _reasoned(mv.Start),
    "close": _reasoned(mv.Close),
    "attend": _people(mv.Attend),
    "leave": _people(mv.Leave),
    "done": _done,
    "redue": _redue,
    "drop": _drop,
    "fix": _fix,
}


def echo(line: str, known: Known) -> Words:
    """What Enter would record, said while it is being typed: owner and due date in full.

    Raises:
        KaihuiError: what understood() raises.
    """
    verb, _ = _verb_and_rest(line)
    move = understood(line, known)
    parts = [verb.label]
    if isinstance(move, mv.Act | mv.Take):
        parts += _handed_out(move.owner, move.due, known)
    if isinstance(move, mv.Act):
        parts += [same(f"P{move.priority}"), *([same(move.aim.said())] if move.aim else [])]
    if isinstance(move, mv.Ask) and move.to:
        parts.append(Words(f"问 {move.to}", f"to {move.to}"))
    if isinstance(move, mv.Amend | mv.Redue):
        parts += [same(move.action), *_changed(move, known)]
    return joined(parts, " · ", " · ")


def _handed_out(owner: str, due: date | None, known: Known) -> list[Words]:
    return [
        same(owner) if owner else Words("缺负责人 @", "no owner @"),
        due_said(due, known.today, known.workdays) if due else Words("缺期限 ^", "no due date ^"),
    ]


def _changed(move: mv.Amend | mv.Redue, known: Known) -> list[Words]:
    owner = [same(move.owner)] if isinstance(move, mv.Amend) and move.owner else []
    return owner + ([due_said(move.due, known.today, known.workdays)] if move.due else [])
