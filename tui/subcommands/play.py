"""`kaihui play`: a meeting driven from a script, without a terminal."""

import argparse

from data.script_file import read_script
from engine.capture.script import script_steps
from engine.errors import KaihuiError
from tui.opening import opened
from tui.playing import REFUSED, Player, refused, report


def run(arguments: argparse.Namespace) -> int:
    """Plays the script; the first refused line stops it, unless --keep-going."""
    place = opened(arguments)
    steps = script_steps(read_script(arguments.script), arguments.keep_going)
    player, code = Player(place, getattr(arguments, "as")), 0
    for step, outcome in player.play(steps):
        if isinstance(outcome, KaihuiError):
            refused(step, outcome, place.language)
            code = REFUSED
            if not arguments.keep_going:
                break
        elif player.session is not None:
            report(player.session, outcome, place.language)
    for path in player.saved:
        print(path)
    return code
