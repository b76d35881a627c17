"""When the clock calls: at 70 % of an item without a result, and when its time is up. Each is said once."""

from engine.meeting.state import Item
from engine.meeting.timer import signal
from engine.words import Words
from tui.widgets.notice import Notice
from tui.widgets.scene import Scene


class Alarm:
    """Remembers what it has said, so that an extension lets it speak again."""

    def __init__(self) -> None:
        self._said: set[tuple[str, str, int]] = set()

    def heard(self, scene: Scene) -> Notice | None:
        """What is to be said now; the bell rings when it is red."""
        item = scene.current
        calls = signal(scene.meeting, scene.now)
        if item is None or not calls or not self._first(calls, item):
            return None
        return Notice("bad", _time_is_up(item)) if calls == "up" else Notice("warn", _no_result_yet(item))

    def _first(self, what: str, item: Item) -> bool:
        once = (what, item.id, item.extended)
        new = once not in self._said
        self._said.add(once)
        return new


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
