"""A scribe's process that is stopped in the middle of its work: SIGSTOP, somebody else takes over, SIGCONT."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from data.locks import HeldError
from engine.errors import KaihuiError
from tests.test_data_scribes_at_once import a_session, two_sessions
from tests.torture import times

WRITING = textwrap.dedent("""
    import sys
    from pathlib import Path
    from tests.test_data_scribes_at_once import a_session
    session = a_session(Path(sys.argv[1]), "李敏")
    number = 0
    while True:
        session.say(f"n 李敏{number}")
        print(number, flush=True)
        number += 1
""")
HOLDING = textwrap.dedent("""
    import sys
    from pathlib import Path
    from data.locks import locked
    with locked(Path(sys.argv[1])):
        print("held", flush=True)
        sys.stdin.read()
""")


def started(code: str, argument: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, str(argument)],
        cwd=Path(__file__).parent.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def wait_until_stopped(process: "subprocess.Popen[str]") -> None:
    while Path(f"/proc/{process.pid}/stat").read_text().split(")")[1].split()[0] != "T":
        os.sched_yield()


def test_a_scribe_who_is_stopped_for_real_loses_nothing_and_overwrites_nothing(tmp_path: Path) -> None:
    session, _ = two_sessions(tmp_path)
    mine: list[str] = []
    with started(WRITING, tmp_path) as other:
        assert other.stdout is not None
        theirs = [other.stdout.readline().strip()]
        for round_number in range(times(10, 100)):
            other.send_signal(signal.SIGSTOP)
            wait_until_stopped(other)
            for number in range(3):
                try:
                    session.say(f"n 周婷{round_number}-{number}")
                except HeldError:  # it was stopped with the lock in its hand
                    break
                mine.append(f"周婷{round_number}-{number}")
            other.send_signal(signal.SIGCONT)
            theirs.append(other.stdout.readline().strip())
        other.kill()
        theirs += other.stdout.read().split()
    texts = [note.text for note in a_session(tmp_path, "周婷").meeting.notes]
    assert [text for text in texts if text.startswith("周婷")] == mine
    assert [text for text in texts if text.startswith("李敏")][: len(theirs)] == [f"李敏{number}" for number in theirs]
    assert len(texts) <= len(mine) + len(theirs) + 1


def test_a_scribe_who_was_stopped_with_the_lock_in_hand_is_named_as_the_reason_after_two_seconds(
    tmp_path: Path,
) -> None:
    session, _ = two_sessions(tmp_path)
    with started(HOLDING, tmp_path / "meetings" / f"{session.meeting.id}.lock") as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        holder.stdout.readline()
        began = time.monotonic()
        with pytest.raises(KaihuiError, match="held by another process"):
            session.say("d 等不到")
        assert time.monotonic() - began < 10
        holder.stdin.close()
    session.say("d 等到了")
    assert [one.text for one in session.meeting.decisions] == ["等到了"]
