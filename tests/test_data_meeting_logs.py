"""What every meeting log promises, held against each of its two homes: a TinyDB file, and a PostgreSQL server."""

import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.program import demo_workspace, meeting_on, run
from bench.scribe import Scribe, facts
from data.meeting_log import MeetingLog, TinyMeetingLog
from data.postgres import PostgresStore
from engine.errors import ConflictError, NotFoundError, NotSavedError
from engine.meeting.events import NoteTaken
from tests.postgres_server import PostgresServer

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
MEETING = "2026-11-23-weekly"
Opened = Callable[[], MeetingLog]
"""Opens the same log once more, as another program would."""


def note(text: str, by: str = "周婷") -> NoteTaken:
    return NoteTaken(at=AT, by=by, id="N-1", item="ads", text=text)


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    running = PostgresServer()
    running.start()
    yield running
    running.remove()


@pytest.fixture(params=["tinydb", "postgresql"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Opened:
    if request.param == "tinydb":
        return lambda: TinyMeetingLog(tmp_path / f"{MEETING}.json")
    url = request.getfixturevalue("server").url
    return lambda: PostgresStore(url, tmp_path.name).log(MEETING)


def texts(log: MeetingLog) -> list[str]:
    return [fact.text for fact in log.read() if isinstance(fact, NoteTaken)]


def test_facts_are_numbered_and_those_of_one_move_belong_together(opened: Opened) -> None:
    log = opened()
    assert log.read() == ()
    log.append([note("零")], after=0)
    stored = log.append([note("甲"), note("乙")], after=1)
    assert [(fact.seq, fact.move) for fact in stored] == [(2, 2), (3, 2)]
    assert log.read(since=1) == stored


def test_another_program_reads_what_was_written_word_for_word(opened: Opened) -> None:
    said = ["第 0 条", '"引号" \'n \\ 反斜杠', "换\n行\t制表", "😀 ⁧رtl", "; drop table kaihui_fact; --"]
    log = opened()
    for number, text in enumerate(said):
        log.append([note(text)], after=number)
    assert texts(opened()) == said
    assert opened().read() == log.read()


def test_nothing_to_store_stores_nothing(opened: Opened) -> None:
    log = opened()
    assert log.append([], after=0) == ()
    assert opened().read() == ()


def test_a_scribe_who_comes_second_is_told_and_loses_nothing(opened: Opened) -> None:
    first, second = opened(), opened()
    first.append([note("零")], after=0)
    second.read()
    first.append([note("先", by="李敏")], after=1)
    with pytest.raises(ConflictError, match="李敏"):
        second.append([note("后")], after=1)
    second.append([note("后")], after=len(second.read()))
    assert texts(opened()) == ["零", "先", "后"]


def test_a_number_that_is_not_reached_yet_is_no_place_to_write(opened: Opened) -> None:
    log = opened()
    log.append([note("零")], after=0)
    with pytest.raises(ConflictError):
        log.append([note("空中楼阁")], after=5)
    assert texts(opened()) == ["零"]


def test_what_others_wrote_is_read_without_opening_the_log_anew(opened: Opened) -> None:
    first, second = opened(), opened()
    first.append([note("零")], after=0)
    assert texts(second) == ["零"]
    first.append([note("新")], after=1)
    until_read(second, ["零", "新"])


def until_read(log: MeetingLog, wanted: list[str]) -> None:
    """A notice takes a moment to come over the line."""
    until = time.monotonic() + 10
    while texts(log) != wanted:
        assert time.monotonic() < until
        time.sleep(0.01)


WRITER = textwrap.dedent("""
    import sys
    from datetime import UTC, datetime
    from pathlib import Path
    from engine.errors import ConflictError
    from engine.meeting.events import NoteTaken
    home, place, name, wanted = sys.argv[1:]
    if home == "tinydb":
        from data.meeting_log import TinyMeetingLog
        log = TinyMeetingLog(Path(place))
    else:
        from data.postgres import PostgresStore
        log = PostgresStore(*place.split(" ")).log("2026-11-23-weekly")
    done = 0
    while done < int(wanted):
        fact = NoteTaken(at=datetime.now(UTC), by=name, id="N-1", item="ads", text=f"{name}{done}")
        try:
            log.append([fact], after=len(log.read()))
        except ConflictError:
            continue
        done += 1
        print(fact.text, flush=True)
""")


def writer(opened: Opened, name: str, wanted: int, place: str) -> "subprocess.Popen[str]":
    home = "tinydb" if isinstance(opened(), TinyMeetingLog) else "postgresql"
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, home, place, name, str(wanted)],
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def place(opened: Opened, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """What another process opens the log by."""
    if isinstance(opened(), TinyMeetingLog):
        return str(tmp_path / f"{MEETING}.json")
    return f"{request.getfixturevalue('server').url} {tmp_path.name}"


def test_two_writers_at_once_lose_nothing(opened: Opened, place: str) -> None:
    writers = [writer(opened, name, 60, place) for name in ("a", "b")]
    acknowledged = [line for process in writers for line in process.communicate(timeout=60)[0].split()]
    assert len(acknowledged) == 120
    assert sorted(texts(opened())) == sorted(acknowledged)


def test_killed_at_any_moment_nothing_acknowledged_is_lost(opened: Opened, place: str) -> None:
    acknowledged: list[str] = []
    for number in range(6):
        process = writer(opened, f"r{number}-", 10_000, place)
        assert process.stdout is not None
        for _ in range(3 + number):
            acknowledged.append(process.stdout.readline().strip())
        process.kill()
        acknowledged += process.communicate(timeout=30)[0].split()
    stored = texts(opened())
    assert set(acknowledged) <= set(stored)
    assert len(stored) <= len(acknowledged) + 6


class TestServerFaults:
    @pytest.fixture
    def server(self) -> Iterator[PostgresServer]:
        """One of this test's own, since it is stopped."""
        running = PostgresServer()
        running.start()
        yield running
        running.remove()

    def test_when_the_server_crashes_the_move_is_refused_in_words_and_can_be_made_again(
        self, server: PostgresServer
    ) -> None:
        log = PostgresStore(server.url, "team").log(MEETING)
        log.append([note("在")], after=0)
        server.stop(signal.SIGQUIT)
        with pytest.raises(NotSavedError) as error:
            log.append([note("丢不得")], after=1)
        assert "未保存" in error.value.said("zh")
        server.start()
        log.append([note("丢不得")], after=1)
        assert texts(PostgresStore(server.url, "team").log(MEETING)) == ["在", "丢不得"]

    def test_a_follower_catches_up_after_the_line_was_lost(self, server: PostgresServer) -> None:
        follower = PostgresStore(server.url, "team").log(MEETING)
        PostgresStore(server.url, "team").log(MEETING).append([note("一")], after=0)
        assert texts(follower) == ["一"]
        server.stop(signal.SIGQUIT)
        server.start()
        PostgresStore(server.url, "team").log(MEETING).append([note("二")], after=1)
        until_read(follower, ["一", "二"])

    def test_a_server_that_is_not_there_is_a_sentence(self, server: PostgresServer) -> None:
        server.stop()
        with pytest.raises(NotFoundError, match="does not answer"):
            PostgresStore(server.url, "team")


def test_two_teams_on_one_server_do_not_see_each_other(server: PostgresServer) -> None:
    ours, theirs = PostgresStore(server.url, "ours"), PostgresStore(server.url, "theirs")
    ours.log(MEETING).append([note("我们的")], after=0)
    theirs.keep("kaihui.toml", b"theirs")
    assert theirs.ids() == []
    assert ours.ids() == [MEETING]
    assert ours.documents() == {}


def test_documents_come_back_byte_for_byte(server: PostgresServer) -> None:
    store = PostgresStore(server.url, "documents")
    store.keep("snapshots/a.json", bytes(range(256)))
    store.keep("snapshots/a.json", b"second")
    store.keep("kaihui.toml", "名".encode())
    assert PostgresStore(server.url, "documents").documents("snapshots/") == {"snapshots/a.json": b"second"}
    assert set(store.documents()) == {"kaihui.toml", "snapshots/a.json"}


MEETING_SCRIPT = """
attend 李敏
start 演练
d 批准清仓促销
a 降低出价 @李敏 ^周五 ~tacos<=12
undo
n 竞品降价10%
"""


def on_server(folder: Path, server: PostgresServer) -> Path:
    """A demo workspace whose settings name the server."""
    workspace = demo_workspace(folder)
    settings = workspace / "kaihui.toml"
    with settings.open("a", encoding="utf-8") as file:
        file.write(f'\n[storage]\npostgresql = "{server.url}"\nname = "{folder.parent.name}"\n')
    return workspace


def test_meetings_move_to_the_server_and_back_without_a_difference(server: PostgresServer, tmp_path: Path) -> None:
    workspace = on_server(tmp_path / "ws", server)
    meetings = sorted(path.stem for path in (workspace / "meetings").glob("*.json"))
    files = {name: (workspace / "meetings" / f"{name}.json").read_bytes() for name in meetings}
    snapshots = {path.name: path.read_bytes() for path in (workspace / "snapshots").glob("*.json")}
    done = run("-w", workspace, "migrate", "server")
    assert (done.returncode, f"{len(meetings)} 次会议" in done.stdout) == (0, True), done.stdout + done.stderr
    for folder in ("meetings", "snapshots"):
        for path in (workspace / folder).iterdir():
            path.unlink()
    script = workspace / "script.txt"
    script.write_text(MEETING_SCRIPT, encoding="utf-8")
    assert run("-w", workspace, "play", script).returncode == 0
    assert not list((workspace / "meetings").glob("*.json"))
    assert facts(workspace)[-1]["kind"] == "note_taken"
    assert run("-w", workspace, "migrate", "folder").returncode == 0
    held, untouched = meetings[-1], meetings[:-1]
    assert {name: (workspace / "meetings" / f"{name}.json").read_bytes() for name in untouched} == {
        name: files[name] for name in untouched
    }
    assert len((workspace / "meetings" / f"{held}.json").read_bytes()) > len(files[held])
    assert snapshots.items() <= {p.name: p.read_bytes() for p in (workspace / "snapshots").iterdir()}.items()


def test_two_sides_that_differ_are_left_alone(server: PostgresServer, tmp_path: Path) -> None:
    workspace = on_server(tmp_path / "ws", server)
    assert run("-w", workspace, "migrate", "server").returncode == 0
    meeting = sorted((workspace / "meetings").glob("*.json"))[-1]
    meeting.unlink()
    meeting.with_suffix(".bak").unlink(missing_ok=True)
    TinyMeetingLog(meeting).append([note("另一个世界")], after=0)
    done = run("-w", workspace, "migrate", "server")
    assert done.returncode == ConflictError.exit_code
    assert "两边不一样" in done.stderr


def test_a_scribe_and_a_follower_meet_on_the_server(server: PostgresServer, tmp_path: Path) -> None:
    workspace = on_server(tmp_path / "ws", server)
    assert run("-w", workspace, "migrate", "server").returncode == 0
    with meeting_on(workspace) as desk, meeting_on(workspace, "follow") as seat:
        scribe = Scribe(desk)
        scribe.opens("上期复盘")
        scribe.press("I", "✓ 到场")
        scribe.press("s", "✓ 开始")
        scribe.write("d", "批准清仓促销", "✓ 决定 D-3 批准清仓促销")
        seat.wait_for("● 进行中 只看", "批准清仓促销")
