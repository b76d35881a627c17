"""The bottom line: the keys that matter now, never more than six."""

from collections.abc import Sequence

from textual.content import Content

from engine.words import Words
from tui.key_names import key_said
from tui.keys import footer_keys
from tui.show import cells, row, show
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
    "leaving": (
        (Words("d", "d"), Words("决定", "decision")),
        (Words("a", "a"), Words("行动项", "action")),
        (Words("y", "y"), Words("没有结论", "no result")),
        (_ESC, Words("留下", "stay")),
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
"""Outside command mode keys are few and fixed."""
FOLLOWING: tuple[Hint, ...] = (
    (Words("Tab", "Tab"), Words("换栏", "pane")),
    (Words("上 下", "Up Down"), Words("翻看", "look around")),
    (Words("?", "?"), Words("帮助", "help")),
    (Words("Ctrl+Q", "Ctrl+Q"), Words("离开", "leave")),
)
"""What a follower can do."""
CHOOSING: tuple[Hint, ...] = (
    (Words("x", "x"), Words("完成", "done")),
    (Words("z", "z"), Words("改期", "new date")),
    (Words("v", "v"), Words("取消", "drop")),
    (Words("f", "f"), Words("修改", "mend")),
    (Words("上 下", "Up Down"), Words("选一条", "choose")),
    (Words("n", "n"), Words("下一项", "next item")),
)
"""What the review does with the action under its cursor."""


class Footer(Board):
    """One row of keys."""

    mode = "command"

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """As many as fit, the first ones first."""
        hints = HINTS.get(self.mode) or (
            FOLLOWING if scene.read_only else CHOOSING if scene.chosen else _of_state(scene)
        )
        line, used = show(" "), 1
        for key, label in hints:
            needed = cells(scene.said(key)) + cells(scene.said(label)) + 3
            if used + needed > width:
                break
            line = row(line, show(scene.said(key), ".key"), show(f" {scene.said(label)}  "))
            used += needed
        return [line]


def _of_state(scene: Scene) -> tuple[Hint, ...]:
    return tuple((key_said(key.keys[0]), key.label) for key in footer_keys(state_of(scene.meeting)))
