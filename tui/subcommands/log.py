"""`kaihui log`: the facts of a meeting, one JSON object a line."""

import argparse
import sys

import msgspec

from tui.latest import meeting_asked_for
from tui.opening import opened


def run(arguments: argparse.Namespace) -> int:
    """Prints the facts in the order in which they were stored."""
    place = opened(arguments)
    meeting_id = meeting_asked_for(place.workspace, arguments.meeting)
    for fact in place.workspace.log(meeting_id).read():
        sys.stdout.write(msgspec.json.encode(fact).decode() + "\n")
    return 0
