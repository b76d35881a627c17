"""What minutes leave unsaid: actions that bind nobody, decisions on old data, open ends (R23, R25, R57)."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from engine.dates import day_in_utc8
from engine.meeting.state import Meeting
from engine.words import Words, joined, same

Fault = Literal[
    "no_owner", "no_due", "past_due", "no_acceptance", "stale_data", "disputed_stock", "open_question", "no_action"
]
"""What may be wrong, by the name that JSON gives it."""

_DISPUTED = Words("：ERP 与亚马逊库存对不上", ": ERP and Amazon count the stock differently")


class Lint(Struct, frozen=True):
    """One thing to mend, or to answer for."""

    fault: Fault
    id: str
    """Of the action, decision, question or item."""
    words: Words


def lint(meeting: Meeting) -> tuple[Lint, ...]:
    """All that the minutes of a meeting leave unsaid, actions first."""
    return (*_actions(meeting), *_decisions(meeting), *_questions(meeting), *_topics(meeting))


def _actions(meeting: Meeting) -> Iterator[Lint]:
    """Open actions without owner, due date to come, or acceptance (R23, R57); a 待定 with its reason is let pass."""
    for action in meeting.actions:
        if action.status != "open":
            continue
        told = f"{action.id} {action.text}"
        if "owner" in action.lacks:
            yield Lint("no_owner", action.id, Words(f"{told}：没有负责人", f"{told}: no owner"))
        if "due" in action.lacks:
            yield Lint("no_due", action.id, Words(f"{told}：没有期限", f"{told}: no due date"))
        if action.due and action.added_at and action.due < day_in_utc8(action.added_at):
            past = Words(f"：记下时期限 {action.due} 已过", f": due {action.due}, which was past when it was recorded")
            yield Lint("past_due", action.id, same(told) + past)
        if action.lacks_acceptance:
            without = Words("：没有验收标准", ": nothing says how one will see that it is done")
            yield Lint("no_acceptance", action.id, same(told) + without)


def _decisions(meeting: Meeting) -> Iterator[Lint]:
    """Decisions that were taken on doubtful data (R28, R50)."""
    for decision in meeting.decisions:
        told = same(f"{decision.id} {decision.text}")
        if decision.flagged:
            on = joined([same(kpi) for kpi in decision.flagged])
            yield Lint("stale_data", decision.id, told + Words("：基于未更新数据 ", ": on data out of date: ") + on)
        if decision.disputed:
            yield Lint("disputed_stock", decision.id, told + _DISPUTED)


def _questions(meeting: Meeting) -> Iterator[Lint]:
    """Questions that got no answer (R70)."""
    for question in meeting.questions:
        if question.answer is None:
            told = f"{question.id} {question.text}"
            to = Words(f"（问 {question.to}）", f" (to {question.to})") if question.to else same("")
            yield Lint("open_question", question.id, same(told) + to + Words("：还没有回答", ": not answered"))


def _topics(meeting: Meeting) -> Iterator[Lint]:
    """Topics that were decided and gave nobody anything to do (R25)."""
    decided = {decision.item for decision in meeting.decisions} - {action.item for action in meeting.actions}
    for item in meeting.items:
        if item.id in decided:
            title = item.plan.title
            without = Words(f"「{title.zh}」有决定，没有行动项", f"“{title.en}”: decided, but no action")
            yield Lint("no_action", item.id, without)
