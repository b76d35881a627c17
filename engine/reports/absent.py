"""What was expected and is not there, or is there and could not be read."""

from msgspec import Struct

from engine.settings import Team
from engine.words import Words


class Unrecognised(Struct, frozen=True):
    """A file in the reports folder that could not be read, and why."""

    file: str
    reason: Words


class Missing(Struct, frozen=True, omit_defaults=True):
    """A report that was expected for the period and is not there."""

    report: str
    team: Team
    marketplace: str | None = None
    """None when no marketplace has it."""
    instead: tuple[str, ...] = ()
    """Other reports that would do as well."""
    label: Words = Words("", "")
    """All of them as people call them."""
