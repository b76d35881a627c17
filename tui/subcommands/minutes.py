"""`kaihui minutes`: the minutes of a meeting, printed or saved, whole or for one person."""

import argparse
import sys

from data.exports.formats import exported, exported_for
from data.exports.gathering import recorded
from data.exports.saving import save_formats
from data.fact_reading import not_understood
from engine.meeting.fold import replay
from tui.latest import meeting_asked_for
from tui.lint_list import show_lint
from tui.opening import opened
from tui.output import put_out
from tui.terminal import must_be_showable
from tui.whose import owner_named


def run(arguments: argparse.Namespace) -> int:
    """Prints the minutes, or saves them where -o says or the settings do; with --lint, 1 where they leave gaps."""
    place = opened(arguments)
    facts = place.workspace.log(meeting_asked_for(place.workspace, arguments.meeting)).read()
    meeting = replay(facts)
    if lacking := not_understood(facts):
        print(lacking.said(place.language), file=sys.stderr)
    if arguments.lint:
        return show_lint(meeting, arguments.json, place.language)
    minutes = recorded(place.workspace, place.settings, meeting, place.clock.now())
    if arguments.all:
        for path in save_formats(place.workspace, minutes, place.settings.minutes.formats, place.language):
            print(path)
        return 0
    asked = "json" if arguments.json else arguments.format
    must_be_showable(asked, arguments.output)
    owner = getattr(arguments, "for")
    if owner is None:
        content = exported(minutes, asked, place.language)
    else:
        owners = (one.owner for one in (*minutes.actions, *minutes.reviewed))
        name = owner_named(owner, place.settings.people, owners)
        content = exported_for(minutes, name, asked, place.language)
    put_out(content, arguments.output)
    return 0
