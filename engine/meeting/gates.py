"""Gates: what should be so before a meeting starts or closes, and what must be so for any move.

A gate that is not met can be passed with a reason, which is recorded and printed.
"""

from msgspec import Struct

from engine.errors import RefusedError
from engine.meeting.state import Item, Meeting
from engine.words import Words, joined, same

EDITOR = "people.no_editor"
COMPLETE = "actions.incomplete"
REVIEWED = "review"
"""Ids of the gates, as the log keeps them."""
_SAID = {
    EDITOR: Words("没有后台编辑权限的人在场", "nobody with edit rights was present"),
    COMPLETE: Words("有行动项缺负责人或期限", "actions lacked an owner or a due date"),
    REVIEWED: Words("上期复盘没有做", "the previous period was not reviewed"),
}


def gate_said(gate: str) -> Words:
    """What was not met, as the minutes say it; a gate of another version by its id."""
    return _SAID.get(gate, same(gate))


class UnmetGate(Struct, frozen=True):
    """A condition that does not hold, in words that say what to do."""

    id: str
    words: Words


def unmet_at_start(meeting: Meeting) -> tuple[UnmetGate, ...]:
    """What stands against starting: nobody present may edit the Amazon back end (R51).

    A team that names no people in its settings cannot be judged, and is not held up.
    """
    editors = [person for person in meeting.people if person.edit_rights]
    if not meeting.people or any(person.name in meeting.present for person in editors):
        return ()
    if not editors:
        words = Words(
            "名册里没有人有后台编辑权限（kaihui.toml 的 edit_rights）",
            "nobody on the roster has edit rights (edit_rights in kaihui.toml)",
        )
    else:
        names = joined([same(person.name) for person in editors])
        words = Words("没有后台编辑权限的人在场（可到场：", "nobody present has edit rights (it could be ")
        words = words + names + Words("）", ")")
    return (UnmetGate(EDITOR, words),)


def unmet_at_close(meeting: Meeting) -> tuple[UnmetGate, ...]:
    """What stands against closing: open actions without owner or due date (R23, R57)."""
    lacking = [action for action in meeting.actions if action.status == "open" and action.lacks]
    if not lacking:
        return ()
    ids = joined([same(action.id) for action in lacking])
    words = Words("这些行动项缺负责人或期限：", "these actions lack an owner or a due date: ") + ids
    return (UnmetGate(COMPLETE, words),)


def must_run(meeting: Meeting) -> None:
    """Refuse what only a running meeting can take."""
    if meeting.state != "running":
        raise RefusedError(
            Words("会议还没有开始。", "The meeting has not started."),
            Words("先用 start 开始。", "Begin it with start."),
        )


def must_have_item(meeting: Meeting) -> Item:
    """The item under discussion, or a refusal."""
    if meeting.current is None:
        raise RefusedError(
            Words("没有进行中的议题。", "No item is open."),
            Words(
                "用 goto 选一项，或用 close 结束会议。",
                "Choose one with goto, or end the meeting with close.",
            ),
        )
    return meeting.current
