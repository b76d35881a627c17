"""Whether there is a terminal that a screen can be drawn on."""

import os
import sys

from engine.errors import UsageError
from engine.words import Words


def is_terminal() -> bool:
    """Whether keys can come in and pictures can go out."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def must_be_terminal(instead: Words) -> None:
    """Refuse to open a screen where there is none.

    Args:
        instead: how the same can be had without one, as the end of the sentence.

    Raises:
        UsageError: input or output is no terminal, or it is a dumb one.
    """
    if not is_terminal():
        raise UsageError(
            Words("这里没有终端，打不开会议界面。", "There is no terminal to show the meeting on."),
            Words("请在终端里运行（ssh 加 -t）", "Run it in a terminal (ssh -t)") + instead,
        )


_PACKED = ("docx", "xlsx", "pdf")
"""Formats that no terminal can show."""


def must_be_showable(name: str, file: str | None) -> None:
    """Refuse to pour a packed format into a terminal.

    Raises:
        UsageError: it is one, and no file is named for it.
    """
    if name in _PACKED and file in (None, "-") and sys.stdout.isatty():
        raise UsageError(
            Words(f"{name} 不能显示在终端里。", f"A terminal cannot show {name}."),
            Words(f"用 -o 写入文件：-o 文件.{name}", f"Write it to a file: -o FILE.{name}"),
        )


def let_go_of_terminal() -> None:
    """What is still to be printed goes nowhere: where nobody reads, Python would end with 120 for its own reason."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
