"""Leaving an item: never by a key that slipped, and without a result only after one question, answered by one key.

Nor is the meeting left while a line waits that was not recorded.
"""

from collections.abc import Callable
from itertools import islice
from typing import Protocol

from msgspec.structs import replace

from data.session import Session
from engine.kpi.figures import kpi_said
from engine.meeting.events import ItemOpened
from engine.meeting.figures.unmarked import unmarked
from engine.meeting.performing.turning import just_opened
from engine.meeting.state import has_result
from engine.words import Words, joined, same
from tui.key_entries import Key, Say
from tui.keymap import Keymap
from tui.reasons import takes_reason
from tui.screens.modes import Mode
from tui.screens.writing import Writing
from tui.widgets.notice import Notice

_ANSWERS = {
    "decide": Words("决定", "decide"),
    "act": Words("行动", "act"),
    "cause": Words("根因", "cause"),
    "mark": Words("标记", "mark"),
    "inform": Words("知悉", "inform"),
    "park": Words("搁置", "park"),
}
"""The keys that give the item its result, and what the question calls them."""
_WRITTEN = ("decide", "act", "cause", "mark")
"""Those that turn no item by themselves."""
_WHY = Words("为什么没有结论？写一句，回车后到下一项。", "Why is there no result? Say it; Enter turns on.")
_UNSENT = Words(
    "还有一行没有记下：回车接着写，记下或清空（Ctrl+U）后再结束。",
    "A line is not recorded yet: Enter goes on with it; record it, or clear it with Ctrl+U, then end the meeting.",
)
_WHITHER = Words(
    "写第几项，空一格，再写为什么没有结论，如 6 等数据。",
    "The item's number, then why there is no result: 6 no data yet.",
)


class Hands(Protocol):
    """The desk, as far as leaving an item needs it."""

    session: Session
    keymap: Keymap
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
        session, waiting = self._desk.session, self._desk.writing.waiting
        if key.id == "close" and waiting and not waiting.startswith("close") and session.meeting.state == "running":
            self._desk.tell(Notice("warn", _UNSENT))  # afterwards nothing can be recorded any more
            return True
        if key.id not in ("next", "goto") or session.read_only:
            return False
        if key.id == "next" and _slipped(session):
            self._desk.tell(Notice("warn", _slip_said(self._desk.keymap.said("next"))))
            return True
        if _has_result(session):
            return False
        self._ask(key)
        return True

    def _ask(self, key: Key) -> None:
        keymap, left = self._desk.keymap, _unmarked(self._desk.session)
        # what turns on by itself is no answer to where else to go
        wanted = [action for action in _ANSWERS if key.id == "next" or action in _WRITTEN]
        asked = [keymap.by_id[action] for action in wanted if left or action != "mark"]
        answers = {name: self._pressing(answer, name) for answer in asked for name in answer.keys}
        answers |= dict.fromkeys(("y", "enter"), lambda: self._without(key))
        answers |= dict.fromkeys(("escape", "ctrl+c"), lambda: None)
        said = [keymap.said(answer.id) + Words(" ", " ") + _ANSWERS[answer.id] for answer in asked if answer.keys]
        self._desk.ask_which(_question(said, left, key.id == "next"), answers, "leaving")

    def _pressing(self, answer: Key, name: str) -> Callable[[], None]:
        """Writes it; what needs no words is said at once, and the line opens only where a reason is asked for."""
        key = replace(answer, does=Say(answer.id)) if answer.id in ("inform", "park") else answer
        return lambda: self._desk.press((key,), name)

    def _without(self, key: Key) -> None:
        """There is no result: the line takes the reason, which is recorded (R5)."""
        self._desk.writing.open("next " if key.id == "next" else "goto ", once=True)
        self._desk.tell(Notice("unfinished", _WHY if key.id == "next" else _WHITHER))


def _question(answers: list[Words], left: tuple[str, ...], onward: bool) -> Words:
    """What is asked before an item without a result is left: what nobody marked (R69), and the keys that answer."""
    none = Words("y 无结论", "y none") if onward else Words("y 无结论，跳走", "y none, and go")
    listed = joined([*answers, none, Words("Esc 留下", "Esc stay")], zh=" · ", en=" · ")
    named = joined([kpi_said(kpi) for kpi in left])
    marks = Words("，", ", ") + named + Words(" 没有标记", " not marked") if left else same("")
    return Words("没有结论", "No result") + marks + Words("：", ": ") + listed


def _unmarked(session: Session) -> tuple[str, ...]:
    current = session.meeting.current
    return () if current is None else unmarked(session.meeting, current, session.snapshot)


def _slip_said(key: Words) -> Words:
    """That a key was pressed twice, and how the item is skipped all the same."""
    return Words(
        f"这一项刚打开，没有再翻；要跳过请过两秒再按 {key.zh}。",
        f"Opened only now: not turned on. To skip it, press {key.en} in two seconds.",
    )


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
