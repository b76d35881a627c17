"""What an entry in the table of keys is made of: its keys, what it does, and what it is called."""

from typing import Literal

from msgspec import Struct

from engine.capture.verbs import BY_NAME
from engine.meeting import moves as mv
from engine.words import Words

Action = Literal[
    "write",
    "attend_all",
    "read_again",
    "save_minutes",
    "save_task_list",
    "help",
    "palette",
    "history",
    "emergency",
    "read_back",
    "next_pane",
    "up",
    "down",
    "page_up",
    "page_down",
    "theme",
    "quit",
]
"""What the screen does itself, beside what the grammar can say."""
Group = Literal["agenda", "record", "actions", "meeting", "screen"]

GROUPS: dict[Group, Words] = {
    "agenda": Words("议程", "Agenda"),
    "record": Words("记录", "Recording"),
    "actions": Words("行动项", "Actions"),
    "meeting": Words("会议", "Meeting"),
    "screen": Words("屏幕", "Screen"),
}


class Say(Struct, frozen=True):
    """Says a line of the grammar at once; {} stands for the key itself."""

    line: str


class Write(Struct, frozen=True):
    """Opens the capture line with the beginning of a line."""

    beginning: str
    probe: mv.Spoken | None = None
    """What is tried, in thought, to learn whether such a line would be taken now."""


class Do(Struct, frozen=True):
    """Has the screen do something."""

    action: Action


class Key(Struct, frozen=True):
    """One thing that a key does."""

    id: str
    """For keymaps; never changes."""
    keys: tuple[str, ...]
    """The character itself, or Textual's name where it has none."""
    does: Say | Write | Do
    group: Group
    label: Words
    """Footer and palette."""
    help: Words
    """What it does; it speaks of other keys by the names of their actions."""
    footer: tuple[str, ...] = ()
    """States of the meeting in whose footer it stands."""
    ask: Words | None = None
    """The question that `y` answers first."""


def said(
    name: str,
    keys: tuple[str, ...],
    line: str,
    group: Group,
    footer: tuple[str, ...] = (),
    label: Words | None = None,
    about: Words | None = None,
    ask: Words | None = None,
) -> Key:
    """A key that says a line; what it is called is in the table of verbs."""
    verb = BY_NAME[line.split()[0]]
    return Key(name, keys, Say(line), group, label or verb.label, about or verb.help, footer, ask)


def written(
    name: str,
    keys: tuple[str, ...],
    beginning: str,
    group: Group,
    probe: mv.Spoken | None,
    footer: tuple[str, ...] = (),
) -> Key:
    """A key that opens the line with a verb; what it is called is in the table of verbs."""
    verb = BY_NAME[beginning.split()[0]]
    return Key(name, keys, Write(beginning, probe), group, verb.label, verb.help, footer)


def done(
    name: str, keys: tuple[str, ...], action: Action, label: Words, about: Words, footer: tuple[str, ...] = ()
) -> Key:
    """A key that has the screen do something."""
    return Key(name, keys, Do(action), "screen", label, about, footer)
