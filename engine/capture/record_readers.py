"""Readers of lines that record something: decisions, actions, questions, causes, marks, notes."""

import re
from collections.abc import Callable

from msgspec.structs import replace

from engine.capture.parts import is_record_id, last_name, misfit, record_id, text_of, whole_number
from engine.capture.people import names_joined, only_one, person_named
from engine.capture.sigils import Known, marks_taken
from engine.capture.verbs import Verb
from engine.errors import BadInputError
from engine.meeting import moves as mv
from engine.meeting.causes import cause_named
from engine.meeting.emergency import RECHECK
from engine.meeting.events import ActionList, BudgetChange, KpiMark
from engine.words import Words

_BUDGET = re.compile(
    r"\s*(?P<campaign>[^>＞》→]+?)\s+(?P<before>\d+(?:\.\d+)?)\s*[>＞》→]\s*(?P<after>\d+(?:\.\d+)?)(?:\s*(?P<currency>[A-Z]{3})\b)?"
)
_ASKER = re.compile(r"(?:(?<=\s)|^)[<＜《]\s*(?P<name>[^\s<＜《>＞》=＝\d][^\s》]*)(?=\s|$)")
_MARKS: dict[str, KpiMark] = {
    "fine": "fine",
    "ok": "fine",
    "正常": "fine",
    "没问题": "fine",
    "question": "question",
    "q": "question",
    "质询": "question",
    "decision": "decision",
    "d": "decision",
    "决定": "decision",
    "action": "action",
    "a": "action",
    "行动": "action",
}


def decide(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """d 批准清仓促销 @周婷"""
    text, approver = last_name(rest, known)
    return mv.Decide(text_of(verb, text), approver)


def budget(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """budget 活动A 100>70 活动B 100>130 USD @周婷"""
    text, approver = last_name(text_of(verb, rest), known)
    found, place = [], 0
    while match := _BUDGET.match(text, place):
        found.append(match)
        place = match.end()
    if not found or text[place:].strip():
        raise misfit(verb, text)
    currency = next((match["currency"] for match in reversed(found) if match["currency"]), "")
    changes = tuple(
        BudgetChange(one["campaign"], float(one["before"]), float(one["after"]), one["currency"] or currency)
        for one in found
    )
    return mv.Decide("；".join(change.said() for change in changes), approver, budgets=changes)


def act(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """a 降低自动广告出价20% @李敏 ^周五 !1 ~tacos<=12 #O1"""
    return _action(verb, rest, known, "")


def improve(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """improve 说明书加安装图 @陈静 ^下周三"""
    return _action(verb, rest, known, "improvement")


def prevent(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """prevent 每天对账追踪号 @王强 ^周五"""
    return _action(verb, rest, known, "prevention")


def recheck(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """recheck VTR 回到 95% 以上 @王强; without a date it falls due in 72 hours (R68)"""
    action = _action(verb, rest, known, "recheck")
    return action if action.due else replace(action, due=known.today + RECHECK)


def _action(verb: Verb, rest: str, known: Known, on: ActionList) -> mv.Act:
    marked = marks_taken(rest, known)
    text = text_of(verb, marked.text)
    owner = marked.owner or only_one(known.people, known.present)
    return mv.Act(text, owner, marked.due, marked.priority, marked.aim, objective=marked.objective, list=on)


def chase(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """chase Q-3 查清CTR下降原因 @李敏 ^周五"""
    question, rest = record_id(verb, rest, "Q")
    marked = marks_taken(rest, known)
    return mv.Act(
        marked.text,
        marked.owner or only_one(known.people, known.present),
        marked.due,
        marked.priority,
        marked.aim,
        objective=marked.objective,
        question=question,
    )


def take(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """take 2 @李敏 ^周五"""
    marked = marks_taken(rest, known)
    return mv.Take(whole_number(verb, marked.text), marked.owner, marked.due)


def ask(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """q 为什么CTR下降? @李敏 <周婷"""
    rest, asker = _asker_taken(rest, known)
    marked = marks_taken(rest, known)
    return mv.Ask(text_of(verb, marked.text), marked.owner, asker)


def pose(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """pose 2 @李敏 <周婷"""
    rest, asker = _asker_taken(rest, known)
    marked = marks_taken(rest, known)
    return mv.Pose(whole_number(verb, marked.text), marked.owner, asker)


def _asker_taken(rest: str, known: Known) -> tuple[str, str]:
    """A text without who asks, and who does."""
    rest = names_joined(rest, known.people, known.present)
    match = _ASKER.search(rest)
    if match is None:
        return rest, ""
    return f"{rest[: match.start()]} {rest[match.end() :]}", person_named(match["name"], known.people, known.present)


def answer(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """ans Q-3 大词出价过高 @李敏"""
    question = ""
    if is_record_id(rest.partition(" ")[0], "Q"):
        question, rest = record_id(verb, rest, "Q")
    text, explainer = last_name(rest, known)
    return mv.Answer(text_of(verb, text), question, explainer)


def verify(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """verify Q-3 @王强"""
    question, rest = record_id(verb, rest, "Q")
    text, who = last_name(rest, known)
    if text or not who:
        raise misfit(verb, rest)
    return mv.Verify(question, who)


def cause(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """cause 主图视频加载延迟 首屏视频 12MB"""
    category, _, text = text_of(verb, rest).partition(" ")
    return mv.Cause(cause_named(category), text.strip())


def mark(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """mark acos fine"""
    kpi, _, word = text_of(verb, rest).partition(" ")
    wanted = _MARKS.get(word.strip().casefold())
    if wanted is None:
        raise BadInputError(
            Words(f"KPI 不能标成「{word.strip()}」。", f"A KPI cannot be marked “{word.strip()}”."),
            Words("可写：fine question decision action。", "Known: fine question decision action."),
        )
    return mv.Mark(kpi.lower(), wanted)


def note(verb: Verb, rest: str, known: Known) -> mv.Spoken:
    """n 竞品降价10%"""
    return mv.TakeNote(text_of(verb, rest))


READERS: dict[str, Callable[[Verb, str, Known], mv.Spoken]] = {
    "d": decide,
    "budget": budget,
    "a": act,
    "improve": improve,
    "prevent": prevent,
    "recheck": recheck,
    "chase": chase,
    "take": take,
    "q": ask,
    "pose": pose,
    "ans": answer,
    "verify": verify,
    "cause": cause,
    "mark": mark,
    "n": note,
}
