"""House rules: limits held against KPI values, with evidence. The rules themselves are data: rulebook.toml."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from engine.kpis import Scope
from engine.words import Words

Verdict = Literal["fires", "clear", "cannot_judge"]
Level = Literal["red", "amber"]


class Comparison(Struct, frozen=True, omit_defaults=True):
    """A value held against a limit: the evidence of a finding."""

    kpi: str
    """KPI id; empty where a file is judged."""
    value: float | None
    limit: float | None
    comparison: str
    """The sign between them that makes the rule fire: >, >=, <, <=."""
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
