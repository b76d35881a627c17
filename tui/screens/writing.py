"""Writing in the capture line: opening it, typing, pasting, recording what stands in it, and losing none of it."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from data.drafts import Drafts
from data.session import Session
from engine.capture.line import doubtful, echo, understood
from engine.capture.verbs import BY_NAME
from engine.errors import KaihuiError
from engine.text import clean
from engine.words import Words, same
from tui.completion import completed, everybody, names_begun
from tui.key_entries import Key
from tui.key_names import key_said
from tui.keymap import Keymap
from tui.pasted import entries_of, question_on
from tui.screens.modes import Mode
from tui.screens.rating import ask_score
from tui.widgets.capture import CaptureLine
from tui.widgets.notice import NOTHING, Notice

_EMPTY = Words("d 决定 · a 行动项 · q 质询 · n 记录", "d decision · a action · q question · n note")
_UNSENT = Words("上次有一行没提交：回车接着写。", "A line was not sent last time: Enter goes on with it.")
_ASIDE = Words("没提交的那一行收起来了：按上键取回。", "The line that was not sent is put aside: Up brings it back.")
_MEANWHILE = ("help", "palette", "page_up", "page_down", "quit")
"""What can be done without closing the line."""


class Hands(Protocol):
    """The desk, as far as writing needs it."""

    session: Session
    keymap: Keymap
    line: CaptureLine

    def say(self, line: str) -> bool:
        """Has a line recorded; whether it was."""
        ...

    def tell(self, notice: Notice) -> None:
        """Shows a sentence."""
        ...

    def ask(
        self, question: Words, on_yes: Callable[[], None], on_no: Callable[[], None], lightly: bool = False
    ) -> None:
        """Waits for y, or lightly for Enter too, before it goes on."""
        ...

    def ask_which(self, question: Words, answers: dict[str, Callable[[], None]], mode: Mode) -> None:
        """Waits for one of the keys."""
        ...

    def enter(self, mode: Mode) -> None:
        """From now on keys mean something else."""
        ...

    def press(self, keys: tuple[Key, ...], name: str) -> None:
        """Does what a key can do."""
        ...


class Writing:
    """The capture line while letters are text."""

    def __init__(self, desk: Hands, drafts: Drafts) -> None:
        self._desk = desk
        self._drafts = drafts
        self._begun = ""
        """What the line was opened with: by itself, nothing to keep."""
        self._once = False
        """Whether the line closes after one entry."""
        self._pasted: list[str] = []
        """Pasted lines that are still to be recorded."""
        self._said: list[str] = []
        self._place = 0
        """How far back among the lines that were said: 0 is none, -1 the last."""

    @property
    def _line(self) -> CaptureLine:
        return self._desk.line

    def open(self, beginning: str = "", once: bool = False) -> None:
        """Opens the line; an unsent text that waits there is gone on with, or put aside for another verb."""
        waiting = self._line.value.strip()
        aside = waiting and not waiting.startswith(beginning.strip())
        if aside:
            self._said.append(waiting)
        if aside or not waiting:
            self._line.write(beginning)
        self._begun, self._once, self._place = beginning.strip(), once or bool(waiting), 0
        self._desk.enter("writing")
        self._typed()
        if aside:
            self._desk.tell(Notice("warn", _ASIDE))

    def key(self, name: str, character: str) -> None:
        """A key was pressed."""
        match name:
            case "enter":
                self._submit()
            case "escape" | "ctrl+c":
                self._close()
            case "tab":
                self._complete()
            case "up" | "down":
                self._recall(-1 if name == "up" else 1)
            case _ if self._line.edit(name, character):
                self._typed()
            case _ if keys := self._meanwhile(name):
                self._desk.press(keys, name)

    def _meanwhile(self, name: str) -> tuple[Key, ...]:
        """What a key that types nothing does all the same."""
        return tuple(key for key in self._desk.keymap.by_key.get(name, ()) if key.id in _MEANWHILE)

    def _how(self) -> Notice:
        """What a line begins with, and the key that tells more: one that types nothing."""
        silent = next((name for name in self._desk.keymap.by_id["help"].keys if len(name) > 1), None)
        more = Words(" · ", " · ") + key_said(silent) + Words(" 看写法", " tells more") if silent else same("")
        return Notice("unfinished", _EMPTY + more)

    def _close(self) -> None:
        """The text waits; what the key wrote and nothing follows is nothing to wait for."""
        text = self._line.value.strip()
        if text in BY_NAME or text == self._begun:
            self._line.write("")
            self._keep("")
        self._desk.enter("command")
        self._desk.tell(NOTHING)

    def _complete(self) -> None:
        """Goes on with the name or verb that the cursor stands behind, if only one is meant; else says which."""
        text = self._line.value
        longer, others = completed(text, self._desk.session.people)
        if longer != text:
            self._line.write(longer)
            self._typed()
        if len(others) > 1:
            self._desk.tell(Notice("unfinished", same("  ".join(others))))

    def paste(self, lines: list[str]) -> None:
        """One line is typed as it stands; several are asked about, and become several entries."""
        if not self._line.writing:
            if aside := self._line.value.strip():  # what is pasted is none of what was typed before
                self._said.append(aside)
                self._line.write("")
            self.open()
        if len(lines) == 1:
            self._line.edit("", lines[0])
            self._typed()
        else:
            waiting, self._pasted = self._pasted, []
            self._ask_about([*lines, *waiting])

    @property
    def waiting(self) -> str:
        """A line that was begun and not sent, while the line is closed."""
        return "" if self._line.writing else self._line.value.strip()

    def restore(self, text: str) -> None:
        """Puts back a line that was not sent before the screen went away, and those that waited behind it."""
        first, *self._pasted = [line for line in map(clean, text.split("\n")) if line] or [""]
        self._line.write(first)
        rest = len(self._pasted)
        behind = Words(f"后面还有 {rest} 行。", f" {rest} more wait behind it.") if rest else same("")
        self._desk.tell(Notice("warn", _UNSENT + behind))

    def _typed(self) -> None:
        """What Enter would do, said while it is being typed; and the draft kept."""
        text = self._line.value
        self._keep(text)
        self._desk.tell(_echo(text, self._desk.session) if text.strip() else self._how())

    def _keep(self, text: str) -> None:
        """The draft is what stands in the line, and the pasted lines that wait behind it."""
        self._drafts.keep("\n".join(filter(None, (text, *self._pasted))))

    def _submit(self) -> None:
        text = clean(self._line.value).strip()
        if not text:
            self._desk.enter("command")
            self._desk.tell(NOTHING)
        elif slip := _slip(text, self._desk.session):
            self._ask_whether(slip, partial(self._send, text))
        elif _ends(text, self._desk.session):
            begun, once = self._begun, self._once
            ask_score(self._desk, partial(self._go_on_with, text), lambda: self.open(begun, once))
        else:
            self._send(text)

    def _go_on_with(self, text: str) -> None:
        """Sends what a question has interrupted; a refused line stays open."""
        self._desk.enter("writing")
        self._send(text)

    def _ask_whether(self, slip: Words, on_yes: Callable[[], None]) -> None:
        """What is most likely a slip waits for one y; else the line stays open, so that it can be mended."""
        begun, once = self._begun, self._once

        def record() -> None:
            self._desk.enter("writing")
            on_yes()

        self._desk.ask(slip + Words("，照记？", ". Record it?"), record, lambda: self.open(begun, once))

    def _send(self, text: str) -> None:
        if self._desk.say(text):
            self._said.append(text)
            self._line.write("")
            self._keep("")
            self._place = 0
            if self._pasted:
                self._ask_again()
            elif self._once or self._desk.session.meeting.state == "closed":  # nothing more is said then
                self._desk.enter("command")

    def _recall(self, by: int) -> None:
        """Lines said before, the last one first."""
        place = self._place + by
        if -len(self._said) <= place <= 0:
            self._place = place
            self._line.write(self._said[place] if place else "")
            self._typed()

    def _ask_about(self, lines: list[str]) -> None:
        entries = entries_of(self._line.value, lines)
        self._keep_all(entries)
        self._desk.ask(
            question_on(entries, lines), lambda: self._record_all(entries), lambda: self.open(), lightly=True
        )

    def _record_all(self, entries: list[str]) -> None:
        """One after the other; a refused one waits in the line, with the rest behind it."""
        self._line.write("")
        for place, entry in enumerate(entries):
            slip = _slip(entry, self._desk.session)
            if slip or not self._desk.say(entry):
                self._pasted = entries[place + 1 :]
                self._line.write(entry)
                self._keep(entry)
                self._desk.enter("writing")
                if slip:
                    self._ask_whether(slip, partial(self._send, entry))
                return
        self._pasted = []
        self._drafts.keep("")

    def _ask_again(self) -> None:
        entries, self._pasted = self._pasted, []
        question = Words(f"还有 {len(entries)} 行，继续记录？", f"{len(entries)} more lines: go on?")
        self._keep_all(entries)
        self._desk.ask(question, lambda: self._record_all(entries), lambda: self.open(), lightly=True)

    def _keep_all(self, entries: list[str]) -> None:
        """What is not recorded yet stands in the line, and in the draft."""
        self._line.write(" ".join(entries))
        self._drafts.keep("\n".join(entries))


def _ends(text: str, session: Session) -> bool:
    """Whether a line ends the meeting for a reason, and nobody has said yet how good it was."""
    verb, _, reason = text.partition(" ")
    wanted = BY_NAME.get(verb) is BY_NAME["close"] and bool(reason)
    return wanted and session.meeting.state == "running" and not session.meeting.ratings


def _slip(text: str, session: Session) -> Words | None:
    """What is most likely a slip in the line; None where there is none, or no line that is understood."""
    try:
        return doubtful(understood(clean(text), session.known()), session.known())
    except KaihuiError:
        return None


def _echo(text: str, session: Session) -> Notice:
    """What Enter would record, or what is still missing for it."""
    try:
        return Notice("warn" if _slip(text, session) else "echo", echo(text, session.known()))
    except KaihuiError as error:
        if names := names_begun(text, session.people):
            return Notice("unfinished", Words("Tab 补全：", "Tab completes: ") + same("  ".join(names)))
        if text.endswith(("@", "＠")) and session.people:
            return Notice("unfinished", same(everybody(session.people)))
        bare = len(text.split()) < 2 or text.endswith("^")
        return Notice("unfinished", error.todo if error.todo and bare else error.what)
