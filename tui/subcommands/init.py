"""`kaihui init`: a new workspace, with a demo's reports and past meetings when asked for."""

import argparse
import shlex
from pathlib import Path

from data.clock import clock_from
from data.new_workspace import make_workspace, template_text
from data.own_tables import write_own_tables
from engine.dates import period_under_review
from engine.meeting.planning import next_start
from engine.settings import Series
from engine.text import clean
from engine.words import Words, same
from tui.cli import program_said, said_language
from tui.demo import make_demo


def run(arguments: argparse.Namespace) -> int:
    """Makes the workspace and says what to do next."""
    root, clock = Path(arguments.dir).expanduser(), clock_from()
    if arguments.demo:
        make_demo(root, clock, arguments.template)
    else:
        make_workspace(root, template_text("kaihui.toml", template=arguments.template))
    language, program = said_language(arguments), program_said()
    write_own_tables(root, language)
    week = period_under_review(next_start(Series(), clock.now()), "week").name
    for line in (
        Words(f"工作区：{root}", f"Workspace: {root}"),
        Words("1. 在 kaihui.toml 里写名册、站点和开会时间", "1. put roster, marketplaces and time into kaihui.toml"),
        Words(f"2. 报表放进 reports/{week}/US/ 这样的文件夹", f"2. put reports into folders like reports/{week}/US/"),
        same(f"3. {program} -w {shlex.quote(str(root))} check"),
        same(f"4. {program} -w {shlex.quote(str(root))} run"),
    ):
        print(clean(line.said(language)))
    return 0
