"""The scribe's desk: what every key and every line does, in the order in which they come. It draws nothing itself."""

from collections.abc import Callable

from data.drafts import Drafts
from data.session import Session
from engine.errors import KaihuiError, NotSavedError
from engine.meeting.events import Facts, MeetingClosed, MeetingStarted
from engine.meeting.moves import Spoken
from engine.text import clean
from engine.words import Words, joined
from tui.key_entries import Do, Key, Say, Write
from tui.keymap import keymap_of
from tui.reasons import reasons, takes_reason, why_not
from tui.screens.choosing import Choosing
from tui.screens.leaving import Leaving
from tui.screens.modes import QUESTIONS, Mode
from tui.screens.palette_search import PaletteSearch
from tui.screens.passing import passed_over
from tui.screens.prefilling import prefilled
from tui.screens.rating import ask_to_end
from tui.screens.read_back import ReadBack
from tui.screens.stage import Stage
from tui.screens.tracing import Tracing
from tui.screens.writing import Writing
from tui.widgets.capture import CaptureLine
from tui.widgets.feed import in_one, said_of
from tui.widgets.help import Help
from tui.widgets.notice import NOTHING, Notice
from tui.widgets.past import PastBoard

_BETWEEN: tuple[Mode, ...] = (*QUESTIONS, "searching", "helping", "remembering", "reading_back")
"""Modes that quitting ends first, as Ctrl+C would: no question is answered by it."""


class Desk:
    """Takes keys and pastes, one after the other, and says to the session what they mean."""

    def __init__(self, session: Session, stage: Stage, drafts: Drafts) -> None:
        self.session = session
        self.keymap = keymap_of(session.settings.keys)
        self.mode: Mode = "command"
        self.line: CaptureLine
        """Set by the screen that has it."""
        self.palette: PaletteSearch
        """Set by the screen that has it."""
        self.help: Help
        """Set by the screen that has it."""
        self.past: PastBoard
        """Set by the screen that has it."""
        self.writing = Writing(self, drafts)
        self._stage = stage
        self.choosing = Choosing(session)
        self.tracing = Tracing(self)
        self._leaving = Leaving(self)
        self.read_back = ReadBack(self)
        self._answers: dict[str, Callable[[], None]] = {}
        """The keys that answer what is asked."""

    def key(self, name: str, character: str) -> None:
        """A key was pressed."""
        if name == "ctrl+q" and self.mode in _BETWEEN:
            self.key("ctrl+c", "")
            self.press(self.keymap.by_key[name], name)
            return
        match self.mode:
            case "command":
                self._command(name, character)
            case "writing":
                self.writing.key(name, character)
            case "asking" | "leaving" | "rating":
                self._asking(name)
            case "searching":
                self._searching(name, character)
            case "helping":
                self._helping(name)
            case "remembering":
                self._remembering(name, character)
            case "reading_back":
                self.read_back.key(name)

    def say(self, line: str) -> bool:
        """Has a line recorded and shows what was; a refusal is shown as a sentence. Disk first, then screen."""
        return self._record(lambda: self.session.say(line))

    @property
    def is_busy(self) -> bool:
        """Whether a question waits for its answer, or a line for the rest of it."""
        return self.mode in QUESTIONS or (self.mode == "writing" and bool(self.line.value.strip()))

    def do(self, move: Spoken) -> bool:
        """The same of a move that no line says."""
        return self._record(lambda: self.session.do(move))

    def _record(self, recorded: Callable[[], Facts]) -> bool:
        try:
            facts = recorded()
        except KaihuiError as error:
            self._stage.show_meeting()  # what somebody else has just written may be the reason
            self.refuse(error)
            return False
        self._recorded(facts)
        return True

    def refuse(self, error: KaihuiError) -> None:
        """Says why something was not done."""
        said = error.whole
        if isinstance(error, NotSavedError):
            said = Words("没有记下！", "Nothing was recorded! ") + said
        self.tell(Notice("bad", said))

    def ask(
        self,
        question: Words,
        on_yes: Callable[[], None],
        on_no: Callable[[], None] = lambda: None,
        lightly: bool = False,
    ) -> None:
        """Waits for y before it goes on.

        Args:
            lightly: Enter is a yes too, since nothing is lost by it.
        """
        answers = dict.fromkeys(("escape", "n", "N", "ctrl+c"), on_no)
        answers |= dict.fromkeys(("y", "Y", "enter") if lightly else ("y", "Y"), on_yes)
        keys = Words(" y/回车 是 · n/Esc 否", " y/Enter: yes · n/Esc: no")
        self.ask_which(question + (keys if lightly else Words(" y 是 · n/Esc 否", " y: yes · n/Esc: no")), answers)

    def ask_which(self, question: Words, answers: dict[str, Callable[[], None]], mode: Mode = "asking") -> None:
        """Waits for one of the keys before it goes on; the question names them."""
        self._answers = answers
        self.enter(mode)
        self.tell(Notice("ask", question))

    def paste(self, text: str) -> None:
        """Lines were pasted: they are written, or looked for in the palette."""
        lines = [line for line in (clean(part).strip() for part in text.splitlines()) if line]
        if not lines or self.mode in (*QUESTIONS, "helping") or self._only_reads():
            return
        if self.mode == "searching":
            self._searching("", lines[0])
        elif self.mode == "remembering":
            self._remembering("", lines[0])
        elif self.tracing.takes(text):
            self.tracing.paste(text)
            self._stage.show_meeting()
        else:
            self.writing.paste(lines)

    def tell(self, notice: Notice) -> None:
        """Shows a sentence; what came off well behind the screen does not talk over a question."""
        if notice.kind != "good" or self.mode not in QUESTIONS:
            self._stage.tell(notice)

    def press(self, keys: tuple[Key, ...], name: str) -> None:
        """Does the first of what a key can do that works now; if none does, says why."""
        if self._leaving.stops(keys[0]):
            return
        reasons = [(key, why_not(key, self.session, self.choosing.named(key, name))) for key in keys]
        key, reason = next(((key, why) for key, why in reasons if why is None), reasons[0])
        if reason is None and key.id == "close" and not self.session.meeting.ratings:
            ask_to_end(self, lambda: self._do(key, name))
        elif reason is None and key.ask is not None:
            self.ask(key.ask, lambda: self._do(key, name))
        elif reason is None:
            self._do(key, name)
        elif (line := _line_of(key, name)) and takes_reason(line, self.session):
            self.writing.open(f"{line} ", once=True)
            self.tell(Notice("warn", Words("写明原因可继续：", "Give a reason to go on: ") + reason))
        else:
            self.tell(Notice("bad", reason))

    def _do(self, key: Key, name: str) -> None:
        match key.does:
            case Say(line):
                self.say(line.format(self.choosing.named(key, name)))
            case Write("done ") if self.choosing.action:
                self.say(f"done {self.choosing.action}")
            case Write(beginning):
                self.writing.open(prefilled(self.choosing.aimed(beginning), self.session), once=True)
            case Do("write"):
                self.writing.open()
            case Do("read_back"):
                self.read_back.begin()
            case Do(action):
                self._stage.act(action)

    def _command(self, name: str, character: str) -> None:
        if name in self.keymap.by_key:
            self.press(self.keymap.by_key[name], name)
        elif character and not name.isascii() and not self.session.read_only:
            # an input method is on: what it commits is the beginning of a line
            self.writing.open()
            self.writing.key(name, character)
        elif character:
            self.tell(Notice("warn", self.keymap.nothing_on(name)))

    def _asking(self, name: str) -> None:
        if (answer := self._answers.get(name)) is not None:
            self.enter("command")
            self.tell(NOTHING)
            answer()

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
            self.press(self.keymap.by_key[name], name)
        else:
            self.enter(self.help.before)

    def _remembering(self, name: str, character: str) -> None:
        match name:
            case "escape" | "ctrl+c":
                self.line.write(self.past.end())
                self.enter("command")
            case "up" | "down" | "pageup" | "pagedown":
                self.press(self.keymap.by_key[name], name)
            case _:
                if self.line.edit(name, character):
                    self.past.look_for(self.line.value)

    def _only_reads(self) -> bool:
        return self.session.read_only and self.mode not in ("searching", "remembering")

    def look_back(self) -> None:
        """Opens the past meetings; what was being written waits."""
        self.past.begin(self.line.value)
        self.line.write("")
        self.enter("remembering")

    def search(self) -> None:
        """Opens the palette; what was being written waits."""
        self.palette.begin(self.line.value)
        self.line.write("")
        self.enter("searching")

    def show_help(self) -> None:
        """Opens the help on what can be done now; what was being written goes on afterwards."""
        not_now = reasons(self.keymap.entries, self.session, self.choosing.named)
        self.help.begin("writing" if self.mode == "writing" else "command", not_now)
        self.enter("helping")

    def _end_search(self) -> None:
        self.line.write(self.palette.end())
        self.enter("command")

    def _run(self, key: Key) -> None:
        """A command of the palette; one that needs a number gets the line."""
        if isinstance(key.does, Say) and "{}" in key.does.line and not self.session.read_only:
            self.writing.open(key.does.line.format(""), once=True)
        else:
            self.press((key,), key.keys[0] if key.keys else "")

    def enter(self, mode: Mode) -> None:
        """From now on keys mean something else."""
        self.mode = "reading_back" if mode == "command" and self.read_back.is_open else mode
        self._stage.show_mode(self.mode)

    def show(self) -> None:
        """Shows the meeting as it now is, and where the cursors are."""
        self._stage.show_meeting()

    def _recorded(self, facts: Facts) -> None:
        self.choosing.go_on(facts)
        known = self.session.log.read()
        said = [in_one(*said_of(fact, known, self.session.meeting)) for fact in facts]
        self._stage.show_meeting()
        if passed := passed_over(facts, self.session, self.keymap):
            self.tell(Notice("warn", passed))
        elif said:
            self.tell(Notice("good", joined(said, zh="；", en="; ")))
        if any(isinstance(fact, MeetingStarted) for fact in facts):
            self._stage.read_again()
        if any(isinstance(fact, MeetingClosed) for fact in facts):
            self._stage.close_down()


def _line_of(key: Key, name: str) -> str:
    """The line that a key says or begins."""
    match key.does:
        case Say(line):
            return line.format(name)
        case Write(beginning):
            return beginning.strip()
        case _:
            return ""
