"""House rules: limits held against values, with evidence. The rules themselves are data: rulebook.toml."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import msgspec
from msgspec import Struct

from engine.kpi.catalogue import KPIS, Scope
from engine.kpi.comparing import Sign, holds
from engine.kpi.figures import figure_said, held_said
from engine.settings import Settings
from engine.words import Words, joined, same

Verdict = Literal["fires", "clear", "cannot_judge"]
Level = Literal["red", "amber"]
Narrow = Literal["campaign", "sku"]

OPPOSITE: dict[Sign, Sign] = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}
"""What to say of a value that does not meet its condition."""
PRINTED: dict[str, str] = {">=": "≥", "<=": "≤"}
"""Signs that are printed otherwise than they are written."""


class Condition(Struct, frozen=True, forbid_unknown_fields=True):
    """A limit on one value."""

    kpi: str
    """A KPI of the catalogue, or what else is held: completion, hours_late, age_hours, editors."""
    sign: Sign
    """How the value stands to the limit when the condition holds."""
    limit: float

    def holds(self, value: float) -> bool:
        """Whether the value meets it."""
        return holds(value, self.sign, self.limit)


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """One rule of the rulebook."""

    id: str
    label: Words
    level: Level
    owner_role: str
    source: str
    """Where it comes from, with its R-number."""
    when: tuple[Condition, ...]
    """All must hold, unless any is enough."""
    advice: tuple[Words, ...]
    any: bool = False
    """Whether one of them is enough; what is unknown is then let be, as long as anything is known."""
    narrow: tuple[Narrow, ...] = ()
    """What it is judged for one by one, besides whole marketplaces."""
    minimum: dict[str, float] = {}
    """Measure to the least sum that makes one of those worth judging."""
    periods: int = 1
    """In how many periods running it must hold."""
    ext: bool = False
    """Whether the source text gives no such number."""


class Rulebook(Struct, frozen=True, forbid_unknown_fields=True):
    """All rules, and which edition they are."""

    version: str
    rules: tuple[Rule, ...]


class Comparison(Struct, frozen=True, omit_defaults=True):
    """A value held against a limit: the evidence of a finding."""

    kpi: str
    """What was held: a KPI, or completion, hours_late, age_hours, editors."""
    value: float | None
    limit: float | None
    comparison: Sign
    """The sign between them that makes the rule fire."""
    scope: Scope = Scope()
    as_of: datetime | None = None
    flags: tuple[str, ...] = ()
    """What is doubtful about the value: stale, provisional, …"""
    file: str = ""
    """The report that is judged, where it is no KPI."""


class Finding(Struct, frozen=True, omit_defaults=True):
    """A rule's verdict on a snapshot."""

    rule: str
    label: Words
    verdict: Verdict
    level: Level
    scope: Scope
    version: str
    """Of the rulebook that judged."""
    owner_role: str = ""
    evidence: tuple[Comparison, ...] = ()
    advice: tuple[Words, ...] = ()
    """Each is the text of an action, ready to be recorded."""
    reason: Words | None = None
    """The verdict in a sentence."""
    weak: bool = False
    """Whether it rests on provisional data only."""
    source: str = ""
    """Where the limit comes from: a house rule is never said to be Amazon's (R2)."""
    ext: bool = False
    """Whether the source text gives no such limit; marked `*` where it is printed."""


def with_limits(book: Rulebook, settings: Settings) -> Rulebook:
    """The rulebook with the house's own limits."""
    rules = []
    for rule in book.rules:
        own = settings.rules.get(rule.id, {})
        when = tuple(msgspec.structs.replace(c, limit=own.get(c.kpi, c.limit)) for c in rule.when)
        changed = when != rule.when
        source = f"{rule.source}；kaihui.toml" if changed else rule.source
        rules.append(msgspec.structs.replace(rule, when=when, source=source, ext=rule.ext and not changed))
    return Rulebook(book.version, tuple(rules))


def verdict_of(rule: Rule, held: Sequence[Comparison]) -> Verdict:
    """What the values say: one that does not meet its condition clears the rule, whatever is unknown."""
    met = [
        None if one.value is None else condition.holds(one.value)
        for condition, one in zip(rule.when, held, strict=True)
    ]
    if rule.any:
        return "fires" if True in met else "clear" if False in met else "cannot_judge"
    if False in met:
        return "clear"
    return "cannot_judge" if None in met else "fires"


def found(
    book: Rulebook, rule: Rule, verdict: Verdict, scope: Scope, held: Sequence[Comparison], reason: Words | None = None
) -> Finding:
    """The finding that a verdict makes; advice is given only where the rule fires."""
    return Finding(
        rule=rule.id,
        label=rule.label,
        verdict=verdict,
        level=rule.level,
        scope=scope,
        version=book.version,
        owner_role=rule.owner_role,
        evidence=tuple(held),
        advice=rule.advice if verdict == "fires" else (),
        reason=reason or compared(held, rule.ext),
        weak=verdict == "fires" and bool(held) and all("weak" in one.flags for one in held),
        source=rule.source,
        ext=rule.ext,
    )


def compared(held: Sequence[Comparison], ext: bool = False) -> Words:
    """The values and their limits in a sentence: TACoS 16.4% > 15.0%, ACoS 31.2% > 30.0%."""
    known = [(one, one.value, one.limit) for one in held if one.value is not None and one.limit is not None]
    return joined([_said(one, value, limit, "*" if ext else "") for one, value, limit in known])


def _said(one: Comparison, value: float, limit: float, mark: str) -> Words:
    kpi = KPIS[one.kpi]
    sign = one.comparison if holds(value, one.comparison, limit) else OPPOSITE[one.comparison]
    left, right = held_said(value, limit, kpi.unit), figure_said(limit, kpi.unit)
    return kpi.label + same(f" {left} {PRINTED.get(sign, sign)} {right}{mark}")
