"""The rulebook, with the house's own limits; a limit for a rule or a value that does not exist is a mistake."""

import tomllib
from importlib.resources import files

import msgspec

from engine.errors import BadInputError
from engine.findings.rules import Rulebook, with_limits
from engine.misfits import unknown_limits
from engine.settings import Settings
from engine.words import Words


def load_rulebook(settings: Settings) -> Rulebook:
    """The rules that this workspace goes by.

    Raises:
        BadInputError: [rules] or [targets] of kaihui.toml names what does not exist.
    """
    book = _printed()
    for misfit in unknown_limits(settings, _limits(book)):
        raise BadInputError(
            Words(f"kaihui.toml：{misfit.words.zh}。", f"kaihui.toml: {misfit.words.en}."),
            Words("改好后再运行。", "Mend it and run again."),
        )
    return with_limits(book, settings)


def rule_limits() -> dict[str, list[str]]:
    """Rule id to the values that the rule holds against a limit."""
    return _limits(_printed())


def rule_titles() -> dict[str, Words]:
    """Rule id to its title in words, for rules that are judged by the rulebook."""
    return {rule.id: rule.label for rule in _printed().rules}


def _printed() -> Rulebook:
    text = (files("engine.findings") / "rulebook.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Rulebook, strict=True)


def _limits(book: Rulebook) -> dict[str, list[str]]:
    return {rule.id: [condition.kpi for condition in rule.when] for rule in book.rules}
