"""Backups and restoring: a meeting that is lost or damaged comes back with every fact that was acknowledged."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.backups import damaged_meetings, restore
from data.clock import StandingClock
from data.closing import close_down
from data.session import Session
from data.workdays import load_workdays
from data.workspace import Workspace
from engine.errors import BadInputError, NotFoundError

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
MEETING = "2026-11-23-weekly"


def held(workspace: Workspace) -> Session:
    """A meeting with one decision, closed."""
    session = Session(workspace, workspace.settings(), StandingClock(NOW), "周婷", "zh", load_workdays())
    for line in ("attend 李敏", "start 演练", "d 批准清仓促销", "close 演练"):
        session.say(line)
    close_down(session)
    return session


def decisions(workspace: Workspace) -> list[str]:
    return [decision.text for decision in workspace.meeting(MEETING).decisions]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "kaihui.toml").write_text('[series]\nname = "周会"\nmarketplaces = ["US"]\n', encoding="utf-8")
    return Workspace(tmp_path)


def test_a_closed_meeting_comes_back_whole_when_its_file_and_the_copy_beside_it_are_deleted(
    workspace: Workspace,
) -> None:
    held(workspace)
    facts = workspace.log(MEETING).read()
    for suffix in (".json", ".bak"):
        (workspace.meetings / f"{MEETING}{suffix}").unlink()
    assert damaged_meetings(workspace) == (MEETING,)
    assert restore(workspace, MEETING, NOW).source == f"{MEETING}.zip"
    assert workspace.log(MEETING).read() == facts
    assert damaged_meetings(workspace) == ()


def test_the_fullest_copy_wins_so_that_a_closed_meeting_stays_closed(workspace: Workspace) -> None:
    held(workspace)
    (workspace.meetings / f"{MEETING}.json").write_bytes(b"")
    restore(workspace, MEETING, NOW)
    assert workspace.meeting(MEETING).state == "closed"
    assert decisions(workspace) == ["批准清仓促销"]


def test_a_running_meeting_comes_back_as_it_was_before_its_last_move(workspace: Workspace) -> None:
    session = Session(workspace, workspace.settings(), StandingClock(NOW), "周婷", "zh", load_workdays())
    for line in ("attend 李敏", "start 演练", "d 批准清仓促销", "d 停掉大词"):
        session.say(line)
    (workspace.meetings / f"{MEETING}.json").unlink()
    assert restore(workspace, MEETING, NOW).source == f"{MEETING}.bak"
    assert decisions(workspace) == ["批准清仓促销"]


def test_what_was_damaged_is_kept_beside_what_came_back(workspace: Workspace) -> None:
    held(workspace)
    path = workspace.meetings / f"{MEETING}.json"
    path.write_bytes(path.read_bytes()[:-40])
    done = restore(workspace, MEETING, NOW)
    assert done.aside == f"{MEETING}.damaged-20261123T100000"
    assert (workspace.meetings / done.aside).exists()
    assert workspace.meeting_ids()[0] == MEETING


def test_a_good_file_is_never_touched(workspace: Workspace) -> None:
    held(workspace)
    before = (workspace.meetings / f"{MEETING}.json").read_bytes()
    with pytest.raises(NotFoundError, match="whole"):
        restore(workspace, MEETING, NOW)
    assert (workspace.meetings / f"{MEETING}.json").read_bytes() == before


def test_a_damaged_pack_is_no_copy(workspace: Workspace) -> None:
    held(workspace)
    pack = workspace.backups / f"{MEETING}.zip"
    pack.write_bytes(pack.read_bytes()[:100])
    for suffix in (".json", ".bak"):
        (workspace.meetings / f"{MEETING}{suffix}").unlink()
    with pytest.raises(NotFoundError, match="no usable copy"):
        restore(workspace, MEETING, NOW)


def test_the_sentence_about_a_damaged_file_names_the_command_that_mends_it(workspace: Workspace) -> None:
    held(workspace)
    (workspace.meetings / f"{MEETING}.json").write_bytes(b"{}")
    with pytest.raises(BadInputError) as error:
        workspace.meeting(MEETING)
    assert f"kaihui restore {MEETING}" in error.value.said("zh")


def test_a_snapshot_that_is_gone_comes_back_with_its_meeting(workspace: Workspace) -> None:
    from data.snapshot import load_snapshot, store_snapshot, take_snapshot

    session = Session(workspace, workspace.settings(), StandingClock(NOW), "周婷", "zh", load_workdays())
    snapshot = take_snapshot(workspace.root, workspace.settings(), NOW)
    stored = store_snapshot(workspace.root, snapshot)
    session.look_at(snapshot, stored.hash)
    for line in ("attend 李敏", "start 演练", "close 演练"):
        session.say(line)
    close_down(session)
    stored.path.unlink()
    (workspace.meetings / f"{MEETING}.json").unlink()
    restore(workspace, MEETING, NOW)
    assert load_snapshot(workspace.root, stored.hash) == snapshot


def test_a_name_that_leads_out_of_the_workspace_is_refused_and_leaves_nothing_behind(workspace: Workspace) -> None:
    outside = workspace.root.parent / "outside"
    outside.mkdir(exist_ok=True)
    for name in (f"../../{outside.name}/x", str(outside / "y"), "bogus", "x" * 300, "a/b"):
        with pytest.raises(NotFoundError, match="no usable copy"):
            restore(workspace, name, NOW)
    assert not list(outside.iterdir())
    assert not list(workspace.root.rglob("*.lock"))
