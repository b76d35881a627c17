"""What lines, terminals and disks do to a meeting: nothing that was acknowledged is lost, and the reason is said."""

import random
import re
import signal
from pathlib import Path

import pytest

from bench.program import copied, meeting_on
from bench.scribe import Scribe, kept
from bench.terminal import Terminal
from tests.torture import FULL, times

SOON = 2.0
"""Seconds within which the program has to be gone when its terminal is."""
AT_ONCE = 1.0 if FULL else SOON
"""What is promised; beside all other tests a machine may be busier than that."""
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l")
"""Back from the alternate screen, cursor shown, pastes plain again."""


def begun(terminal: Terminal) -> Scribe:
    """A meeting that runs, with one decision on the disk and an unsent line."""
    scribe = Scribe(terminal)
    scribe.opens()
    scribe.press("I", "✓ 到场")
    scribe.press("s", "✓ 开始")
    scribe.write("d", "批准清仓促销", "✓ 决定 D-3 批准清仓促销")
    terminal.press("enter")
    terminal.type("没有提交的话")
    terminal.wait_until(lambda: scribe.line == "没有提交的话", "the line is written")
    return scribe


def decisions(workspace: Path) -> list[str]:
    return [fact["text"] for fact in kept(workspace, "decision_made")]


def draft(workspace: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in (workspace / ".drafts").glob("*.txt"))


PHRASE = "库存要在周五之前到仓"


def typed_until_cut_off(terminal: Terminal, dice: random.Random) -> list[str]:
    """Decisions that were acknowledged, and the beginning of one more, anywhere up to an Enter without an answer."""
    scribe, told = Scribe(terminal), ["批准清仓促销"]
    for number in range(dice.randrange(3)):
        told.append(f"第 {number} 条")
        terminal.type(f"d {told[-1]}")
        terminal.press("enter")
        scribe.told(f"✓ 决定 D-{number + 4}")
    terminal.send(f"d {PHRASE}"[: dice.randrange(3, 14)].encode())
    if dice.random() < 0.3:
        terminal.press("enter")
    terminal.pump(dice.random() / 5)
    return told


def left_behind(terminal: Terminal) -> list[Path]:
    """What still runs in the session of a program that has ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rsplit(")", 1)[1].split()[3]) == terminal.process.pid:
                found.append(stat.parent)
        except OSError:  # it has ended meanwhile
            continue
    return found


class TestTheEnd:
    @pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
    def test_a_signal_ends_it_soon_and_leaves_terminal_and_draft_in_order(self, demo: Path, number: int) -> None:
        with meeting_on(demo) as terminal:
            begun(terminal)
            terminal.signal(number)
            assert terminal.wait_exit(SOON) == 128 + number
            for sequence in RESTORED:
                assert sequence in terminal.output
        assert decisions(demo) == ["批准清仓促销"]
        assert draft(demo) == "没有提交的话"

    @pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
    def test_a_signal_at_any_moment_of_typing_loses_nothing_that_was_acknowledged(
        self, pristine_demo: Path, tmp_path: Path, number: int
    ) -> None:
        dice = random.Random(number)
        for turn in range(times(2, 50)):
            demo = copied(pristine_demo, tmp_path / str(turn))
            with meeting_on(demo) as terminal:
                begun(terminal)
                terminal.press("ctrl+u")
                terminal.wait_until(lambda: "没有提交" not in terminal.lines[-2], "the line is empty")
                told = typed_until_cut_off(terminal, dice)
                line = terminal.lines[-2].strip()
                seen = line if line.startswith("d ") else ""
                terminal.signal(number)
                assert terminal.wait_exit(AT_ONCE) == 128 + number, f"turn {turn}"
                assert all(sequence in terminal.output for sequence in RESTORED), f"turn {turn}"
                assert not left_behind(terminal), f"turn {turn}"
            recorded = decisions(demo)
            assert recorded[: len(told)] == told, f"turn {turn}"
            assert len(recorded) <= len(told) + 1, f"turn {turn}"
            unsent = draft(demo) or (f"d {recorded[-1]}" if len(recorded) > len(told) else "")
            assert f"d {PHRASE}".startswith(unsent), f"turn {turn}"
            assert unsent.startswith(seen), f"turn {turn}"

    def test_a_terminal_that_is_gone_ends_it_as_a_hang_up(self, demo: Path) -> None:
        with meeting_on(demo) as terminal:
            begun(terminal)
            terminal.hang_up()
            assert terminal.wait_exit(SOON) == 128 + signal.SIGHUP
        assert decisions(demo) == ["批准清仓促销"]
        assert draft(demo) == "没有提交的话"

    def test_a_terminal_that_is_gone_ends_it_even_where_hang_ups_are_ignored(self, demo: Path) -> None:
        nohup = ("/bin/sh", "-c", "trap '' HUP; exec \"$@\"", "sh")
        with meeting_on(demo, driver=nohup) as terminal:
            begun(terminal)
            terminal.hang_up()
            assert terminal.wait_exit(SOON) == 128 + signal.SIGHUP
        assert decisions(demo) == ["批准清仓促销"]

    def test_a_terminal_that_freezes_does_not_keep_it_alive(self, demo: Path) -> None:
        """Nobody reads what it writes: the line hangs, then the server gives up."""
        with meeting_on(demo) as terminal:
            begun(terminal)
            terminal.send_unread(b"\x1b" + b"?\x1b" * 2000)
            terminal.signal(signal.SIGHUP)
            # the storm of keys before the signal is in the way, the more so beside other tests
            assert terminal.process.wait(3 * SOON) == 128 + signal.SIGHUP
        assert decisions(demo) == ["批准清仓促销"]

    def test_ctrl_c_in_a_running_meeting_asks_first(self, demo: Path) -> None:
        with meeting_on(demo) as terminal:
            scribe = begun(terminal)
            scribe.escape()
            terminal.press("ctrl+c")
            scribe.told("? 会议还在进行")
            scribe.escape()
            terminal.press("ctrl+q")
            scribe.told("? 会议还在进行")
            terminal.press("y")
            assert terminal.wait_exit() == 0
        assert draft(demo) == "没有提交的话"


class TestWhatComesIn:
    def test_bytes_of_a_gbk_terminal_are_no_end(self, demo: Path) -> None:
        with meeting_on(demo) as terminal:
            scribe = begun(terminal)
            terminal.press("ctrl+u")
            terminal.send("d 广告".encode("gbk"))
            terminal.send(b"\xff\xfe\x80")
            terminal.press("ctrl+u")
            terminal.type("d 还在")
            terminal.press("enter")
            scribe.told("✓ 决定 D-4 还在")
        assert decisions(demo) == ["批准清仓促销", "还在"]

    def test_twenty_lines_in_one_packet_are_twenty_entries_in_their_order(self, demo: Path) -> None:
        said = [f"第 {number} 条，slow line" for number in range(1, 21)]
        with meeting_on(demo) as terminal:
            scribe = begun(terminal)
            terminal.press("ctrl+u")
            terminal.send("".join(f"d {line}\r" for line in said).encode())
            scribe.told(f"✓ 决定 D-23 {said[-1]}")
        assert decisions(demo) == ["批准清仓促销", *said]

    def test_a_packet_may_end_inside_a_character(self, demo: Path) -> None:
        with meeting_on(demo) as terminal:
            scribe = begun(terminal)
            terminal.press("ctrl+u")
            for byte in "d 清仓".encode():
                terminal.send(bytes([byte]))
                terminal.settle(0.03)
            terminal.press("enter")
            scribe.told("✓ 决定 D-4 清仓")

    def test_a_paste_of_several_lines_is_asked_about_and_becomes_several_entries(self, demo: Path) -> None:
        with meeting_on(demo) as terminal:
            scribe = begun(terminal)
            terminal.press("ctrl+u")
            scribe.escape()
            terminal.press("d")
            terminal.paste("停掉大词\r\n加两个否定词\n\n预算降到 90")
            scribe.told("? 粘贴了 3 行，记成 3 条？")
            terminal.press("y")
            scribe.told("✓ 决定 D-6 预算降到 90")
        assert decisions(demo) == ["批准清仓促销", "停掉大词", "加两个否定词", "预算降到 90"]

    def test_what_a_terminal_says_unasked_is_not_typed(self, demo: Path) -> None:
        with meeting_on(demo) as terminal:
            scribe = begun(terminal)
            terminal.press("ctrl+u")
            terminal.type("d 之前")
            for said in (b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", b"\x1b[?62;22c", b"\x1b[12;40R", b"\x1b[I", b"\x1b[O"):
                terminal.send(said)
                terminal.settle(0.03)
            terminal.type("之后")
            terminal.press("enter")
            scribe.told("✓ 决定 D-4 之前之后")


class TestTheTerminal:
    def test_a_storm_of_sizes_loses_no_word(self, demo: Path) -> None:
        with meeting_on(demo) as terminal:
            scribe = begun(terminal)
            for step in range(40):
                terminal.resize(1 + step * 37 % 200, 1 + step * 23 % 60)
                terminal.pump(0)
            terminal.resize(120, 36)
            terminal.wait_for("▸ 上期复盘")
            terminal.wait_until(lambda: scribe.line == "没有提交的话", "the line is there again")

    def test_neither_mouse_reports_nor_motion_cost_a_byte(self, demo: Path) -> None:
        with meeting_on(demo) as terminal:
            begun(terminal)
            assert not re.search(rb"\x1b\[\?(1000|1002|1003|1006)h", terminal.output)


class TestTheDisk:
    def test_a_full_disk_is_said_in_red_and_the_text_stays(self, demo: Path) -> None:
        with meeting_on(demo) as terminal:
            begun(terminal)
            terminal.press("ctrl+u")
            terminal.kill()
        size = (demo / "meetings" / "2026-11-23-weekly.json").stat().st_size
        # a disk that is full for this process alone: nothing may grow beyond what the meeting has now
        with meeting_on(demo, file_blocks=-(-size // 512)) as terminal:
            scribe = Scribe(terminal)
            terminal.wait_for("● 进行中")
            scribe.press("r", "")
            terminal.press("enter", "ctrl+u")
            terminal.type("d 写不下的决定" + "很长" * 200)
            terminal.press("enter")
            scribe.told("✗ 没有记下！")
            terminal.wait_until(lambda: scribe.line.endswith("很长"), "the text is still there")
            row = len(terminal.lines) - 3
            assert terminal.picture.colours(row, 2)[1] != terminal.picture.colours(row - 1, 2)[1]
            terminal.press("ctrl+u")
            scribe.escape()
            terminal.press("?")
            terminal.wait_for("转到下一项议题")
            assert terminal.process.poll() is None
        assert decisions(demo) == ["批准清仓促销"]
