"""The program as a scribe starts it: from this checkout, in a clean environment, on a demo workspace."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = (sys.executable, "-m", "tui")
NOW = "2026-11-23T10:00+08:00"
"""When the demo meeting is due, to the minute."""


def environment(**more: str) -> dict[str, str]:
    """A plain UTF-8 terminal's environment; nothing of the caller's but where programs are."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "KAIHUI_NOW": NOW,
        **more,
    }


def run(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A command that needs no terminal, to its end."""
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        cwd=ROOT,
        env=environment(**more),
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


def demo_workspace(folder: Path) -> Path:
    """A new demo workspace in `folder`."""
    done = run("init", folder, "--demo")
    if done.returncode:
        raise RuntimeError(done.stderr)
    return folder


def copied(workspace: Path, folder: Path) -> Path:
    """A workspace of its own for somebody who will write into it."""
    return Path(shutil.copytree(workspace, folder))


def meeting_on(
    workspace: Path,
    *arguments: str,
    columns: int = 120,
    rows: int = 36,
    file_blocks: int | None = None,
    driver: Sequence[str] = (),
    **more: str,
) -> Terminal:
    """`kaihui run` in a terminal; or `follow`, where the arguments say so."""
    command = [*driver, *PROGRAM, "-w", str(workspace), *arguments]
    if not {"run", "follow"} & set(arguments):
        command.append("run")
    return Terminal(command, environment(**more), columns=columns, rows=rows, folder=ROOT, file_blocks=file_blocks)
