"""Readers of lines that say what becomes of actions and decisions."""

import re
from collections.abc import Callable

from engine.capture.parts import last_name, misfit, record_id, text_of, whole_number
from engine.capture.sigils import Known, marks_taken
from engine.capture.verbs import Verb
from engine.errors import BadInputError
from engine.meeting import moves as mv
from engine.words import Words

_ALL = ("all", "全部")
_BETWEEN = re.compile(r"[\s,，、|]+")


def done(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """done A-12"""
    action, rest = record_id(verb, rest)
    if rest:
        raise misfit(verb, rest)
    return mv.Done(action)


def redue(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """redue A-12 ^下周三 等货代"""
    action, rest = record_id(verb, rest)
    marked = marks_taken(rest, known)
    if marked.due is None:
        raise BadInputError(
            Words(f"{action} 改到哪天？", f"{action}: to which day?"),
            Words(f"写法：redue {action} ^下周三", f"Write: redue {action} ^+3d"),
        )
    return mv.Redue(action, marked.due, marked.text)


def drop(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """drop A-12 供应商停产"""
    action, reason = record_id(verb, rest)
    if not reason:
        raise BadInputError(
            Words(f"取消 {action} 要写原因。", f"Dropping {action} takes a reason."),
            Words(f"写法：drop {action} 原因", f"Write: drop {action} REASON"),
        )
    return mv.Drop(action, reason)


def tbd(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """tbd A-12 等财务定预算"""
    action, reason = record_id(verb, rest)
    if not reason:
        raise BadInputError(
            Words(f"{action} 待定要写原因。", f"Leaving {action} to be settled takes a reason."),
            Words(f"写法：tbd {action} 原因", f"Write: tbd {action} REASON"),
        )
    return mv.Defer(action, reason)


def fix(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """fix A-12 @李敏 ^周五; fix D-3 新的内容 @周婷"""
    record, rest = record_id(verb, rest, "AD")
    if record.startswith("D"):
        text, approver = last_name(text_of(verb, rest), known)
        if text.startswith(("@", "＠")):
            raise BadInputError(
                Words("@ 后面只写一个名字。", "One name follows @, and nothing else."),
                Words(f"写法：fix {record} 新的内容 @批准人", f"Write: fix {record} NEW TEXT @APPROVER"),
            )
        return mv.AmendDecision(record, text or None, approver or None)
    marked = marks_taken(text_of(verb, rest), known)
    priority = marked.priority if marked.prioritised else None
    return mv.Amend(
        record,
        marked.text or None,
        marked.owner or None,
        marked.due,
        objective=marked.objective or None,
        priority=priority,
    )


def accept(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """accept A-12 VTR 连续三天 95% 以上"""
    action, text = record_id(verb, rest)
    return mv.Amend(action, accept=text_of(verb, text))


def progress(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """prog A-12 60 主图已拍"""
    action, rest = record_id(verb, rest)
    percent, _, said = text_of(verb, rest).partition(" ")
    return mv.Progress(action, whole_number(verb, percent.rstrip("%％")), said.strip())


def execute(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """exec D-3 @王强"""
    decision, rest = record_id(verb, rest, "D")
    text, who = last_name(rest, known)
    if text:
        raise misfit(verb, text)
    return mv.Execute(decision, who)


def confirm(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """confirm all; confirm A-3 D-2"""
    if not rest or rest.casefold() in _ALL:
        return mv.Confirm()
    return mv.Confirm(tuple(record_id(verb, one, "AD")[0] for one in _BETWEEN.split(rest) if one))


READERS: dict[str, Callable[[Verb, str, Known], mv.Spoken]] = {
    "done": done,
    "redue": redue,
    "drop": drop,
    "tbd": tbd,
    "fix": fix,
    "accept": accept,
    "prog": progress,
    "exec": execute,
    "confirm": confirm,
}
