"""When the clock calls: at 70 % of an item without a result, and when its time is up. Each is said once."""

from engine.meeting.agenda import NEEDS_RESULT
from engine.meeting.state import Item
from engine.meeting.timer import remaining, spent
from engine.words import Words
from tui.widgets.item import WARN_AT
from tui.widgets.notice import Notice
from tui.widgets.scene import Scene


class Alarm:
    """Remembers what it has said, so that an extension lets it speak again."""

    def __init__(self) -> None:
        self._said: set[tuple[str, str, int]] = set()

    def heard(self, scene: Scene) -> Notice | None:
        """What is to be said now; the bell rings when it is red."""
        item = scene.current
        if item is None or not scene.meeting.ticking:
            return None
        if remaining(scene.meeting, item, scene.now).total_seconds() <= 0:
            return Notice("bad", _time_is_up(item)) if self._first("up", item) else None
        without = item.plan.phase in NEEDS_RESULT and not _has_result(scene, item)
        if without and spent(scene.meeting, item, scene.now) >= item.planned * WARN_AT and self._first("70", item):
            return Notice("warn", _no_result_yet(item))
        return None

    def _first(self, what: str, item: Item) -> bool:
        once = (what, item.id, item.extended)
        new = once not in self._said
        self._said.add(once)
        return new


def _has_result(scene: Scene, item: Item) -> bool:
    decided = any(decision.item == item.id for decision in scene.meeting.decisions)
    return decided or any(action.item == item.id for action in scene.meeting.actions)


def _time_is_up(item: Item) -> Words:
    title = item.plan.title
    return Words(
        f"「{title.zh}」时间到：n 下一项 · + 加 5 分钟 · k 搁置",
        f"“{title.en}”: time is up. n next · + 5 min more · k park",
    )


def _no_result_yet(item: Item) -> Words:
    title = item.plan.title
    return Words(
        f"「{title.zh}」已用 70%，还没有决定或行动项：d 决定 · a 行动项 · k 搁置",
        f"“{title.en}”: 70 % used and no result yet. d decide · a action · k park",
    )
