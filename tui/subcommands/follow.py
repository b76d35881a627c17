"""`kaihui follow`: the meeting on the screen, live and read-only."""

import argparse

from data.following import Follower, make_way
from data.workdays import load_workdays
from engine.words import Words
from tui.opening import account_name, opened
from tui.terminal import must_be_terminal


def run(arguments: argparse.Namespace) -> int:
    """Shows the meeting until the follower leaves."""
    must_be_terminal(Words("，或看到此刻为止的纪要：kaihui minutes", ", or read the minutes so far: kaihui minutes"))
    make_way()
    place = opened(arguments)
    follower = Follower(place.workspace, place.settings, place.clock, account_name(), place.language, load_workdays())
    from tui.app import KaihuiApp  # Textual is loaded only here

    return KaihuiApp(follower).hold()
