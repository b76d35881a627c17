"""The rulebook, with the house's own limits; a limit for a rule or a value that does not exist is a mistake."""

import tomllib
from importlib.resources import files

import msgspec

from engine.errors import BadInputError
from engine.kpis import KPIS
from engine.rules import Rulebook, with_limits
from engine.settings import Settings
from engine.text import clean
from engine.words import Words, same


def load_rulebook(settings: Settings) -> Rulebook:
    """The rules that this workspace goes by.

    Raises:
        BadInputError: [rules] or [targets] of kaihui.toml names what does not exist.
    """
    text = (files("engine") / "rulebook.toml").read_text(encoding="utf-8")
    book = msgspec.convert(tomllib.loads(text), Rulebook, strict=True)
    limits = {rule.id: [condition.kpi for condition in rule.when] for rule in book.rules}
    for rule, own in settings.rules.items():
        _expect(rule, list(limits), Words("规则", "rule"))
        for value in own:
            _expect(value, limits[rule], Words(f"规则 {rule} 的限值", f"limit of the rule {rule}"))
    for kpi in settings.targets:
        _expect(kpi, list(KPIS), same("KPI"))
    return with_limits(book, settings)


def _expect(name: str, known: list[str], what: Words) -> None:
    if name in known:
        return
    said, choice = clean(name), " ".join(known) or "—"
    raise BadInputError(
        Words(f"kaihui.toml：没有叫「{said}」的{what.zh}。", f"kaihui.toml: there is no {what.en} “{said}”."),
        Words(f"可写：{choice}", f"Known: {choice}"),
    )
