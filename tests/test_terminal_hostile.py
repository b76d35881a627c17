"""Hostile texts on a real terminal, said by the thousand or out of a report: nothing that they hold is ever obeyed."""

import os
import random
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench.program import copied, meeting_on, run
from bench.scribe import MEETING, Scribe
from data.meeting_log import TinyMeetingLog
from engine.meeting.events import NoteTaken
from tests.payloads import MARKUP, TERMINAL, UNICODE
from tests.torture import times

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
AT_ONCE = 8
"""Entries that the feed shows at once."""
A_MEETING = 400
"""Texts that one meeting takes; then it is another one's turn."""
COMMANDS = (
    "\x1b[7;77H",
    "\x1b[77X",
    "\x1b[?77l",
    "\x1b]0;owned\x07",
    "\x1b]52;c;b3duZWQ=\x07",
    "\x1b]8;;http://evil.test\x1b\\",
    "\x1bPq#0\x1b\\",
    "\x1b_G\x1b\\",
    "\x1bc",
    "\x9b2J",
    "\x9d0;x\x9c",
    "\x0e",
    "\x08\x08\x08",
    "\u202e",
    "\u2066",
)
"""What a terminal would obey, in forms that the program itself never sends."""
IN_NAMES = (
    "\x1b]0;owned\x07",
    "\x1b[2J",
    "\x1b]52;c;b3duZWQ=\x07",
    "\x9b31m",
    "[/]",
    "[@click=app.quit]x[/]",
    "\u202edesrever\u202c",
    "[red]red[/red]",
)
"""What a terminal or a markup would obey, as names of campaigns."""
OURS = re.compile(rb"\x1b\[[0-9;?]*[HmhlKXJGCABDd]|\x1b\[>[0-9;]*u|\x1b\[\?[0-9;]*\$p|\x1b\[=?[0-9;]*[uc]|\x1b[()]B")
"""Moves of the cursor, colours, modes and their questions."""
CONTROLS = re.compile("[\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]")
MARK = 6
"""Characters that each text begins with, and no other."""


def hostile_texts(count: int) -> Iterator[str]:
    """Fragments of every kind, glued together by a dice that always falls alike."""
    dice = random.Random(20261123)
    fragments = [text[:40] for text in (*COMMANDS, *TERMINAL, *UNICODE, *MARKUP)]
    sound = [text.encode("utf-8", errors="ignore").decode() for text in fragments]
    for number in range(count):
        said = "".join(dice.choice((dice.choice(sound), chr(dice.randrange(0xD800)))) for _ in range(4))
        yield f"#{number:05}#{said}"[:60]


def poison(report: Path) -> None:
    """Every campaign's name begins with something that a terminal or a markup would obey."""
    text = report.read_text(encoding="utf-8")
    for number, name in enumerate(sorted(set(re.findall('(?:自动|手动)-[^,"\t]+', text)))):
        text = text.replace(name, name + "".join((*IN_NAMES[number:], *IN_NAMES[:number])))
    stamp = report.stat()
    report.write_text(text, encoding="utf-8")
    os.utime(report, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


def shown_of(workspace: Path, texts: list[str]) -> bytes:
    """What a follower's terminal is sent while the texts come into the meeting, past the gate that a scribe's pass."""
    script = workspace / "script.txt"
    script.write_text("attend 李敏\nstart 演练\n", encoding="utf-8")
    assert run("-w", workspace, "play", script).returncode == 0
    log = TinyMeetingLog(workspace / "meetings" / f"{MEETING}.json")
    with meeting_on(workspace, "follow", columns=200) as seat:
        seat.wait_for("● 进行中 只看", "数据")
        seat.settle(0.3)
        before = len(seat.output)
        for first in range(0, len(texts), AT_ONCE):
            some = texts[first : first + AT_ONCE]
            notes = [NoteTaken(at=AT, by="周婷", id=f"N-{first}", item="review", text=text) for text in some]
            log.append(notes, after=len(log.read()))
            seat.wait_for(*(text[:MARK] for text in some))
        return bytes(seat.output[before:])


def test_nothing_that_a_text_holds_reaches_the_terminal_as_a_command(pristine_demo: Path, tmp_path: Path) -> None:
    texts = list(hostile_texts(times(160, 10_000)))
    for first in range(0, len(texts), A_MEETING):
        sent = shown_of(copied(pristine_demo, tmp_path / f"{first}"), texts[first : first + A_MEETING])
        assert not [command for command in COMMANDS if command.encode() in sent]
        left = OURS.sub(b"", sent)
        assert b"\x1b" not in left, left[max(0, left.find(b"\x1b") - 40) :][:120]
        assert not CONTROLS.search(left.decode())


def test_what_a_report_holds_never_reaches_the_terminal_raw(pristine_demo: Path, tmp_path: Path) -> None:
    workspace = copied(pristine_demo, tmp_path / "hostile")
    for report in workspace.glob("reports/**/*.csv"):
        poison(report)
    shutil.rmtree(workspace / ".cache", ignore_errors=True)
    with meeting_on(workspace) as terminal:
        scribe = Scribe(terminal)
        scribe.opens()
        before = len(terminal.output)
        scribe.press("I", "✓ 到场")
        scribe.press("s", "✓ 开始")
        scribe.press("x", "✓ 完成 A-4")
        for number, title in enumerate(("数据核对", "账户健康与转化", "广告"), start=2):
            terminal.press(":")
            terminal.type(f"goto {number} 略")
            terminal.press("enter")
            terminal.wait_for(f"▸ {title}")
            scribe.escape()
            terminal.press("pagedown", "pageup")
        scribe.press("1", "✓ 行动 A-7")
        # what is left of them is data like any other, and is shown as it stands
        terminal.wait_for("]0;owned[2J]52;c;b3duZWQ=31m[/][@click=app.quit]x[/]desrever[red]red[/red]")
        shown = bytes(terminal.output[before:])
    assert re.findall(rb"\x1b\][^0-9]*[0-9]*", shown) == []
    assert b"\x1b[2J" not in shown
    assert "\u202e".encode() not in shown
    assert "\x9b".encode() not in shown
    # nothing but moves of the cursor, colours, modes and the erasing of a row's end
    unknown = re.sub(rb"\x1b\[[0-9;?]*[HmhlKXJGCABDd]", b"", shown)
    assert b"\x1b" not in unknown
