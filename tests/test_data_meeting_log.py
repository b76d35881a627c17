import os
import random
import resource
import signal
import subprocess
import sys
import textwrap
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tinydb import TinyDB

from data.meeting_file import DamagedFileError, checked
from data.meeting_log import TinyMeetingLog
from engine.errors import BadInputError, ConflictError, NotSavedError
from engine.meeting.events import NoteTaken
from tests.torture import times

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def note(text: str, by: str = "周婷") -> NoteTaken:
    return NoteTaken(at=AT, by=by, id="N-1", item="ads", text=text)


def a_log(folder: Path, notes: int = 0) -> TinyMeetingLog:
    log = TinyMeetingLog(folder / "2026-11-23-weekly.json")
    for number in range(notes):
        log.append([note(f"第 {number} 条")], after=number)
    return log


class TestAppending:
    def test_facts_are_numbered_and_those_of_one_move_belong_together(self, tmp_path: Path) -> None:
        log = a_log(tmp_path, notes=1)
        stored = log.append([note("甲"), note("乙")], after=1)
        assert [(fact.seq, fact.move) for fact in stored] == [(2, 2), (3, 2)]

    def test_another_process_reads_what_was_written(self, tmp_path: Path) -> None:
        a_log(tmp_path, notes=3)
        assert [fact.seq for fact in a_log(tmp_path).read()] == [1, 2, 3]
        assert [fact.seq for fact in a_log(tmp_path).read(since=2)] == [3]

    def test_what_was_read_before_is_not_read_again_unless_it_is_another(self, tmp_path: Path) -> None:
        writer, reader = a_log(tmp_path, notes=3), a_log(tmp_path)
        before = reader.read()
        writer.append([note("新")], after=3)
        after = reader.read()
        assert [old is new for old, new in zip(before, after, strict=False)] == [True] * 3
        path = tmp_path / "2026-11-23-weekly.json"
        path.unlink()
        path.with_suffix(".bak").unlink()
        other = a_log(tmp_path)
        for number in range(5):
            other.append([note(f"另一个 {number}")], after=number)
        assert reader.read() == a_log(tmp_path).read()

    def test_chinese_is_readable_in_the_file_and_stock_tinydb_opens_it(self, tmp_path: Path) -> None:
        a_log(tmp_path, notes=1)
        path = tmp_path / "2026-11-23-weekly.json"
        assert "第 0 条" in path.read_text(encoding="utf-8")
        with TinyDB(path, encoding="utf-8", access_mode="r") as database:
            assert database.table("events").all()[0]["kind"] == "note_taken"

    def test_a_scribe_who_comes_second_is_told_and_loses_nothing(self, tmp_path: Path) -> None:
        first, second = a_log(tmp_path, notes=1), a_log(tmp_path)
        second.read()
        first.append([note("先", by="李敏")], after=1)
        with pytest.raises(ConflictError, match="李敏"):
            second.append([note("后")], after=1)
        second.append([note("后")], after=len(second.read()))
        assert len(first.read()) == 3

    def test_a_shared_folder_keeps_its_group_able_to_write(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o2770)
        a_log(tmp_path, notes=2)
        for path in tmp_path.glob("*.json"):
            assert path.stat().st_mode & 0o777 == 0o660


class TestDamage:
    def test_an_empty_file_is_no_meeting_without_facts(self, tmp_path: Path) -> None:
        log = a_log(tmp_path, notes=2)
        (tmp_path / "2026-11-23-weekly.json").write_bytes(b"")
        with pytest.raises(DamagedFileError) as error:
            log.read()
        assert "kaihui restore 2026-11-23-weekly" in error.value.said("zh")

    def test_the_backup_is_the_file_from_before_the_last_move(self, tmp_path: Path) -> None:
        log = a_log(tmp_path, notes=3)
        path = tmp_path / "2026-11-23-weekly.json"
        path.write_bytes(b"{")
        path.write_bytes(path.with_suffix(".bak").read_bytes())
        assert [fact.seq for fact in log.read()] == [1, 2]

    def test_a_folder_that_was_moved_away_leaves_no_meeting_without_facts(self, tmp_path: Path) -> None:
        folder = tmp_path / "meetings"
        folder.mkdir()
        log = a_log(folder, notes=2)
        folder.rename(tmp_path / "moved")
        for _ in range(2):
            with pytest.raises(DamagedFileError, match="is gone"):
                log.read()
        (tmp_path / "moved").rename(folder)
        assert len(log.read()) == 2

    def test_a_file_that_is_gone_while_its_backup_is_there_is_no_meeting_without_facts(self, tmp_path: Path) -> None:
        a_log(tmp_path, notes=3)
        path = tmp_path / "2026-11-23-weekly.json"
        path.unlink()
        with pytest.raises(DamagedFileError, match="is gone") as error:
            a_log(tmp_path).read()
        assert "kaihui restore 2026-11-23-weekly" in error.value.said("zh")
        path.write_bytes(path.with_suffix(".bak").read_bytes())
        assert [fact.seq for fact in a_log(tmp_path).read()] == [1, 2]

    def test_a_backup_that_is_damaged_too_is_not_called_good(self, tmp_path: Path) -> None:
        a_log(tmp_path, notes=3)
        for path in tmp_path.glob("2026-11-23-weekly.[jb]*"):
            path.write_bytes(path.read_bytes()[:-20])
        with pytest.raises(DamagedFileError) as error:
            a_log(tmp_path).read()
        assert "of no use" in error.value.said("en")

    def test_every_changed_byte_and_every_cut_is_noticed(self, tmp_path: Path) -> None:
        a_log(tmp_path, notes=times(4, 80))
        path = tmp_path / "2026-11-23-weekly.json"
        whole = path.read_bytes()
        assert 2 * len(whole) >= times(1_000, 20_000)
        for place in range(len(whole)):
            flipped = bytes([whole[place] ^ 1])
            with pytest.raises(BadInputError):
                checked(whole[:place] + flipped + whole[place + 1 :], path, path.with_suffix(".bak"))
            with pytest.raises(DamagedFileError):
                checked(whole[:place], path, path.with_suffix(".bak"))

    def test_a_file_of_a_newer_kaihui_is_left_alone(self, tmp_path: Path) -> None:
        a_log(tmp_path, notes=1)
        path = tmp_path / "2026-11-23-weekly.json"
        path.write_text(path.read_text(encoding="utf-8").replace('"version":1', '"version":2'), encoding="utf-8")
        with pytest.raises(BadInputError, match="newer"):
            a_log(tmp_path).read()


WRITER = textwrap.dedent("""
    import sys
    from pathlib import Path
    from datetime import UTC, datetime
    from data.meeting_log import TinyMeetingLog
    from engine.errors import ConflictError, NotSavedError
    from engine.meeting.events import NoteTaken
    log, name, wanted = TinyMeetingLog(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
    done = 0
    while done < wanted:
        fact = NoteTaken(at=datetime.now(UTC), by=name, id=f"{name}-{done}", item="ads", text="记录" * 50)
        try:
            log.append([fact], after=len(log.read()))
        except ConflictError:
            continue
        except NotSavedError as error:
            print("full:" + error.said("en"), flush=True)
            sys.exit(error.exit_code)
        done += 1
        print(fact.id, flush=True)
""")


def writer(path: Path, name: str, wanted: int, file_limit: int | None = None) -> subprocess.Popen[str]:
    def limit() -> None:
        if file_limit is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, file_limit))

    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(wanted)],
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=limit,
    )


def ids_in(path: Path) -> list[str]:
    return [fact.id for fact in TinyMeetingLog(path).read() if isinstance(fact, NoteTaken)]


class TestFaults:
    def test_two_writers_at_once_lose_nothing(self, tmp_path: Path) -> None:
        path = tmp_path / "2026-11-23-weekly.json"
        each = times(60, 300)
        writers = [writer(path, name, each) for name in ("a", "b")]
        acknowledged = [line for process in writers for line in process.communicate(timeout=100)[0].split()]
        assert len(acknowledged) == 2 * each
        assert sorted(ids_in(path)) == sorted(acknowledged)

    def test_killed_at_any_moment_nothing_acknowledged_is_lost(self, tmp_path: Path) -> None:
        dice = random.Random(20261123)
        for meeting in range(times(1, 10)):
            self._killed_a_hundred_times(tmp_path / f"{meeting}.json", dice)

    def _killed_a_hundred_times(self, path: Path, dice: random.Random) -> None:
        acknowledged: list[str] = []
        for round_number in range(100):
            process = writer(path, f"r{round_number}", 10_000)
            assert process.stdout is not None
            acknowledged.append(process.stdout.readline().strip())
            time.sleep(dice.uniform(0.0, 0.05))
            os.kill(process.pid, signal.SIGKILL)
            acknowledged += process.communicate(timeout=30)[0].split()
        stored = ids_in(path)
        assert set(acknowledged) <= set(stored)
        # at most the one write that was under way when the kill came
        assert len(stored) <= len(acknowledged) + 100

    def test_when_the_disk_takes_no_more_what_was_acknowledged_stands(self, tmp_path: Path) -> None:
        path = tmp_path / "2026-11-23-weekly.json"
        process = writer(path, "a", 10_000, file_limit=30_000)
        lines = process.communicate(timeout=60)[0].splitlines()
        assert process.returncode == NotSavedError.exit_code
        assert lines[-1].startswith("full:Not saved")
        assert ids_in(path) == lines[:-1]
        assert not list(tmp_path.glob("*.tmp")) + list(tmp_path.glob(".*.tmp"))

    def test_a_move_that_was_not_saved_can_be_made_again(self, tmp_path: Path) -> None:
        log = a_log(tmp_path, notes=2)
        (tmp_path / ".2026-11-23-weekly.json.tmp").mkdir()
        with pytest.raises(NotSavedError):
            log.append([note("丢不得")], after=2)
        (tmp_path / ".2026-11-23-weekly.json.tmp").rmdir()
        log.append([note("丢不得")], after=len(log.read()))
        assert [fact.seq for fact in a_log(tmp_path).read()] == [1, 2, 3]

    def test_a_planted_link_is_not_followed(self, tmp_path: Path) -> None:
        victim = tmp_path / "victim"
        victim.write_text("mine", encoding="utf-8")
        (tmp_path / ".2026-11-23-weekly.json.tmp").symlink_to(victim)
        a_log(tmp_path, notes=1)
        assert victim.read_text(encoding="utf-8") == "mine"
