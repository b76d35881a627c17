"""Which meeting a command speaks of when none is named."""

from data.workspace import Workspace
from engine.errors import NotFoundError
from engine.words import Words, joined, same


def meeting_asked_for(workspace: Workspace, said: str | None) -> str:
    """The meeting of that id, else the latest that has started, else the one being prepared.

    Raises:
        NotFoundError: there is no such meeting, or none at all.
    """
    ids = workspace.meeting_ids()
    if said is not None:
        if said in ids:
            return said
        raise NotFoundError(
            Words(f"没有会议「{said}」。", f"There is no meeting “{said}”."),
            Words("最近的：", "The latest: ") + joined([same(name) for name in ids[-5:] or ["—"]]),
        )
    if not ids:
        raise NotFoundError(
            Words("工作区里还没有会议。", "The workspace holds no meeting yet."),
            Words("用 kaihui run 开第一次。", "Hold the first one: kaihui run"),
        )
    started = (meeting_id for meeting_id in reversed(ids) if workspace.meeting(meeting_id).state != "preparing")
    return next(started, ids[-1])
