"""A disk that turns read-only in the middle of a meeting: said at once, the meeting goes on, and nothing typed is lost.

The disk is a real one, in a mount namespace of its own, which takes no root.
"""

import subprocess
import sys
from pathlib import Path

from bench.program import ROOT, environment, meeting_on
from bench.scribe import Scribe
from bench.terminal import Terminal

ROOM = 'mount -t tmpfs -o size=8m room "$0" && cp -a "$1"/. "$0" && mkdir "$0"/.here && '
"""The workspace on a disk of its own."""
HERE = 'mount -t tmpfs -o size=1m here "$0"/.here && shift && exec "$@"'
"""The kernel turns no disk read-only on which a file is open for writing, as the one that says who is here is."""


def inside(terminal: Terminal, *command: str | Path) -> str:
    """What a command prints that is run where the program of the terminal sees the disk."""
    entered = [
        "nsenter",
        "--target",
        str(terminal.process.pid),
        "--user",
        "--mount",
        "--preserve-credentials",
        f"--wd={ROOT}",
    ]
    done = subprocess.run(
        [*entered, *map(str, command)], env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_disk_that_turns_read_only_is_said_in_red_and_all_is_saved_when_it_takes_again(
    pristine_demo: Path, tmp_path: Path
) -> None:
    disk, elsewhere = tmp_path / "disk", tmp_path / "minutes.md"
    disk.mkdir()
    driver = ("unshare", "--map-root-user", "--mount", "sh", "-c", ROOM + HERE, str(disk), str(pristine_demo))
    kaihui = (sys.executable, "-m", "tui", "-w", disk)
    with meeting_on(disk, driver=driver) as terminal:
        scribe = Scribe(terminal)
        scribe.opens()
        scribe.press("I", "✓ 到场")
        scribe.press("s", "✓ 开始")
        scribe.write("d", "之前", "✓ 决定 D-3 之前")
        inside(terminal, "mount", "-o", "remount,ro", disk)
        terminal.type("d 没存上的话")
        terminal.press("enter")
        scribe.told("✗ 没有记下！")
        assert "没存上的话" in scribe.line
        inside(terminal, *kaihui, "minutes", "-o", elsewhere)
        assert "之前" in elsewhere.read_text(encoding="utf-8")
        assert "没存上的话" not in inside(terminal, *kaihui, "minutes")
        inside(terminal, "mount", "-o", "remount,rw", disk)
        terminal.press("enter")
        scribe.told("✓ 决定 D-4 没存上的话")
        assert "没存上的话" in inside(terminal, *kaihui, "minutes")
