"""`kaihui minutes`: the minutes of a meeting, printed or saved."""

import argparse
import sys
from pathlib import Path

from data.exports.formats import drawn_up
from data.exports.saving import save_to
from tui.latest import meeting_asked_for
from tui.opening import opened


def run(arguments: argparse.Namespace) -> int:
    """Prints the minutes, or saves them where -o says."""
    place = opened(arguments)
    meeting = place.workspace.meeting(meeting_asked_for(place.workspace, arguments.meeting))
    content = drawn_up(place.workspace, place.settings, meeting, arguments.format, place.clock.now(), place.language)
    if arguments.output is None:
        sys.stdout.buffer.write(content)
    else:
        save_to(Path(arguments.output), content)
        print(arguments.output)
    return 0
