"""The help where one is: what is done now and with which keys, then all others, then how a line is written."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Literal

from textual.content import Content

from engine.capture.verbs import VERBS
from engine.words import Words, same
from tui.guidance import moment_of
from tui.key_entries import GROUPS, Key
from tui.keys import keys_said
from tui.show import cells, hanging, in_column, row, show
from tui.widgets.board import Board
from tui.widgets.footer import HINTS
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
_KEYS_WIDE = 13
"""Cells of the column of keys."""

Before = Literal["command", "writing"]
"""What keys meant when the help was opened."""
Entry = tuple[str, str, str]
"""Key or usage, what it does, and the look of that."""


class Help(Board):
    """Opens on what can be done now; the rest is scrolled to."""

    before: Before = "command"
    """What keys mean again afterwards."""
    reasons: Mapping[str, Words] = {}
    """What cannot be done now, by the action's id, and why."""

    def begin(self, before: Before, reasons: Mapping[str, Words]) -> None:
        """Opens anew."""
        self.before, self.reasons = before, reasons
        self.scroll_back()

    def draw(self, scene: Scene, width: int, height: int) -> Sequence[Content]:
        """Keys and lines beside each other where there is room, else one below the other."""
        writes = self.before == "writing"
        if width < _TWO_COLUMNS:
            keys, lines = self._keys(scene, width), _lines(scene, width, writes)
            return [*self._now(scene, width), *([*lines, *keys] if writes else [*keys, *lines])]
        half = width // 2 - 4
        left = [*self._now(scene, half), *self._keys(scene, half)]
        pairs = zip_longest(left, _lines(scene, width - half, writes), fillvalue=Content(""))
        return [row(one.truncate(half, pad=True), other) for one, other in pairs]

    def _now(self, scene: Scene, width: int) -> list[Content]:
        """What one is doing, and the keys that it takes."""
        if self.before == "writing":
            task = Words("正在写一行：回车才记录。", "Writing a line: only Enter records it.")
            entries = [(scene.said(key), scene.said(label), "") for key, label in HINTS["writing"]]
        else:
            moment = moment_of(scene.meeting, scene.read_only)
            task = moment.task
            keys = (scene.keys.by_id[action] for action in moment.actions)
            entries = [self._entry(scene, key) for key in keys if key.keys]
        label = show(scene.said(Words(" 现在  ", " Now  ")), ".key")
        return [*hanging(label, show(scene.said(task), ".strong"), width), *_entries(entries, width), Content("")]

    def _keys(self, scene: Scene, width: int) -> list[Content]:
        """What works now by group, then what does not and why."""
        rows: list[Content] = []
        listed = [key for key in scene.keys.entries if key.keys]
        for group, title in GROUPS.items():
            working = [key for key in listed if key.group == group and key.id not in self.reasons]
            rows += _group(scene, title, (self._entry(scene, key) for key in working), width)
        waiting = (self._entry(scene, key) for key in listed if key.id in self.reasons)
        return [*rows, *_group(scene, Words("现在不能用", "Not now"), waiting, width), Content("")]

    def _entry(self, scene: Scene, key: Key) -> Entry:
        """What a key does; or its name, and why it cannot now."""
        why = self.reasons.get(key.id)
        about = scene.keys.worded(key.help) if why is None else key.label + Words("：", ": ") + why
        return scene.said(keys_said(key)), scene.said(about), "" if why is None else ".soft"


def _group(scene: Scene, title: Words, entries: Iterable[Entry], width: int) -> list[Content]:
    """A headed list; nothing at all when it is empty."""
    rows = _entries(entries, width)
    return [show(f" {scene.said(title)}", ".strong"), *rows] if rows else []


def _lines(scene: Scene, width: int, marks_first: bool) -> list[Content]:
    """Verbs and marks; whoever is writing has a verb already and looks for the marks."""
    verbs = [(f"{verb.name} {scene.said(verb.usage)}".strip(), scene.said(verb.help), "") for verb in VERBS]
    marks = [(scene.said(sign), scene.said(words), "") for sign, words in _MARKS]
    left = min(width // 2, max(cells(usage) for usage, _, _ in (*verbs, *marks)))
    title = show(scene.said(Words(" 一行的写法", " How a line is written")), ".strong")
    verbs_said, marks_said = _entries(verbs, width, left), _entries(marks, width, left)
    first, then = (marks_said, verbs_said) if marks_first else (verbs_said, marks_said)
    return [title, *first, Content(""), *then]


def _entries(entries: Iterable[Entry], width: int, left: int = _KEYS_WIDE) -> list[Content]:
    return [line for entry in entries for line in _entry_rows(entry, width, left)]


def _entry_rows(entry: Entry, width: int, left: int) -> list[Content]:
    """A key and what it does; a usage that is too long for its column stands above it, whole."""
    key, about, look = entry
    long = cells(key) > left
    label = row(show("  "), in_column("" if long else key, left, ".key"), show("  "))
    above = hanging(show("  "), show(key, ".key"), width) if long else []
    return [*above, *hanging(label, show(about, look), width)]
