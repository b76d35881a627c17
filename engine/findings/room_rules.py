"""Rules that are about no KPI: late and stale reports, actions left undone, who is in the room."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from engine.findings.rules import Comparison, Finding, Rule, Rulebook, Verdict, found, verdict_of
from engine.kpi.catalogue import Scope
from engine.reports.absent import Missing
from engine.reports.freshness import DOUBTFUL, STATUS_SAID, age_hours
from engine.reports.sources import Source
from engine.settings import Person
from engine.words import Words, joined, same


class Room(Struct, frozen=True):
    """What these rules look at."""

    sources: tuple[Source, ...]
    missing: tuple[Missing, ...]
    due: datetime | None
    """When the reports were due; None while no meeting is planned."""
    now: datetime
    people: tuple[Person, ...] = ()
    """The roster."""
    present: tuple[str, ...] | None = None
    """Who is there; None as long as no meeting runs."""
    completions: tuple[float | None, ...] = ()
    """Percent of the actions that were done, by meeting, the latest last."""


def evaluate_room(book: Rulebook, room: Room) -> tuple[Finding, ...]:
    """The findings of the rules that are about no KPI."""
    judges = {
        "actions.completion": _completion,
        "data.late": _late,
        "data.stale": _stale,
        "people.no_editor": _editors,
    }
    return tuple(judges[rule.id](book, rule, room) for rule in book.rules if rule.id in judges)


def _finding(book: Rulebook, rule: Rule, verdict: Verdict, held: Sequence[Comparison], reason: Words) -> Finding:
    return found(book, rule, verdict, Scope(), held, reason)


def _completion(book: Rulebook, rule: Rule, room: Room) -> Finding:
    condition = rule.when[0]
    latest = [percent for percent in room.completions if percent is not None][-rule.periods :]
    held = [Comparison(condition.kpi, percent, condition.limit, condition.sign) for percent in latest]
    if len(latest) < rule.periods:
        reason = Words(
            f"要连续 {rule.periods} 期的完成率才能判断，现有 {len(latest)} 期。",
            f"It takes the completion of {rule.periods} periods; there are {len(latest)}.",
        )
        return _finding(book, rule, "cannot_judge", held, reason)
    said = " → ".join(f"{percent:.0f}%" for percent in latest)
    reason = Words(f"最近 {rule.periods} 期完成率 {said}。", f"Completion of the last {rule.periods} periods: {said}.")
    fires = all(condition.holds(percent) for percent in latest)
    return _finding(book, rule, "fires" if fires else "clear", held, reason)


def _late(book: Rulebook, rule: Rule, room: Room) -> Finding:
    """Late are reports handed in after the deadline, and those that are not there when it has passed (R9)."""
    condition = rule.when[0]
    if room.due is None:
        reason = Words("没有排定的会议，没有截止时间。", "No meeting is planned, so there is no deadline.")
        return _finding(book, rule, "cannot_judge", (), reason)
    held = [
        Comparison(condition.kpi, _hours(one.submitted_at - room.due), condition.limit, condition.sign, file=one.file)
        for one in room.sources
        if one.in_review
    ]
    late = [one for one in held if one.value is not None and condition.holds(one.value)]
    absent = [_absent_said(one) for one in room.missing if room.now > room.due]
    if not late and not absent:
        return _finding(book, rule, "clear", held, Words("没有迟交的报表。", "No report is late."))
    return _finding(book, rule, "fires", late, _late_said(late, absent))


def _hours(late: timedelta) -> float:
    return round(late / timedelta(hours=1), 1)


def _absent_said(one: Missing) -> Words:
    place = same(f" {one.marketplace}" if one.marketplace else "")
    return (one.label if one.label.en else same(one.report)) + place


def _late_said(late: Sequence[Comparison], absent: Sequence[Words]) -> Words:
    parts = [Words(f"{len(late)} 份迟交", f"{len(late)} late")] if late else []
    if absent:
        names = joined(list(absent))
        count = len(absent)
        parts.append(Words(f"{count} 份未交（", f"{count} missing (") + names + Words("）", ")"))
    return joined(parts, "，", ", ") + Words("。", ".")


def _stale(book: Rulebook, rule: Rule, room: Room) -> Finding:
    """Old data, and data that does not say when it is of (R56)."""
    reviewed = [one for one in room.sources if one.in_review]
    if not reviewed:
        return _finding(
            book, rule, "cannot_judge", (), Words("本周期没有报表。", "There are no reports of this period.")
        )
    doubtful = [one for one in reviewed if one.status in DOUBTFUL]
    held = [
        Comparison(
            "age_hours",
            age_hours(one.as_of, room.now),
            one.limit_hours,
            ">",
            as_of=one.as_of,
            flags=(one.status,),
            file=one.file,
        )
        for one in doubtful or reviewed
    ]
    if not doubtful:
        return _finding(book, rule, "clear", held, Words("数据都在时限内。", "All data is recent enough."))
    counts = {status: sum(one.status == status for one in doubtful) for status in sorted({s.status for s in doubtful})}
    zh = "，".join(f"{count} 份{STATUS_SAID[status].zh}" for status, count in counts.items())
    en = ", ".join(f"{count} {STATUS_SAID[status].en}" for status, count in counts.items())
    return _finding(book, rule, "fires", held, Words(f"{zh}。", f"{en}."))


def _editors(book: Rulebook, rule: Rule, room: Room) -> Finding:
    """At least one who may edit the back end must be there (R51); a roster without any settles it beforehand."""
    condition = rule.when[0]
    editors = [person.name for person in room.people if person.edit_rights]
    there = editors if room.present is None else [name for name in editors if name in room.present]
    held = [Comparison(condition.kpi, float(len(there)), condition.limit, condition.sign)]
    if not room.people:
        return _finding(book, rule, "cannot_judge", (), Words("名册是空的。", "The roster is empty."))
    if verdict_of(rule, held) == "fires":
        reason = Words("没有有后台编辑权限的人。", "There is nobody who may edit the back end.")
        return _finding(book, rule, "fires", held, reason)
    if room.present is None:
        reason = Words(
            f"开会时才知道是否到场：{'、'.join(editors)}。", f"Known when the meeting runs: {', '.join(editors)}."
        )
        return _finding(book, rule, "cannot_judge", held, reason)
    return _finding(book, rule, "clear", held, Words(f"在场：{'、'.join(there)}。", f"Present: {', '.join(there)}."))
