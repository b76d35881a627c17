"""How a value stands to a limit: the one place where a sign is read, for rules, aims and effects."""

from operator import eq, ge, gt, le, lt
from typing import Literal

Sign = Literal[">", ">=", "<", "<="]

_HOLDS = {">": gt, ">=": ge, "<": lt, "<=": le, "=": eq}


def holds(value: float, sign: str, limit: float) -> bool:
    """Whether `value` stands to `limit` as `sign` says, which is one of <=, >=, <, >, =."""
    return bool(_HOLDS[sign](value, limit))
