"""Files of other versions: an old one opens, and goes on; one that a newer version wrote is shown and left alone."""

import json
import shutil
from pathlib import Path

import orjson
import pytest

from bench.program import meeting_on, run
from bench.scribe import MEETING
from data.meeting_file import WrittenEvents
from data.meeting_log import TinyMeetingLog
from data.workspace import Workspace
from engine.errors import RefusedError
from tests.test_data_scribes_at_once import a_session

FORMAT_1 = Path(__file__).parent / "samples" / "meetings" / "format-1.json"
"""A whole file as the first released layout has it; never written anew."""


def test_a_file_of_the_first_layout_opens_and_the_next_meeting_goes_on_from_it(demo: Path) -> None:
    for path in (demo / "meetings").iterdir():
        path.unlink()
    shutil.copy(FORMAT_1, demo / "meetings" / "2026-11-16-weekly.json")
    meeting = Workspace(demo).meeting("2026-11-16-weekly")
    assert (meeting.state, [one.text for one in meeting.decisions]) == ("closed", ["清仓促销"])
    session = a_session(demo, "周婷")
    assert session.meeting.id == MEETING
    assert "补货 3000 件" in [action.text for action in session.meeting.actions]
    assert "清仓促销" in run("-w", demo, "minutes", "2026-11-16-weekly").stdout


def written_by_a_newer_one(path: Path) -> bytes:
    """The meeting with one more fact, of a kind that nobody has heard of, whole by its own checksum."""
    events = orjson.loads(path.read_bytes())["events"]
    number = len(events) + 1
    said = {"seq": number, "move": number, "at": "2026-11-23T02:30:00Z", "by": "李敏", "parts": [1, 2]}
    newer = {**events, str(number): {"kind": "action_split", **said}}
    path.write_bytes(WrittenEvents({}).grow(newer))
    return path.read_bytes()


@pytest.fixture
def newer(demo: Path) -> Path:
    script = demo / "script.txt"
    script.write_text("attend 李敏\nstart 演练\nd 批准清仓促销\n", encoding="utf-8")
    assert run("-w", demo, "play", script).returncode == 0
    written_by_a_newer_one(demo / "meetings" / f"{MEETING}.json")
    return demo


def test_what_a_newer_version_wrote_is_read_and_never_written(newer: Path) -> None:
    path = newer / "meetings" / f"{MEETING}.json"
    before = path.read_bytes()
    session = a_session(newer, "周婷")
    assert [one.text for one in session.meeting.decisions] == ["批准清仓促销"]
    with pytest.raises(RefusedError) as error:
        session.say("d 新的决定")
    assert "只能看，不能写" in error.value.said("zh")
    with pytest.raises(RefusedError):
        TinyMeetingLog(path).append(session.log.read()[:1], after=session.meeting.seq)
    assert path.read_bytes() == before


def test_its_minutes_say_what_they_may_lack_and_its_log_names_it(newer: Path) -> None:
    done = run("-w", newer, "minutes")
    assert (done.returncode, "批准清仓促销" in done.stdout) == (0, True)
    assert "看不懂的记录（action_split）" in done.stderr
    last = json.loads(run("-w", newer, "log").stdout.splitlines()[-1])
    assert (last["kind"], last["of"]) == ("not_understood", "action_split")


def test_a_follower_sees_it_with_that_fact_in_its_place(newer: Path) -> None:
    with meeting_on(newer, "follow") as seat:
        seat.wait_for("● 进行中 只看", "批准清仓促销", "新版", "action_split")


def test_no_next_meeting_is_planned_from_one_that_is_not_wholly_understood(demo: Path) -> None:
    newest = max(path for path in (demo / "meetings").glob("*.json") if path.stem < MEETING)
    (demo / "meetings" / f"{MEETING}.json").unlink()
    (demo / "meetings" / f"{MEETING}.bak").unlink(missing_ok=True)
    written_by_a_newer_one(newest)
    done = run("-w", demo, "play", demo / "kaihui.toml")
    assert done.returncode == RefusedError.exit_code
    assert "只能看，不能写" in done.stderr
    assert not (demo / "meetings" / f"{MEETING}.json").exists()
