"""The keys in force: the table of keys with the team's own in it. Whatever shows or looks up a key asks here."""

import re
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from engine.keymap import settled
from engine.misfits import Misfit
from engine.words import Words
from tui.key_entries import Key, Say
from tui.key_names import key_said
from tui.keys import KEYS

_BUILT_IN = {key.id: key.keys for key in KEYS}
_ACTION = re.compile(rf"{{({'|'.join(_BUILT_IN)})}}")
"""How a text speaks of a key: by the name of its action."""
_FIXED = {key.id for key in KEYS if isinstance(key.does, Say) and "{}" in key.does.line}
"""What stands for its key has no other."""


class Keymap(Struct, frozen=True):
    """What each key does, and which keys do a thing."""

    entries: tuple[Key, ...]
    by_key: dict[str, tuple[Key, ...]]
    """Key to what it can do; of several, the first that can work now is done."""
    by_id: dict[str, Key]
    misfits: tuple[Misfit, ...] = ()
    """What of the team's own keys cannot be meant."""

    def said(self, action: str) -> Words:
        """The first key of an action as it is written on the screen; its name for the palette where it has none."""
        key = self.by_id[action]
        return key_said(key.keys[0]) if key.keys else key.label

    def worded(self, words: Words) -> Words:
        """A text that speaks of keys, with each {action} as its key."""
        zh = _ACTION.sub(lambda found: self.said(found[1]).zh, words.zh)
        return Words(zh, _ACTION.sub(lambda found: self.said(found[1]).en, words.en))

    def nothing_on(self, name: str) -> Words:
        """What is said of a key that does nothing."""
        ask = self.said("help")
        return Words(f"{name} 没有作用。{ask.zh} 看全部按键。", f"{name} does nothing. {ask.en} lists all keys.")

    def footer(self, state: str) -> list[Key]:
        """The entries of the footer in a state of the meeting: at most six."""
        return [key for key in self.entries if state in key.footer and key.keys][:6]


def keymap_of(wanted: Mapping[str, str | tuple[str, ...]]) -> Keymap:
    """The table with `[keys]` of kaihui.toml in it."""
    result = settled(wanted, _BUILT_IN, _FIXED)
    entries = tuple(key if key.keys == result.keys[key.id] else replace(key, keys=result.keys[key.id]) for key in KEYS)
    names = dict.fromkeys(name for key in entries for name in key.keys)
    by_key = {name: tuple(key for key in entries if name in key.keys) for name in names}
    return Keymap(entries, by_key, {key.id: key for key in entries}, result.misfits)


BUILT_IN = keymap_of({})
"""The keys of a team that has none of its own."""
