"""The lines that several sections of a document share: an action's cells, evidence as it stood, a dated line."""

from collections.abc import Iterable, Sequence
from datetime import date

from engine.dates import day_said, moment_said
from engine.findings.rules import PRINTED
from engine.kpi.catalogue import KPIS, Scope
from engine.kpi.figures import figure_said, kpi_said
from engine.meeting.actions import LISTS, Action
from engine.meeting.events import Aim, Evidence
from engine.minutes.document import Column, Entry, Line, Span, plain, toned
from engine.reports.freshness import STATUS_SAID
from engine.words import Words, counted, joined, same

_NARROWER = " · "
"""What a scope narrower than a marketplace has in it, as it is said and frozen."""

OWNER = Column(Words("负责人", "Owner"), 2)
ACTION = Column(Words("行动", "Action"), 8)
DUE = Column(Words("期限", "Due"), 3)
LATE_BY = Column(Words("逾期", "Late by"), 2)
NUMBER = Column(Words("编号", "Id"), 1)
"""Columns of the tables of actions."""

PENDING = toned(Words("待定", "to be settled"), "bad")
"""Stands where an owner or a date is missing (R23)."""


def listed(parts: Iterable[Words]) -> Words:
    """Names or figures one after the other."""
    return joined(list(parts))


def kpis_named(ids: Iterable[str]) -> Words:
    """KPIs one after the other."""
    return listed(map(kpi_said, ids))


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
    told = [Words("目标 ", "aim: ") + aim_said(action.aim)] if action.aim else []
    told += [Words("验收：", "done when: ") + same(action.accept)] if action.accept else []
    told += [Words("OKR：", "objective: ") + same(action.objective)] if action.objective else []
    told += [Words(f"进度 {action.progress}%", f"{action.progress}% done")] if action.progress else []
    told += [Words("待定原因：", "still open because: ") + same(action.deferred)] if action.deferred else []
    listed_on = (toned(LISTS[action.list] + Words("｜", ": "), "soft"),) if action.list else ()
    return (*listed_on, plain(action.text), *((toned(bracketed(joined(told, "；", "; ")), "soft"),) if told else ()))


def late_by(action: Action, today: date) -> Line:
    """How long it is overdue; nothing where it is not."""
    if action.due is None or not action.late(today):
        return ()
    days = (today - action.due).days
    return (toned(Words(f"{days} 天", counted(days, "day")), "bad"),)


def aim_said(aim: Aim) -> Words:
    """What an action is meant to bring about: ACoS ≤ 30.0%."""
    if aim.kpi not in KPIS:
        return same(aim.said())
    kpi = KPIS[aim.kpi]
    return kpi.label + same(f" {PRINTED.get(aim.comparison, aim.comparison)} {figure_said(aim.value, kpi.unit)}")


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
    """Values as they stood, each with the limit that it was held against, and of when they were.

    Where whole marketplaces are among them, campaigns and products are only counted: each stands in the snapshot.
    """
    held = [one for one in evidence if one.kpi in KPIS]
    shown = [one for one in held if _NARROWER not in one.scope] or held
    by_origin: dict[tuple[str, str], list[Words]] = {}
    for one in shown:
        by_origin.setdefault(_origin(one), []).append(_held(one))
    said = [joined(values) + _about(origin) for origin, values in by_origin.items()]
    if left := len(held) - len(shown):
        said.append(Words(f"另有 {left} 项单个活动或商品的数据", f"{left} more of single campaigns or products"))
    return joined(said, "；", "; ")


def _held(one: Evidence) -> Words:
    kpi = KPIS[one.kpi]
    said = kpi.label + same(f" {figure_said(one.value, kpi.unit)}")
    if one.limit is None:
        return said
    if not one.comparison:  # the target as it was; no rule compared
        return said + Words(
            f"，目标 {figure_said(one.limit, kpi.unit)}", f", target {figure_said(one.limit, kpi.unit)}"
        )
    return said + same(f" {PRINTED.get(one.comparison, one.comparison)} {figure_said(one.limit, kpi.unit)}")


def _origin(one: Evidence) -> tuple[str, str]:
    """Where a value is of, and of when and in what state, in both languages."""
    everywhere = Scope().said()  # frozen in the language of the meeting, read in another
    about = [everywhere if one.scope in (everywhere.zh, everywhere.en) else same(one.scope)] if one.scope else []
    if one.as_of is not None:
        about.append(Words(f"数据截至 {moment_said(one.as_of)}", f"as of {moment_said(one.as_of)}"))
    about += [words for status, words in STATUS_SAID.items() if status in one.status.split() and status != "fresh"]
    said = joined(about, "，", ", ")
    return said.zh, said.en


def _about(origin: tuple[str, str]) -> Words:
    return bracketed(Words(*origin)) if origin[0] else same("")


def rule_said(finding: str, titles: dict[str, Words]) -> Words:
    """The rule that an action came from, by its title; by its id where nobody knows the title any more."""
    rule, _, version = finding.partition(" ")
    title = titles.get(rule, same(rule))
    return Words(f"内部规则「{title.zh}」", f"house rule “{title.en}”") + (
        Words(f"（版本 {version}）", f" (edition {version})") if version else same("")
    )
