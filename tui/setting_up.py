"""What `kaihui init` asks before it writes a workspace: marketplaces, turnover, and the agenda that suits (R34)."""

import argparse
import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from engine.errors import UsageError
from engine.marketplaces import BY_CODE
from engine.meeting.proposing.template import proposed_template
from engine.text import clean
from engine.words import Language, Words

_T = TypeVar("_T")
_U = TypeVar("_U")
USUAL = ("US",)
"""The marketplace of a workspace that says nothing else."""
_AMOUNT = re.compile(r"(?:us)?[$＄]?\s*(\d[\d,，]*(?:\.\d+)?)\s*(万|w|k|m)?(?:美元|美金|usd)?", re.I)
_TIMES = {"万": 1e4, "w": 1e4, "k": 1e3, "m": 1e6}


class SetUp(NamedTuple):
    """What a new workspace begins with."""

    template: str
    marketplaces: tuple[str, ...]
    why: Words | None
    """Why this template is proposed; None where it was named."""


def set_up(arguments: argparse.Namespace, asks: bool, language: Language) -> SetUp:
    """What the options say, and what is answered where they are silent.

    Args:
        asks: whether somebody sits there to answer.

    Raises:
        UsageError: an option that cannot be understood.
    """
    said, told = arguments.marketplaces, arguments.turnover
    marketplaces = marketplaces_named(said) if said else _asked_marketplaces(language) if asks else USUAL
    if arguments.template:
        return SetUp(arguments.template, marketplaces, None)
    turnover = turnover_said(told) if told else _asked_turnover(language) if asks else None
    proposed, why = proposed_template(turnover, len(marketplaces))
    if not asks:
        return SetUp(proposed, marketplaces, why if said or told else None)
    return SetUp(_asked_template(proposed, why, language), marketplaces, None)


def marketplaces_named(said: str) -> tuple[str, ...]:
    """Codes of marketplaces: US, CA or us ca.

    Raises:
        UsageError: one that does not exist.
    """
    codes = tuple(dict.fromkeys(code.upper() for code in re.split(r"[\s,，、;；]+", said) if code))
    unknown = [code for code in codes if code not in BY_CODE]
    if unknown or not codes:
        raise UsageError(
            Words(f"没有站点「{(unknown or [said])[0]}」。", f"There is no marketplace “{(unknown or [said])[0]}”."),
            Words(f"写代码：{' '.join(BY_CODE)}", f"Write codes: {' '.join(BY_CODE)}"),
        )
    return codes


def turnover_said(said: str) -> float:
    """US dollars a month: 80000, 80,000, 8万, 80k.

    Raises:
        UsageError: no amount.
    """
    match = _AMOUNT.fullmatch(said.strip())
    if match is None:
        raise UsageError(
            Words(f"「{said}」不是金额。", f"“{said}” is no amount."),
            Words("写每月销售额，美元，例如 80000 或 8万", "Write monthly sales in US dollars, such as 80000 or 80k"),
        )
    return float(re.sub("[,，]", "", match[1])) * _TIMES.get((match[2] or "").lower(), 1.0)


def _asked_marketplaces(language: Language) -> tuple[str, ...]:
    question = Words("站点（回车：US，多个用空格隔开）：", "Marketplaces (Enter: US; several with spaces): ")
    return _asked(question, marketplaces_named, USUAL, language)


def _asked_turnover(language: Language) -> float | None:
    question = Words("月销售额，美元（回车：不说）：", "Monthly sales in US dollars (Enter: skip): ")
    return _asked(question, turnover_said, None, language)


def _asked_template(proposed: str, why: Words, language: Language) -> str:
    question = Words(
        f"建议会议模板 {proposed}（{why.zh}）。回车用它，或写 weekly、monthly、lite：",
        f"Proposed agenda: {proposed} ({why.en}). Enter takes it; or write weekly, monthly, lite: ",
    )
    return _asked(question, _template_named, proposed, language)


def _template_named(said: str) -> str:
    if said.lower() not in ("weekly", "monthly", "lite"):
        raise UsageError(
            Words(f"没有模板「{said}」。", f"There is no agenda template “{said}”."),
            Words("写 weekly、monthly 或 lite", "Write weekly, monthly or lite"),
        )
    return said.lower()


def _asked(question: Words, understood: Callable[[str], _T], usual: _U, language: Language) -> _T | _U:
    """An answer that is understood; Enter, Esc and the end of input keep what is usual."""
    while True:
        try:
            answer = clean(input(question.said(language))).strip()
            return understood(answer) if answer else usual
        except EOFError:
            print()
            return usual
        except UsageError as error:
            print(error.said(language))
