"""What is called out, once each: an item at 70 % and at its end, the meeting likewise, and nobody left who may edit."""

from engine.meeting.gates import editor_gone
from engine.meeting.proposing.advice import red_items
from engine.meeting.state import Item, Meeting
from engine.meeting.timer import in_overtime, signal, urgent_waiting
from engine.words import Words, joined
from tui.widgets.notice import Notice
from tui.widgets.scene import Scene

_KEYS = Words(
    "{decide} 决定 · {act} 行动项 · {inform} 知悉 · {park} 搁置 · {extend} 加 5 分",
    "{decide} decide · {act} action · {inform} inform · {park} park · {extend} 5 min",
)
_NEXT = Words("{next} 下一项 · ", "{next} next · ")
_TIME_IS_UP = Words("时间到：", "Time is up: ")
_NO_RESULT = Words("已用 70%，还没有结论：", "70 % used, no result: ")
_ESC = Words("先按 Esc，再按 ", "Esc, then ")
"""Where letters are text, or mean something else, no key is named as if it worked at once."""
_MEETING_OVER = Words("整场会议已到时间：", "The meeting's time is used up: ")
_TO_END = Words("{park} 搁置 · {next} 下一项 · {close} 结束会议", "{park} park · {next} next · {close} close")
_MEETING_GOING = Words("会议已用 70%，还没议到：", "70 % of the meeting used, still to come: ")


class Alarm:
    """Remembers what it has said, so that an extension lets it speak again."""

    def __init__(self) -> None:
        self._said: set[tuple[str, str, int]] = set()
        self._before = Meeting()
        """The meeting when it was last looked at."""

    def catch_up(self, scene: Scene) -> None:
        """What was said before a screen went away is not said again over the line that waits on the new one."""
        while self.heard(scene):
            pass

    def heard(self, scene: Scene, at_hand: bool = True) -> Notice | None:
        """What is to be said now; the bell rings when it is red.

        Args:
            at_hand: whether the keys that are named work at once.
        """
        before, self._before = self._before, scene.meeting
        if gone := editor_gone(before, scene.meeting):
            return Notice("bad", gone)
        ahead = Words("", "") if at_hand else _ESC
        return self._of_meeting(scene, ahead) or self._of_item(scene, ahead)

    def _of_meeting(self, scene: Scene, ahead: Words) -> Notice | None:
        """The whole meeting's time: it is used up (R52), or going while something urgent waits (R54)."""
        meeting, slot = scene.meeting, str(scene.meeting.slot)
        if meeting.ticking and in_overtime(meeting, scene.now) and self._once(("overtime", slot, 0)):
            return Notice("bad", scene.keys.worded(_MEETING_OVER + ahead + _TO_END))
        waiting = urgent_waiting(meeting, scene.now, red_items(meeting, scene.snapshot))
        if not waiting or not meeting.ticking or not self._once(("urgent", slot, 0)):
            return None
        first, *others = waiting
        number = meeting.items.index(first) + 1
        jump = scene.keys.worded(ahead + Words("{goto} ", "{goto} ")) + Words(
            f"{number} 先议", f"{number} takes it next"
        )
        named = first.plan.title + (Words(f" 等 {len(waiting)} 项", f" +{len(others)}") if others else Words("", ""))
        return Notice("warn", joined([_MEETING_GOING + named, jump], " · ", " · "))

    def _of_item(self, scene: Scene, ahead: Words) -> Notice | None:
        item = scene.current
        calls = signal(scene.meeting, scene.now)
        if item is None or not calls or not self._first(calls, item):
            return None
        up = calls == "up"
        said = scene.keys.worded(_TIME_IS_UP + ahead + _NEXT + _KEYS if up else _NO_RESULT + ahead + _KEYS)
        return Notice("bad" if up else "warn", said + _titled(item), short=True)

    def _first(self, what: str, item: Item) -> bool:
        return self._once((what, item.id, item.extended))

    def _once(self, once: tuple[str, str, int]) -> bool:
        new = once not in self._said
        self._said.add(once)
        return new


def _titled(item: Item) -> Words:
    """The title stands last: where the row is short, it gives way and no key does."""
    title = item.plan.title
    return Words(f"（{title.zh}）", f" ({title.en})")
