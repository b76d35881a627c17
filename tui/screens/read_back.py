"""The read-back before the close: decisions and actions one by one, agreed to or mended where they stand (R23, R69)."""

from collections.abc import Callable
from typing import Protocol

from data.session import Session
from engine.meeting.read_back import Lack, first_lack, lacks_of, read_out
from engine.words import Words
from tui.key_names import key_said
from tui.keymap import Keymap
from tui.screens.modes import Mode
from tui.screens.writing import Writing
from tui.widgets.notice import NOTHING, Notice

_KEYS = {"o": "fix {} @", "u": "fix {} ^", "a": "accept {} ", "t": "tbd {} ", "e": "fix {} {text}"}
"""What one key writes about the record under the cursor; what it says is mended where it stands."""
_MENDING: dict[Lack, str] = {"owner": "o", "due": "u", "accept": "a"}
"""The key that mends what is lacking."""
_OF_ACTIONS = ("u", "a", "t")
"""Those that say nothing about a decision."""
_WITHDRAWN = Words("复读时作废", "withdrawn when read back")
_STANDS = Words(
    "决定不能单独作废：按 e 改成大家同意的写法；刚记错的先 Esc 返回，再撤销。",
    "A decision is not withdrawn by itself: reword it with e, or go back with Esc and undo it.",
)
_NOTHING_LACKS = Words("没有缺项：y 确认，e 修改。", "Nothing is missing: y agrees, e mends.")
_ALL_SAID = Words("都复读过了，没有缺项：Esc 返回。", "All read back, nothing missing: Esc goes back.")
_NO_SUCH = Words("决定没有期限和验收标准；按 e 修改。", "A decision has no due date and no acceptance; e mends it.")
_ELSEWHERE = Words("正在复读：先按 Esc 返回，再按 ", "Reading back: Esc goes back first, then ")
_SAME = {"confirm": "y", "drop": "x", "accept": "a", "tbd": "t", "fix": "e"}
"""Actions whose keys, as the team has them, do the same here; the letters of this screen come first."""


class Hands(Protocol):
    """The desk, as far as reading back needs it."""

    session: Session
    keymap: Keymap
    writing: Writing

    def say(self, line: str) -> bool:
        """Has a line recorded; whether it was."""
        ...

    def tell(self, notice: Notice) -> None:
        """Shows a sentence."""
        ...

    def ask(self, question: Words, on_yes: Callable[[], None]) -> None:
        """Waits for y before it goes on."""
        ...

    def enter(self, mode: Mode) -> None:
        """From now on keys mean something else."""
        ...

    def show(self) -> None:
        """Shows where the cursor is."""
        ...

    def show_help(self) -> None:
        """Opens the help; any key comes back here."""
        ...


class ReadBack:
    """A cursor over what is read out; it stays open while a record is mended in the line."""

    def __init__(self, desk: Hands) -> None:
        self._desk = desk
        self._chosen = ""
        self.is_open = False

    @property
    def chosen(self) -> str:
        """The record that is read out now; empty while nothing is."""
        ids = self._ids if self.is_open else []
        if ids and self._chosen not in ids:
            self._chosen = next((one for one in ids if self._waits(one)), ids[0])
        return self._chosen if ids else ""

    def begin(self) -> None:
        """Opens on the first record that waits for a word."""
        self.is_open, self._chosen = True, ""
        self._desk.enter("reading_back")
        self._desk.tell(NOTHING)

    def key(self, name: str) -> None:
        """A key was pressed."""
        record = self.chosen
        match self._meant(name):
            case "escape" | "ctrl+c":
                self.end()
            case "up" | "down":
                self._move(-1 if name == "up" else 1)
            case "y" if record:
                self._agree(record)
            case "enter" if record:
                self._mend_next()
            case "x" if record:
                self._withdraw(record)
            case "help":
                self._desk.show_help()
            case letter if record and letter in _KEYS:
                if record.startswith("D") and letter in _OF_ACTIONS:
                    self._desk.tell(Notice("warn", _NO_SUCH))
                else:
                    self._write(_KEYS[letter], record)
            case other if record and other in self._desk.keymap.by_key:
                self._desk.tell(Notice("warn", _ELSEWHERE + key_said(other) + Words("。", ".")))

    def _meant(self, name: str) -> str:
        """The letter of this screen that a key stands for: its own, or that of the team's key for the same."""
        if name in _KEYS or name in "xy":
            return name
        actions = {key.id for key in self._desk.keymap.by_key.get(name, ())}
        return "help" if "help" in actions else next((_SAME[one] for one in _SAME if one in actions), name)

    def end(self) -> None:
        """Leaves; what was agreed to stays so."""
        self.is_open = False
        self._desk.enter("command")

    @property
    def _ids(self) -> list[str]:
        return [one.id for one in read_out(self._desk.session.meeting)]

    def _waits(self, record: str) -> bool:
        meeting = self._desk.session.meeting
        return record in meeting.unconfirmed or bool(lacks_of(meeting, record))

    def _move(self, by: int) -> None:
        ids, chosen = self._ids, self.chosen
        if chosen:
            self._chosen = ids[max(0, min(len(ids) - 1, ids.index(chosen) + by))]
            self._desk.show()

    def _agree(self, record: str) -> None:
        """Everybody agrees: the next one that was not read back is read out; one that was is not asked again."""
        unconfirmed = self._desk.session.meeting.unconfirmed
        if record not in unconfirmed or self._desk.say(f"confirm {record}"):
            self._go_on(record)

    def _go_on(self, record: str) -> None:
        ids = self._ids
        after = ids[ids.index(record) + 1 :] + ids[: ids.index(record)]
        waiting = next((one for one in after if self._waits(one)), "")
        self._chosen = waiting or record
        self._desk.show()
        if not waiting and not self._waits(record):
            self._desk.tell(Notice("good", _ALL_SAID))

    def _mend_next(self) -> None:
        """Opens the line on what lacks next, from the cursor on."""
        ids, meeting = self._ids, self._desk.session.meeting
        here = ids.index(self.chosen)
        lacking = next((one for one in ids[here:] + ids[:here] if lacks_of(meeting, one)), "")
        if lacking:
            self._chosen = lacking
        lack = first_lack(meeting, self.chosen)
        if lack is None:  # whatever is typed next would take the place of what was agreed
            self._desk.tell(Notice("warn", _NOTHING_LACKS))
        else:
            self._write(_KEYS[_MENDING[lack]], self.chosen)

    def _write(self, beginning: str, record: str) -> None:
        text = next((one.text for one in read_out(self._desk.session.meeting) if one.id == record), "")
        self._desk.show()
        self._desk.writing.open(beginning.format(record, text=text), once=True)

    def _withdraw(self, record: str) -> None:
        if record.startswith("D"):
            self._desk.tell(Notice("warn", _STANDS))
            return
        session = self._desk.session
        line = f"drop {record} {_WITHDRAWN.said(session.language)}"

        def drop() -> None:
            ids = self._ids
            after = ids[ids.index(record) + 1 :]
            if self._desk.say(line):
                self._chosen = next(iter(after), "")
                self._desk.show()

        self._desk.ask(Words(f"作废 {record}？", f"Withdraw {record}?"), drop)
