"""The command palette: every entry of the key table, found by its Chinese or English name, its verb or its key."""

from collections.abc import Sequence

from msgspec import Struct

from data.session import Session
from engine.capture.verbs import BY_NAME
from engine.words import Words
from tui.key_entries import Key, Say, Write
from tui.keymap import BUILT_IN, Keymap
from tui.reasons import why_not


class Hit(Struct, frozen=True):
    """A command that fits what was typed."""

    key: Key
    why_not: Words | None
    """Why it cannot work now."""


def search(typed: str, session: Session, keymap: Keymap = BUILT_IN) -> Sequence[Hit]:
    """The commands that fit, the best ones first; what cannot work now comes last."""
    wanted = typed.casefold().split()
    fitting = [(rank, key) for key in keymap.entries if (rank := _rank(key, wanted)) is not None]
    hits = [(rank, Hit(key, why_not(key, session))) for rank, key in fitting]
    return [hit for _, hit in sorted(hits, key=lambda one: (one[1].why_not is not None, one[0]))]


def _rank(key: Key, wanted: list[str]) -> int | None:
    """0 where a name begins with the first word, 1 where all words are found somewhere, None where not."""
    names, everything = _names(key), " ".join((*_names(key), key.help.zh, key.help.en)).casefold()
    if not all(word in everything for word in wanted):
        return None
    return 0 if not wanted or any(name.casefold().startswith(wanted[0]) for name in names) else 1


def _names(key: Key) -> tuple[str, ...]:
    """Every name that the command goes by: labels, id, verb and its aliases."""
    line = key.does.line if isinstance(key.does, Say) else key.does.beginning if isinstance(key.does, Write) else ""
    verb = BY_NAME.get(line.split()[0]) if line else None
    return (key.label.zh, key.label.en, key.id, *((verb.name, *verb.aliases) if verb else ()))
