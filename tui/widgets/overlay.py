"""What lies over the panes for a moment: the help, and the command palette's list."""

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content

from engine.capture.verbs import VERBS
from engine.words import Words, same
from tui.key_entries import GROUPS
from tui.keys import keys_said
from tui.palette import Hit
from tui.show import cells, hanging, in_column, row, show
from tui.widgets.board import Board
from tui.widgets.scene import Scene

_MARKS: tuple[tuple[Words, Words], ...] = (
    (
        Words("@李敏 @lm", "@Mary @ma @lm"),
        Words("负责人：姓名、姓名开头或拼音首字母", "owner: name, start of a name, or pinyin initials"),
    ),
    (
        Words("^周五 ^+3d ^月底", "^fri ^+3d ^eom"),
        Words("期限：也可写 ^11-27 ^下周三 ^三天后", "due date: also ^11-27 ^2026-11-27 ^+2w"),
    ),
    (same("!1"), Words("优先级 1 到 3", "priority, 1 to 3")),
    (same("~tacos<=12"), Words("要达到的 KPI 值", "the KPI value to be reached")),
)

_TWO_COLUMNS = 140
"""Cells from which on keys and lines stand beside each other."""


class Help(Board):
    """All keys by group, then how a line is written."""

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """Keys and lines beside each other where there is room, else one below the other."""
        if width < _TWO_COLUMNS:
            return [*_keys(scene, width), Content(""), *_lines(scene, width)]
        half = width // 2 - 4
        pairs = zip_longest(_keys(scene, half), _lines(scene, width - half), fillvalue=Content(""))
        return [row(left.truncate(half, pad=True), right) for left, right in pairs]


def _keys(scene: Scene, width: int) -> list[Content]:
    rows: list[Content] = []
    left = max(cells(scene.said(keys_said(key))) for key in scene.keys.entries)
    for group, title in GROUPS.items():
        entries = [
            (scene.said(keys_said(key)), scene.said(key.help))
            for key in scene.keys.entries
            if key.group == group and key.keys
        ]
        rows += [show(f" {scene.said(title)}", ".strong"), *_entries(entries, left, width)]
    return rows


def _lines(scene: Scene, width: int) -> list[Content]:
    verbs = [(f"{verb.name} {scene.said(verb.usage)}".strip(), scene.said(verb.help)) for verb in VERBS]
    marks = [(scene.said(sign), scene.said(words)) for sign, words in _MARKS]
    left = min(width // 2, max(cells(usage) for usage, _ in (*verbs, *marks)))
    title = show(scene.said(Words(" 一行的写法", " How a line is written")), ".strong")
    return [title, *_entries(verbs, left, width), Content(""), *_entries(marks, left, width)]


def _entries(entries: list[tuple[str, str]], left: int, width: int) -> list[Content]:
    return [
        line
        for key, about in entries
        for line in hanging(row(show("  "), in_column(key, left, ".key"), show("  ")), show(about), width)
    ]


class PaletteList(Board):
    """The commands that fit what was typed; those that cannot work now say why."""

    hits: Sequence[Hit] = ()
    chosen = 0

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """One row a command, the chosen one marked."""
        if not self.hits:
            return [show(scene.said(Words(" 没有这个命令。", " No such command.")), ".soft")]
        left = max(cells(scene.said(hit.key.label)) for hit in self.hits)
        top = max(0, self.chosen - height + 1)
        return [self._row(scene, place, left, width) for place in range(top, len(self.hits))]

    def _row(self, scene: Scene, place: int, left: int, width: int) -> Content:
        hit = self.hits[place]
        mark, style = ("▸", ".strong") if place == self.chosen else (" ", "")
        about = scene.said(hit.why_not) if hit.why_not else scene.said(hit.key.help)
        line = row(
            show(f" {mark} ", ".key"),
            in_column(scene.said(hit.key.label), left, ".soft" if hit.why_not else style),
            show("  "),
            in_column(scene.said(keys_said(hit.key)), 8, ".key"),
            show(f"  {about}", ".soft"),
        ).truncate(width, pad=True)
        return line.stylize(".current") if place == self.chosen else line
