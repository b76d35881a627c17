import getpass
import os
import pwd
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.program import meeting_on
from bench.scribe import Scribe
from bench.terminal import PATIENCE
from data.postgres import PostgresStore
from data.postgres_presence import PostgresPresence
from data.presence import Guest, Presence, Role, Seat
from tests.postgres_server import PostgresServer

ME = pwd.getpwuid(os.getuid()).pw_name
EVERY = 0.1
"""Seconds between two signs of life on a server, so that no test waits for a row to run out."""
IN_FOLDER = """
    from data.presence import Presence
    seat = Presence(Path(place), name, role)
"""
ON_SERVER = f"""
    from data.postgres_presence import PostgresPresence
    seat = PostgresPresence(*place.split(), name, role, every={EVERY})
"""
SEATED = """
    import sys, time
    from pathlib import Path
    place, name, role = sys.argv[1:]
    {seat}
    seat.others()
    print("here", flush=True)
    sys.stdin.read()
"""


class Room:
    """Where screens see each other: a folder, or a server."""

    def __init__(self, place: str, opened: Callable[[str, Role], Seat], seat: str) -> None:
        self._place = place
        self._seat = seat
        self.seat = opened

    @contextmanager
    def another(self, name: str, role: Role) -> Iterator["subprocess.Popen[str]"]:
        """Somebody else's process, with its screen open."""
        program = textwrap.dedent(SEATED).replace("{seat}", textwrap.dedent(self._seat))
        with subprocess.Popen(
            [sys.executable, "-c", program, self._place, name, role],
            cwd=Path(__file__).parent.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "here\n"
            yield process
            process.kill()


def in_folder(root: Path) -> Room:
    return Room(str(root), lambda name, role: Presence(root, name, role), IN_FOLDER)


def on_server(url: str, workspace: str) -> Room:
    store = PostgresStore(url, workspace)  # makes the tables
    return Room(
        f"{store.url} {workspace}",
        lambda name, role: PostgresPresence(url, workspace, name, role, every=EVERY),
        ON_SERVER,
    )


@contextmanager
def another(root: Path, name: str, role: Role) -> Iterator["subprocess.Popen[str]"]:
    """The same in a folder."""
    with in_folder(root).another(name, role) as process:
        yield process


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    running = PostgresServer()
    running.start()
    yield running
    running.remove()


@pytest.fixture(params=["folder", "postgresql"])
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Room:
    if request.param == "folder":
        return in_folder(tmp_path)
    return on_server(request.getfixturevalue("server").url, tmp_path.name)


def sees(seat: Seat, *wanted: Guest) -> bool:
    """Whether that is who is here, now or soon."""
    until = time.monotonic() + PATIENCE
    while seat.others() != wanted and time.monotonic() < until:
        time.sleep(EVERY / 2)  # nothing to select on
    return seat.others() == wanted


class TestAnyRoom:
    def test_who_is_here_is_seen_and_who_has_died_is_not(self, room: Room) -> None:
        me = room.seat("周婷", "scribe")
        assert sees(me)
        with room.another("李敏", "scribe") as process:
            assert sees(me, Guest("李敏", "scribe"))
            process.kill()
            process.wait()
            assert sees(me)
        me.leave()

    def test_who_leaves_is_gone(self, room: Room) -> None:
        me, other = room.seat("周婷", "scribe"), room.seat("李敏", "scribe")
        other.others()
        assert sees(me, Guest("李敏", "scribe"))
        other.leave()
        assert sees(me)
        me.leave()

    def test_one_name_on_two_screens_is_one_guest(self, room: Room) -> None:
        me = room.seat("周婷", "scribe")
        with room.another("李敏", "scribe"), room.another("李敏", "scribe"), room.another("陈静", "scribe"):
            assert sees(me, *sorted((Guest("李敏", "scribe"), Guest("陈静", "scribe")), key=lambda one: one.name))
        assert sees(me)
        me.leave()

    def test_scribes_come_before_followers(self, room: Room) -> None:
        me = room.seat("周婷", "scribe")
        me.others()
        with room.another(ME, "follower"), room.another("李敏", "scribe"):
            assert sees(me, Guest("李敏", "scribe"), Guest(ME, "follower"))
        assert sees(me)
        me.leave()


class TestServer:
    def test_other_teams_on_the_server_are_not_shown(self, server: PostgresServer, tmp_path: Path) -> None:
        with on_server(server.url, f"{tmp_path.name}-other").another("别的组", "scribe"):
            here = on_server(server.url, f"{tmp_path.name}-mine")
            with here.another("李敏", "scribe"):
                me = here.seat("周婷", "scribe")
                assert sees(me, Guest("李敏", "scribe"))
                me.leave()

    def test_a_server_that_is_away_keeps_nobody_waiting_and_all_are_seen_again(self, tmp_path: Path) -> None:
        own = PostgresServer()
        try:
            own.start()
            here = on_server(own.url, tmp_path.name)
            me, other = here.seat("周婷", "scribe"), here.seat("李敏", "scribe")
            other.others()
            assert sees(me, Guest("李敏", "scribe"))
            own.stop()
            assert sees(me)
            own.start()
            assert sees(me, Guest("李敏", "scribe"))
            own.stop()
            me.leave()
            other.leave()
        finally:
            own.remove()


def test_a_place_that_was_given_up_leaves_no_file(tmp_path: Path) -> None:
    me = Presence(tmp_path, "周婷", "scribe")
    me.others()
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
            second.wait_for("在线", "周婷")
            seat.wait_for("在线", "周婷", "李敏")
            desk.wait_for("在线", "李敏", f"{getpass.getuser()}（旁听）")
        desk.wait_gone("在线")
