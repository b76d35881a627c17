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
        up = calls == "up"
        said = scene.keys.worded((_TIME_IS_UP if up else _NO_RESULT) + _KEYS)
        return Notice("bad" if up else "warn", said + _titled(item))

    def _first(self, what: str, item: Item) -> bool:
        once = (what, item.id, item.extended)
        new = once not in self._said
        self._said.add(once)
        return new


_KEYS = Words(
    "{decide} 决定 · {act} 行动项 · {inform} 知悉 · {park} 搁置 · {extend} 加 5 分",
    "{decide} decide · {act} action · {inform} inform · {park} park · {extend} 5 min",
)


_TIME_IS_UP = Words("时间到：{next} 下一项 · ", "Time is up: {next} next · ")
_NO_RESULT = Words("已用 70%，还没有结论：", "70 % used, no result: ")


def _titled(item: Item) -> Words:
    """The title stands last: where the row is short, it gives way and no key does."""
    title = item.plan.title
    return Words(f"（{title.zh}）", f" ({title.en})")
