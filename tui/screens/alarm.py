"""What is called out, once each: 70 % of an item without a result, its time up, and nobody left who may edit."""

from engine.meeting.gates import editor_gone
from engine.meeting.state import Item, Meeting
from engine.meeting.timer import signal
from engine.words import Words
from tui.widgets.notice import Notice
from tui.widgets.scene import Scene


class Alarm:
    """Remembers what it has said, so that an extension lets it speak again."""

    def __init__(self) -> None:
        self._said: set[tuple[str, str, int]] = set()
        self._before = Meeting()
        """The meeting when it was last looked at."""

    def heard(self, scene: Scene) -> Notice | None:
        """What is to be said now; the bell rings when it is red."""
        before, self._before = self._before, scene.meeting
        if gone := editor_gone(before, scene.meeting):
            return Notice("bad", gone)
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


_KEYS = Words("d 决定 · a 行动项 · j 知悉 · k 搁置 · + 加 5 分", "d decide · a action · j inform · k park · + 5 min")


def _time_is_up(item: Item) -> Words:
    """The title stands last: where the row is short, it gives way and no key does."""
    return Words("时间到：n 下一项 · ", "Time is up: n next · ") + _KEYS + _titled(item)


def _no_result_yet(item: Item) -> Words:
    return Words("已用 70%，还没有结论：", "70 % used, no result: ") + _KEYS + _titled(item)


def _titled(item: Item) -> Words:
    title = item.plan.title
    return Words(f"（{title.zh}）", f" ({title.en})")
