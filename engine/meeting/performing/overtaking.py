"""Two scribes at one record: what somebody else has just changed is seen before it is changed again."""

from engine.errors import ConflictError
from engine.meeting import moves as mv
from engine.meeting.actions import Action
from engine.meeting.records import Decision
from engine.meeting.state import Meeting
from engine.words import Words


def overtaken(move: mv.Move, seen: Meeting, now: Meeting, writer: str) -> ConflictError | None:
    """Why a move that was made looking at `seen` must not be made on `now`; None where it may.

    Args:
        writer: who wrote the last fact of `now`.
    """
    match move:
        case mv.Undo() if seen.moves[-1:] != now.moves[-1:]:
            what = Words(f"{writer} 刚刚又记了一步。", f"{writer} has just recorded something.")
            todo = Words("看过后再按一次，撤销的是那一步。", "Look at it; pressed again, it is what is taken back.")
            return ConflictError(what, todo)
        case mv.AmendDecision() | mv.Execute():
            return _changed(seen.decision(move.decision), now.decision(move.decision), writer)
        case mv.Amend() | mv.Defer() | mv.Progress() | mv.Done() | mv.Redue() | mv.Drop():
            return _changed(seen.action(move.action), now.action(move.action), writer)
        case _:
            return None


def _changed(before: Action | Decision | None, after: Action | Decision | None, writer: str) -> ConflictError | None:
    """What stands there now is said: whoever wants it otherwise all the same says it again."""
    if before is None or after is None or before == after:
        return None
    return ConflictError(
        Words(
            f"{writer} 刚刚改了 {after.id}，现在是「{after.text}」。",
            f"{writer} has just changed {after.id}: “{after.text}”.",
        ),
        Words("仍要改就再提交一次。", "To change it all the same, send it again."),
    )
