"""`kaihui init`: a new workspace, with a demo's reports and past meetings when asked for."""

import argparse
from pathlib import Path

from data.clock import clock_from
from data.new_workspace import make_workspace, template_text
from engine.words import Words
from tui.cli import said_language
from tui.demo import make_demo


def run(arguments: argparse.Namespace) -> int:
    """Makes the workspace and says what to do next."""
    root = Path(arguments.dir).expanduser()
    if arguments.demo:
        make_demo(root, clock_from(), arguments.template)
    else:
        make_workspace(root, template_text("kaihui.toml", template=arguments.template))
    language = said_language(arguments)
    print(Words(f"工作区：{root}", f"Workspace: {root}").said(language))
    print(Words("报表放进 reports/，名册写进 kaihui.toml，然后：", "Put reports into reports/, then:").said(language))
    print(f"  kaihui -w {root} check")
    print(f"  kaihui -w {root} run")
    return 0
