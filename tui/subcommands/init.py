"""`kaihui init`: a new workspace, with a demo's reports and past meetings when asked for."""

import argparse
import shlex
from pathlib import Path

from data.clock import clock_from
from data.new_workspace import make_workspace, template_text
from data.own_tables import write_own_tables
from data.settings import SETTINGS_FILE
from engine.dates import period_under_review
from engine.meeting.planning import next_start
from engine.settings import Series
from engine.text import clean
from engine.words import Language, Words, same
from tui.cli import program_said, said_language
from tui.demo import make_demo
from tui.setting_up import SetUp, set_up
from tui.terminal import is_terminal


def run(arguments: argparse.Namespace) -> int:
    """Makes the workspace and says what to do next."""
    root, clock = Path(arguments.dir).expanduser(), clock_from()
    language, program = said_language(arguments), program_said()
    if arguments.demo:
        make_demo(root, clock, arguments.template or "weekly")
    else:
        # where it is going to be refused, nobody is asked anything before
        free = not root.exists() or (root.is_dir() and not (root / SETTINGS_FILE).exists())
        _make(root, set_up(arguments, is_terminal() and free, language), language)
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


def _make(root: Path, begun: SetUp, language: Language) -> None:
    marketplaces = ", ".join(f'"{code}"' for code in begun.marketplaces)
    make_workspace(root, template_text("kaihui.toml", template=begun.template, marketplaces=marketplaces))
    if begun.why is not None:
        said = Words(f"会议模板：{begun.template}（{begun.why.zh}）", f"Agenda: {begun.template} ({begun.why.en})")
        print(said.said(language))
