"""`kaihui follow`, in real terminals beside a scribe's: everything is seen, nothing can be written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.program import meeting_on, run
from bench.scribe import Scribe
from data.clock import clock_from
from data.following import Follower
from data.workspace import Workspace
from engine.due.workdays import Workdays
from tui.key_entries import Say, Write
from tui.keymap import BUILT_IN
from tui.reasons import why_not


def fingerprint(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file and folder with its size and its last change: any write shows."""
    return {
        str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in (folder, *sorted(folder.rglob("*")))
        if path.exists()
    }


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """Nobody but root may write in the folder."""
    places = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for place in places:
        place.chmod(0o555)
    try:
        yield
    finally:
        for place in places:
            place.chmod(0o755)


def test_what_the_scribe_records_is_on_the_followers_screen_at_once(demo: Path) -> None:
    with meeting_on(demo) as desk, meeting_on(demo, "follow") as seat:
        scribe = Scribe(desk)
        scribe.opens("上期复盘")
        seat.wait_for("○ 准备中 只看")
        scribe.press("I", "✓ 到场")
        scribe.press("s", "✓ 开始")
        seat.wait_for("● 进行中 只看", "▸ 上期复盘")
        for number in range(3):
            scribe.write("d", f"决定第{number}条", f"✓ 决定 D-{number + 3}")
            seat.wait_for(f"决定第{number}条")


def test_every_way_to_write_is_refused_in_words_and_nothing_changes(demo: Path) -> None:
    with meeting_on(demo) as desk:
        scribe = Scribe(desk)
        scribe.opens("上期复盘")
        scribe.press("I", "✓ 到场")
        scribe.press("s", "✓ 开始")
    before = fingerprint(demo)
    with unwritable(demo), meeting_on(demo, "follow") as terminal:
        seat = Scribe(terminal)
        terminal.wait_for("● 进行中 只看", "数据")
        seat.opens("上期复盘")
        for key in ("d", "a", "q", "n", "space", "u", ":", "1", "m", "I", "k", "C"):
            terminal.press(key)
            seat.told("✗ 旁听只能看，不能写")
            terminal.press("?")
            terminal.wait_for("Esc")
            terminal.press("escape")
        terminal.type("决")
        terminal.send(b"\x1b[200~d one\rd two\x1b[201~")
        terminal.press("tab", "down")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    after = fingerprint(demo)
    assert {name: after[name] for name in before} == before
    assert set(after) == set(before)


def test_every_key_that_would_write_says_why_it_does_not(demo: Path) -> None:
    workspace = Workspace(demo)
    workdays = Workdays(frozenset(), frozenset(), None)
    follower = Follower(workspace, workspace.settings(), clock_from(), "客人", "zh", workdays)
    for key in {key for keys in BUILT_IN.by_key.values() for key in keys}:
        if isinstance(key.does, Say | Write) or key.does.action in ("write", "save_minutes", "emergency"):
            assert why_not(key, follower) is not None, key.id


def test_a_follower_goes_along_into_the_next_meeting(demo: Path) -> None:
    with meeting_on(demo, "follow", "--lang", "en") as seat:
        seat.wait_for("preparing read-only")
        script = demo / "script.txt"
        script.write_text("attend 李敏\nstart rehearsal\nclose rehearsal\n", encoding="utf-8")
        assert run("-w", demo, "play", script).returncode == 0
        seat.wait_for("closed read-only")
        later = {"KAIHUI_NOW": "2026-11-30T10:00+08:00"}
        script.write_text("attend 李敏\nstart rehearsal\n", encoding="utf-8")
        assert run("-w", demo, "play", script, **later).returncode == 0
        seat.wait_for("running read-only")


def test_without_any_meeting_there_is_nothing_to_follow_and_none_is_planned(tmp_path: Path) -> None:
    workspace = tmp_path / "new"
    assert run("init", workspace).returncode == 0
    with meeting_on(workspace, "follow") as seat:
        assert seat.wait_exit() == 3
        assert "还没有会议可旁听" in seat.output.decode()
    assert not list(workspace.glob("meetings/*"))


def test_a_follower_stands_back_so_that_the_scribe_has_the_processor_first(demo: Path) -> None:
    with meeting_on(demo) as desk, meeting_on(demo, "follow") as seat:
        Scribe(desk).opens("上期复盘")
        seat.wait_for("只看")
        niceness = [os.getpriority(os.PRIO_PROCESS, terminal.process.pid) for terminal in (desk, seat)]
    assert niceness[1] == min(19, niceness[0] + 10)
