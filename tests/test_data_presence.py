import getpass
import os
import pwd
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.program import meeting_on
from bench.scribe import Scribe
from data.presence import Guest, Presence, Role

ME = pwd.getpwuid(os.getuid()).pw_name
SEATED = textwrap.dedent("""
    import sys
    from pathlib import Path
    from data.presence import Presence
    seat = Presence(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
    seat.others()
    print("here", flush=True)
    sys.stdin.read()
""")


@contextmanager
def another(root: Path, name: str, role: Role) -> Iterator["subprocess.Popen[str]"]:
    """Somebody else's process, with its screen open."""
    with subprocess.Popen(
        [sys.executable, "-c", SEATED, str(root), name, role],
        cwd=Path(__file__).parent.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        yield process
        process.kill()


def test_who_is_here_is_seen_and_who_has_died_is_not(tmp_path: Path) -> None:
    me = Presence(tmp_path, "周婷", "scribe")
    assert me.others() == ()
    with another(tmp_path, "李敏", "scribe") as process:
        assert me.others() == (Guest("李敏", "scribe"),)
        process.kill()
        process.wait()
        assert me.others() == ()
    me.leave()
    assert [path.name for path in (tmp_path / ".here").iterdir()] == ["followers"]


def test_a_follower_is_seen_though_it_writes_nothing(tmp_path: Path) -> None:
    me = Presence(tmp_path, "周婷", "scribe")
    me.others()
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / ".here", *(tmp_path / ".here").iterdir())}
    with another(tmp_path, "李敏", "follower"):
        assert me.others() == (Guest(ME, "follower"),)
        assert {path: path.stat().st_mtime_ns for path in before} == before
    assert me.others() == ()


def test_a_follower_who_came_before_any_scribe_makes_nothing_and_is_seen_later(tmp_path: Path) -> None:
    follower = Presence(tmp_path, "李敏", "follower")
    assert follower.others() == ()
    assert list(tmp_path.iterdir()) == []
    with another(tmp_path, "周婷", "scribe"):
        assert follower.others() == (Guest("周婷", "scribe"),)


@pytest.mark.parametrize("content", [b"", b"{", b'{"name":1}', b"\xff" * 900])
def test_a_file_that_is_no_guest_is_passed_over(tmp_path: Path, content: bytes) -> None:
    me = Presence(tmp_path, "周婷", "scribe")
    me.others()
    (tmp_path / ".here" / "1-x").write_bytes(content)
    (tmp_path / ".here" / "2-x").symlink_to("/etc/passwd")
    assert me.others() == ()


@pytest.mark.parametrize("umask", [0o077, 0o022, 0o007])
def test_whatever_the_umask_the_group_sees_who_is_here(tmp_path: Path, umask: int) -> None:
    tmp_path.chmod(0o2775)
    before = os.umask(umask)
    try:
        Presence(tmp_path, "周婷", "scribe").others()
    finally:
        os.umask(before)
    assert (tmp_path / ".here").stat().st_mode & 0o7777 == 0o2775
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / ".here").iterdir()} == {0o664}


def test_two_scribes_and_a_follower_see_each_other_on_their_screens(demo: Path) -> None:
    with meeting_on(demo, "run", "--as", "周婷") as desk:
        Scribe(desk).opens("上期复盘")
        with meeting_on(demo, "run", "--as", "李敏") as second, meeting_on(demo, "follow") as seat:
            second.wait_for("同在", "周婷")
            seat.wait_for("同在", "周婷", "李敏")
            desk.wait_for("同在", "李敏", f"{getpass.getuser()}（跟会）")
        desk.wait_gone("同在")
