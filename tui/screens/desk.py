"""The scribe's desk: what every key and every line does, in the order in which they come. It draws nothing itself."""

from collections.abc import Callable
from typing import Literal, Protocol

from data.drafts import Drafts
from data.session import Session
from engine.capture import echo
from engine.errors import KaihuiError, NotSavedError
from engine.events import Facts, MeetingClosed, MeetingStarted
from engine.text import clean
from engine.verbs import BY_NAME
from engine.words import Words, joined, same
from tui.keys import KEYMAP, Action, Do, Key, Say, Write
from tui.reasons import takes_reason, why_not
from tui.screens.palette_search import PaletteSearch
from tui.widgets.capture import CaptureLine
from tui.widgets.feed import said_of
from tui.widgets.notice import NOTHING, Notice

Mode = Literal["command", "writing", "asking", "searching", "helping"]


class Stage(Protocol):
    """The screen, as the desk sees it."""

    def tell(self, notice: Notice) -> None:
        """Shows a sentence."""
        ...

    def show_mode(self, mode: Mode) -> None:
        """Shows what keys do now."""
        ...

    def show_meeting(self) -> None:
        """Shows the meeting as it now is."""
        ...

    def act(self, action: Action) -> None:
        """Does what only the screen can do."""
        ...

    def close_down(self) -> None:
        """Saves the minutes of the closed meeting and prepares the next one."""
        ...


class Desk:
    """Takes keys and pastes, one after the other, and says to the session what they mean."""

    def __init__(self, session: Session, stage: Stage, drafts: Drafts) -> None:
        self.session = session
        self.mode: Mode = "command"
        self.line: CaptureLine
        """Set by the screen that has it."""
        self.palette: PaletteSearch
        """Set by the screen that has it."""
        self._stage = stage
        self._drafts = drafts
        self._once = False
        """Whether the line closes after one entry."""
        self._on_yes: Callable[[], None] = lambda: None
        self._on_no: Callable[[], None] = lambda: None
        self._waiting: list[str] = []
        """Pasted lines that are still to be recorded."""
        self._said: list[str] = []
        self._place = 0

    def key(self, name: str, character: str) -> None:
        """A key was pressed."""
        match self.mode:
            case "command":
                self._command(name, character)
            case "writing":
                self._writing(name, character)
            case "asking":
                self._asking(name)
            case "searching":
                self._searching(name, character)
            case "helping":
                self._helping(name)

    def say(self, line: str) -> bool:
        """Has a line recorded and shows what was; a refusal is shown as a sentence. Disk first, then screen."""
        try:
            facts = self.session.say(line)
        except KaihuiError as error:
            self.refuse(error)
            return False
        self._recorded(facts)
        return True

    def refuse(self, error: KaihuiError) -> None:
        """Says why something was not done."""
        said = error.what if error.todo is None else error.what + same(" ") + error.todo
        if isinstance(error, NotSavedError):
            said = Words("没有记下！", "Nothing was recorded! ") + said
        self._stage.tell(Notice("bad", said))

    def ask(self, question: Words, on_yes: Callable[[], None], on_no: Callable[[], None] = lambda: None) -> None:
        """Waits for y before it goes on."""
        self._on_yes, self._on_no = on_yes, on_no
        self._enter("asking")
        self._stage.tell(Notice("ask", question + Words(" y 确认 · Esc 取消", " y: yes · Esc: no")))

    def open(self, beginning: str = "", once: bool = False) -> None:
        """Opens the line; an unsent text that waits there is gone on with."""
        if self.line.value.strip() and not self.line.value.startswith(beginning or self.line.value):
            waiting = Words(
                "接着写没提交的这一行（Ctrl+U 清空）", "Go on with the line that was not sent (Ctrl+U clears)"
            )
            self._enter("writing")
            self._stage.tell(Notice("warn", waiting))
            return
        if not self.line.value:
            self.line.write(beginning)
        self._once, self._place = once, 0
        self._enter("writing")
        self._typed()

    def paste(self, text: str) -> None:
        """One line is typed as it stands; several are asked about, and become several entries."""
        lines = [line for line in (clean(part).strip() for part in text.splitlines()) if line]
        if not lines or self.mode in ("asking", "helping"):
            return
        if self.mode == "command":
            self.open()
        if len(lines) == 1 or self.mode == "searching":
            self.line.edit("", lines[0])
            self._after_edit()
            return
        self._ask_about(lines)

    def press(self, keys: tuple[Key, ...], name: str) -> None:
        """Does the first of what a key can do that works now; if none does, says why."""
        reasons = [(key, why_not(key, self.session)) for key in keys]
        key, reason = next(((key, why) for key, why in reasons if why is None), reasons[0])
        if reason is None and key.ask is not None:
            self.ask(key.ask, lambda: self._do(key, name))
        elif reason is None:
            self._do(key, name)
        elif isinstance(key.does, Say) and takes_reason(key.does.line.format(name), self.session):
            self.open(f"{key.does.line.format(name)} ", once=True)
            self._stage.tell(Notice("warn", reason + Words(" 写明原因可继续：", " Give a reason to go on:")))
        else:
            self._stage.tell(Notice("bad", reason))

    def _do(self, key: Key, name: str) -> None:
        match key.does:
            case Say(line):
                self.say(line.format(name))
            case Write(beginning):
                self.open(beginning, once=True)
            case Do("write"):
                self.open()
            case Do(action):
                self._stage.act(action)

    def _command(self, name: str, character: str) -> None:
        if name in KEYMAP:
            self.press(KEYMAP[name], name)
        elif character and not name.isascii():
            # an input method is on: what it commits is the beginning of a line
            self.open()
            self._writing(name, character)
        elif character:
            self._stage.tell(
                Notice("warn", Words(f"{name} 没有作用。? 看全部按键。", f"{name} does nothing. ? lists all keys."))
            )

    def _writing(self, name: str, character: str) -> None:
        match name:
            case "enter":
                self._submit()
            case "escape" | "ctrl+c":
                self._enter("command")
                self._stage.tell(NOTHING)
            case "up" | "down":
                self._recall(-1 if name == "up" else 1)
            case "ctrl+q" | "ctrl+p" | "pageup" | "pagedown":
                self.press(KEYMAP[name], name)
            case _:
                if self.line.edit(name, character):
                    self._typed()

    def _asking(self, name: str) -> None:
        if name in ("y", "Y", "escape", "n", "N", "ctrl+c"):
            self._enter("command")
            self._stage.tell(NOTHING)
            (self._on_yes if name in ("y", "Y") else self._on_no)()

    def _searching(self, name: str, character: str) -> None:
        match name:
            case "escape" | "ctrl+c" | "ctrl+p":
                self._end_search()
            case "up" | "down":
                self.palette.choose(-1 if name == "up" else 1)
            case "enter":
                chosen = self.palette.chosen
                self._end_search()
                if chosen is not None:
                    self._run(chosen)
            case _:
                if self.line.edit(name, character):
                    self.palette.look_for(self.line.value)

    def _helping(self, name: str) -> None:
        if name in ("up", "down", "pageup", "pagedown"):
            self.press(KEYMAP[name], name)
        else:
            self._enter("command")

    def search(self) -> None:
        """Opens the palette; what was being written waits."""
        self.palette.begin(self.line.value)
        self.line.write("")
        self._enter("searching")

    def show_help(self) -> None:
        """Opens the help."""
        self._enter("helping")

    def restore(self, text: str) -> None:
        """Puts back a line that was not sent before the screen went away."""
        self.line.write(clean(text).replace("\n", " "))
        self._stage.tell(
            Notice(
                "warn", Words("上次有一行没提交：回车接着写。", "A line was not sent last time: Enter goes on with it.")
            )
        )

    def _end_search(self) -> None:
        self.line.write(self.palette.end())
        self._enter("command")

    def _run(self, key: Key) -> None:
        """A command of the palette; one that needs a number gets the line."""
        if isinstance(key.does, Say) and "{}" in key.does.line:
            self.open(key.does.line.format(""), once=True)
        else:
            self.press((key,), key.keys[0])

    def _enter(self, mode: Mode) -> None:
        self.mode = mode
        self._stage.show_mode(mode)

    def _typed(self) -> None:
        """What Enter would do, said while it is being typed; and the draft kept."""
        text = self.line.value
        self._drafts.keep(text)
        self._stage.tell(self._echo(text))

    def _after_edit(self) -> None:
        if self.mode == "searching":
            self.palette.look_for(self.line.value)
        else:
            self._typed()

    def _echo(self, text: str) -> Notice:
        if not text.strip():
            return Notice(
                "unfinished",
                Words("d 决定 · a 行动项 · q 质询 · n 记录 · ? 看写法", "d decision · a action · q question · n note"),
            )
        try:
            return Notice("echo", echo(text, self.session.known()))
        except KaihuiError as error:
            return Notice("unfinished", error.todo if error.todo and _is_bare(text) else error.what)

    def _submit(self) -> None:
        text = clean(self.line.value).strip()
        if not text:
            self._enter("command")
            self._stage.tell(NOTHING)
        elif self.say(text):
            self._said.append(text)
            self.line.write("")
            self._drafts.keep("")
            self._place = 0
            if self._waiting:
                self._ask_again()
            elif self._once:
                self._enter("command")

    def _recall(self, by: int) -> None:
        """Lines said before, the last one first."""
        place = self._place + by
        if -len(self._said) <= place <= 0:
            self._place = place
            self.line.write(self._said[place] if place else "")
            self._typed()

    def _recorded(self, facts: Facts) -> None:
        known = self.session.log.read()
        said = [_in_one(*said_of(fact, known, self.session.meeting)) for fact in facts]
        self._stage.show_meeting()
        if said:
            self._stage.tell(Notice("good", joined(said, zh="；", en="; ")))
        if any(isinstance(fact, MeetingStarted) for fact in facts):
            self._stage.act("read_again")
        if any(isinstance(fact, MeetingClosed) for fact in facts):
            self._stage.close_down()

    def _ask_about(self, lines: list[str]) -> None:
        first = (self.line.value + lines[0]).strip()
        verb = first.split()[0] if self.line.value.strip() else ""
        entries = [first, *(line if not verb or line.split()[0] in BY_NAME else f"{verb} {line}" for line in lines[1:])]
        count = len(entries)
        question = Words(f"粘贴了 {count} 行，记成 {count} 条？", f"{count} lines were pasted: record {count} entries?")
        self.line.write(" ".join(entries))
        self.ask(question, lambda: self._record_all(entries), lambda: self.open())

    def _record_all(self, entries: list[str]) -> None:
        """One after the other; a refused one waits in the line, with the rest behind it."""
        self.line.write("")
        for place, entry in enumerate(entries):
            if not self.say(entry):
                self._waiting = entries[place + 1 :]
                self.line.write(entry)
                self._drafts.keep("\n".join(entries[place:]))
                self._enter("writing")
                return
        self._waiting = []
        self._drafts.keep("")

    def _ask_again(self) -> None:
        entries, self._waiting = self._waiting, []
        question = Words(f"还有 {len(entries)} 行，继续记录？", f"{len(entries)} more lines: go on?")
        self.line.write(" ".join(entries))
        self.ask(question, lambda: self._record_all(entries), lambda: self.open())


def _in_one(kind: Words, said: Words) -> Words:
    return kind + same(" ") + said if said.zh else kind


def _is_bare(text: str) -> bool:
    """Whether there is nothing but a verb yet."""
    return len(text.split()) < 2
