"""The records that moves name by their ids: found, or a refusal that lists those that there are."""

from collections.abc import Iterable

from engine.errors import NotFoundError, RefusedError
from engine.meeting.actions import STATUSES, Action
from engine.meeting.records import Decision, Question
from engine.meeting.state import Meeting
from engine.words import Words, joined, same

_HERE = Words("本次会议有：", "This meeting has: ")


def decision_named(meeting: Meeting, decision_id: str) -> Decision:
    """The decision of that id."""
    decision = meeting.decision(decision_id)
    if decision is None:
        no_such = Words(f"没有决定 {decision_id}。", f"There is no decision {decision_id}.")
        raise _refusal(no_such, _HERE, (one.id for one in meeting.decisions))
    return decision


def question_named(meeting: Meeting, question_id: str) -> Question:
    """The question of that id."""
    question = meeting.question(question_id)
    if question is None:
        no_such = Words(f"没有质询 {question_id}。", f"There is no question {question_id}.")
        raise _refusal(no_such, _HERE, (one.id for one in meeting.questions))
    return question


def open_action_named(meeting: Meeting, action_id: str) -> Action:
    """The action of that id, which nothing has settled yet."""
    action = meeting.action(action_id)
    if action is None:
        no_such = Words(f"没有行动项 {action_id}。", f"There is no action {action_id}.")
        still = (one.id for one in meeting.actions if one.status == "open")
        raise _refusal(no_such, Words("未完成的有：", "Open ones: "), still)
    if action.status != "open":
        status = STATUSES[action.status]
        raise RefusedError(
            Words(f"{action_id} {status.zh}，不能再改。", f"{action_id} is already {status.en} and stays as it is."),
            Words(
                "刚才记错的用 undo 撤销；还要接着做，用 a 记一条新的。",
                "If that was a slip, undo takes it back; for more to do, record a new action with a.",
            ),
        )
    return action


def _refusal(no_such: Words, among: Words, ids: Iterable[str]) -> NotFoundError:
    known = joined([same(one) for one in ids] or [same("—")])
    return NotFoundError(no_such, among + known + Words("。", "."))
