"""The last question of a meeting: whether it ends, and, by the same key, how good it was."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from engine.words import Words
from tui.screens.modes import Mode

_WORST_TO_BEST = "12345"
_QUESTION = Words(
    "结束会议？结束后不能再改。y 结束 · 1-5 打分并结束 · Esc 否",
    "End the meeting for good? y: yes · 1-5: rate it and end · Esc: no",
)
_SCORE = Words(
    "这场会打几分？1-5 打分并结束 · Esc/回车 不打分，结束",
    "How good was it? 1-5: rate it and end · Esc/Enter: end without",
)


class Hands(Protocol):
    """The desk, as far as the last question needs it."""

    def say(self, line: str) -> bool:
        """Has a line recorded; whether it was."""
        ...

    def ask_which(self, question: Words, answers: dict[str, Callable[[], None]], mode: Mode) -> None:
        """Waits for one of the keys."""
        ...


def ask_score(desk: Hands, end: Callable[[], None], back: Callable[[], None]) -> None:
    """The same where the end was asked for with its reason already: Esc and Enter leave it out, Ctrl+C goes back."""
    answers = {**dict.fromkeys(("escape", "enter"), end), "ctrl+c": back}
    desk.ask_which(_SCORE, answers | _scores(desk, end), "rating")


def ask_to_end(desk: Hands, end: Callable[[], None]) -> None:
    """Waits for y, or for the score of the room as a whole, which is recorded before the end (R55)."""
    answers: dict[str, Callable[[], None]] = dict.fromkeys(("escape", "n", "N", "ctrl+c"), lambda: None)
    answers |= dict.fromkeys(("y", "Y"), end)
    desk.ask_which(_QUESTION, answers | _scores(desk, end), "asking")


def _scores(desk: Hands, end: Callable[[], None]) -> dict[str, Callable[[], None]]:
    def rate(score: str) -> None:
        if desk.say(f"rate {score}"):
            end()

    return {score: partial(rate, score) for score in _WORST_TO_BEST}
