"""The bottom line: the keys that matter now, never more than six."""

from collections.abc import Sequence

from textual.content import Content

from engine.meeting.agenda import EMERGENCY
from engine.words import Words
from tui.key_names import key_said
from tui.show import cells, row, show
from tui.widgets.alarms import waits_for_call
from tui.widgets.board import Board
from tui.widgets.header import state_of
from tui.widgets.scene import Scene

Hint = tuple[Words, Words]
"""A key and what it does."""

_ESC = Words("Esc", "Esc")
_ENTER = Words("回车", "Enter")
HINTS: dict[str, tuple[Hint, ...]] = {
    "writing": (
        (_ENTER, Words("记录", "record")),
        (_ESC, Words("返回（不丢内容）", "back, text is kept")),
        (Words("上 下", "Up Down"), Words("前面写过的", "earlier lines")),
        (Words("Ctrl+U", "Ctrl+U"), Words("清空", "clear")),
    ),
    "asking": ((Words("y", "y"), Words("确认", "yes")), (_ESC, Words("不", "no"))),
    "rating": (
        (Words("1-5", "1-5"), Words("打分并结束", "rate and end")),
        (_ESC, Words("不打分，结束", "end without")),
        (Words("Ctrl+C", "Ctrl+C"), Words("返回", "back")),
    ),
    "reading_back": (
        (Words("y", "y"), Words("确认", "agreed")),
        (_ENTER, Words("补缺", "what lacks")),
        (Words("e", "e"), Words("修改", "mend")),
        (Words("x", "x"), Words("作废", "withdraw")),
        (Words("上 下", "Up Down"), Words("选一条", "choose")),
        (_ESC, Words("返回", "back")),
    ),
    "searching": (
        (Words("上 下", "Up Down"), Words("选择", "choose")),
        (_ENTER, Words("执行", "do it")),
        (_ESC, Words("返回", "back")),
    ),
    "helping": (
        (Words("上 下 PgUp PgDn", "Up Down PgUp PgDn"), Words("滚动", "scroll")),
        (_ESC, Words("返回", "back")),
    ),
    "remembering": (
        (Words("打字", "Letters"), Words("搜索所有会议", "search all meetings")),
        (Words("上 下 PgUp PgDn", "Up Down PgUp PgDn"), Words("滚动", "scroll")),
        (_ESC, Words("返回", "back")),
    ),
}
"""Outside command mode keys are few, and most of them fixed."""
_LEAVING = ("decide", "act")
_LEFT: tuple[Hint, ...] = ((Words("y", "y"), Words("没有结论", "no result")), (_ESC, Words("留下", "stay")))
"""What else answers when an item without a result is left."""
_UP_DOWN = Words("上 下", "Up Down")
_FOLLOWING: dict[str, Words] = {
    "next_pane": Words("换栏", "pane"),
    "up": Words("翻看", "look around"),
    "help": Words("帮助", "help"),
    "quit": Words("离开", "leave"),
}
"""What a follower can do."""
_CHOOSING: dict[str, Words] = {
    "done": Words("完成", "done"),
    "redue": Words("改期", "new date"),
    "drop": Words("取消", "drop"),
    "fix": Words("修改", "mend"),
    "up": Words("选一条", "choose"),
    "next": Words("下一项", "next item"),
}
"""What the review does with the action under its cursor."""


_ENDING: dict[str, Words] = {
    "remedy": Words("补救", "remedy"),
    "cause": Words("根因", "cause"),
    "prevent": Words("预防", "prevention"),
    "recheck": Words("复查", "re-check"),
    "confirm": Words("确认", "read back"),
    "close": Words("结束", "close"),
}
"""What an emergency has to name at its last step."""
_JUDGING: dict[str, Words] = {
    "up": Words("选一单", "choose"),
    "undo": Words("撤销", "undo"),
    "cause": Words("根因", "cause"),
    "next": Words("下一项", "next item"),
}
"""What else an emergency does at its orders, beside judging the one under the cursor."""
_PREPARING = ("next", "note", "act", "read_again", "undo", "help")
"""What a check of the data comes to: which figures are in doubt, who hands in again, and reading them anew."""
_ALARMED = ("emergency", "next", "decide", "act", "pause", "help")
"""A diagnosis with an alarm: its offer may lie below the fold, and is not to be missed (R61)."""
_ASSIGNING = ("confirm", "act", "fix", "close", "undo", "help")
"""What is left to do once no item waits any more: reading back, mending, the end."""


class Footer(Board):
    """One row of keys."""

    mode = "command"

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """As many as fit, the first ones first."""
        hints = HINTS.get(self.mode) or _of_moment(scene, self.mode)
        line, used = show(" "), 1
        for key, label in hints:
            needed = cells(scene.said(key)) + cells(scene.said(label)) + 3
            if used + needed > width:
                break
            line = row(line, show(scene.said(key), ".key"), show(f" {scene.said(label)}  "))
            used += needed
        return [line]


def _of_moment(scene: Scene, mode: str) -> tuple[Hint, ...]:
    if mode == "leaving":
        return (*_hints(scene, {action: scene.keys.by_id[action].label for action in _LEAVING}), *_LEFT)
    if scene.read_only:
        return _hints(scene, _FOLLOWING)
    if scene.meeting.template == EMERGENCY and scene.current and scene.current.plan.phase == "strategy":
        return _hints(scene, _ENDING)
    if scene.chosen and scene.meeting.template == EMERGENCY:
        return ((Words("1-4", "1-4"), Words("判定", "judge")), *_hints(scene, _JUDGING))
    if scene.chosen:
        return _hints(scene, _CHOOSING)
    if state_of(scene.meeting) == "running" and (actions := _of_phase(scene)):
        return _hints(scene, {action: scene.keys.by_id[action].label for action in actions})
    return tuple((key_said(key.keys[0]), key.label) for key in scene.keys.footer(state_of(scene.meeting)))


def _of_phase(scene: Scene) -> tuple[str, ...]:
    """What the first phase and the last do instead of what the others do, and what an alarm calls for."""
    phase = scene.current.plan.phase if scene.current else ""
    if phase == "preparation":
        return _PREPARING
    if phase == "diagnosis" and waits_for_call(scene):
        return _ALARMED
    waiting = any(item.state == "waiting" for item in scene.meeting.items)
    return _ASSIGNING if phase == "assignment" and not waiting else ()


def _hints(scene: Scene, actions: dict[str, Words]) -> tuple[Hint, ...]:
    """Those of the actions that have a key; the two that move stand together."""
    return tuple(
        (_UP_DOWN if action == "up" else scene.keys.said(action), label)
        for action, label in actions.items()
        if scene.keys.by_id[action].keys
    )
