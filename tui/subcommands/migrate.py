"""`kaihui migrate`: copies all meetings between the folder and the server that kaihui.toml names."""

import argparse

from data.migrating import to_folder, to_server
from data.workspace import find_workspace
from engine.words import Words
from tui.cli import said_language


def run(arguments: argparse.Namespace) -> int:
    """Copies, compares, and says how much; nothing is deleted on either side."""
    workspace = find_workspace(arguments.workspace)
    settings = workspace.settings()
    done = (to_server if arguments.to == "server" else to_folder)(workspace, settings)
    said = Words(
        f"已复制并核对：{done.meetings} 次会议，{done.facts} 条记录，{done.snapshots} 份快照。原来的都还在。",
        f"Copied and compared: {done.meetings} meetings, {done.facts} facts, {done.snapshots} snapshots."
        " What was there is still there.",
    )
    print(said.said(settings.language or said_language(arguments)))
    return 0
