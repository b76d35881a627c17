"""The lines that several sections of a document share: an action's cells, evidence as it stood, a dated line."""

from collections.abc import Iterable, Sequence

from engine.dates import day_said, moment_said
from engine.kpi.catalogue import KPIS
from engine.kpi.figures import figure_said
from engine.meeting.actions import Action
from engine.meeting.events import Aim, Evidence
from engine.minutes.document import Column, Entry, Line, Span, plain, toned
from engine.reports.freshness import STATUS_SAID
from engine.words import Words, joined, same

_SIGNS = {">=": "≥", "<=": "≤"}

OWNER = Column(Words("负责人", "Owner"), 2)
ACTION = Column(Words("行动", "Action"), 7)
DUE = Column(Words("期限", "Due"), 3)
NUMBER = Column(Words("编号", "Id"), 1)
"""Columns of every table of actions."""

PENDING = toned(Words("待定", "open"), "bad")
"""Stands where an owner or a date is missing (R23)."""


def listed(parts: Iterable[Words]) -> Words:
    """Names or figures one after the other."""
    return joined(list(parts))


def names(people: Sequence[str]) -> Words:
    """People one after the other."""
    return listed(same(name) for name in people)


def bracketed(words: Words) -> Words:
    """An aside."""
    return Words(f"（{words.zh}）", f" ({words.en})")


def bullet(*spans: Span) -> Entry:
    """An entry of a list with nothing below it."""
    return Entry(spans)


def text_of(action: Action) -> Line:
    """What is to be done, and how one will see that it is."""
    return (plain(action.text), *_aim(action.aim))


def _aim(aim: Aim | None) -> Line:
    return () if aim is None else (toned(bracketed(Words("目标 ", "aim: ") + aim_said(aim)), "soft"),)


def aim_said(aim: Aim) -> Words:
    """What an action is meant to bring about: ACoS ≤ 30.0%."""
    if aim.kpi not in KPIS:
        return same(aim.said())
    kpi = KPIS[aim.kpi]
    return kpi.label + same(f" {_SIGNS.get(aim.comparison, aim.comparison)} {figure_said(aim.value, kpi.unit)}")


def owner_of(action: Action) -> Line:
    """Who does it."""
    return (plain(action.owner),) if action.owner else (PENDING,)


def due_of(action: Action) -> Line:
    """Until when."""
    return (plain(day_said(action.due)),) if action.due else (PENDING,)


def number_of(action: Action) -> Line:
    """The same number through all meetings."""
    return (toned(action.id, "soft"),)


def evidence_said(evidence: Sequence[Evidence]) -> Words:
    """Values as they stood, each with the limit that it was held against, and of when they were."""
    held = [one for one in evidence if one.kpi in KPIS]
    return joined([_held(one) for one in held], "；", "; ")


def _held(one: Evidence) -> Words:
    kpi = KPIS[one.kpi]
    said = kpi.label + same(f" {figure_said(one.value, kpi.unit)}")
    if one.limit is not None:
        said = said + same(f" {_SIGNS.get(one.comparison, one.comparison)} {figure_said(one.limit, kpi.unit)}")
    about = [same(one.scope)] if one.scope else []
    if one.as_of is not None:
        about.append(Words(f"数据截至 {moment_said(one.as_of)}", f"as of {moment_said(one.as_of)}"))
    about += [words for status, words in STATUS_SAID.items() if status in one.status.split() and status != "fresh"]
    return said + bracketed(joined(about, "，", ", ")) if about else said


def rule_said(finding: str, titles: dict[str, Words]) -> Words:
    """The rule that an action came from, by its title; by its id where nobody knows the title any more."""
    rule, _, version = finding.partition(" ")
    title = titles.get(rule, same(rule))
    return Words(f"内部规则「{title.zh}」", f"house rule “{title.en}”") + (
        Words(f"（{version} 版）", f" (edition {version})") if version else same("")
    )
