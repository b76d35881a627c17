"""One verb of the capture line."""

from msgspec import Struct

from engine.words import Words


class Verb(Struct, frozen=True):
    """One thing that a line can begin with."""

    name: str
    """As it is typed: ASCII, so that no input method has to be switched off."""
    label: Words
    """What it is called in the palette and in the help."""
    usage: Words
    """What follows the name; empty when nothing does."""
    help: Words
    """What it does, in one sentence."""
    aliases: tuple[str, ...] = ()
    """Other ways to begin the line, Chinese ones among them."""
