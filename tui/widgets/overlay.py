"""What lies over the panes for a moment: the help, and the command palette's list."""

from collections.abc import Sequence

from textual.content import Content

from engine.verbs import VERBS
from engine.words import Words
from tui.keys import GROUPS, KEYS, keys_said
from tui.palette import Hit
from tui.show import cells, folded, in_column, row, show
from tui.widgets.board import Board
from tui.widgets.scene import Scene

_MARKS: tuple[tuple[str, Words], ...] = (
    ("@李敏 @lm", Words("负责人：姓名、姓名开头或拼音首字母", "owner: name, start of a name, or pinyin initials")),
    ("^周五 ^+3d ^月底", Words("期限：也可写 ^11-27 ^下周三 ^三天后", "due date: also ^11-27 ^fri ^eom ^+2w")),
    ("!1", Words("优先级 1 到 3", "priority, 1 to 3")),
    ("~tacos<=12", Words("要达到的 KPI 值", "the KPI value to be reached")),
)


class Help(Board):
    """All keys by group, then how a line is written."""

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """One row an entry."""
        rows: list[Content] = []
        for group, title in GROUPS.items():
            entries = [(scene.said(keys_said(key)), scene.said(key.help)) for key in KEYS if key.group == group]
            rows += [show(f" {scene.said(title)}", ".strong"), *_entries(entries, width), Content("")]
        lines = [(f"{verb.name} {scene.said(verb.usage)}".strip(), scene.said(verb.help)) for verb in VERBS]
        marks = [(sign, scene.said(words)) for sign, words in _MARKS]
        rows += [show(scene.said(Words(" 一行的写法", " How a line is written")), ".strong"), *_entries(lines, width)]
        return [*rows, Content(""), *_entries(marks, width)]


def _entries(entries: list[tuple[str, str]], width: int) -> list[Content]:
    left = min(max(cells(key) for key, _ in entries), width // 2)
    return [
        line
        for key, help_text in entries
        for line in folded(
            row(show("  "), in_column(key, left, ".key"), show(f"  {help_text}")), width, indent=left + 4
        )
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
