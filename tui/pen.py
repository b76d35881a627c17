"""How a cell is written, and the least that must be sent for a terminal to write so."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

_RESET = "\x1b[m"
_UNSEEN = {"", "1", "2", "3", "1;3", "2;3"}
"""Effects that a blank does not show: bold, dim, italic. A line under it or reversed colours would be seen."""
_ERASE_IN_COLOUR = ("xterm", "tmux", "linux", "kitty", "alacritty", "foot", "konsole", "vte", "rxvt", "putty", "st-")
"""Terminals whose erased cells take the background that is set; GNU screen's do not."""


class Pen(NamedTuple):
    """What SGR has set; parts are as Textual wrote them."""

    effects: str = ""
    ink: str = ""
    paper: str = ""

    @property
    def for_blank(self) -> "Pen":
        """All that can be seen of a blank written with it."""
        return Pen(paper=self.paper) if self.effects in _UNSEEN else self

    def change(self, wanted: "Pen", blank: bool = False) -> tuple["Pen", str]:
        """The pen after it, and what to send, so that a character looks as `wanted`; a blank needs only its paper."""
        if blank and wanted.effects in _UNSEEN and self.effects in _UNSEEN:
            wanted = Pen(self.effects, self.ink, wanted.paper)
        return wanted, _sent(self, wanted)


@lru_cache(4096)
def styled(pen: Pen, value: str) -> Pen:
    """The pen after `CSI value m`."""
    effects, ink, paper = pen
    parts = iter(value.split(";"))
    for part in parts:
        if part in ("", "0"):
            effects = ink = paper = ""
            continue
        code = part.partition(":")[0]
        if part in ("38", "48"):
            kind = next(parts, "5")
            part = ";".join([part, kind, *(next(parts, "0") for _ in range(3 if kind == "2" else 1))])
        if code in _INKS:
            ink = part
        elif code in _PAPERS:
            paper = part
        else:
            effects = f"{effects};{part}" if effects else part
    return Pen(effects, "" if ink == "39" else ink, "" if paper == "49" else paper)


_INKS = {str(code) for code in (*range(30, 40), *range(90, 98))}
_PAPERS = {str(code) for code in (*range(40, 50), *range(100, 108))}


@lru_cache(4096)
def _sent(now: Pen, wanted: Pen) -> str:
    """The shortest SGR from one pen to the other."""
    if now == wanted:
        return ""
    whole = f"\x1b[0;{';'.join(filter(None, wanted))}m" if any(wanted) else _RESET
    if not wanted.effects.startswith(now.effects):
        return whole
    parts = [wanted.effects[len(now.effects) :].lstrip(";")]
    parts += [mine or none for mine, was, none in zip(wanted[1:], now[1:], ("39", "49"), strict=True) if mine != was]
    return min(f"\x1b[{';'.join(filter(None, parts))}m", whole, key=len)


def erases_in_colour(environment: Mapping[str, str]) -> bool:
    """Whether cells that this terminal erases take the background that is set."""
    return environment.get("TERM", "").startswith(_ERASE_IN_COLOUR) and "STY" not in environment
