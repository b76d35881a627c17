"""The capture line. It has all keys all the time and hands them on in order, so that lag never mixes them up."""

from typing import Protocol
from unicodedata import normalize

from textual import events
from textual.geometry import Offset, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input

from engine.text import clean
from engine.words import Words
from tui.show import show

_EDITS = {
    "left": Input.action_cursor_left,
    "right": Input.action_cursor_right,
    "ctrl+left": Input.action_cursor_left_word,
    "ctrl+right": Input.action_cursor_right_word,
    "home": Input.action_home,
    "ctrl+a": Input.action_home,
    "end": Input.action_end,
    "ctrl+e": Input.action_end,
    "backspace": Input.action_delete_left,
    "delete": Input.action_delete_right,
    "ctrl+d": Input.action_delete_right,
    "ctrl+w": Input.action_delete_left_word,
    "ctrl+u": Input.action_delete_left_all,
    "ctrl+k": Input.action_delete_right_all,
}
"""What Textual does by bindings, which wait in another queue than letters: here they keep their place in the order."""


_RUNNING = Words("回车或 {write} 输入一行；直接打中文也行", "Enter or {write} writes a line")
HINTS: dict[str, Words] = {
    "preparing": _RUNNING,
    "running": _RUNNING,
    "paused": _RUNNING,
    "reading_back": Words(
        "只改一处：o 负责人 · u 期限 · a 验收 · t 待定", "One thing: o owner · u due · a acceptance · t to be settled"
    ),
    "following": Words("旁听：看得见，写不了", "Following: you see it all, and cannot write"),
    "closed": Words(
        "会议已结束，之后的变动记在下一次会议里", "The meeting is closed; what comes after it goes into the next one"
    ),
}
"""What stands in the line while nothing is being written, by the state of the meeting, or while it is read back."""


class Scribe(Protocol):
    """Who takes the keys."""

    def key(self, name: str, character: str) -> None:
        """A key was pressed; `character` is what it types, if anything."""
        ...

    def paste(self, text: str) -> None:
        """A text was pasted."""
        ...


class CaptureLine(Input):
    """One line of text; what a key means is the scribe's desk to know."""

    LONGEST = 2000
    """Characters; what is longer is a paste gone wrong."""

    virtual_size = Reactive(Size(0, 0))
    """Textual lays out the whole screen at each change of it; this line is one row high whatever stands in it."""

    def __init__(self, scribe: Scribe) -> None:
        super().__init__(id="line", compact=True, select_on_focus=False, max_length=self.LONGEST)
        self.cursor_blink = False  # 2.3 KB a second over SSH, for nothing
        self.writing = False
        self._hint = ""
        self._scribe = scribe

    async def _on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self._scribe.key(key_name(event), typed_by(event))

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._scribe.paste(event.text)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor stands, and with it an input method's window; Textual's is a cell too far."""
        return super().cursor_screen_offset - Offset(int(self.cursor_position == len(self.value)), 0)

    def edit(self, name: str, character: str) -> bool:
        """Changes the text as a key asks; whether the key was one that does."""
        if name in _EDITS:
            _EDITS[name](self)
            return True
        if character:
            self.insert_text_at_cursor(character)
        return bool(character)

    def write(self, text: str) -> None:
        """Replaces the text; the cursor stands behind it."""
        self.value = text
        self.action_end()

    def set_writing(self, writing: bool, hint: str) -> None:
        """Shows the text with its cursor, or a hint when nothing is being written."""
        self.writing, self._hint = writing, hint
        self.set_class(writing, "-writing")
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The text while it is being written; else the text that waits, or the hint."""
        if self.writing:
            return super().render_line(y)
        base = self.visual_style
        waiting = show(self.value or self._hint, ".soft").truncate(self.size.width)
        return Strip(waiting.render_segments(base)).adjust_cell_length(self.size.width, base.rich_style)


def key_name(event: events.Key) -> str:
    """The key as the table has it: its character, made half width, or Textual's name where it types none."""
    character = typed_by(event)
    if character and character != " ":
        return normalize("NFKC", character)
    return "space" if character else event.key


def typed_by(event: events.Key) -> str:
    """What the key types; control characters that a terminal sends unasked type nothing."""
    return clean(event.character) if event.character and event.is_printable else ""
