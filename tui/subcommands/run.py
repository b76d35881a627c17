"""`kaihui run`: the meeting, in the terminal."""

import argparse

from engine.words import Words
from tui.opening import opened, session_for
from tui.terminal import must_be_terminal


def run(arguments: argparse.Namespace) -> int:
    """Opens the meeting on the screen, and stays until the scribe leaves."""
    must_be_terminal(Words("，或用 kaihui play 按脚本开会。", ", or hold the meeting from a script: kaihui play"))
    place = opened(arguments)
    session = session_for(place, getattr(arguments, "as", None))
    from tui.app import KaihuiApp  # Textual is loaded only here

    return KaihuiApp(session).hold()
