"""What an emergency meeting has to name before it ends: remedy, root cause, prevention, and the day of the re-check."""

from textual.content import Content

from engine.meeting.actions import Action
from engine.meeting.causes import cause_said
from engine.meeting.emergency import recheck_day
from engine.meeting.events import ActionList
from engine.meeting.past.figures import same_cause, same_cause_said
from engine.words import Words, same
from tui.show import hanging, row, show
from tui.widgets.scene import Scene

_REMEDY = Words("补救文件", "Remedy file")
_CAUSE = Words("根因", "Root cause")
_PREVENTION = Words("预防措施", "Prevention")
_UPLOAD = Words("上传后台后记下文件名", "names the file once uploaded")
_NAME = Words("选类别，写明原因", "names it")
_PREVENT = Words("写明负责人和期限", "names it, with owner and due date")
_RECHECK = Words("72 小时后（亚马逊那时才更新）", "in 72 h, when Amazon has refreshed it")
_SHOWN = 3
"""Earlier meetings with the same root cause that are named."""


def step_rows(scene: Scene, width: int) -> list[Content]:
    """Each with a tick and what was said, or with the key that says it (R66-R68)."""
    meeting = scene.meeting
    uploaded = same(f"{meeting.remedy} @{meeting.remedy_by}") if meeting.remedy else None
    rows = _step(scene, _REMEDY, uploaded, _keyed(scene, "remedy", _UPLOAD), width)
    causes = [cause_said(one.category) + same(f" {one.text}".rstrip()) for one in meeting.causes]
    rows += _step(scene, _CAUSE, causes[-1] if causes else None, _keyed(scene, "cause", _NAME), width)
    rows += _before(scene, width)
    prevention = _first(scene, "prevention")
    said = _said(prevention) if prevention else None
    lacks = prevention is not None and bool(prevention.lacks)
    rows += _step(scene, _PREVENTION, said, _keyed(scene, "prevent", _PREVENT), width, lacks)
    day = recheck_day(meeting.remedy_at or scene.now)
    title = Words(f"复查 {day:%m-%d}", f"Re-check {day:%m-%d}")
    again = _first(scene, "recheck")
    seen, lacks = _said(again) if again else None, again is not None and bool(again.lacks)
    return [*rows, *_step(scene, title, seen, _keyed(scene, "recheck", _RECHECK), width, lacks)]


def _keyed(scene: Scene, action: str, what: Words) -> Words:
    return scene.keys.said(action) + same(" ") + what


def _step(scene: Scene, title: Words, done: Words | None, key: Words, width: int, lacks: bool = False) -> list[Content]:
    """One step; what is named without owner or due date is not done yet."""
    sign, style = ("✗", ".bad") if done is None or lacks else ("✓", ".good")
    label = row(show(f" {sign} ", style), show(f"{scene.said(title)}  ", ".strong"))
    return hanging(label, show(scene.said(key if done is None else done), ".soft" if done is None else ""), width)


def _first(scene: Scene, kind: ActionList) -> Action | None:
    """The action of that kind that lacks nothing, else one that still does."""
    named = [one for one in scene.meeting.own_actions if one.list == kind and one.status != "dropped"]
    return min(named, key=lambda one: bool(one.lacks), default=None)


def _said(action: Action) -> Words:
    """The action, with whatever it lacks."""
    owner = same(f" @{action.owner}") if action.owner else Words(" 缺负责人", " no owner")
    due = same(f" ^{action.due}") if action.due else Words(" 缺期限", " no due date")
    return same(f"{action.id} {action.text}") + owner + due


def _before(scene: Scene, width: int) -> list[Content]:
    """Earlier meetings that named the same root cause (R68)."""
    rows: list[Content] = []
    for cause in scene.meeting.causes:
        for meeting, record in same_cause(scene.past, cause.category)[:_SHOWN]:
            said = show(scene.said(same_cause_said(meeting, record)), ".warn")
            rows += hanging(show("   ! ", ".warn"), said, width)
    return rows
