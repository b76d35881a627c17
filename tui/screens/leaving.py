"""Leaving an item: never by a key that slipped, and without a result only after one question, answered by one key."""

from collections.abc import Callable
from itertools import islice
from typing import Protocol

from msgspec.structs import replace

from data.session import Session
from engine.meeting.events import ItemOpened
from engine.meeting.state import has_result
from engine.meeting.turning import just_opened
from engine.words import Words
from tui.key_entries import Key, Say
from tui.keys import KEYMAP
from tui.reasons import takes_reason
from tui.screens.modes import Mode
from tui.screens.writing import Writing
from tui.widgets.notice import Notice

_NEXT = Words(
    "还没有结论：d 决定 · a 行动项 · j 仅知悉 · k 搁置 · y 没有结论 · Esc 留下",
    "No result yet: d decide · a action · j informed · k park · y none · Esc stay",
)
_GOTO = Words(
    "还没有结论：d 决定 · a 行动项 · y 没有结论，跳走 · Esc 留下",
    "No result yet: d decide · a action · y none, and go · Esc stay",
)
_WHY = Words("为什么没有结论？写一句，回车后到下一项。", "Why is there no result? Say it; Enter turns on.")
_WHITHER = Words(
    "写第几项，空一格，再写为什么没有结论，如 6 等数据。",
    "The item's number, then why there is no result: 6 no data yet.",
)
_SLIPPED = Words(
    "这一项刚打开，没有再翻；要跳过请过两秒再按 n。",
    "Opened only now: not turned on. To skip it, press n in two seconds.",
)


class Hands(Protocol):
    """The desk, as far as leaving an item needs it."""

    session: Session
    writing: Writing

    def tell(self, notice: Notice) -> None:
        """Shows a sentence."""
        ...

    def ask_which(self, question: Words, answers: dict[str, Callable[[], None]], mode: Mode) -> None:
        """Waits for one of the keys."""
        ...

    def press(self, keys: tuple[Key, ...], name: str) -> None:
        """Does what a key can do."""
        ...


class Leaving:
    """Stands before the keys that leave an item."""

    def __init__(self, desk: Hands) -> None:
        self._desk = desk

    def stops(self, key: Key) -> bool:
        """Whether a key is not to do what it does, because it slipped or something is to be asked first."""
        session = self._desk.session
        if key.id not in ("next", "goto") or session.read_only:
            return False
        if key.id == "next" and _slipped(session):
            self._desk.tell(Notice("warn", _SLIPPED))
            return True
        if _has_result(session):
            return False
        self._ask(key)
        return True

    def _ask(self, key: Key) -> None:
        answers: dict[str, Callable[[], None]] = {name: self._pressing(name) for name in "da"}
        if key.id == "next":
            # what turns on by itself is no answer to where else to go
            answers |= {"j": self._saying("j", "inform"), "k": self._saying("k", "park")}
        answers |= dict.fromkeys(("y", "enter"), lambda: self._without(key))
        answers |= dict.fromkeys(("escape", "ctrl+c"), lambda: None)
        self._desk.ask_which(_NEXT if key.id == "next" else _GOTO, answers, "leaving")

    def _pressing(self, name: str) -> Callable[[], None]:
        return lambda: self._desk.press(KEYMAP[name], name)

    def _saying(self, name: str, line: str) -> Callable[[], None]:
        """Says it at once; the line opens only where a reason is asked for."""
        key = replace(KEYMAP[name][0], does=Say(line))
        return lambda: self._desk.press((key,), name)

    def _without(self, key: Key) -> None:
        """There is no result: the line takes the reason, which is recorded (R5)."""
        self._desk.writing.open("next " if key.id == "next" else "goto ", once=True)
        self._desk.tell(Notice("unfinished", _WHY if key.id == "next" else _WHITHER))


def _slipped(session: Session) -> bool:
    """Whether the item was opened only now, and nothing was said since: then a key was pressed twice."""
    if not just_opened(session.meeting, session.clock.now()):
        return False
    opened = (fact for fact in reversed(session.log.read()) if isinstance(fact, ItemOpened))
    return session.meeting.moves[-1:] == tuple(fact.move for fact in islice(opened, 1))


def _has_result(session: Session) -> bool:
    """Whether the item may be left without a word, or cannot be left at all."""
    meeting = session.meeting
    current = meeting.current
    if current is None or meeting.state != "running" or has_result(meeting, current):
        return True
    return not takes_reason("next", session)
