"""`kaihui demo`: a demo meeting in a throw-away workspace; without a terminal its script is played."""

import argparse
import sys
import tempfile
from pathlib import Path

from data.clock import clock_from
from engine.capture.script import script_steps
from engine.errors import KaihuiError
from engine.words import Words
from tui.cli import said_language
from tui.demo import demo_script, make_demo
from tui.opening import Opened, dressed, session_for
from tui.playing import Player, refused
from tui.terminal import is_terminal


def run(arguments: argparse.Namespace) -> int:
    """Opens the demo meeting, or plays it and prints its minutes."""
    root = Path(tempfile.mkdtemp(prefix="kaihui-demo-"))
    clock = clock_from()
    workspace = make_demo(root, clock)
    place = Opened(workspace, dressed(workspace.settings(), arguments), clock, said_language(arguments))
    if not is_terminal():
        return _played(place)
    session = session_for(place, None)
    from tui.app import KaihuiApp  # Textual is loaded only here

    code = KaihuiApp(session).hold()
    print(Words(f"示例工作区：{root}", f"The demo workspace: {root}").said(place.language))
    return code


def _played(place: Opened) -> int:
    player = Player(place, "demo")
    for step, outcome in player.play(script_steps(demo_script())):
        if isinstance(outcome, KaihuiError):
            refused(step, outcome, place.language)
            return outcome.exit_code
    for path in player.saved:
        sys.stdout.write(path.read_text(encoding="utf-8"))
        print()
        print(Words(f"纪要已保存：{path}", f"The minutes are saved: {path}").said(place.language))
    return 0
