"""A team's own keys held against the built-in ones: what is in force, and what cannot be meant and why."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from string import ascii_letters, ascii_lowercase, digits, punctuation
from unicodedata import normalize

from msgspec import Struct

from engine.misfits import Misfit
from engine.text import clean
from engine.words import Words

Keys = Mapping[str, tuple[str, ...]]
"""Action to its keys."""
RESERVED = frozenset({"escape", "enter", "ctrl+c", "ctrl+q", "up", "down", "pageup", "pagedown", *"y123456789"})
"""Keys that every screen and every question relies on: they stay with what they do."""
_OTHERS = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+j": "enter", "ctrl+m": "enter"}
"""Control letters that reach a program as another key."""
_NAMED = ("space", "tab", "left", "right", "home", "end", "insert", "delete", "backspace")
SENDABLE = frozenset(
    {
        *(ascii_letters + digits + punctuation),
        *_NAMED,
        *(f"f{number}" for number in range(1, 13)),
        *(f"ctrl+{letter}" for letter in ascii_lowercase if f"ctrl+{letter}" not in _OTHERS),
    }
)
"""Keys that every terminal sends as themselves; Alt, Command and Shift with a name are not among them."""


class Settled(Struct, frozen=True):
    """The keys in force, and what of the team's own keys is not."""

    keys: dict[str, tuple[str, ...]]
    misfits: tuple[Misfit, ...] = ()


def settled(wanted: Mapping[str, str | tuple[str, ...]], built_in: Keys, fixed: Collection[str] = ()) -> Settled:
    """The team's keys where they can be meant, else the built-in ones.

    Args:
        wanted: action to key or keys, in the order of the file.
        fixed: actions that no other key can stand for.
    """
    own: dict[str, tuple[str, ...]] = {}
    why: dict[str, Words] = {}
    for action, said in wanted.items():
        keys = tuple(dict.fromkeys(_named(key) for key in ((said,) if isinstance(said, str) else said)))
        if misfit := next(_unfit(action, keys, built_in, fixed), None):
            why[action] = misfit
        else:
            own[action] = keys
    while clash := _clash(own, built_in):
        action, words = clash
        del own[action]
        why[action] = words
    misfits = tuple(Misfit(("keys", action), why[action]) for action in wanted if action in why)
    return Settled({**built_in, **_in_force(own, built_in)}, misfits)


def _named(key: str) -> str:
    """As the table of keys has it: half width, and names in small letters."""
    plain = normalize("NFKC", key)
    return "space" if plain == " " else plain if len(plain) == 1 else plain.casefold()


def _unfit(action: str, keys: tuple[str, ...], built_in: Keys, fixed: Collection[str]) -> Iterator[Words]:
    """What is wrong with an entry by itself."""
    if action not in built_in:
        yield _no_such(action, built_in)
        return
    kept = Words(f"；{action} 仍用{_said(built_in[action]).zh}", f"; {action} keeps {_said(built_in[action]).en}")
    if action in fixed:
        yield Words(f"{action} 的键不能改", f"the keys of {action} cannot be changed") + kept
    for key in keys:
        if key in _OTHERS:
            same_as = _OTHERS[key]
            yield Words(f"终端分不清 {key} 和 {same_as}", f"a terminal cannot tell {key} from {same_as}") + kept
        elif key in RESERVED and key not in built_in[action]:
            yield Words(f"{key} 是保留键", f"{key} is reserved") + kept
        elif key not in SENDABLE | RESERVED:
            said = clean(key, limit=20)
            yield Words(f"终端发不出「{said}」这个键", f"a terminal cannot send the key “{said}”") + kept


def _no_such(action: str, known: Collection[str]) -> Words:
    said = clean(action, limit=40)
    close = get_close_matches(action, known, n=3) or list(known)
    choice = " ".join(close)
    return Words(f"没有叫「{said}」的操作（可写：{choice}）", f"there is no action “{said}” (known: {choice})")


def _clash(own: Keys, built_in: Keys) -> tuple[str, Words] | None:
    """An own entry that wants a key of another action, and what to say; of two own ones, the later gives way."""
    holders: dict[str, str] = {}
    order = [*(action for action in built_in if action not in own), *own]
    in_force = {**built_in, **_in_force(own, built_in)}
    for action in order:
        for key in in_force[action]:
            other = holders.setdefault(key, action)
            if action in own and other != action and not set(built_in[action]) & set(built_in[other]):
                kept = _said(built_in[action])
                return action, Words(
                    f"{key} 已用于 {other}；{action} 仍用{kept.zh}",
                    f"{key} belongs to {other}; {action} keeps {kept.en}",
                )
    return None


def _in_force(own: Keys, built_in: Keys) -> dict[str, tuple[str, ...]]:
    """The own keys, with the reserved ones of the action behind them."""
    return {
        action: (*keys, *(key for key in built_in[action] if key in RESERVED and key not in keys))
        for action, keys in own.items()
    }


def _said(keys: tuple[str, ...]) -> Words:
    joined = " ".join(keys)
    return Words(f" {joined}", joined) if keys else Words("命令面板", "the palette")
