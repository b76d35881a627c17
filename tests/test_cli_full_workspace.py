"""A workspace whose disk takes no more: what was recorded can still be had elsewhere.

The disk is a real one, of a megabyte, made in a mount namespace of its own, which takes no root.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from bench.program import ROOT, environment

SCENE = """
set -e
mount -t tmpfs -o size=8m full {full}
cp -a {workspace}/. {full}
head -c 9m /dev/zero > {full}/ballast 2>/dev/null || true
! {kaihui} play {script} 2> {told}
{kaihui} minutes -o {elsewhere}
! {kaihui} minutes -o {full}/minutes/copy.md 2>> {told}
rm {full}/ballast
{kaihui} play {script}
{kaihui} minutes > {after}
"""


def test_from_a_full_disk_the_minutes_go_elsewhere_and_with_room_the_meeting_goes_on(
    pristine_demo: Path, tmp_path: Path
) -> None:
    full, script = tmp_path / "full", tmp_path / "script.txt"
    full.mkdir()
    script.write_text(f"attend 李敏\nstart 演练\nd 批准清仓促销{'很长' * 900}\n", encoding="utf-8")
    names = {name: tmp_path / name for name in ("told", "elsewhere", "after")}
    kaihui = shlex.join([sys.executable, "-m", "tui", "-w", str(full)])
    scene = SCENE.format(full=full, workspace=pristine_demo, kaihui=kaihui, script=script, **names)
    done = subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", scene],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = names["told"].read_text(encoding="utf-8")
    assert told.count("未保存") == 2, told
    assert told.count("磁盘已满") == 2
    assert names["elsewhere"].read_text(encoding="utf-8").startswith("#")
    assert "批准清仓促销" in names["after"].read_text(encoding="utf-8")
    assert os.listdir(full) == []
