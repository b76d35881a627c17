"""Gates: what should be so before a meeting starts, decides or closes, and what must be so for any move.

A gate that is not met can be passed with a reason, which is recorded and printed.
"""

from collections.abc import Iterable

from msgspec import Struct

from engine.errors import NotFoundError, RefusedError
from engine.meeting.actions import Action
from engine.meeting.agenda import EMERGENCY
from engine.meeting.state import Item, Meeting, has_result
from engine.words import Words, joined, same

EDITOR = "people.no_editor"
STALE = "data.stale"
COMPLETE = "actions.incomplete"
ACCEPTANCE = "actions.no_acceptance"
CONFIRMED = "records.unconfirmed"
DECIDED = "items.undecided"
REVIEWED = "review"
CAUSE = "emergency.no_cause"
PREVENTION = "emergency.no_prevention"
"""Ids of the gates, as the log keeps them."""
QUESTIONS = (STALE, ACCEPTANCE, CONFIRMED, DECIDED)
"""Gates that ask whoever is there; a script, which cannot answer, goes through them, and the minutes say so."""
_SAID = {
    EDITOR: Words("没有后台编辑权限的人在场", "nobody with edit rights was present"),
    STALE: Words("有过期或时间存疑的报表", "some reports were stale or of doubtful time"),
    COMPLETE: Words("有行动项缺负责人或期限", "actions lacked an owner or a due date"),
    ACCEPTANCE: Words("有行动项没有验收标准", "actions lacked an acceptance criterion"),
    CONFIRMED: Words("有决定或行动项没有复读确认", "decisions or actions were not read back"),
    DECIDED: Words("有议题没有结论", "items ended without a result"),
    REVIEWED: Words("上期复盘没有做", "the previous period was not reviewed"),
    CAUSE: Words("没有写明根因", "no root cause was named"),
    PREVENTION: Words("没有预防措施", "nothing was agreed to prevent it"),
}
_STALE_SAID = Words("这些报表过期或时间存疑：", "these reports are stale or of doubtful time: ")

_NAMED = 4
"""Names of files that a sentence has room for."""


def gate_said(gate: str) -> Words:
    """What was not met, as the minutes say it; a gate of another version by its id."""
    return _SAID.get(gate, same(gate))


class UnmetGate(Struct, frozen=True):
    """A condition that does not hold, in words that say what to do."""

    id: str
    words: Words


def unmet_at_start(meeting: Meeting) -> tuple[UnmetGate, ...]:
    """What stands against starting: nobody here may edit the back end (R51), or data is old (R56).

    A team that names no people in its settings cannot be judged by them, and is not held up.
    """
    unmet = list(without_editor(meeting))
    if meeting.stale and meeting.template != EMERGENCY:  # an alarm is met about at once (R61)
        unmet.append(UnmetGate(STALE, _STALE_SAID + _files(meeting.stale)))
    return tuple(unmet)


def listed_at_start(meeting: Meeting) -> tuple[Words, ...]:
    """What is said at the start but holds nobody up: who has not read the pre-reading (R75), what came late (R9)."""
    said = []
    if unread := unread_at_start(meeting):
        said.append(Words("没有预读：", "Not pre-read by: ") + _listed(unread))
    if meeting.stale and meeting.template == EMERGENCY:
        said.append(_STALE_SAID + _files(meeting.stale))
    if meeting.late:
        said.append(Words("迟交的报表：", "Reports that came late: ") + _files(meeting.late))
    return tuple(said)


def unread_at_start(meeting: Meeting) -> tuple[str, ...]:
    """Who is here without having read the pre-reading; nobody where no one ticks at all (R75)."""
    return tuple(name for name in meeting.present if name not in meeting.read) if meeting.read else ()


def without_editor(meeting: Meeting) -> tuple[UnmetGate, ...]:
    """Nobody present may edit the Amazon back end (R51)."""
    editors = [person.name for person in meeting.people if person.edit_rights]
    if not meeting.people or meeting.editors_here:
        return ()
    if not editors:
        words = Words(
            "名册里没有人有后台编辑权限（kaihui.toml 的 edit_rights）",
            "nobody on the roster has edit rights (edit_rights in kaihui.toml)",
        )
    else:
        words = Words("没有后台编辑权限的人在场（可到场：", "nobody present has edit rights (it could be ")
        words = words + _listed(editors) + Words("）", ")")
    return (UnmetGate(EDITOR, words),)


def editor_gone(before: Meeting, after: Meeting) -> Words | None:
    """The alarm when the last person who may edit the back end leaves a running meeting (R51)."""
    if after.state != "running" or not before.editors_here or after.editors_here:
        return None
    name = before.editors_here[-1]
    return Words(
        f"{name} 离场后，在场没有人能改后台：决定不能当场执行。",
        f"With {name} gone, nobody here may edit the back end: no decision can be carried out now.",
    )


def unmet_at_close(meeting: Meeting) -> tuple[UnmetGate, ...]:
    """What stands against closing: items without a result (R5), actions that nobody can be held to (R23, R57),
    what was not read back; in an emergency also cause and prevention (R67, R68)."""
    lacking = [action for action in meeting.actions if action.status == "open" and action.lacks]
    untested = [action for action in meeting.own_actions if action.status == "open" and action.lacks_acceptance]
    undecided = [item for item in meeting.items if item.state in ("current", "left") and not has_result(meeting, item)]
    unmet = (
        *_of_emergency(meeting),
        _gate(DECIDED, "这些议题没有结论：", "these items have no result: ", [item.plan.title for item in undecided]),
        _gate(COMPLETE, "这些行动项缺负责人或期限：", "these actions lack an owner or a due date: ", _ids(lacking)),
        _gate(ACCEPTANCE, "这些行动项没有验收标准：", "these actions lack an acceptance criterion: ", _ids(untested)),
        _gate(CONFIRMED, "还没有复读确认：", "not read back yet: ", [same(record) for record in meeting.unconfirmed]),
    )
    return tuple(gate for gate in unmet if gate is not None)


def _of_emergency(meeting: Meeting) -> tuple[UnmetGate | None, ...]:
    if meeting.template != EMERGENCY:
        return ()
    prevented = any(action.list == "prevention" and not action.lacks for action in meeting.own_actions)
    cause = UnmetGate(CAUSE, Words("还没有写明根因（cause）", "no root cause is named yet (cause)"))
    prevention = UnmetGate(
        PREVENTION,
        Words("还没有带负责人和期限的预防措施（prevent）", "no prevention with owner and due date yet (prevent)"),
    )
    return (None if meeting.causes else cause, None if prevented else prevention)


def _gate(gate: str, zh: str, en: str, what: list[Words]) -> UnmetGate | None:
    return UnmetGate(gate, Words(zh, en) + joined(what)) if what else None


def _ids(actions: Iterable[Action]) -> list[Words]:
    return [same(action.id) for action in actions]


def _listed(names: Iterable[str]) -> Words:
    return joined([same(name) for name in names])


def _files(paths: tuple[str, ...]) -> Words:
    """Files by their names, each once with the folders that it lies in; of many only the first."""
    folders: dict[str, list[Words]] = {}
    for path in paths:
        folder, name = f"/{path}".rsplit("/", 2)[-2:]
        folders.setdefault(name, []).append(same(folder))
    said = [same(name) + _within(lie_in) for name, lie_in in folders.items()]
    more = Words(f" 等 {len(paths)} 份", f" and others, {len(paths)} in all") if len(said) > _NAMED else same("")
    return joined(said[:_NAMED]) + more


def _within(folders: list[Words]) -> Words:
    return Words("（", " (") + joined(folders) + Words("）", ")") if all(one.zh for one in folders) else same("")


def passed_with(unmet: tuple[UnmetGate, ...], reason: str, verb: str, unasked: Iterable[str] = ()) -> tuple[str, ...]:
    """Ids of the gates that a reason passes.

    Args:
        unasked: ids of those that are passed without a reason, since nobody is there to be asked for one.

    Raises:
        RefusedError: there are others, and no reason is given.
    """
    if standing := [gate.words for gate in unmet if gate.id not in unasked and not reason]:
        raise RefusedError(
            joined(standing, zh="；", en="; ") + Words("。", "."),
            Words(f"补上，或写明原因：{verb} 原因。", f"Mend that, or give a reason: {verb} REASON."),
        )
    return tuple(gate.id for gate in unmet)


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


def item_numbered(meeting: Meeting, number: int) -> Item:
    """The item of that number, counted from 1.

    Raises:
        NotFoundError: the agenda has fewer.
    """
    if not 1 <= number <= len(meeting.items):
        raise NotFoundError(
            Words(f"没有第 {number} 项。", f"There is no item {number}."),
            Words(f"议程有 1 到 {len(meeting.items)} 项。", f"The agenda has items 1 to {len(meeting.items)}."),
        )
    return meeting.items[number - 1]


def may_edit(meeting: Meeting, who: str) -> str:
    """The name of who carries something out in the back end: `who`, else the only one here who may (R51, R72).

    Raises:
        RefusedError: they may not, or nobody is named and several could have.
    """
    editors = [person.name for person in meeting.people if person.edit_rights]
    if not who and len(meeting.editors_here) == 1:
        return meeting.editors_here[0]
    if who and (who in editors or not meeting.people):
        return who
    here = _listed(meeting.editors_here or editors) if editors else Words("没有人", "nobody")
    what = Words(f"{who} 没有后台编辑权限。", f"{who} has no edit rights.")
    raise RefusedError(
        what if who else Words("由谁执行？", "Who carries it out?"),
        Words("有权限的：", "They have: ") + here + Words("。写 @姓名。", ". Write @NAME."),
    )
