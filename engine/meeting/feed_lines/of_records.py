"""Lines of the feed on decisions, questions, causes, marks and notes."""

from collections.abc import Callable
from typing import Any

from engine.kpi.figures import kpi_said
from engine.meeting import events as ev
from engine.meeting.causes import cause_said
from engine.meeting.records import MARKS
from engine.meeting.state import Meeting
from engine.words import Words, same


def _decided(fact: ev.DecisionMade, meeting: Meeting) -> tuple[Words, Words]:
    approver = Words(f"（{fact.approver} 批准）", f" (approved by {fact.approver})") if fact.approver else same("")
    flagged = Words("（基于未更新数据）", " (on data out of date)") if fact.flagged else same("")
    disputed = Words("（库存数据存疑）", " (stock in doubt)") if fact.disputed else same("")
    late = Words("（超时后）", " (in overtime)") if fact.overtime else same("")
    kind = Words("预算", "budget") if fact.budgets else Words("决定", "decision")
    return kind, same(f"{fact.id} {fact.text}") + approver + flagged + disputed + late


def _decision_amended(fact: ev.DecisionAmended, meeting: Meeting) -> tuple[Words, Words]:
    approver = Words(f" {fact.approver} 批准", f" approved by {fact.approver}") if fact.approver else same("")
    return Words("修改", "mended"), same(f"{fact.id} {fact.text or ''}".rstrip()) + approver


def _executed(fact: ev.DecisionExecuted, meeting: Meeting) -> tuple[Words, Words]:
    return Words("执行", "executed"), same(f"{fact.id} @{fact.who}")


def _asked(fact: ev.QuestionAsked, meeting: Meeting) -> tuple[Words, Words]:
    to, asker = f" @{fact.to}" if fact.to else "", f" <{fact.asker}" if fact.asker else ""
    return Words("质询", "question"), same(f"{fact.id} {fact.text}{to}{asker}")


def _answered(fact: ev.QuestionAnswered, meeting: Meeting) -> tuple[Words, Words]:
    return Words("回答", "answer"), same(f"{fact.id} {fact.text}" + (f" @{fact.explainer}" if fact.explainer else ""))


def _verified(fact: ev.QuestionVerified, meeting: Meeting) -> tuple[Words, Words]:
    return Words("核实", "verified"), same(f"{fact.id} @{fact.who}")


def _caused(fact: ev.CauseFound, meeting: Meeting) -> tuple[Words, Words]:
    return Words("根因", "cause"), cause_said(fact.category) + same(f" {fact.text}" if fact.text else "")


def _marked(fact: ev.KpiMarked, meeting: Meeting) -> tuple[Words, Words]:
    return Words("标记", "marked"), kpi_said(fact.kpi) + same(" ") + MARKS[fact.mark]


def _noted(fact: ev.NoteTaken, meeting: Meeting) -> tuple[Words, Words]:
    return Words("记录", "note"), same(fact.text)


def _confirmed(fact: ev.Confirmed, meeting: Meeting) -> tuple[Words, Words]:
    return Words("复读", "confirmed"), same(" ".join(fact.digests))


SAID: dict[type[ev.Event], Callable[[Any, Meeting], tuple[Words, Words]]] = {
    ev.DecisionMade: _decided,
    ev.DecisionAmended: _decision_amended,
    ev.DecisionExecuted: _executed,
    ev.QuestionAsked: _asked,
    ev.QuestionAnswered: _answered,
    ev.QuestionVerified: _verified,
    ev.CauseFound: _caused,
    ev.KpiMarked: _marked,
    ev.NoteTaken: _noted,
    ev.Confirmed: _confirmed,
}
